# Colissimo’s services, their options and pick-up points.

handling = Options
handling-awkward = Rolls, is soft or of an odd shape: handled by hand
handling-several = One of several parcels of a shipment
insurance-up-to = Up to { $most }; empty for the carrier’s own liability
undeliverable-choose = What becomes of it?
part-number = Number of this parcel
part-of = Parcels in all
part-followers = { $count ->
    [one] { $count } parcel bought before will be named
   *[other] { $count } parcels bought before will be named
 }
points-find = Look for pick-up points
points-coming = Looking for points…
points-none = No point near this address: check the postcode and the town.
point-take = Choose { $name }
point-other = Choose another point
point-closed = Closed from { $from } to { $to }
point-most = Up to { $weight }
days-short = Mo Tu We Th Fr Sa Su
services-fold = Fold the services
services-others = { $count ->
    [one] { $count } other service takes this parcel
   *[other] { $count } other services take this parcel
 }
services-not-there = { $count ->
    [one] { $count } service does not go there
   *[other] { $count } services do not go there
 }
why-not-from-there = Does not leave from the sender’s address
why-not-known = La Poste says nothing of this destination
why-not-there = Does not go there
why-not-there-but = Does not go there: take { $service }
why-not-pickup = No pick-up points there
why-not-return = No returns from there
service-dom = Delivered without signature
service-dos = Delivered against signature
service-hd = Picked up at a shop, locker or post office
service-com = Overseas, without signature
service-cds = Overseas, against signature
service-eco = Overseas, by sea
service-return = Return label, from the recipient to you
service-return-abroad = Return label, from France to a seller abroad
service-colissimo = La Poste Colissimo
accounts-colissimo-how = Colissimo is connected with your contract’s key, or with its number and password.
accounts-colissimo-key-step = 1 · Colissimo key
accounts-colissimo-key-hint = In the Colissimo Box, on the profile page; a new key replaces the old one
accounts-without-key = No key: contract number and password
accounts-no-key = Without a key, by contract and password
papers = Papers
paper-never-sent = not printed yet
paper-print = Print: { $paper }
paper-export = Save: { $paper }…
paper-on-slip = On slip { $number }
discard-hold = Discard, hold
panel-discard-means = An unused label is not billed: it is only put aside.
slip-begin = Deposit slip…
slip-title = Which of today’s parcels do you hand over?
slip-none = No Colissimo parcel of today waits for a slip.
slip-most = A slip takes { $most } parcels: make the next one afterwards.
slip-make = { $count ->
    [one] Make the slip for { $count } parcel
   *[other] Make the slip for { $count } parcels
 }
slip-coming = Asking for the slip…
slip-made = { $count ->
    [one] Slip { $number }, { $count } parcel
   *[other] Slip { $number }, { $count } parcels
 }
slip-hand-over = Print it and hand it over with the parcels; La Poste signs a copy.
slip-export = Save the page…
paper-comes-out = { $paper }: { $copies } × { $printer }
paper-kept = { $paper }: { $copies }, to be printed from the history
papers-named = label, { $copies } CN23
preview-after-mending = The CN23 is drawn as soon as there is nothing left to fix.
preview-coming = Drawing the CN23…
preview-failed = The CN23 could not be drawn: it comes with the purchase.
preview-of-cn23 = Preview of the CN23
preview-page-before = Page before
preview-page-after = Next page
preview-page = Page { $page } of { $count }
settings-for-papers = Prints the customs papers
settings-use-for-papers = Print papers here

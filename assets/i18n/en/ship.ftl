# The screen that ships a parcel.

recipient = Recipient
paste-address = Paste an address
paste-hint = Paste the block as it is: name, street, postcode and town, even e-mail and phone.
paste-take = Fill in the fields
postcode-and-city = Code, town

parcel = Parcel
fits-in = Fits { $service }
limits-stated-shipstation = ShipStation says so. La Poste allows more.
limits-stated-shipstation-alone = As the ShipStation API guide has it.
limits-stated-la-poste = La Poste says so. ShipStation’s guide allows it.
limits-offer-la-poste = La Poste allows this: use its limits…
limits-in-force-la-poste = Limits in force: La Poste’s own page.
limits-back = Back to ShipStation’s limits
limits-two-documents = Two documents disagree
document-shipstation = ShipStation API, guide “La Poste-Lettre Suivie”
document-la-poste = La Poste, page on letter sizes
limits-most = { $sides } at most, { $weight } at most
limits-least-and-most = { $least } at least, { $sides } at most, { $weight } at most
limits-consequence = Your choice holds for this account. ShipStation may still refuse to sell: nothing is paid then.
limits-use-la-poste = Use La Poste’s limits
limits-keep-shipstation = Keep ShipStation’s

service = Service
sent-from = from { $town }
service-lettre-suivie = La Poste, delivered to the letterbox
service-too-large = Parcel too large for this service
service-too-small = Parcel too small for this service
service-too-heavy = Parcel too heavy for this service
service-france-only = This service stays within France
price-asked = asking the price…
price-not-quoted = no price quoted
price-add-own = Add your own prices…
price-unknown = price not obtained

handover = Shipment
day-today = Today, { $date }
day-tomorrow = Tomorrow, { $date }
day-after-tomorrow = In two days, { $date }
format-as-printer = { $format }, as the printer
format-kept = { $format }, no printer
format-4x6 = { $format } 102 × 152

order = Order
order-number-label = Number
order-date-label = Date
fold = Fold
order-blank = Optional: number, e-mail, contents, amount
order-no = no. { $number }
order-of = of { $date }
order-no-of = no. { $number } of { $date }
items = { $count ->
    [one] { $count } item
   *[other] { $count } items
 }
billed-elsewhere = billed to another address
bill-elsewhere = Bill to another address

sketch = Sketch
sketch-of-label = Sketch of the label
code-comes-with-purchase = The barcode comes with the purchase

no-printer = No printer: the label will be kept here
set-up-printer = Set up…
printer-named = { $name }, { $state }
printer-paper = { $paper } · { $dpi } dpi · { $language }
printer-ready = ready
printer-silent = does not answer
printer-asked = being asked…
printer-unknown = state unknown
cancel-print = Cancel printing
buy-print-later = Buy and keep, print later
waits-for-printer = See to the printer first; pressing again buys and prints later

strip-empty = The last parcel stays here: another parcel, reprint, void.
strip-spoken = Label for { $who }, { $number }: { $state }
another-parcel-short = Another parcel
enlarge-label = See the label large
void-consequence = Once voided, the label cannot be used
job-at = { $state } · { $time }
kept-here = Kept here
take-back = Take the form back
actions = Actions
purchases-under-way = { $count ->
    [one] { $count } purchase under way
   *[other] { $count } purchases under way
 }

to-fill-in = { $count ->
    [one] { $count } field to fill in
   *[other] { $count } fields to fill in
 }
buy-and-keep = Buy and keep
connect-first = connect an account first
last-label = Last label

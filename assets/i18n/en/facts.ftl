# Sentences about what the trade found: problems, mishaps, states. Each says what to do.

missing = To be filled in
missing-name = Give a name or a company
missing-company = Give a company
missing-street = Give the number and street
missing-extra = Give more of the address
missing-postcode = A postcode is needed
missing-city = Give the town
missing-country = Choose a country
missing-phone = A telephone is needed, the API asks for it
missing-weight = Weigh the parcel
missing-size = Measure the three sides, such as 14x9x3
short-missing = to be filled in

too-long = { $length } signs, { $limit } at most, says { $source }: shorten it
short-too-long = too long
unprintable = “{ $sign }” does not print everywhere: take it out
short-unprintable = sign to take out
postcode-digits = { $found ->
    [0] 5 digits are needed
   *[other] 5 digits are needed, there are { $found }
 }
short-postcode-digits = 5 digits needed
postcode-unknown = No department begins like that: check the code
short-postcode-unknown = unknown
postcode-overseas = Overseas: the guide promises “within France” only
short-postcode-overseas = overseas
outside-france = This service stays in France, says { $source }
short-outside-france = outside France
not-a-weight = Type a weight such as 1250 g or 1.25 kg
short-not-a-weight = cannot be read
weight-zero = A parcel weighs at least 1 g: weigh it
short-weight-zero = nothing
weight-over = Over { $limit }, says { $source }: split the parcel
short-weight-over = too heavy
not-a-size = { $sides ->
    [3] Type three sides such as 14x9x3 cm
   *[other] Three sides are needed, such as 14x9x3 cm
 }
short-not-a-size = cannot be read
side-zero = Each side is at least 1 mm: measure it
short-side-zero = a side is nothing
size-over = Too large: { $limit } at most
short-size-over = too large
face-under = Too small: { $limit } at least
short-face-under = too small
sum-not-under = L + W + H come to { $sum }, must be under { $limit }
short-sum-not-under = too large
not-a-country = No country is called “{ $text }”, or several are: choose it from the list
short-not-a-country = country to choose
not-a-phone = Type a number such as 06 12 34 56 78
short-not-a-phone = cannot be read
not-an-email = Type an address such as name@shop.example
short-not-an-email = cannot be read
date-example = 20/11/2026
not-a-date = Type a date such as 20/11/2026
short-not-a-date = cannot be read
date-ahead = This date lies ahead: check it
short-date-ahead = lies ahead
ship-date-past = This date is past: choose today
short-ship-date-past = past
not-an-amount = Type an amount such as 48.90
short-not-an-amount = cannot be read
not-a-count = Type a whole number such as 3
short-not-a-count = cannot be read
not-a-token = Letters, digits and dashes only, no spaces
short-not-a-token = a sign too many
no-sender = Say first who sends
short-no-sender = to be given
carrier-refused = Refused by the carrier: { $message }
short-carrier-refused = refused

mishap-unreachable = { $host } does not answer. Nothing was sent: check the network, then try again.
mishap-key-refused = The carrier refuses this API key. Check it in your account there, then type it again.
mishap-sandbox-key = This is a trial key (TEST_). Lettre Suivie connects with a production key only.
mishap-key-missing = This account’s key is not known in this session. Reconnect the account.
mishap-refused = The carrier refuses, correct what it names: { $message }
mishap-busy = { $seconds ->
    [one] The carrier asks to wait { $seconds } second. Nothing was bought.
   *[other] The carrier asks to wait { $seconds } seconds. Nothing was bought.
 }
mishap-in-doubt = The request went out and the answer was lost. The station is finding out: do not buy again.
mishap-unreadable = The carrier’s answer cannot be read. Nothing was bought: try again.
mishap-unsupported = This carrier does not do that. Nothing has changed: go on without.
mishap-void-refused = Void refused: the label stays paid. Ask the carrier, which says: { $message }
mishap-paper-missing = The label is paid, its file is not here yet. Fetch it.
mishap-no-code = No code on the label gives its tracking number, so it is not printed. Compare it with the order, then reprint it if it is right.
mishap-not-a-label = This file is no label that can be shown. Fetch the label again.
mishap-no-printer = No printer is set up. The label is kept here.
mishap-printer-unreachable = { $name } does not answer. The label is paid and kept here: switch the printer on, then reprint.
mishap-cannot-write = { $path } cannot be written to. Choose a folder that this station may write to.
mishap-wrong-format = { $name } does not read { $format }. Change the printer’s format in the settings.
mishap-keyring = The system’s keyring did not answer. Unlock it, then try again.
mishap-records = This station’s records cannot be read or written. Check the disk, then start Envoi again.
mishap-too-much-waiting = Too many requests are waiting already. Try again in a moment.
mishap-already-voided = This label is voided and is not printed any more. Ship again.
mishap-out-of-date = The shipping date is past. Leave this purchase, then ship again from the history.
mishap-gone = This no longer exists. Open the screen again to see how things stand.

remedy-try-again = Try again
remedy-check-the-network = Try again
remedy-reconnect = Reconnect the account
remedy-type-the-key = Type the key again
remedy-mend = Correct
remedy-settle = Check now
remedy-fetch-the-paper = Fetch the label
remedy-open-printers = Set the printer up

state-buying = Being bought
state-in-doubt = In doubt
state-not-bought = Not bought
state-refused = Refused
state-not-sent = Not sent
state-paper-missing = Paid, to be fetched
state-labelled = Bought
state-voided = Voided

job-queued = To print
job-sent = Sent, not confirmed
job-written = In the folder
job-failed = Not printed

printer-paper-out = Out of labels: load a roll
printer-head-open = Head open: close it
printer-paused = Paused: press Pause
printer-ribbon-out = Out of ribbon: change it
job-sending = Printing
job-printed = Printed
job-cancelled = Cancelled
printer-cover-open = Cover open: close it
printer-jam = Jam: take out what is stuck
printer-wrong-media = Wrong paper: load the right size
printer-ink-out = Out of ink or toner: change the cartridge
printer-over-temperature = Temperature out of range: let it recover
printer-stopped = Queue stopped: start it again on its computer
printer-offline = Offline: switch it on, look at its cable
printer-no-word = It does not answer yet: wait, or switch it off and on
printer-takes-nothing = It takes no more: look at paper, cover and lights
printer-attention = It asks for help: look at its display
mishap-print-in-doubt = { $name } stopped half way. Look whether the label came out before you print it again.
mishap-printer-refused = { $name } refused the job, nothing is printed. Check its format and its paper in the settings.
mishap-printer-locked = { $name } wants a name and a password, which Envoi does not give; nothing is printed. Allow printing without them at the printer, or add it to this computer’s printers, which remember them, and choose it there.
mishap-not-taken-back = { $name } does not give the job back. Cancel it at the printer.
mishap-no-printer-there = No printer answers at { $host }. Check the address, or choose the format yourself.

source-shipstation-guide = the ShipStation API guide
source-shipstation-reference = the ShipStation API reference
source-la-poste-page = La Poste’s page
source-postal-norm = the norm NF Z10-011
source-paper = what a label can show

can-domestic-france = France to France
can-within-limits = Up to { $weight }, { $sides } at most, L + W + H under { $sum }
can-rates = Price before buying, before surcharges
can-label-4x6 = 4 × 6 inch label as PDF, PNG or ZPL
can-void = Void
can-tracking = Tracking
can-logo = Logo with PDF and PNG, never with ZPL
can-returns = Returns
can-insurance = Insurance by the carrier
can-label-references = References on the label
can-multi-package = Several parcels in one shipment
can-paperless = Labels without paper
can-delivery-confirmation = Delivery confirmation
can-advanced-options = Advanced options
can-dangerous-goods = Dangerous goods
can-manifests = Manifests
can-pickups = Pick-ups
can-service-points = Service points

field-sender = Sender
field-name = Name
field-company = Company
field-street = Address
field-extra = Address 2
field-postcode = Postcode
field-city = Town
field-country = Country
field-phone = Telephone
field-weight = Weight
field-size = Size
field-service = Service
field-ship-date = Date
field-format = Format
field-order-number = Order number
field-order-date = Order date
field-order-email = E-mail
field-order-phone = Telephone
field-order-contents = Contents
field-order-amount = Amount
field-order-items = Items
field-credential = Account
field-shipment = Shipment

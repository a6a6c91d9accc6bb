# History: what waits, what was shipped, and the panel of one shipment.

settle-title = To settle
settle-nothing-blocked = Nothing here holds up the next parcel
settle-in-doubt = No answer to a purchase: { $who }, { $place }
settle-in-doubt-comfort = Asked for at { $time }. The station finds out whether the label exists, nothing is bought again before.
settle-not-bought = Not bought: { $who }, { $place }
settle-not-bought-comfort = The carrier has no such label: nothing is paid.
settle-refused = Refused: { $who }, { $place }
settle-refused-comfort = { $message } Nothing is paid.
settle-nothing-paid = Nothing is paid.
settle-not-sent = Not sent: { $who }, { $place }
settle-not-sent-comfort = No connection: nothing went out, nothing is paid.
settle-paper-missing = Label to fetch: { $who }, { $place }
settle-paper-missing-comfort = It is paid, its file is not here yet.
settle-not-printed = Not printed: { $who }, { $place }
settle-not-printed-comfort = { $printer } did not get it. The label is paid and kept here.
settle-kept-here = The label is paid and kept here.
settle-buy-again = Buy again
settle-leave = Dismiss
settle-take-back = Take it up again
history-search = Search
history-search-example = Name, town, number, order
history-matches = { $matches } of { $total }
history-all = All
history-today = Today
history-voided = Voided
history-state = State
history-number = Number
history-who = Recipient
history-town = Town
history-price = Price
history-listed = own list
history-created = Created
history-tag-sent = Sent
history-tag-fetch = To fetch
history-nothing-yet = Nothing shipped yet. Every label that is bought comes here.
history-ship-first = Ship a parcel
history-nothing-found = No shipment matches.
history-show-all = Show everything
history-count = { $count ->
    [one] Today { $count } shipment
   *[other] Today { $count } shipments
}
history-sum = { $count ->
    [one] Today { $count } shipment, { $sum } before surcharges
   *[other] Today { $count } shipments, { $sum } before surcharges
 }
panel-paid = Paid
panel-paid-without-surcharges = { $price } before surcharges
panel-order = Order
panel-print = Printing
panel-times = { $times } times in all
panel-kept = Kept here
panel-copy-number = Copy the number
panel-ship-again = Ship again
panel-show-label = Show the label
panel-key-show = Ctrl L
panel-export-path = Path of the PDF
panel-export-example = /srv/labels/10391.pdf
panel-export-write = Write the PDF
panel-void-means = Voiding asks the carrier for the money back, and it may refuse. The label can no longer be used.
panel-voided = Voided: it can be neither printed nor voided any more.
panel-not-bought = Nothing was bought.
panel-not-yet = The purchase is not cleared up yet.
panel-paper-missing = The label’s file is not here yet.
panel-erased = Person and label are erased: there is nothing left to print.
shipments = { $count ->
    [one] { $count } shipment
   *[other] { $count } shipments
 }

panel-printed-again = Reprint, asked for by hand
news-printer-holds = The label waits and comes out by itself then.

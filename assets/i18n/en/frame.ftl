# What stands around every screen: top bar, notices, keys.

opening = Opening the station…
order-number = Order { $number }
account = Account
label = Label

key-ctrl = Ctrl
key-shift = Shift
key-escape = Esc

news-exported = PDF saved
news-voided = Label voided
news-settled = Doubt settled
news-disconnected = Account disconnected. Its history stays here.

details-source = Source
details-code = Code
details-message = Message
details-status = HTTP status
details-request = Request

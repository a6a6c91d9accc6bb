# Prices, the house's own price lists, and the day's cap.

settings-prices = Prices and cap
price-quoted-by = quoted by { $seller }
price-listed = price list of { $date }
price-own = your price list
price-unusual-short = unusual price: decide at the price
price-keep = Keep this price
over-cap = With this parcel the day’s cap of { $cap } would be passed: { $spent } are spent or bound already. Raise the cap, or let this shipment pass; the history will say so.
over-cap-short = cap of { $cap }: { $spent } spent or bound
over-cap-allow = Let this shipment pass
over-cap-change = Change the cap…
news-charged-otherwise = The price charged is not the price shown
charged-otherwise = { $charged } charged, { $expected } shown
panel-price = Price
panel-over-cap = Passed the day’s cap, let through
panel-price-kept = Unusual price, kept

cap = The day’s cap
cap-a-day = Each day
cap-none = no limit
cap-hint = Leave it empty for no limit
cap-spent = { $spent } spent or bound today
cap-wrong = Type an amount such as 150 €, or nothing

prices-own = Your prices
prices-own-why = For what no carrier quotes: a price by zone and weight, valid from a date. The button that buys says where the price comes from.
prices-import = Import a price list…
prices-import-path = CSV file
prices-path-example = /srv/prices-2026.csv
prices-export = Export as CSV…
prices-export-template = Export a template…
prices-refused = { $count ->
    [one] { $file } was not taken in: { $count } mistake. Correct it and import again.
   *[other] { $file } was not taken in: { $count } mistakes. Correct them and import again.
 }
prices-removed = The price list of { $date } is removed.
prices-put-back = Put it back
prices-none = No price list yet. Export the template, fill it in with a spreadsheet and import it.
prices-list = Price list
prices-from = From { $date }
prices-in-force = In force
prices-to-come = To come
prices-remove = Remove this list
prices-more = { $count ->
    [one] and { $count } more line
   *[other] and { $count } more lines
 }
prices-everywhere = everywhere
prices-when-the-quote-fails = Also use my prices while the carrier’s price cannot be had

price-column-valid-from = Valid from
price-column-service = Service
price-column-zone = Zone
price-column-countries = Countries
price-column-postcodes = Postcodes
price-column-up-to = Up to
price-column-price = Price
price-column-currency = Currency

price-mistake-empty = Line { $line }: there is no price in this file. Fill in at least one line under the heads
price-mistake-too-long = Line { $line }: the file is too long. Split it
price-mistake-garbled = Line { $line }: cannot be read. Check the quotation marks
price-mistake-column-missing = Line { $line }: the column “{ $column }” is missing
price-mistake-column-unknown = Line { $line }: unknown column “{ $text }”. Use the heads of the template
price-mistake-column-twice = Line { $line }: the column “{ $column }” is there twice. Keep one
price-mistake-cell-empty = Line { $line }: “{ $column }” is empty
price-mistake-not-a-date = Line { $line }: “{ $text }” is no date. Type for example 2026-01-01
price-mistake-service-unknown = Line { $line }: unknown service “{ $text }”. Leave it empty for all services
price-mistake-country-unknown = Line { $line }: unknown country “{ $text }”. Type its code, such as FR
price-mistake-not-a-postcode = Line { $line }: no postcode begins with “{ $text }”
price-mistake-postcode-without-country = Line { $line }: postcodes without a country. Add the country
price-mistake-not-a-weight = Line { $line }: “{ $text }” is no weight. Type for example 500 g
price-mistake-not-a-price = Line { $line }: “{ $text }” is no price. Type for example 4.95
price-mistake-not-a-currency = Line { $line }: “{ $text }” is no currency. Type for example EUR
price-mistake-said-twice = Line { $line }: line { $other } gives this price already. Keep one

keyring-title = The account’s key
keyring-home = The key is in the system’s keyring, under the name “ch.envoi.Envoi”. It is in no file and in no backup.
keyring-asked = Asking the system’s keyring…
keyring-auto-login = Where the desk opens without a password, its keyring stays locked: press Unlock and give its password. To be spared that, log in with a password.
keyring-unlock = Unlock…
keyring-ask-again = Check again

price-over-usual = { $price }: { $percent } % more than the { $usual } usually paid here ({ $times } comparable shipments). Keep this price if it is right, or check the weight and the service
price-over-list = { $price }: { $percent } % more than the { $usual } of your price list of { $date }. Keep this price if it is right, or check the weight and the service
short-price-over-usual = unusual price
short-price-over-list = above your list
mishap-over-cap = Nothing was bought: the day’s cap of { $cap } would be passed, { $spent } are spent or bound already.
mishap-keyring-locked = The system’s keyring is locked. Unlock it from the account’s page.
mishap-keyring-absent = No keyring answers on this system. The account’s page says what to do.
remedy-open-prices = See the cap
remedy-open-accounts = See the account

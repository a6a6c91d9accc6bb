# The address book, the packages, and what is undone.

clear-form = Clear
keep-in-book = Keep in address book
suggest-list = Known recipients
suggest-from-book = address book
suggest-from-parcel = shipped before
suggest-hint = { $count ->
    [one] { $count } known · ↓ then Enter picks
   *[other] { $count } known · ↓ then Enter picks one
 }

settings-addresses = Addresses
book-search = Search the address book
book-search-example = Name, company, street, town, e-mail
book-add = Add an address
book-import = Import CSV
book-import-hint = A list with a line of heads: name, company, street, postcode, city, country, e-mail, phone. Any order will do.
book-import-path = List to read
book-import-go = Import
book-export-path = File to write
book-export-go = Export
book-file-name = address-book
book-empty = The address book is empty. Add an address, import a list, or keep a recipient from the Ship screen.
book-count = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
 }
book-found = { $matches } of { $total } addresses
book-some-shown = { $matches } addresses, the first { $shown } here: search to see others
book-remove = Remove { $name }
book-new = New address
book-change = Change the address
book-save = Save the address
book-nameless = Give a name or a company
book-name = Name
book-company = Company
book-street = Street
book-extra = Extra
book-postcode = Postcode
book-city = City
book-country = Country
book-email = E-mail
book-phone = Phone

settings-packages = Packages
packages = Packages
packages-none = No package is kept yet.
packages-keep = Keep these measures…
packages-manage = Manage packages…
packages-about = A package fills in size, weight and service in one go: Alt 1 to Alt 9 on the Ship screen.
packages-add = Add a package
packages-raise = Move up
packages-new = New package
packages-change = Change the package
packages-save = Save the package
packages-name = Name
packages-name-example = Small box
packages-name-missing = Give it a name, such as Small box
packages-size-unreadable = Type three sides such as 14x9x2.5, or nothing
packages-weight-hint = The weight that is always declared, or nothing if you weigh
packages-weight-unreadable = Type a weight such as 412 g, or nothing
packages-any-service = Whichever is chosen
key-alt = Alt

undo = Undo
did-clear = Form cleared
did-paste = Address replaced
did-pick = Recipient replaced
did-use-package = Measures replaced
did-ship-again = Form filled from another shipment
did-remove-contact = Taken off the address book
did-remove-package = Package removed

news-draft-restored = Draft of { $time } restored
news-draft-restored-of-day = Draft of { $time } restored
news-contact-kept = Kept in the address book
news-imported = List imported
news-imported-counts = { $added ->
    [one] { $added } new address
   *[other] { $added } new addresses
 }, { $known } already known, { $nameless ->
    [0] no line without a name
    [one] { $nameless } line without a name left out
   *[other] { $nameless } lines without a name left out
 }
news-book-exported = Address book exported
mishap-not-a-list = { $path } cannot be read as a list of addresses: it needs a line of heads with a name or a company.

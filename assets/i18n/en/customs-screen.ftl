# The customs declaration: the table of articles and its boxes.

customs = Customs
service-and-customs = Service and customs
article-add = Article
rows-paste = Paste rows
rows-import = Import a file…
rows-export = Export…
rows-paste-hint = Paste the rows copied from a spreadsheet: their heads are known, in any order.
rows-take = Fill the table
rows-file-go = Go on
articles-none = No article yet: add one, or paste rows from a spreadsheet.
customs-file-name = articles
columns-back = Columns before
columns-on = Next columns
head-english = In English
head-quantity = Qty
head-weight = kg / piece
head-value = { $currency } / piece
head-hs-code = HS code
head-origin = Origin
head-original-ident = Parcel
head-vat = VAT { $currency }
head-customs-fees = Duty { $currency }
head-origin-label = In words
article-cell = { $column }, article { $number }
article-number = Article { $number }
article-and-column = Article { $number }: { $column }
article-double = Duplicate
article-remove = Remove
articles-counted = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
 }, { $pieces ->
    [one] { $pieces } piece
   *[other] { $pieces } pieces
 }
rest-unknown = gross not weighed
rest-of-parcel = gross { $gross } · { $rest } kg left
rest-negative = gross { $gross } · { $rest } kg too much
origin-empty = empty: FR
origin-empty-means = Empty: La Poste will declare France
currency-empty = EUR
currency-empty-means = Empty: La Poste will count in euros
mend = Fix
la-poste-code = La Poste’s code: { $code }
category-choose = Category of the contents…
eori-short = EORI
customs-more = Other boxes of the declaration
hint-explanation = Asked for when the category is “Other”
hint-customs-description = In English, for the parcel as a whole
hint-importers-reference = The importer’s VAT, EORI or tax number
hint-gst = To Australia only
hint-customs-comments = For example VAT no.: GB123456789
hint-postage = Printed on the CN23, in euros
hint-copies = Empty: four, three on the parcel and one for you
importer-other = Somebody other than the recipient imports
importer-country = Country (2 letters)
originals = Original invoices and parcels
original-letter = Parcel { $letter }
original-add = Original parcel
did-add-article = Article added
did-double-article = Article duplicated
did-move-article = Article moved
did-pick-article = Article filled in
did-remove-article = Article removed
did-fill-articles = Rows filled in
rows-filled = { $count ->
    [one] { $count } row
   *[other] { $count } rows
 }
rows-filled-and-left-out = { $count } rows, { $left } more left out: a declaration has a hundred at most
news-no-articles = No articles in this file
news-no-articles-hint = Choose a CSV with a column Description.
key-delete = Del
to-review = { $count } to review, can be bought
picker-list = What is offered
from-catalogue = shipped before
from-goods = our table of goods
from-tariff = official list
paste-short = Paste
ident-empty-means = Empty: the only original parcel
currency-of-all = Currency of the values

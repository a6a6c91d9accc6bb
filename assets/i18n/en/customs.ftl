# Customs, and what the carrier is asked to do: names of boxes, choices and papers.

source-article-schema = La Poste’s Article schema
source-sls-documentation = La Poste’s SLS documentation
source-colissimo-pages = La Poste’s Colissimo pages

can-worldwide = France, overseas and abroad
can-customs-declaration = Customs declaration CN23
can-duties-paid = Duties and taxes paid by the sender
can-deposit-slips = Deposit slips

field-state = State or province
missing-state = Give the state or province in two letters
book-state = State or province

article-description = Description
article-english = Description in English
article-quantity = Quantity
article-weight = Net weight each
article-value = Value each
article-currency = Currency
article-hs-code = HS code
article-origin = Origin
article-reference = Reference
article-original-ident = Original parcel
article-vat = VAT each
article-customs-fees = Duties each
article-origin-label = Country of origin in words

customs-articles = Articles
customs-category = Contents
customs-explanation = Explanation
customs-description = Contents in English
customs-invoice = Invoice
customs-licence = Licence
customs-certificate = Certificate
customs-importers-reference = Importer’s reference
customs-eori = Sender’s EORI
customs-consignee-eori = Consignee’s EORI
customs-gst = Australian GST
customs-comments = Comments
customs-postage = Postage
customs-copies = Copies of the CN23

original-invoice-number = Original invoice
original-invoice-date = Date of the invoice
original-parcel-number = Original parcel

contents-gift = Gift
contents-sample = Sample
contents-commercial = Sale of goods
contents-document = Documents
contents-other = Other
contents-return = Returned goods

field-insurance = Insurance
field-duties = Duties and taxes
field-undeliverable = If undeliverable
field-pickup-point = Pick-up point
field-instructions = Instructions
field-part = Part of the shipment

duties-consignee = paid by the consignee (DAP)
duties-sender = paid by the sender (DDP)
duties-sender-overseas = paid by the sender, overseas
undeliverable-come-back = comes back by priority, charged
undeliverable-abandon = abandoned there
paper-label = Label
paper-cn23 = CN23
paper-invoice = Invoice

missing-article-description = Say what it is, for example “Cotton T-shirt”
missing-article-english = Say it in English, for example “Cotton T-shirt”
missing-article-quantity = Give the number of pieces
missing-article-weight = Weigh one piece
missing-article-value = Give the value of one piece
missing-article-hs-code = Look the HS code up with F4
missing-article-origin = Give the country of origin
missing-article-reference = Give the article’s reference
missing-customs-category = Choose why it is sent
missing-customs-postage = Give the postage
missing-customs-eori = Give your EORI
missing-customs-description = Say in English what the parcel holds
missing-undeliverable = Choose what becomes of it if it cannot be delivered
missing-pickup-point = Choose a pick-up point
missing-order-phone = The consignee’s mobile is needed
missing-order-email = The consignee’s e-mail is needed

customs-no-article = Add at least one article to the declaration
short-customs-no-article = no article

credential-contract_password = Colissimo password
credential-contract_password-hint = Only if you have no key
credential-okapi_key = Tracking key (Okapi)
credential-okapi_key-hint = For public tracking, from developer.laposte.fr

state-discarded = Put away, not billed
panel-discarded = Put away: an unused label is not billed. Ship again to make another
mishap-no-page-printer = No printer takes this page. Choose one for documents, or save the page

settle-lost = No answer to a purchase: { $who }, { $place }
settle-lost-comfort = La Poste bills only labels that are used. Make another: the lost one costs nothing
settle-make-anew = Make a new label, the lost one is not billed
settle-put-away = Leave it

# La douane et ce que l’on demande au transporteur : noms des cases, des choix et des papiers.

source-article-schema = le schéma Article de La Poste
source-sls-documentation = la documentation SLS de La Poste
source-colissimo-pages = les pages Colissimo de La Poste

can-worldwide = France, outre-mer et étranger
can-customs-declaration = Déclaration en douane CN23
can-duties-paid = Droits et taxes payés par l’expéditeur
can-deposit-slips = Bordereaux de dépôt

field-state = État ou province
missing-state = Indiquez l’État ou la province, en deux lettres
book-state = État ou province

article-description = Désignation
article-english = Désignation en anglais
article-quantity = Quantité
article-weight = Poids net par pièce
article-value = Valeur par pièce
article-currency = Devise
article-hs-code = Code SH
article-origin = Origine
article-reference = Référence
article-original-ident = Colis d’origine
article-vat = TVA par pièce
article-customs-fees = Droits par pièce
article-origin-label = Pays d’origine en toutes lettres

customs-articles = Articles
customs-category = Nature du contenu
customs-explanation = Explication
customs-description = Contenu en anglais
customs-invoice = Facture
customs-licence = Licence
customs-certificate = Certificat
customs-importers-reference = Référence de l’importateur
customs-eori = EORI de l’expéditeur
customs-consignee-eori = EORI du destinataire
customs-gst = GST australien
customs-comments = Observations
customs-postage = Frais de port
customs-copies = Exemplaires du CN23

original-invoice-number = Facture d’origine
original-invoice-date = Date de la facture
original-parcel-number = Colis d’origine

contents-gift = Cadeau
contents-sample = Échantillon
contents-commercial = Vente de marchandises
contents-document = Documents
contents-other = Autre
contents-return = Retour de marchandises

field-insurance = Assurance
field-duties = Droits et taxes
field-undeliverable = Si non distribuable
field-pickup-point = Point de retrait
field-instructions = Instructions
field-part = Partie de l’envoi

duties-consignee = payés par le destinataire (DAP)
duties-sender = payés par l’expéditeur (DDP)
duties-sender-overseas = payés par l’expéditeur, outre-mer
undeliverable-come-back = revient en prioritaire, payant
undeliverable-abandon = abandonné sur place
paper-label = Étiquette
paper-cn23 = CN23
paper-invoice = Facture

missing-article-description = Dites ce que c’est, par exemple « T-shirt en coton »
missing-article-english = Dites-le en anglais, par exemple « Cotton T-shirt »
missing-article-quantity = Indiquez combien de pièces
missing-article-weight = Pesez une pièce
missing-article-value = Indiquez la valeur d’une pièce
missing-article-hs-code = Cherchez le code SH avec F4
missing-article-origin = Indiquez le pays d’origine
missing-article-reference = Indiquez la référence de l’article
missing-customs-category = Choisissez pourquoi vous envoyez
missing-customs-postage = Indiquez les frais de port
missing-customs-eori = Indiquez votre EORI
missing-customs-description = Dites en anglais ce que contient le colis
missing-undeliverable = Choisissez ce qu’il devient s’il ne peut être distribué
missing-pickup-point = Choisissez un point de retrait
missing-order-phone = Il faut le mobile du destinataire
missing-order-email = Il faut l’e-mail du destinataire

customs-no-article = Ajoutez au moins un article à la déclaration
short-customs-no-article = aucun article

credential-contract_password = Mot de passe Colissimo
credential-contract_password-hint = Seulement si vous n’avez pas de clé
credential-okapi_key = Clé de suivi (Okapi)
credential-okapi_key-hint = Pour le suivi public, depuis developer.laposte.fr

state-discarded = Écartée, non facturée
panel-discarded = Écartée : une étiquette non utilisée n’est pas facturée. Expédiez encore pour en faire une autre
mishap-no-page-printer = Aucune imprimante ne prend cette page. Choisissez-en une pour les documents, ou enregistrez la page

settle-lost = Achat sans réponse : { $who }, { $place }
settle-lost-comfort = La Poste ne facture que les étiquettes utilisées. Faites-en une autre, celle qui est perdue ne coûte rien
settle-make-anew = Refaire l’étiquette, la perdue n’est pas facturée
settle-put-away = Laisser tomber

# La déclaration en douane : le tableau des articles et ses cases.

customs = Douane
service-and-customs = Service et douane
article-add = Article
rows-paste = Coller des lignes
rows-import = Importer un fichier…
rows-export = Exporter…
rows-paste-hint = Collez les lignes copiées du tableur : leurs titres sont reconnus, leur ordre est libre.
rows-take = Remplir le tableau
rows-file-go = Continuer
articles-none = Aucun article : ajoutez-en un, ou collez des lignes d’un tableur.
customs-file-name = articles
columns-back = Colonnes précédentes
columns-on = Colonnes suivantes
head-english = En anglais
head-quantity = Qté
head-weight = kg / pièce
head-value = { $currency } / pièce
head-hs-code = Code SH
head-origin = Origine
head-original-ident = Colis
head-vat = TVA { $currency }
head-customs-fees = Droits { $currency }
head-origin-label = En lettres
article-cell = { $column }, article { $number }
article-number = Article { $number }
article-and-column = Article { $number } : { $column }
article-double = Doubler
article-remove = Retirer
articles-counted = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
 }, { $pieces ->
    [one] { $pieces } pièce
   *[other] { $pieces } pièces
 }
rest-unknown = brut non pesé
rest-of-parcel = brut { $gross } · reste { $rest } kg
rest-negative = brut { $gross } · { $rest } kg de trop
origin-empty = vide : FR
origin-empty-means = Vide : La Poste déclarera la France
currency-empty = EUR
currency-empty-means = Vide : La Poste comptera en euros
mend = Corriger
la-poste-code = Code de La Poste : { $code }
category-choose = Nature du contenu…
eori-short = EORI
customs-more = Autres cases de la déclaration
hint-explanation = Demandée quand la nature est « Autre »
hint-customs-description = En anglais, pour l’ensemble du colis
hint-importers-reference = TVA, EORI ou numéro fiscal de l’importateur
hint-gst = Seulement vers l’Australie
hint-customs-comments = Par exemple N. TVA : GB123456789
hint-postage = Imprimés sur le CN23, en euros
hint-copies = Vide : quatre, trois sur le colis et un pour vous
importer-other = Quelqu’un d’autre que le destinataire importe
importer-country = Pays (2 lettres)
originals = Factures et colis d’origine
original-letter = Colis { $letter }
original-add = Colis d’origine
did-add-article = Article ajouté
did-double-article = Article doublé
did-move-article = Article déplacé
did-pick-article = Article repris
did-remove-article = Article retiré
did-fill-articles = Lignes reprises
rows-filled = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
 }
rows-filled-and-left-out = { $count } lignes, { $left } de plus laissées : une déclaration en a cent au plus
news-no-articles = Aucun article dans ce fichier
news-no-articles-hint = Choisissez un CSV avec une colonne Désignation.
key-delete = Suppr
to-review = { $count } à revoir, achat possible
picker-list = Choix proposés
from-catalogue = déjà expédié
from-goods = notre table
from-tariff = liste officielle, en anglais
paste-short = Coller
ident-empty-means = Vide : le seul colis d’origine
currency-of-all = Devise des valeurs

# La dichiarazione doganale: la tabella degli articoli e le sue caselle.

customs = Dogana
service-and-customs = Servizio e dogana
article-add = Articolo
rows-paste = Incollare righe
rows-import = Importare un file…
rows-export = Esportare…
rows-paste-hint = Incollate le righe copiate dal foglio: i titoli sono riconosciuti, in qualsiasi ordine.
rows-take = Riempi la tabella
rows-file-go = Continuare
articles-none = Nessun articolo: aggiungetene uno o incollate le righe di un foglio.
customs-file-name = articoli
columns-back = Colonne precedenti
columns-on = Colonne seguenti
head-english = In inglese
head-quantity = Qtà
head-weight = kg / pezzo
head-value = { $currency } / pezzo
head-hs-code = Codice SA
head-origin = Origine
head-original-ident = Pacco
head-vat = IVA { $currency }
head-customs-fees = Dazi { $currency }
head-origin-label = In lettere
article-cell = { $column }, articolo { $number }
article-number = Articolo { $number }
article-and-column = Articolo { $number }: { $column }
article-double = Duplicare
article-remove = Togliere
articles-counted = { $articles ->
    [one] { $articles } articolo
   *[other] { $articles } articoli
 }, { $pieces ->
    [one] { $pieces } pezzo
   *[other] { $pieces } pezzi
 }
rest-unknown = lordo non pesato
rest-of-parcel = lordo { $gross } · resto { $rest } kg
rest-negative = lordo { $gross } · { $rest } kg di troppo
origin-empty = vuoto: FR
origin-empty-means = Vuoto: La Poste dichiarerà la Francia
currency-empty = EUR
currency-empty-means = Vuoto: La Poste conterà in euro
mend = Correggi
la-poste-code = Codice di La Poste: { $code }
category-choose = Natura del contenuto…
eori-short = EORI
customs-more = Altre caselle della dichiarazione
hint-explanation = Richiesta quando la natura è «Altro»
hint-customs-description = In inglese, per tutto il pacco
hint-importers-reference = IVA, EORI o codice fiscale dell’importatore
hint-gst = Solo verso l’Australia
hint-customs-comments = Per esempio N. IVA: GB123456789
hint-postage = Stampate sul CN23, in euro
hint-copies = Vuoto: quattro, tre sul pacco e una per voi
importer-other = Importa qualcuno diverso dal destinatario
importer-country = Paese (2 lettere)
originals = Fatture e pacchi d’origine
original-letter = Pacco { $letter }
original-add = Pacco d’origine
did-add-article = Articolo aggiunto
did-double-article = Articolo duplicato
did-move-article = Articolo spostato
did-pick-article = Articolo ripreso
did-remove-article = Articolo tolto
did-fill-articles = Righe riprese
rows-filled = { $count ->
    [one] { $count } riga
   *[other] { $count } righe
 }
rows-filled-and-left-out = { $count } righe, altre { $left } tralasciate: una dichiarazione ne ha cento al massimo
news-no-articles = Nessun articolo in questo file
news-no-articles-hint = Scegliete un CSV con una colonna Descrizione.
key-delete = Canc
to-review = { $count } da rivedere, acquisto possibile
picker-list = Scelte proposte
from-catalogue = già spedito
from-goods = la nostra tabella
from-tariff = elenco ufficiale, in inglese
paste-short = Incollare
ident-empty-means = Vuoto: l’unico pacco d’origine
currency-of-all = Valuta dei valori

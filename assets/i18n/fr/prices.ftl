# Prix, tarifs de la maison et plafond du jour.

settings-prices = Prix et plafond
price-quoted-by = annoncé par { $seller }
price-listed = tarif du { $date }
price-own = votre tarif
price-unusual-short = prix inhabituel : décidez au prix
price-keep = Garder ce prix
over-cap = Avec ce colis, le plafond du jour de { $cap } serait dépassé : { $spent } sont déjà dépensés ou engagés. Relevez le plafond, ou laissez passer cet envoi ; l’historique le dira.
over-cap-short = plafond de { $cap } : { $spent } déjà engagés
over-cap-allow = Laisser passer cet envoi
over-cap-change = Changer le plafond…
news-charged-otherwise = Le prix payé n’est pas le prix affiché
charged-otherwise = { $charged } payés, { $expected } affichés
panel-price = Prix
panel-over-cap = Plafond du jour dépassé, laissé passer
panel-price-kept = Prix inhabituel, gardé

cap = Plafond du jour
cap-a-day = Par jour
cap-none = sans limite
cap-hint = Laissez vide pour n’avoir aucune limite
cap-spent = { $spent } dépensés ou engagés aujourd’hui
cap-wrong = Écrivez un montant, par exemple 150 €, ou rien

prices-own = Vos tarifs
prices-own-why = Pour ce qu’aucun transporteur ne chiffre : un prix par zone et par poids, valable dès une date. Le bouton d’achat dit d’où vient le prix.
prices-import = Importer un tarif…
prices-import-path = Fichier CSV
prices-path-example = /srv/tarif-2026.csv
prices-export = Exporter en CSV…
prices-export-template = Exporter un modèle…
prices-refused = { $count ->
    [one] { $file } n’a pas été repris : { $count } erreur. Corrigez-la et importez à nouveau.
   *[other] { $file } n’a pas été repris : { $count } erreurs. Corrigez-les et importez à nouveau.
 }
prices-removed = Le tarif du { $date } est supprimé.
prices-put-back = Le remettre
prices-none = Aucun tarif encore. Exportez le modèle, remplissez-le dans un tableur et importez-le.
prices-list = Tarif
prices-from = Dès le { $date }
prices-in-force = En vigueur
prices-to-come = À venir
prices-remove = Supprimer ce tarif
prices-more = { $count ->
    [one] et { $count } autre ligne
   *[other] et { $count } autres lignes
 }
prices-everywhere = partout
prices-when-the-quote-fails = Utiliser aussi mes tarifs quand le prix du transporteur ne peut pas être obtenu

price-column-valid-from = Valable dès
price-column-service = Service
price-column-zone = Zone
price-column-countries = Pays
price-column-postcodes = Codes postaux
price-column-up-to = Jusqu’à
price-column-price = Prix
price-column-currency = Devise

price-mistake-empty = Ligne { $line } : aucun prix dans ce fichier. Remplissez au moins une ligne sous les titres
price-mistake-too-long = Ligne { $line } : le fichier est trop long. Partagez-le en plusieurs
price-mistake-garbled = Ligne { $line } : illisible. Vérifiez les guillemets
price-mistake-column-missing = Ligne { $line } : il manque la colonne « { $column } »
price-mistake-column-unknown = Ligne { $line } : colonne « { $text } » inconnue. Reprenez les titres du modèle
price-mistake-column-twice = Ligne { $line } : la colonne « { $column } » est là deux fois. Gardez-en une
price-mistake-cell-empty = Ligne { $line } : « { $column } » est vide
price-mistake-not-a-date = Ligne { $line } : « { $text } » n’est pas une date. Écrivez par exemple 01/01/2026
price-mistake-service-unknown = Ligne { $line } : service « { $text } » inconnu. Laissez vide pour tous les services
price-mistake-country-unknown = Ligne { $line } : pays « { $text } » inconnu. Écrivez son code, par exemple FR
price-mistake-not-a-postcode = Ligne { $line } : « { $text } » ne commence aucun code postal
price-mistake-postcode-without-country = Ligne { $line } : des codes postaux sans pays. Ajoutez le pays
price-mistake-not-a-weight = Ligne { $line } : « { $text } » n’est pas un poids. Écrivez par exemple 500 g
price-mistake-not-a-price = Ligne { $line } : « { $text } » n’est pas un prix. Écrivez par exemple 4,95
price-mistake-not-a-currency = Ligne { $line } : « { $text } » n’est pas une devise. Écrivez par exemple EUR
price-mistake-said-twice = Ligne { $line } : la ligne { $other } donne déjà ce prix. Gardez-en une

keyring-title = Clé du compte
keyring-home = La clé est dans le trousseau du système, sous le nom « ch.envoi.Envoi ». Elle n’est ni dans un fichier, ni dans une sauvegarde.
keyring-asked = Le trousseau du système est interrogé…
keyring-auto-login = Si le poste s’ouvre sans mot de passe, son trousseau reste verrouillé : cliquez sur Déverrouiller et donnez son mot de passe. Pour ne plus avoir à le faire, ouvrez la session avec un mot de passe.
keyring-unlock = Déverrouiller…
keyring-ask-again = Vérifier à nouveau

price-over-usual = { $price } : { $percent } % de plus que les { $usual } payés d’habitude ici ({ $times } envois comparables). Gardez ce prix s’il est juste, ou vérifiez le poids et le service
price-over-list = { $price } : { $percent } % de plus que les { $usual } de votre tarif du { $date }. Gardez ce prix s’il est juste, ou vérifiez le poids et le service
short-price-over-usual = prix inhabituel
short-price-over-list = au-dessus du tarif
mishap-over-cap = Rien n’a été acheté : le plafond du jour de { $cap } serait dépassé, { $spent } sont déjà dépensés ou engagés.
mishap-keyring-locked = Le trousseau du système est verrouillé. Déverrouillez-le depuis la page du compte.
mishap-keyring-absent = Aucun trousseau ne répond sur ce système. La page du compte dit que faire.
remedy-open-prices = Voir le plafond
remedy-open-accounts = Voir le compte

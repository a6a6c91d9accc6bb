# Phrases sur ce que le métier a trouvé : problèmes, incidents, états. Chacune dit quoi faire.

missing = À remplir
missing-name = Indiquez un nom ou une société
missing-company = Indiquez une société
missing-street = Indiquez le numéro et la rue
missing-extra = Indiquez un complément
missing-postcode = Il faut un code postal
missing-city = Indiquez la ville
missing-country = Choisissez un pays
missing-phone = Il faut un téléphone, l’API l’exige
missing-weight = Pesez le colis
missing-size = Mesurez les trois côtés, par exemple 14x9x3
short-missing = à remplir

too-long = { $length } signes, { $limit } au plus selon { $source } : raccourcissez
short-too-long = trop long
unprintable = « { $sign } » ne s’imprime pas partout : retirez-le
short-unprintable = signe à retirer
postcode-digits = { $found ->
    [0] Il faut 5 chiffres
   *[other] Il faut 5 chiffres, il y en a { $found }
 }
short-postcode-digits = il faut 5 chiffres
postcode-unknown = Aucun département ne commence ainsi : vérifiez le code
short-postcode-unknown = inconnu
postcode-overseas = Outre-mer : le guide ne promet que « within France »
short-postcode-overseas = outre-mer
outside-france = Ce service reste en France, selon { $source }
short-outside-france = hors de France
not-a-weight = Écrivez un poids, par exemple 1250 g ou 1,25 kg
short-not-a-weight = illisible
weight-zero = Un colis pèse au moins 1 g : pesez-le
short-weight-zero = nul
weight-over = Plus de { $limit }, selon { $source } : partagez le colis
short-weight-over = trop lourd
not-a-size = { $sides ->
    [3] Écrivez trois côtés, par exemple 14x9x3 cm
   *[other] Il faut trois côtés, par exemple 14x9x3 cm
 }
short-not-a-size = illisible
side-zero = Chaque côté mesure au moins 1 mm : mesurez-le
short-side-zero = côté nul
size-over = Trop grand : { $limit } au plus
short-size-over = trop grand
face-under = Trop petit : { $limit } au moins
short-face-under = trop petit
sum-not-under = L + l + h font { $sum }, il faut moins de { $limit }
short-sum-not-under = trop grand
not-a-country = Aucun pays ne s’appelle « { $text } », ou plusieurs : choisissez-le dans la liste
short-not-a-country = pays à choisir
not-a-phone = Écrivez un numéro, par exemple 06 12 34 56 78
short-not-a-phone = illisible
not-an-email = Écrivez une adresse, par exemple nom@boutique.example
short-not-an-email = illisible
date-example = 20/11/2026
not-a-date = Écrivez une date, par exemple 20/11/2026
short-not-a-date = illisible
date-ahead = Cette date est à venir : vérifiez-la
short-date-ahead = à venir
ship-date-past = Cette date est passée : choisissez aujourd’hui
short-ship-date-past = passée
not-an-amount = Écrivez un montant, par exemple 48,90
short-not-an-amount = illisible
not-a-count = Écrivez un nombre entier, par exemple 3
short-not-a-count = illisible
not-a-token = Lettres, chiffres et tirets seulement, sans espace
short-not-a-token = signe de trop
no-sender = Indiquez d’abord qui expédie
short-no-sender = à indiquer
carrier-refused = Refusé par le transporteur : { $message }
short-carrier-refused = refusé

mishap-unreachable = { $host } ne répond pas. Rien n’a été envoyé : vérifiez le réseau, puis réessayez.
mishap-key-refused = Le transporteur refuse cette clé API. Vérifiez-la dans votre compte chez lui, puis saisissez-la de nouveau.
mishap-sandbox-key = C’est une clé d’essai (TEST_). Lettre Suivie ne se connecte qu’avec une clé de production.
mishap-key-missing = La clé de ce compte n’est pas connue dans cette session. Reconnectez le compte.
mishap-refused = Le transporteur refuse, corrigez ce qu’il nomme : { $message }
mishap-busy = { $seconds ->
    [one] Le transporteur demande d’attendre { $seconds } seconde. Rien n’a été acheté.
   *[other] Le transporteur demande d’attendre { $seconds } secondes. Rien n’a été acheté.
 }
mishap-in-doubt = Demande envoyée, réponse perdue. Le poste cherche si l’étiquette existe : n’achetez pas de nouveau.
mishap-unreadable = La réponse du transporteur est illisible. Rien n’a été acheté : réessayez.
mishap-unsupported = Ce transporteur ne le fait pas. Rien n’a changé : continuez sans.
mishap-void-refused = Annulation refusée : l’étiquette reste payée. Adressez-vous au transporteur, qui dit : { $message }
mishap-paper-missing = L’étiquette est payée, son fichier n’est pas encore là. Récupérez-le.
mishap-no-code = Aucun code de l’étiquette ne donne son numéro de suivi : elle n’est pas imprimée. Comparez-la à la commande, puis réimprimez-la si elle est bonne.
mishap-not-a-label = Ce fichier n’est pas une étiquette que l’on puisse montrer. Récupérez l’étiquette de nouveau.
mishap-no-printer = Aucune imprimante n’est réglée. L’étiquette est gardée ici.
mishap-printer-unreachable = { $name } ne répond pas. L’étiquette est payée et gardée ici : allumez l’imprimante, puis réimprimez.
mishap-cannot-write = Impossible d’écrire dans { $path }. Choisissez un dossier où ce poste a le droit d’écrire.
mishap-wrong-format = { $name } ne lit pas le { $format }. Changez le format de l’imprimante dans les réglages.
mishap-keyring = Le trousseau du système n’a pas répondu. Déverrouillez-le, puis réessayez.
mishap-records = Les données de ce poste ne se lisent ou ne s’écrivent pas. Vérifiez le disque, puis relancez Envoi.
mishap-too-much-waiting = Trop de demandes attendent déjà. Réessayez dans un instant.
mishap-already-voided = Étiquette annulée : elle ne s’imprime plus. Expédiez de nouveau.
mishap-out-of-date = La date d’expédition est passée. Laissez cet achat, puis expédiez encore depuis l’historique.
mishap-gone = Cet élément n’existe plus. Rouvrez l’écran pour voir où il en est.

remedy-try-again = Réessayer
remedy-check-the-network = Réessayer
remedy-reconnect = Reconnecter le compte
remedy-type-the-key = Ressaisir la clé
remedy-mend = Corriger
remedy-settle = Vérifier maintenant
remedy-fetch-the-paper = Récupérer l’étiquette
remedy-open-printers = Régler l’imprimante

state-buying = Achat en cours
state-in-doubt = En doute
state-not-bought = Pas achetée
state-refused = Refusée
state-not-sent = Pas envoyée
state-paper-missing = Payée, à récupérer
state-labelled = Achetée
state-voided = Annulée

job-queued = À imprimer
job-sent = Envoyée, non confirmée
job-written = Dans le dossier
job-failed = Non imprimée

printer-paper-out = Plus d’étiquettes : rechargez le rouleau
printer-head-open = Tête ouverte : fermez-la
printer-paused = En pause : appuyez sur Pause
printer-ribbon-out = Plus de ruban : changez-le
job-sending = En cours d’impression
job-printed = Imprimée
job-cancelled = Annulée
printer-cover-open = Capot ouvert : fermez-le
printer-jam = Bourrage : retirez ce qui est coincé
printer-wrong-media = Mauvais papier : chargez le bon format
printer-ink-out = Plus d’encre ni de toner : changez la cartouche
printer-over-temperature = Température anormale : laissez-la revenir
printer-stopped = File arrêtée : relancez-la sur son ordinateur
printer-offline = Hors ligne : allumez-la, vérifiez son câble
printer-no-word = Elle ne répond pas encore : attendez, ou éteignez-la puis rallumez-la
printer-takes-nothing = Elle ne prend plus rien : regardez papier, capot et voyants
printer-attention = Elle demande de l’aide : regardez son écran
mishap-print-in-doubt = { $name } s’est arrêtée en route. Regardez si l’étiquette est sortie avant de la réimprimer.
mishap-printer-refused = { $name } a refusé ce travail, rien n’est imprimé. Vérifiez son format et son papier dans les réglages.
mishap-printer-locked = { $name } veut un nom et un mot de passe, qu’Envoi ne donne pas ; rien n’est imprimé. Autorisez l’impression sans eux sur l’imprimante, ou ajoutez-la aux imprimantes de cet ordinateur, qui les retient, et choisissez-la là.
mishap-not-taken-back = { $name } ne rend pas ce travail. Annulez-le sur l’imprimante.
mishap-no-printer-there = Aucune imprimante ne répond à { $host }. Vérifiez l’adresse, ou choisissez le format vous-même.

source-shipstation-guide = le guide ShipStation API
source-shipstation-reference = la référence ShipStation API
source-la-poste-page = la page de La Poste
source-postal-norm = la norme NF Z10-011
source-paper = ce que montre une étiquette

can-domestic-france = France vers France
can-within-limits = Jusqu’à { $weight }, { $sides } au plus, L + l + h sous { $sum }
can-rates = Prix avant achat, hors suppléments
can-label-4x6 = Étiquette 4 × 6 pouces en PDF, PNG ou ZPL
can-void = Annulation
can-tracking = Suivi
can-logo = Logo en PDF et PNG, jamais en ZPL
can-returns = Retours
can-insurance = Assurance du transporteur
can-label-references = Références sur l’étiquette
can-multi-package = Plusieurs colis par envoi
can-paperless = Étiquettes sans papier
can-delivery-confirmation = Preuve de livraison
can-advanced-options = Options avancées
can-dangerous-goods = Matières dangereuses
can-manifests = Bordereaux
can-pickups = Enlèvements
can-service-points = Points relais

field-sender = Expéditeur
field-name = Nom
field-company = Société
field-street = Adresse
field-extra = Complément
field-postcode = Code postal
field-city = Ville
field-country = Pays
field-phone = Téléphone
field-weight = Poids
field-size = Dimensions
field-service = Service
field-ship-date = Date
field-format = Format
field-order-number = N° de commande
field-order-date = Date de commande
field-order-email = E-mail
field-order-phone = Téléphone
field-order-contents = Contenu
field-order-amount = Montant
field-order-items = Articles
field-credential = Compte
field-shipment = Envoi

# L’écran qui expédie un colis.

recipient = Destinataire
paste-address = Coller une adresse
paste-hint = Collez le bloc tel quel : nom, rue, code postal et ville, même e-mail et téléphone.
paste-take = Remplir les champs
postcode-and-city = Code, ville

parcel = Colis
fits-in = Entre dans { $service }
limits-stated-shipstation = Selon ShipStation. La Poste admet davantage.
limits-stated-shipstation-alone = Selon le guide ShipStation API.
limits-stated-la-poste = Selon La Poste. Le guide ShipStation l’admet.
limits-offer-la-poste = La Poste l’admet : utiliser ses limites…
limits-in-force-la-poste = Limites en vigueur : la page de La Poste.
limits-back = Revenir à celles de ShipStation
limits-two-documents = Deux documents se contredisent
document-shipstation = ShipStation API, guide « La Poste-Lettre Suivie »
document-la-poste = La Poste, page sur les formats de lettre
limits-most = { $sides } au plus, { $weight } au plus
limits-least-and-most = { $least } au moins, { $sides } au plus, { $weight } au plus
limits-consequence = Votre choix vaut pour ce compte. ShipStation peut encore refuser l’achat : rien n’est alors payé.
limits-use-la-poste = Utiliser les limites de La Poste
limits-keep-shipstation = Garder celles de ShipStation

service = Service
sent-from = depuis { $town }
service-lettre-suivie = La Poste, remise en boîte aux lettres
service-too-large = Colis trop grand pour ce service
service-too-small = Colis trop petit pour ce service
service-too-heavy = Colis trop lourd pour ce service
service-france-only = Ce service reste en France
price-asked = prix demandé…
price-not-quoted = pas de prix annoncé
price-add-own = Ajouter vos tarifs…
price-unknown = prix non obtenu

handover = Envoi
day-today = Aujourd’hui, { $date }
day-tomorrow = Demain, { $date }
day-after-tomorrow = Après-demain, { $date }
format-as-printer = { $format }, comme l’imprimante
format-kept = { $format }, sans imprimante
format-4x6 = { $format } 102 × 152

order = Commande
order-number-label = Numéro
order-date-label = Date
fold = Replier
order-blank = Facultatif : numéro, e-mail, contenu, montant
order-no = n° { $number }
order-of = du { $date }
order-no-of = n° { $number } du { $date }
items = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
billed-elsewhere = facturée à une autre adresse
bill-elsewhere = Facturer à une autre adresse

sketch = Esquisse
sketch-of-label = Esquisse de l’étiquette
code-comes-with-purchase = Le code-barres vient avec l’achat

no-printer = Aucune imprimante : l’étiquette sera gardée ici
set-up-printer = Régler…
printer-named = { $name }, { $state }
printer-paper = { $paper } · { $dpi } dpi · { $language }
printer-ready = prête
printer-silent = ne répond pas
printer-asked = interrogée…
printer-unknown = état inconnu
cancel-print = Annuler l’impression
buy-print-later = Acheter, imprimer plus tard
waits-for-printer = L’imprimante d’abord ; appuyer encore achète et imprime plus tard

strip-empty = Le dernier colis reste ici : autre colis, réimprimer, annuler.
strip-spoken = Étiquette pour { $who }, { $number } : { $state }
another-parcel-short = Autre colis
enlarge-label = Voir l’étiquette en grand
void-consequence = Annulée, l’étiquette ne peut plus servir
job-at = { $state } · { $time }
kept-here = Gardée ici
take-back = Reprendre la saisie
actions = Actions
purchases-under-way = { $count ->
    [one] { $count } achat en cours
   *[other] { $count } achats en cours
 }

to-fill-in = { $count ->
    [one] { $count } champ à remplir
   *[other] { $count } champs à remplir
 }
buy-and-keep = Acheter et garder
connect-first = connectez d’abord un compte
last-label = Dernière étiquette

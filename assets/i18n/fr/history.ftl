# Historique : ce qui attend, ce qui est parti, et le panneau d’un envoi.

settle-title = À régler
settle-nothing-blocked = Rien ici ne bloque le colis suivant
settle-in-doubt = Achat sans réponse : { $who }, { $place }
settle-in-doubt-comfort = Demandé à { $time }. Le poste cherche si l’étiquette existe, rien n’est racheté avant.
settle-not-bought = Pas achetée : { $who }, { $place }
settle-not-bought-comfort = Le transporteur n’a pas cette étiquette : rien n’est payé.
settle-refused = Refusée : { $who }, { $place }
settle-refused-comfort = { $message } Rien n’est payé.
settle-nothing-paid = Rien n’est payé.
settle-not-sent = Pas envoyée : { $who }, { $place }
settle-not-sent-comfort = Pas de connexion : rien n’est parti, rien n’est payé.
settle-paper-missing = Étiquette à récupérer : { $who }, { $place }
settle-paper-missing-comfort = Elle est payée, son fichier n’est pas encore ici.
settle-not-printed = Non imprimée : { $who }, { $place }
settle-not-printed-comfort = { $printer } ne l’a pas reçue. L’étiquette est payée et gardée ici.
settle-kept-here = L’étiquette est payée et gardée ici.
settle-buy-again = Acheter de nouveau
settle-leave = Laisser
settle-take-back = Reprendre la saisie
history-search = Chercher
history-search-example = Nom, ville, numéro, commande
history-matches = { $matches } sur { $total }
history-all = Tout
history-today = Aujourd’hui
history-voided = Annulées
history-state = État
history-number = Numéro
history-who = Destinataire
history-town = Ville
history-price = Prix
history-listed = liste
history-created = Créé
history-tag-sent = Envoyée
history-tag-fetch = À récupérer
history-nothing-yet = Aucun envoi encore. Chaque étiquette achetée arrive ici.
history-ship-first = Expédier un colis
history-nothing-found = Aucun envoi ne correspond.
history-show-all = Tout montrer
history-count = { $count ->
    [one] Aujourd’hui { $count } envoi
   *[other] Aujourd’hui { $count } envois
}
history-sum = { $count ->
    [one] Aujourd’hui { $count } envoi, { $sum } hors suppléments
   *[other] Aujourd’hui { $count } envois, { $sum } hors suppléments
 }
panel-paid = Payé
panel-paid-without-surcharges = { $price } hors suppléments
panel-order = Commande
panel-print = Impression
panel-times = { $times } fois en tout
panel-kept = Gardés ici
panel-copy-number = Copier le numéro
panel-ship-again = Expédier encore
panel-show-label = Voir l’étiquette
panel-key-show = Ctrl L
panel-export-path = Chemin du PDF
panel-export-example = /srv/etiquettes/10391.pdf
panel-export-write = Écrire le PDF
panel-void-means = Annuler demande le remboursement au transporteur, qui peut refuser. L’étiquette ne servira plus.
panel-voided = Annulée : elle ne s’imprime plus et ne s’annule plus.
panel-not-bought = Rien n’a été acheté.
panel-not-yet = L’achat n’est pas encore éclairci.
panel-paper-missing = Le fichier de l’étiquette n’est pas encore ici.
panel-erased = Personne et étiquette sont effacées : il n’y a plus rien à imprimer.
shipments = { $count ->
    [one] { $count } envoi
   *[other] { $count } envois
 }

panel-printed-again = Réimpression demandée à la main
news-printer-holds = L’étiquette attend et sort ensuite d’elle-même.

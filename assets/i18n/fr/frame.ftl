# Ce qui entoure chaque écran : barre du haut, avis, touches.

opening = Ouverture du poste…
order-number = Commande { $number }
account = Compte
label = Étiquette

key-ctrl = Ctrl
key-shift = Maj
key-escape = Échap

news-exported = PDF enregistré
news-voided = Étiquette annulée
news-settled = Doute levé
news-disconnected = Compte déconnecté. Son historique reste ici.

details-source = Origine
details-code = Code
details-message = Message
details-status = Réponse HTTP
details-request = Demande

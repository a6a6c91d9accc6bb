# Words that several screens share. Say what happens, in the operator's words.

app-name = Envoi

rail-ship = Expédier
rail-queue = File
rail-history = Historique
rail-accounts = Comptes
rail-settings = Réglages

scan-or-search = Scannez ou cherchez une commande
packing-mode = Mode emballage

buy-and-print = Acheter et imprimer
buy = Acheter
print = Imprimer
reprint = Réimprimer
another-parcel = Autre colis de la commande
void-hold = Annuler, maintenir
holding = Maintenir…
change = Changer
edit = Modifier
correct = Corriger
keep = Garder
cancel = Annuler
close = Fermer
copy = Copier
copied = Copié
back = Retour
continue = Continuer
try-again = Réessayer
see = Voir
add = Ajouter
remove = Retirer
connect = Connecter
disconnect = Déconnecter
export-pdf = Exporter le PDF
export-csv = Exporter CSV
zoom-in = Agrandir
zoom-out = Réduire
learn-more = En savoir plus
optional = Facultatif
details = Détails

everything-ready = Tout est prêt
to-fix = { $count } à corriger
to-fix-before-buying = { $count } à corriger avant l’achat
without-surcharges = hors suppléments
price-to-recompute = à recalculer
waiting-since = depuis { $seconds } s

key-enter = Entrée
key-ctrl-enter = Ctrl Entrée
key-ctrl-k = Ctrl K
key-ctrl-shift-v = Ctrl Maj V

practice-band-short = Entraînement · étiquettes SPECIMEN
practice-band = Entraînement · rien n’est payé, rien ne part · chaque étiquette porte SPECIMEN
practice-leave = Quitter l’entraînement
practice-title = Entraînement
specimen = SPECIMEN

theme-system = Thème du système
theme-light = Clair
theme-dark = Sombre
language = Langue
theme = Thème

start-already-running = Envoi est déjà ouvert sur ce dossier. Continuez dans l’autre fenêtre.
start-folder-unusable = Le dossier de données ne peut pas être utilisé. Vérifiez vos droits, ou indiquez un autre dossier dans ENVOI_HOME.
start-records-unusable = Les données de ce poste ne s’ouvrent pas. Vérifiez le disque, puis relancez Envoi.
start-no-home = Aucun dossier de données n’est connu. Indiquez-en un dans ENVOI_HOME.

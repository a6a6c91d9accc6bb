# Le carnet d’adresses, les emballages, et ce qui se défait.

clear-form = Vider
keep-in-book = Garder dans le carnet
suggest-list = Destinataires connus
suggest-from-book = carnet
suggest-from-parcel = déjà expédié
suggest-hint = { $count ->
    [one] { $count } connu · ↓ puis Entrée le prend
   *[other] { $count } connus · ↓ puis Entrée en prend un
 }

settings-addresses = Adresses
book-search = Chercher dans le carnet
book-search-example = Nom, société, rue, ville, e-mail
book-add = Ajouter une adresse
book-import = Importer CSV
book-import-hint = Une liste avec une ligne de titres : nom, société, rue, code postal, ville, pays, e-mail, téléphone. L’ordre est libre.
book-import-path = Liste à lire
book-import-go = Importer
book-export-path = Fichier à écrire
book-export-go = Exporter
book-file-name = carnet-adresses
book-empty = Le carnet est vide. Ajoutez une adresse, importez une liste, ou gardez un destinataire depuis l’écran Expédier.
book-count = { $count ->
    [one] { $count } adresse
   *[other] { $count } adresses
 }
book-found = { $matches } sur { $total } adresses
book-some-shown = { $matches } adresses, les { $shown } premières ici : cherchez pour en voir d’autres
book-remove = Retirer { $name }
book-new = Nouvelle adresse
book-change = Modifier l’adresse
book-save = Enregistrer l’adresse
book-nameless = Donnez un nom ou une société
book-name = Nom
book-company = Société
book-street = Rue
book-extra = Complément
book-postcode = Code postal
book-city = Ville
book-country = Pays
book-email = E-mail
book-phone = Téléphone

settings-packages = Emballages
packages = Emballages
packages-none = Aucun emballage gardé encore.
packages-keep = Garder ces mesures…
packages-manage = Gérer les emballages…
packages-about = Un emballage remplit la taille, le poids et le service d’un geste : Alt 1 à Alt 9 sur l’écran Expédier.
packages-add = Ajouter un emballage
packages-raise = Monter
packages-new = Nouvel emballage
packages-change = Modifier l’emballage
packages-save = Enregistrer l’emballage
packages-name = Nom
packages-name-example = Petite boîte
packages-name-missing = Donnez-lui un nom, par exemple Petite boîte
packages-size-unreadable = Écrivez trois côtés, par exemple 14x9x2,5, ou rien
packages-weight-hint = Le poids toujours déclaré, ou rien si vous pesez
packages-weight-unreadable = Écrivez un poids, par exemple 412 g, ou rien
packages-any-service = Celui qui est choisi
key-alt = Alt

undo = Défaire
did-clear = Formulaire vidé
did-paste = Adresse remplacée
did-pick = Destinataire remplacé
did-use-package = Mesures remplacées
did-ship-again = Formulaire repris d’un autre envoi
did-remove-contact = Adresse retirée du carnet
did-remove-package = Emballage retiré

news-draft-restored = Saisie de { $time } reprise
news-draft-restored-of-day = Saisie du { $time } reprise
news-contact-kept = Gardé dans le carnet
news-imported = Liste importée
news-imported-counts = { $added ->
    [one] { $added } nouvelle adresse
   *[other] { $added } nouvelles adresses
 }, { $known } déjà connues, { $nameless ->
    [0] aucune ligne sans nom
    [one] { $nameless } ligne sans nom laissée
   *[other] { $nameless } lignes sans nom laissées
 }
news-book-exported = Carnet exporté
mishap-not-a-list = { $path } ne se lit pas comme une liste d’adresses : il y faut une ligne de titres avec un nom ou une société.

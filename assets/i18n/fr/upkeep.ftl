# Entretien du poste : copies, données personnelles, réseau, pannes des fichiers.

mishap-records-full = Le disque est plein : libérez de la place, puis réessayez. Rien de nouveau n’est acheté d’ici là, et rien n’est perdu.
mishap-records-read-only = Les fichiers d’Envoi ne peuvent pas être écrits : vérifiez les droits de son dossier et que le disque n’est pas en lecture seule. Rien n’a été acheté.
mishap-records-damaged = Le fichier des envois est abîmé : fermez Envoi et rouvrez-le. Il met ce fichier de côté, récupère ce qui se lit et ne supprime rien.
mishap-records-newer = Ces données viennent d’une version plus récente d’Envoi : installez-la ici aussi. Elles n’ont pas été touchées.
mishap-untrusted = Le certificat de { $host } n’est pas reconnu. Si votre entreprise filtre le réseau, indiquez son certificat dans Réglages, Internet. Rien n’a été envoyé.
mishap-not-valid-now = Le certificat de { $host } n’est pas valable aujourd’hui : vérifiez la date et l’heure de cet ordinateur. Rien n’a été envoyé.
mishap-backup-folder = Le dossier des sauvegardes ne peut pas être écrit : branchez son disque ou choisissez un autre dossier.
mishap-not-a-backup = Aucune sauvegarde d’Envoi dans ce dossier : choisissez celui où Envoi les écrit.
mishap-backup-incomplete = Cette sauvegarde n’est pas entière : il n’en est rien repris. Faites-en une nouvelle, ou choisissez-en une plus ancienne.
mishap-not-a-certificate = Ce fichier ne contient pas de certificat lisible : demandez à votre service informatique le fichier au format PEM.
remedy-open-network = Réglages Internet
start-records-full = Le disque est plein : Envoi ne peut pas ouvrir ses fichiers. Libérez de la place, puis rouvrez-le. Rien n’est perdu.
start-records-read-only = Envoi ne peut pas écrire dans son dossier. Vérifiez les droits du dossier et que le disque n’est pas en lecture seule, puis rouvrez-le.
start-records-newer = Ces données viennent d’une version plus récente d’Envoi. Installez cette version ici aussi ; rien n’a été touché.
start-records-damaged = Le fichier des réglages est abîmé et n’a pas pu être mis de côté. Vérifiez le disque, puis rouvrez Envoi.

closed-title = Envoi ne peut pas ouvrir ses fichiers
closed-nothing-lost = Rien n’a été supprimé ni acheté.
closed-practise = S’exercer en attendant
news-backup-failed = La sauvegarde n’a pas pu être faite
news-restored = La sauvegarde est reprise
news-salvaged = Le fichier des envois était abîmé : ce qui se lisait est récupéré
news-salvaged-rows = { $count } lignes récupérées ; le fichier abîmé est gardé sous { $file }. Comparez avec le compte du transporteur, ou reprenez la dernière sauvegarde.
news-salvaged-strangers = { $count ->
    [one] { $count } achat n’est plus connu que du transporteur : cherchez-le dans son compte avant de réexpédier.
   *[other] { $count } achats ne sont plus connus que du transporteur : cherchez-les dans son compte avant de réexpédier.
}

settings-backup = Sauvegarde
backup-what = Chaque nuit, quand personne ne s’en sert, Envoi copie envois, étiquettes et réglages dans ce dossier, puis reprend la copie à l’essai. Les clés n’en font pas partie.
backup-folder = Dossier
backup-folder-hint = De préférence sur un autre disque ou un partage du réseau
backup-keep-folder = Utiliser ce dossier
backup-keep = Garder
backup-keep-of = { $count } sauvegardes
backup-keep-hint = Les plus anciennes sont supprimées d’elles-mêmes
backup-under-way = Sauvegarde et vérification en cours…
backup-never = Aucune sauvegarde encore.
backup-now = Sauvegarder maintenant
backup-verified = Sauvegardé le { $at } et repris à l’essai : { $shipments ->
    [one] { $shipments } envoi
   *[other] { $shipments } envois
} et { $files ->
    [one] { $files } étiquette
   *[other] { $files } étiquettes
}, tout y est.
backup-failed = Pas de sauvegarde le { $at } :
backup-cannot-write = le dossier ne peut pas être écrit. Branchez son disque ou choisissez un autre dossier.
backup-full = le disque des sauvegardes est plein. Libérez de la place ou gardez moins de sauvegardes.
backup-damaged = le fichier des envois est abîmé. Fermez Envoi et rouvrez-le, il récupère ce qui se lit.
backup-incomplete = reprise à l’essai, la copie n’était pas entière. Vérifiez le disque, puis sauvegardez de nouveau.
backup-last-good = La dernière bonne date du { $at }.
backup-restore = Reprendre une sauvegarde
backup-restore-what = Tout revient à l’état de la sauvegarde la plus récente du dossier. Ce qui est ici est mis de côté, jamais supprimé.
backup-restore-folder = Depuis
backup-restore-button = Reprendre…
backup-restoring = Reprise en cours…
backup-restore-title = Reprendre la sauvegarde ?
backup-restore-from = Depuis { $folder }
backup-restore-asked = Les achats faits depuis ne seront plus dans l’historique. Les données d’aujourd’hui sont mises de côté dans le dossier d’Envoi.
backup-restore-yes = La reprendre
backup-restored = Repris : l’état du { $at }, avec { $shipments ->
    [one] { $shipments } envoi
   *[other] { $shipments } envois
}.
backup-aside = Ce qui était ici avant se trouve dans { $folder }.
backup-keys-missing = Clés à saisir de nouveau : { $accounts }.
backup-keys-here = Toutes les clés sont encore dans le trousseau de cet ordinateur.

settings-people = Données personnelles
people-what = Passé ces délais, nom, rue, téléphone, e-mail et étiquette sont effacés pour de bon ; chiffres, dates, numéros et département restent. Un achat en doute n’est jamais effacé.
people-after-delivery = Après la livraison
people-after-creation = Après la création, au plus tard
people-customs = Papiers de douane
people-days = { $days } jours
people-backups = Les sauvegardes déjà faites gardent ces données jusqu’à ce que leur tour vienne d’être supprimées.
people-one = Une personne
people-one-what = Pour répondre à quelqu’un qui demande ce que vous savez de lui, ou de l’oublier.
people-search = Nom, e-mail ou téléphone
people-search-hint = Trois signes au moins ; chaque mot doit s’y trouver
people-find = Chercher
people-found = « { $text } » : { $shipments } envois, { $elsewhere } entrées du carnet et des brouillons
people-kept-back = { $count } encore en cours d’achat, en doute ou déjà effacés : gardés tels quels.
people-more = et { $count } autres
people-export = Tout exporter…
people-erase = Effacer…
people-erase-title = Effacer cette personne ?
people-erase-counted = { $shipments ->
    [one] { $shipments } envoi perd nom, adresse et étiquette
   *[other] { $shipments } envois perdent nom, adresse et étiquette
} ; { $elsewhere ->
    [one] { $elsewhere } entrée du carnet et des brouillons disparaît.
   *[other] { $elsewhere } entrées du carnet et des brouillons disparaissent.
}
people-erase-asked = Rien ne permet d’y revenir. Les chiffres restent pour la comptabilité. Les papiers de douane restent le temps que la loi demande.
people-erase-yes = Effacer pour de bon
people-erased = Effacé : { $shipments } envois, { $files } fichiers, { $elsewhere } autres entrées.

settings-network = Internet
network-hosts = Envoi ne parle qu’aux serveurs des comptes connectés, et à rien d’autre.
network-proxy = Le proxy du système est utilisé.
network-certificates = Certificats de l’entreprise
network-certificates-what = Si votre entreprise filtre le réseau, son service informatique donne un fichier PEM. Il s’ajoute à ceux du système.
network-file = Fichier PEM
network-file-hint = Son chemin entier, par exemple sur le partage de l’entreprise
network-file-read = Lecture…
network-file-good = { $count ->
    [one] { $count } certificat, valable jusqu’au { $until }
   *[other] { $count } certificats, le premier valable jusqu’au { $until }
}
network-file-over = { $count ->
    [one] { $count } certificat, périmé depuis le { $until } : demandez le nouveau
   *[other] { $count } certificats, le premier périmé depuis le { $until } : demandez les nouveaux
}
network-use = Utiliser ce fichier
network-system-alone = Ceux du système seulement
network-in-use = En service : { $file }

diagnosis = Demander de l’aide
diagnosis-what = Versions, états, nombres et dernières pannes. Rien de secret ni de personnel : cela peut être collé dans un message.
diagnosis-make = Préparer le diagnostic
diagnosis-copy = Copier le diagnostic
diagnosis-again = Refaire

history-list = Exporter une liste…
history-list-write = Écrire la liste
history-list-period = Période
history-list-path = Fichier
history-list-path-hint = Le chemin entier d’un fichier ou d’un dossier
history-erased = Personne effacée
history-matches-at-least = { $matches } et plus sur { $total }
period-this-month = Ce mois
period-last-month = Le mois dernier
period-this-year = Cette année
period-last-year = L’année dernière
period-always = Tout
sheet-separator = ;
sheet-date = Date
sheet-time = Heure
sheet-order = Commande
sheet-service = Service
sheet-tracking = Suivi
sheet-weight = Poids (g)
sheet-price = Prix
sheet-currency = Monnaie
sheet-state = État
sheet-country = Pays
sheet-region = Département
sheet-account = Compte

line-backed-up = Sauvegardé dans { $folder } et repris à l’essai : { $shipments ->
    [one] { $shipments } envoi
   *[other] { $shipments } envois
}, { $files ->
    [one] { $files } étiquette
   *[other] { $files } étiquettes
}.
line-no-folder = Aucun dossier de sauvegarde : indiquez-le avec --to, ou dans Réglages, Sauvegarde.
line-home-not-empty = { $folder } contient déjà des données. Ajoutez --move-aside : elles sont alors mises de côté, pas supprimées.
line-restored = Repris : l’état du { $at }, { $shipments ->
    [one] { $shipments } envoi
   *[other] { $shipments } envois
}, { $files ->
    [one] { $files } étiquette
   *[other] { $files } étiquettes
}.
line-listed = Liste écrite : { $file }

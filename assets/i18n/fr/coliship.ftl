# Les colis préparés pour ColiShip : leur fichier, et la liste qui attend.

settings-coliship = ColiShip
coliship-about = Reprenez ici un fichier préparé pour ColiShip : ses colis attendent en liste, et chacun se prend dans le formulaire. La liste reste jusqu’à la fermeture du poste ; le fichier, lui, n’est pas touché.
coliship-open-mapping = Ouvrir le format (.fmt)…
coliship-other-mapping = Changer le format (.fmt)…
coliship-open-file = Ouvrir un fichier ColiShip…
coliship-mapping-first = Ouvrez d’abord le fichier .fmt de ColiShip : il dit quelle colonne contient quoi.
coliship-mapping-kept = Le format est gardé : ouvrez directement le fichier du jour.
coliship-mapping-path = Format (.fmt) à lire
coliship-file-path = Fichier à lire
coliship-go = Ouvrir
coliship-not-a-mapping = Ce fichier ne décrit aucune colonne d’un colis : choisissez le .fmt exporté de ColiShip.
coliship-no-parcel = Aucun colis dans ce fichier selon ce format : vérifiez que les deux vont ensemble.
coliship-parcels = Colis du fichier
coliship-counted = { $waiting } sur { $total } à prendre
coliship-skipped = Lignes laissées : { $lines }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } autres
 }. Regardez-les dans le fichier.
coliship-take-next = Prendre le suivant
coliship-take = Prendre ce colis
coliship-taken = Pris, reprendre
coliship-forget = Oublier la liste
coliship-waiting = { $count ->
    [one] ColiShip : { $count } colis attend
   *[other] ColiShip : { $count } colis attendent
 }
coliship-see-list = Voir la liste
did-take-from-list = Formulaire repris de la liste

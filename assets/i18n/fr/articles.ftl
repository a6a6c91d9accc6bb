# Le catalogue d’articles : sa page dans les réglages.

settings-articles = Articles
catalogue-search = Chercher dans les articles
catalogue-search-example = Désignation, code SH, référence
catalogue-add = Ajouter un article
catalogue-import-hint = Une liste avec une ligne de titres : désignation, désignation en anglais, code SH, poids, valeur, devise, origine, référence. L’ordre est libre.
catalogue-file-name = articles-connus
catalogue-empty = Aucun article encore. Ajoutez-en un ou importez une liste ; ceux que vous déclarez en douane arrivent ici tout seuls.
catalogue-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
catalogue-found = { $matches } sur { $total } articles
catalogue-some-shown = { $matches } articles, les { $shown } premiers ici : cherchez pour en voir d’autres
catalogue-used = { $count ->
    [0] jamais déclaré
    [one] déclaré une fois
   *[other] déclaré { $count } fois
 }
catalogue-remove = Retirer { $name }
catalogue-new = Nouvel article
catalogue-change = Modifier l’article
catalogue-save = Enregistrer l’article
catalogue-english-hint = Demandée vers les États-Unis, et quand vous payez les droits
catalogue-hs-hint = F4 le cherche d’après la désignation
did-forget-article = Article retiré du catalogue
articles-imported-counts = { $added ->
    [one] { $added } nouvel article
   *[other] { $added } nouveaux articles
 }, { $known } déjà connus, { $nameless ->
    [0] aucune ligne sans désignation
    [one] { $nameless } ligne sans désignation laissée
   *[other] { $nameless } lignes sans désignation laissées
 }, { $unread ->
    [0] toutes les cases lues
    [one] { $unread } case illisible laissée vide
   *[other] { $unread } cases illisibles laissées vides
 }

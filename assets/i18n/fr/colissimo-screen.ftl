# Les services de Colissimo, leurs options et les points de retrait.

handling = Options
handling-awkward = Forme qui roule, molle ou irrégulière : hors machine
handling-several = Un colis parmi plusieurs du même envoi
insurance-up-to = Jusqu’à { $most } ; vide pour la responsabilité du transporteur
undeliverable-choose = Que devient-il ?
part-number = Numéro de ce colis
part-of = Nombre de colis
part-followers = { $count ->
    [one] { $count } colis déjà acheté sera nommé
   *[other] { $count } colis déjà achetés seront nommés
 }
points-find = Chercher des points de retrait
points-coming = Recherche des points…
points-none = Aucun point près de cette adresse : vérifiez le code postal et la ville.
point-take = Choisir { $name }
point-other = Changer de point
point-closed = Fermé du { $from } au { $to }
point-most = Jusqu’à { $weight }
days-short = Lu Ma Me Je Ve Sa Di
services-fold = Replier les services
services-others = { $count ->
    [one] { $count } autre service accepte ce colis
   *[other] { $count } autres services acceptent ce colis
 }
services-not-there = { $count ->
    [one] { $count } service ne va pas là
   *[other] { $count } services ne vont pas là
 }
why-not-from-there = Ne part pas de l’adresse de l’expéditeur
why-not-known = La Poste ne dit rien de cette destination
why-not-there = Ne va pas là
why-not-there-but = Ne va pas là : prenez { $service }
why-not-pickup = Pas de points de retrait là
why-not-return = Pas de retour depuis là
service-dom = Remis sans signature
service-dos = Remis contre signature
service-hd = Retiré en point, relais ou bureau de poste
service-com = Outre-mer, remis sans signature
service-cds = Outre-mer, remis contre signature
service-eco = Outre-mer, par bateau
service-return = Étiquette de retour, du destinataire vers vous
service-return-abroad = Étiquette de retour, de France vers un vendeur à l’étranger
service-colissimo = La Poste Colissimo
accounts-colissimo-how = Colissimo se connecte avec la clé de votre contrat, ou avec son numéro et son mot de passe.
accounts-colissimo-key-step = 1 · Clé Colissimo
accounts-colissimo-key-hint = Dans la Colissimo Box, à la page du profil ; une nouvelle clé remplace l’ancienne
accounts-without-key = Pas de clé : numéro de contrat et mot de passe
accounts-no-key = Sans clé, par contrat et mot de passe
papers = Papiers
paper-never-sent = pas encore imprimé
paper-print = Imprimer : { $paper }
paper-export = Enregistrer : { $paper }…
paper-on-slip = Sur le bordereau { $number }
discard-hold = Écarter, maintenir
panel-discard-means = Une étiquette non utilisée n’est pas facturée : elle est seulement mise de côté.
slip-begin = Bordereau…
slip-title = Quels colis du jour remettez-vous ?
slip-none = Aucun colis Colissimo du jour n’attend de bordereau.
slip-most = Un bordereau prend { $most } colis : faites le suivant ensuite.
slip-make = Faire le bordereau de { $count } colis
slip-coming = Bordereau demandé…
slip-made = Bordereau { $number }, { $count } colis
slip-hand-over = Imprimez-le et remettez-le avec les colis ; La Poste en signe un exemplaire.
slip-export = Enregistrer la page…
paper-comes-out = { $paper } : { $copies } × { $printer }
paper-kept = { $paper } : { $copies }, à imprimer depuis l’historique
papers-named = étiquette, { $copies } CN23
preview-after-mending = Le CN23 se dessine dès que rien n’est plus à corriger.
preview-coming = Le CN23 se dessine…
preview-failed = Le CN23 n’a pas pu être dessiné : il viendra avec l’achat.
preview-of-cn23 = Aperçu du CN23
preview-page-before = Page précédente
preview-page-after = Page suivante
preview-page = Page { $page } sur { $count }
settings-for-papers = Imprime les documents de douane
settings-use-for-papers = Y imprimer les documents

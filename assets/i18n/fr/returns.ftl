# Ce qui revient : étiquettes et codes de retour, passage à la boîte aux lettres. Et ce que la douane attend.

settle-customs = La douane attend : { $who }, { $place }
customs-task-done = C’est fait
customs-task-see = Voir le colis
returns = Retour
return-begin = Retour…
return-label = Préparer l’étiquette de retour
return-label-means = Le formulaire se remplit : les deux adresses échangées, articles et facture d’origine repris.
return-code-make = Demander un code de retour
return-code-means = Sans imprimante : le client montre le code au bureau de poste, qui imprime l’étiquette.
return-code-coming = Code demandé…
return-code-not-yet = Pas de code ainsi : préparez l’étiquette et corrigez-y.
return-code = Code de retour
return-code-copy = Copier le code
return-code-until = Valable jusqu’au { $day }
return-code-over = Expiré depuis le { $day } : demandez-en un autre.
return-code-parcel = Colis { $number }
pickup-begin = Retrait en boîte aux lettres…
pickup-means = Le facteur prend le retour dans la boîte aux lettres, à { $town }.
pickup-days-coming = Jours demandés…
pickup-no-days = Aucun jour n’est proposé : déposez le retour à La Poste.
pickup-day = Jour
pickup-until = Dans la boîte avant { $hour }
pickup-ask-before = À demander la veille avant { $hour }
pickup-plan = Demander le passage
pickup-planned = Le facteur passe le { $day }

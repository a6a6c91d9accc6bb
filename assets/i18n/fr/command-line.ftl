# Ce que dit la ligne de commande.

practice-orders-unreadable = Liste de commandes illisible : { $why }. Corrigez le fichier, puis relancez.
practice-line-problem = Ligne { $line }, { $field } : { $problem }
practice-line-skipped = Ligne { $line } : la commande { $order } est déjà expédiée, { $tracking }
practice-line-bought = Ligne { $line } : { $tracking }, { $price } hors suppléments, { $place }
practice-line-failed = Ligne { $line } : { $problem }
practice-done = { $bought ->
    [0] Aucune étiquette achetée
    [one] 1 étiquette SPECIMEN achetée
   *[other] { $bought } étiquettes SPECIMEN achetées
 }, { $failed } à revoir. Fichiers dans { $folder }

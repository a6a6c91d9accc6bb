# Ciò che dice la riga di comando.

practice-orders-unreadable = Elenco degli ordini illeggibile: { $why }. Corregga il file, poi riavvii.
practice-line-problem = Riga { $line }, { $field }: { $problem }
practice-line-skipped = Riga { $line }: l’ordine { $order } è già spedito, { $tracking }
practice-line-bought = Riga { $line }: { $tracking }, { $price } senza supplementi, { $place }
practice-line-failed = Riga { $line }: { $problem }
practice-done = { $bought ->
    [0] Nessuna etichetta acquistata
    [one] 1 etichetta SPECIMEN acquistata
   *[other] { $bought } etichette SPECIMEN acquistate
 }, { $failed } da rivedere. File in { $folder }

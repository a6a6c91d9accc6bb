# Was die Befehlszeile sagt.

practice-orders-unreadable = Die Auftragsliste ist nicht lesbar: { $why }. Berichtigen Sie die Datei und starten Sie erneut.
practice-line-problem = Zeile { $line }, { $field }: { $problem }
practice-line-skipped = Zeile { $line }: Auftrag { $order } ist schon versandt, { $tracking }
practice-line-bought = Zeile { $line }: { $tracking }, { $price } ohne Zuschläge, { $place }
practice-line-failed = Zeile { $line }: { $problem }
practice-done = { $bought ->
    [0] Kein Etikett gekauft
    [one] 1 SPECIMEN-Etikett gekauft
   *[other] { $bought } SPECIMEN-Etiketten gekauft
 }, { $failed } zu prüfen. Dateien in { $folder }

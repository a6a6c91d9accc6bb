# What the command line says.

practice-orders-unreadable = The list of orders cannot be read: { $why }. Mend the file, then start again.
practice-line-problem = Line { $line }, { $field }: { $problem }
practice-line-skipped = Line { $line }: order { $order } is shipped already, { $tracking }
practice-line-bought = Line { $line }: { $tracking }, { $price } before surcharges, { $place }
practice-line-failed = Line { $line }: { $problem }
practice-done = { $bought ->
    [0] No label bought
    [one] 1 SPECIMEN label bought
   *[other] { $bought } SPECIMEN labels bought
 }, { $failed } to look at. Files in { $folder }

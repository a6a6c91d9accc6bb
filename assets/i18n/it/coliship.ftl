# I colli preparati per ColiShip: il loro file e l’elenco che aspetta.

settings-coliship = ColiShip
coliship-about = Apra qui un file preparato per ColiShip: i suoi colli aspettano in un elenco e ciascuno si prende nel modulo. L’elenco resta fino alla chiusura della postazione; il file non viene toccato.
coliship-open-mapping = Aprire il formato (.fmt)…
coliship-other-mapping = Cambiare il formato (.fmt)…
coliship-open-file = Aprire un file ColiShip…
coliship-mapping-first = Apra prima il file .fmt di ColiShip: dice quale colonna contiene che cosa.
coliship-mapping-kept = Il formato è conservato: apra direttamente il file del giorno.
coliship-mapping-path = Formato (.fmt) da leggere
coliship-file-path = File da leggere
coliship-go = Aprire
coliship-not-a-mapping = Questo file non descrive nessuna colonna di un collo: scelga il .fmt esportato da ColiShip.
coliship-no-parcel = Nessun collo in questo file secondo questo formato: verifichi che i due vadano insieme.
coliship-parcels = Colli del file
coliship-counted = { $waiting } su { $total } da prendere
coliship-skipped = Righe tralasciate: { $lines }{ $more ->
    [0] {""}
   *[other] {" "}e altre { $more }
 }. Le guardi nel file.
coliship-take-next = Prendere il prossimo
coliship-take = Prendere questo collo
coliship-taken = Preso, riprendere
coliship-forget = Dimenticare l’elenco
coliship-waiting = { $count ->
    [one] ColiShip: { $count } collo aspetta
   *[other] ColiShip: { $count } colli aspettano
 }
coliship-see-list = Vedere l’elenco
did-take-from-list = Modulo ripreso dall’elenco

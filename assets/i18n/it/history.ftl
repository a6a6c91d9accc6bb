# Cronologia: ciò che attende, ciò che è partito, e il riquadro di una spedizione.

settle-title = Da sistemare
settle-nothing-blocked = Nulla qui blocca il pacco successivo
settle-in-doubt = Acquisto senza risposta: { $who }, { $place }
settle-in-doubt-comfort = Richiesto alle { $time }. La postazione verifica se l’etichetta esiste, prima nulla viene riacquistato.
settle-not-bought = Non acquistata: { $who }, { $place }
settle-not-bought-comfort = Il corriere non ha questa etichetta: nulla è pagato.
settle-refused = Rifiutata: { $who }, { $place }
settle-refused-comfort = { $message } Nulla è pagato.
settle-nothing-paid = Nulla è pagato.
settle-not-sent = Non inviata: { $who }, { $place }
settle-not-sent-comfort = Nessuna connessione: nulla è partito, nulla è pagato.
settle-paper-missing = Etichetta da recuperare: { $who }, { $place }
settle-paper-missing-comfort = È pagata, il suo file non è ancora qui.
settle-not-printed = Non stampata: { $who }, { $place }
settle-not-printed-comfort = { $printer } non l’ha ricevuta. L’etichetta è pagata e conservata qui.
settle-kept-here = L’etichetta è pagata e conservata qui.
settle-buy-again = Acquistare di nuovo
settle-leave = Lasciare
settle-take-back = Riprendere i dati inseriti
history-search = Cercare
history-search-example = Nome, località, numero, ordine
history-matches = { $matches } su { $total }
history-all = Tutto
history-today = Oggi
history-voided = Annullate
history-state = Stato
history-number = Numero
history-who = Destinatario
history-town = Località
history-price = Prezzo
history-listed = listino
history-created = Creata
history-tag-sent = Inviata
history-tag-fetch = Da recuperare
history-nothing-yet = Ancora nessuna spedizione. Ogni etichetta acquistata arriva qui.
history-ship-first = Spedire un pacco
history-nothing-found = Nessuna spedizione corrisponde.
history-show-all = Mostrare tutto
history-count = { $count ->
    [one] Oggi { $count } spedizione
   *[other] Oggi { $count } spedizioni
}
history-sum = { $count ->
    [one] Oggi { $count } spedizione, { $sum } senza supplementi
   *[other] Oggi { $count } spedizioni, { $sum } senza supplementi
 }
panel-paid = Pagato
panel-paid-without-surcharges = { $price } senza supplementi
panel-order = Ordine
panel-print = Stampare
panel-times = { $times } volte in tutto
panel-kept = Conservati qui
panel-copy-number = Copiare il numero
panel-ship-again = Spedire di nuovo
panel-show-label = Vedere l’etichetta
panel-key-show = Ctrl L
panel-export-path = Percorso del PDF
panel-export-example = /srv/etichette/10391.pdf
panel-export-write = Scrivere il PDF
panel-void-means = Annullando si chiede il rimborso al corriere, che può rifiutare. L’etichetta non servirà più.
panel-voided = Annullata: non si può più né stampare né annullare.
panel-not-bought = Nulla è stato acquistato.
panel-not-yet = L’acquisto non è ancora chiarito.
panel-paper-missing = Il file dell’etichetta non è ancora qui.
panel-erased = Persona ed etichetta sono cancellate: non c’è più nulla da stampare.
shipments = { $count ->
    [one] { $count } spedizione
   *[other] { $count } spedizioni
 }

panel-printed-again = Ristampa chiesta a mano
news-printer-holds = L’etichetta attende e poi esce da sola.

# Il catalogo degli articoli: la sua pagina nelle impostazioni.

settings-articles = Articoli
catalogue-search = Cercare negli articoli
catalogue-search-example = Descrizione, codice SA, riferimento
catalogue-add = Aggiungere un articolo
catalogue-import-hint = Un elenco con una riga di titoli: descrizione, descrizione in inglese, codice SA, peso, valore, valuta, origine, riferimento. L’ordine è libero.
catalogue-file-name = articoli-noti
catalogue-empty = Ancora nessun articolo. Ne aggiunga uno o importi un elenco; quelli che dichiara in dogana arrivano qui da soli.
catalogue-count = { $count ->
    [one] { $count } articolo
   *[other] { $count } articoli
 }
catalogue-found = { $matches } su { $total } articoli
catalogue-some-shown = { $matches } articoli, i primi { $shown } qui: cerchi per vederne altri
catalogue-used = { $count ->
    [0] mai dichiarato
    [one] dichiarato una volta
   *[other] dichiarato { $count } volte
 }
catalogue-remove = Togliere { $name }
catalogue-new = Nuovo articolo
catalogue-change = Modificare l’articolo
catalogue-save = Salvare l’articolo
catalogue-english-hint = Richiesta verso gli Stati Uniti e quando i dazi li paga Lei
catalogue-hs-hint = F4 lo cerca secondo la descrizione
did-forget-article = Articolo tolto dal catalogo
articles-imported-counts = { $added ->
    [one] { $added } nuovo articolo
   *[other] { $added } nuovi articoli
 }, { $known } già noti, { $nameless ->
    [0] nessuna riga senza descrizione
    [one] { $nameless } riga senza descrizione lasciata
   *[other] { $nameless } righe senza descrizione lasciate
 }, { $unread ->
    [0] tutte le caselle lette
    [one] { $unread } casella illeggibile lasciata vuota
   *[other] { $unread } caselle illeggibili lasciate vuote
 }

# La rubrica, gli imballaggi, e ciò che si annulla.

clear-form = Svuotare
keep-in-book = Conservare in rubrica
suggest-list = Destinatari conosciuti
suggest-from-book = rubrica
suggest-from-parcel = già spedito
suggest-hint = { $count ->
    [one] { $count } conosciuto · ↓ e Invio lo prende
   *[other] { $count } conosciuti · ↓ e Invio ne prende uno
 }

settings-addresses = Indirizzi
book-search = Cercare nella rubrica
book-search-example = Nome, azienda, via, città, e-mail
book-add = Aggiungere un indirizzo
book-import = Importare CSV
book-import-hint = Un elenco con una riga di titoli: nome, azienda, via, CAP, città, paese, e-mail, telefono. L’ordine è libero.
book-import-path = Elenco da leggere
book-import-go = Importare
book-export-path = File da scrivere
book-export-go = Esportare
book-file-name = rubrica
book-empty = La rubrica è vuota. Si può aggiungere un indirizzo, importare un elenco o conservare un destinatario dalla schermata Spedire.
book-count = { $count ->
    [one] { $count } indirizzo
   *[other] { $count } indirizzi
 }
book-found = { $matches } di { $total } indirizzi
book-some-shown = { $matches } indirizzi, qui i primi { $shown }: cercare per vederne altri
book-remove = Rimuovere { $name }
book-new = Nuovo indirizzo
book-change = Modificare l’indirizzo
book-save = Salvare l’indirizzo
book-nameless = Indicare un nome o un’azienda
book-name = Nome
book-company = Azienda
book-street = Via
book-extra = Aggiunta
book-postcode = CAP
book-city = Città
book-country = Paese
book-email = E-mail
book-phone = Telefono

settings-packages = Imballaggi
packages = Imballaggi
packages-none = Nessun imballaggio conservato.
packages-keep = Conservare queste misure…
packages-manage = Gestire gli imballaggi…
packages-about = Un imballaggio compila formato, peso e servizio in una volta: Alt 1 – Alt 9 nella schermata Spedire.
packages-add = Aggiungere un imballaggio
packages-raise = Spostare su
packages-new = Nuovo imballaggio
packages-change = Modificare l’imballaggio
packages-save = Salvare l’imballaggio
packages-name = Nome
packages-name-example = Scatola piccola
packages-name-missing = Dargli un nome, per esempio Scatola piccola
packages-size-unreadable = Scrivere tre lati, per esempio 14x9x2,5, o nulla
packages-weight-hint = Il peso sempre dichiarato, o nulla se si pesa
packages-weight-unreadable = Scrivere un peso, per esempio 412 g, o nulla
packages-any-service = Quello scelto
key-alt = Alt

undo = Ripristinare
did-clear = Modulo svuotato
did-paste = Indirizzo sostituito
did-pick = Destinatario sostituito
did-use-package = Misure sostituite
did-ship-again = Modulo compilato da un’altra spedizione
did-remove-contact = Rimosso dalla rubrica
did-remove-package = Imballaggio rimosso

news-draft-restored = Bozza delle { $time } ripristinata
news-draft-restored-of-day = Bozza del { $time } ripristinata
news-contact-kept = Conservato in rubrica
news-imported = Elenco importato
news-imported-counts = { $added ->
    [one] { $added } indirizzo nuovo
   *[other] { $added } indirizzi nuovi
 }, { $known } già conosciuti, { $nameless ->
    [0] nessuna riga senza nome
    [one] { $nameless } riga senza nome tralasciata
   *[other] { $nameless } righe senza nome tralasciate
 }
news-book-exported = Rubrica esportata
mishap-not-a-list = { $path } non si legge come un elenco di indirizzi: serve una riga di titoli con un nome o un’azienda.

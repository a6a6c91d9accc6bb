# Prezzi, listini propri e limite del giorno.

settings-prices = Prezzi e limite
price-quoted-by = prezzo di { $seller }
price-listed = listino del { $date }
price-own = il Suo listino
price-unusual-short = prezzo insolito: decidere accanto al prezzo
price-keep = Conservare questo prezzo
over-cap = Con questo pacco si supererebbe il limite del giorno di { $cap }: { $spent } sono già spesi o impegnati. Alzi il limite, o lasci passare questa spedizione; la cronologia lo dirà.
over-cap-short = limite di { $cap }: { $spent } già impegnati
over-cap-allow = Lasciar passare questa spedizione
over-cap-change = Cambiare il limite…
news-charged-otherwise = Il prezzo pagato non è quello mostrato
charged-otherwise = { $charged } pagati, { $expected } mostrati
panel-price = Prezzo
panel-over-cap = Limite del giorno superato, lasciata passare
panel-price-kept = Prezzo insolito, conservato

cap = Limite del giorno
cap-a-day = Al giorno
cap-none = senza limite
cap-hint = Lasciare vuoto per nessun limite
cap-spent = { $spent } spesi o impegnati oggi
cap-wrong = Scriva un importo, per esempio 150 €, o niente

prices-own = I Suoi prezzi
prices-own-why = Per ciò che nessun corriere quota: un prezzo per zona e per peso, valido da una data. Il pulsante d’acquisto dice da dove viene il prezzo.
prices-import = Importare un listino…
prices-import-path = File CSV
prices-path-example = /srv/listino-2026.csv
prices-export = Esportare in CSV…
prices-export-template = Esportare un modello…
prices-refused = { $count ->
    [one] { $file } non è stato ripreso: { $count } errore. Lo corregga e importi di nuovo.
   *[other] { $file } non è stato ripreso: { $count } errori. Li corregga e importi di nuovo.
 }
prices-removed = Il listino del { $date } è eliminato.
prices-put-back = Ripristinarlo
prices-none = Ancora nessun listino. Esporti il modello, lo compili in un foglio di calcolo e lo importi.
prices-list = Listino
prices-from = Dal { $date }
prices-in-force = In vigore
prices-to-come = Futuro
prices-remove = Eliminare questo listino
prices-more = { $count ->
    [one] e { $count } altra riga
   *[other] e altre { $count } righe
 }
prices-everywhere = ovunque
prices-when-the-quote-fails = Usare i miei prezzi anche quando il prezzo del corriere non è disponibile

price-column-valid-from = Valido dal
price-column-service = Servizio
price-column-zone = Zona
price-column-countries = Paesi
price-column-postcodes = Codici postali
price-column-up-to = Fino a
price-column-price = Prezzo
price-column-currency = Valuta

price-mistake-empty = Riga { $line }: nessun prezzo in questo file. Compili almeno una riga sotto i titoli
price-mistake-too-long = Riga { $line }: il file è troppo lungo. Lo divida
price-mistake-garbled = Riga { $line }: illeggibile. Controlli le virgolette
price-mistake-column-missing = Riga { $line }: manca la colonna «{ $column }»
price-mistake-column-unknown = Riga { $line }: colonna «{ $text }» sconosciuta. Usi i titoli del modello
price-mistake-column-twice = Riga { $line }: la colonna «{ $column }» c’è due volte. Ne tenga una
price-mistake-cell-empty = Riga { $line }: «{ $column }» è vuoto
price-mistake-not-a-date = Riga { $line }: «{ $text }» non è una data. Scriva per esempio 01/01/2026
price-mistake-service-unknown = Riga { $line }: servizio «{ $text }» sconosciuto. Lasci vuoto per tutti i servizi
price-mistake-country-unknown = Riga { $line }: paese «{ $text }» sconosciuto. Scriva il suo codice, per esempio FR
price-mistake-not-a-postcode = Riga { $line }: nessun codice postale comincia con «{ $text }»
price-mistake-postcode-without-country = Riga { $line }: codici postali senza paese. Aggiunga il paese
price-mistake-not-a-weight = Riga { $line }: «{ $text }» non è un peso. Scriva per esempio 500 g
price-mistake-not-a-price = Riga { $line }: «{ $text }» non è un prezzo. Scriva per esempio 4,95
price-mistake-not-a-currency = Riga { $line }: «{ $text }» non è una valuta. Scriva per esempio EUR
price-mistake-said-twice = Riga { $line }: la riga { $other } dà già questo prezzo. Ne tenga una

keyring-title = Chiave del conto
keyring-home = La chiave è nel portachiavi del sistema, con il nome «ch.envoi.Envoi». Non è in nessun file e in nessuna copia di sicurezza.
keyring-asked = Interrogazione del portachiavi del sistema…
keyring-auto-login = Se la postazione si apre senza password, il suo portachiavi resta bloccato: prema Sbloccare e dia la sua password. Per evitarlo, apra la sessione con una password.
keyring-unlock = Sbloccare…
keyring-ask-again = Verificare di nuovo

price-over-usual = { $price }: { $percent } % in più dei { $usual } pagati di solito qui ({ $times } spedizioni simili). Conservi questo prezzo se è giusto, o controlli peso e servizio
price-over-list = { $price }: { $percent } % in più dei { $usual } del Suo listino del { $date }. Conservi questo prezzo se è giusto, o controlli peso e servizio
short-price-over-usual = prezzo insolito
short-price-over-list = sopra il listino
mishap-over-cap = Non è stato acquistato nulla: si supererebbe il limite del giorno di { $cap }, { $spent } sono già spesi o impegnati.
mishap-keyring-locked = Il portachiavi del sistema è bloccato. Lo sblocchi dalla pagina del conto.
mishap-keyring-absent = Nessun portachiavi risponde su questo sistema. La pagina del conto dice che cosa fare.
remedy-open-prices = Vedere il limite
remedy-open-accounts = Vedere il conto

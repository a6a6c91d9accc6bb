# Parole comuni a più schermate. Dicono che cosa succede, con le parole di chi spedisce.

app-name = Envoi

rail-ship = Spedire
rail-queue = Ordini
rail-history = Cronologia
rail-accounts = Conti
rail-settings = Impostazioni

scan-or-search = Scansionare o cercare un ordine
packing-mode = Modalità imballaggio

buy-and-print = Acquistare e stampare
buy = Acquistare
print = Stampare
reprint = Ristampare
another-parcel = Altro pacco dell’ordine
void-hold = Annullare, tenere
holding = Tenere premuto…
change = Cambiare
edit = Modificare
correct = Correggere
keep = Conservare
cancel = Annullare
close = Chiudere
copy = Copiare
copied = Copiato
back = Indietro
continue = Continuare
try-again = Riprovare
see = Vedere
add = Aggiungere
remove = Rimuovere
connect = Collegare
disconnect = Scollegare
export-pdf = Esportare il PDF
export-csv = Esportare CSV
zoom-in = Ingrandire
zoom-out = Ridurre
learn-more = Saperne di più
optional = Facoltativo
details = Dettagli

everything-ready = Tutto è pronto
to-fix = { $count } da correggere
to-fix-before-buying = { $count } da correggere prima dell’acquisto
without-surcharges = senza supplementi
price-to-recompute = da ricalcolare
waiting-since = da { $seconds } s

key-enter = Invio
key-ctrl-enter = Ctrl Invio
key-ctrl-k = Ctrl K
key-ctrl-shift-v = Ctrl Maiusc V

practice-band-short = Esercizio · etichette SPECIMEN
practice-band = Esercizio · nulla è pagato, nulla parte · ogni etichetta porta SPECIMEN
practice-leave = Lasciare l’esercizio
practice-title = Esercizio
specimen = SPECIMEN

theme-system = Tema del sistema
theme-light = Chiaro
theme-dark = Scuro
language = Lingua
theme = Tema

start-already-running = Envoi è già aperto su questa cartella. Continui nell’altra finestra.
start-folder-unusable = La cartella dei dati non può essere usata. Verifichi i Suoi diritti o indichi un’altra cartella in ENVOI_HOME.
start-records-unusable = I dati di questa postazione non si aprono. Verifichi il disco, poi riavvii Envoi.
start-no-home = Nessuna cartella dei dati è nota. Ne indichi una in ENVOI_HOME.

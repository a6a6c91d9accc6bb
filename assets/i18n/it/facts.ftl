# Frasi su ciò che è risultato: problemi, imprevisti, stati. Ognuna dice che cosa fare.

missing = Da compilare
missing-name = Indichi un nome o una ditta
missing-company = Indichi una ditta
missing-street = Indichi via e numero civico
missing-extra = Indichi un’aggiunta all’indirizzo
missing-postcode = Serve un CAP
missing-city = Indichi la località
missing-country = Scelga un paese
missing-phone = Serve un telefono, l’API lo richiede
missing-weight = Pesi il pacco
missing-size = Misuri i tre lati, per esempio 14x9x3
short-missing = da compilare

too-long = { $length } caratteri, al massimo { $limit } secondo { $source }: accorci il testo
short-too-long = troppo lungo
unprintable = «{ $sign }» non si stampa ovunque: lo tolga
short-unprintable = segno da togliere
postcode-digits = { $found ->
    [0] Servono 5 cifre
   *[other] Servono 5 cifre, ce ne sono { $found }
 }
short-postcode-digits = servono 5 cifre
postcode-unknown = Nessun dipartimento comincia così: verifichi il CAP
short-postcode-unknown = sconosciuto
postcode-overseas = Oltremare: la guida promette solo «within France»
short-postcode-overseas = oltremare
outside-france = Questo servizio resta in Francia, secondo { $source }
short-outside-france = fuori dalla Francia
not-a-weight = Scriva un peso, per esempio 1250 g o 1,25 kg
short-not-a-weight = illeggibile
weight-zero = Un pacco pesa almeno 1 g: lo pesi
short-weight-zero = nullo
weight-over = Più di { $limit }, secondo { $source }: divida il pacco
short-weight-over = troppo pesante
not-a-size = { $sides ->
    [3] Scriva tre lati, per esempio 14x9x3 cm
   *[other] Servono tre lati, per esempio 14x9x3 cm
 }
short-not-a-size = illeggibile
side-zero = Ogni lato misura almeno 1 mm: lo misuri
short-side-zero = lato nullo
size-over = Troppo grande: al massimo { $limit }
short-size-over = troppo grande
face-under = Troppo piccolo: almeno { $limit }
short-face-under = troppo piccolo
sum-not-under = L + l + h danno { $sum }, serve meno di { $limit }
short-sum-not-under = troppo grande
not-a-country = Nessun paese si chiama «{ $text }», o più d’uno: lo scelga dall’elenco
short-not-a-country = paese da scegliere
not-a-phone = Scriva un numero, per esempio 06 12 34 56 78
short-not-a-phone = illeggibile
not-an-email = Scriva un indirizzo, per esempio nome@negozio.example
short-not-an-email = illeggibile
date-example = 20/11/2026
not-a-date = Scriva una data, per esempio 20/11/2026
short-not-a-date = illeggibile
date-ahead = Questa data è futura: la verifichi
short-date-ahead = futura
ship-date-past = Questa data è passata: scelga oggi
short-ship-date-past = passata
not-an-amount = Scriva un importo, per esempio 48,90
short-not-an-amount = illeggibile
not-a-count = Scriva un numero intero, per esempio 3
short-not-a-count = illeggibile
not-a-token = Solo lettere, cifre e trattini, senza spazi
short-not-a-token = un segno di troppo
no-sender = Indichi prima chi spedisce
short-no-sender = da indicare
carrier-refused = Rifiutato dal corriere: { $message }
short-carrier-refused = rifiutato

mishap-unreachable = { $host } non risponde. Nulla è stato inviato: verifichi la rete, poi riprovi.
mishap-key-refused = Il corriere rifiuta questa chiave API. La verifichi nel Suo conto presso di lui, poi la inserisca di nuovo.
mishap-sandbox-key = È una chiave di prova (TEST_). Lettre Suivie si collega solo con una chiave di produzione.
mishap-key-missing = La chiave di questo conto non è nota in questa sessione. Ricolleghi il conto.
mishap-refused = Il corriere rifiuta, correggere ciò che indica: { $message }
mishap-busy = { $seconds ->
    [one] Il corriere chiede di attendere { $seconds } secondo. Nulla è stato acquistato.
   *[other] Il corriere chiede di attendere { $seconds } secondi. Nulla è stato acquistato.
 }
mishap-in-doubt = Richiesta inviata, risposta perduta. La postazione verifica se l’etichetta esiste: non acquisti di nuovo.
mishap-unreadable = La risposta del corriere è illeggibile. Nulla è stato acquistato: riprovi.
mishap-unsupported = Questo corriere non lo fa. Nulla è cambiato: continuare senza.
mishap-void-refused = Annullamento rifiutato: l’etichetta resta pagata. Rivolgersi al corriere, che dice: { $message }
mishap-paper-missing = L’etichetta è pagata, il suo file non è ancora qui. Lo recuperi.
mishap-no-code = Nessun codice dell’etichetta contiene il numero di tracciamento: non viene stampata. La confronti con l’ordine e la ristampi se è giusta.
mishap-not-a-label = Questo file non è un’etichetta che si possa mostrare. Recuperare di nuovo l’etichetta.
mishap-no-printer = Nessuna stampante è configurata. L’etichetta è conservata qui.
mishap-printer-unreachable = { $name } non risponde. L’etichetta è pagata e conservata qui: accenda la stampante, poi ristampi.
mishap-cannot-write = Impossibile scrivere in { $path }. Scelga una cartella in cui questa postazione può scrivere.
mishap-wrong-format = { $name } non legge il { $format }. Cambi il formato della stampante nelle impostazioni.
mishap-keyring = Il portachiavi del sistema non ha risposto. Lo sblocchi, poi riprovi.
mishap-records = I dati di questa postazione non si leggono o non si scrivono. Verifichi il disco, poi riavvii Envoi.
mishap-too-much-waiting = Troppe richieste sono già in attesa. Riprovi tra un momento.
mishap-already-voided = Questa etichetta è annullata e non si stampa più. Spedisca di nuovo.
mishap-out-of-date = La data di spedizione è passata. Lasci questo acquisto, poi spedisca di nuovo dalla cronologia.
mishap-gone = Questo elemento non esiste più. Riaprire la schermata per vedere la situazione.

remedy-try-again = Riprovare
remedy-check-the-network = Riprovare
remedy-reconnect = Ricollegare il conto
remedy-type-the-key = Ridigitare la chiave
remedy-mend = Correggere
remedy-settle = Verificare ora
remedy-fetch-the-paper = Recuperare l’etichetta
remedy-open-printers = Configurare la stampante

state-buying = Acquisto in corso
state-in-doubt = In dubbio
state-not-bought = Non acquistata
state-refused = Rifiutata
state-not-sent = Non inviata
state-paper-missing = Pagata, da recuperare
state-labelled = Acquistata
state-voided = Annullata

job-queued = Da stampare
job-sent = Inviata, non confermata
job-written = Nella cartella
job-failed = Non stampata

printer-paper-out = Etichette finite: ricarichi il rotolo
printer-head-open = Testina aperta: la chiuda
printer-paused = In pausa: prema Pausa
printer-ribbon-out = Nastro finito: lo cambi
job-sending = In stampa
job-printed = Stampata
job-cancelled = Annullata
printer-cover-open = Coperchio aperto: lo chiuda
printer-jam = Inceppamento: tolga ciò che è bloccato
printer-wrong-media = Carta sbagliata: carichi il formato giusto
printer-ink-out = Inchiostro o toner finito: cambi la cartuccia
printer-over-temperature = Temperatura anomala: attenda che rientri
printer-stopped = Coda ferma: la riavvii sul suo computer
printer-offline = Non in linea: la accenda, controlli il cavo
printer-no-word = Non risponde ancora: attenda, o la spenga e la riaccenda
printer-takes-nothing = Non prende più niente: guardi carta, coperchio e spie
printer-attention = Chiede aiuto: guardi il suo schermo
mishap-print-in-doubt = { $name } si è fermata a metà. Guardi se l’etichetta è uscita prima di ristamparla.
mishap-printer-refused = { $name } ha rifiutato il lavoro, nulla è stampato. Controlli formato e carta nelle impostazioni.
mishap-printer-locked = { $name } chiede un nome e una password, che Envoi non fornisce; nulla è stampato. Consenta sulla stampante la stampa senza di essi, o la aggiunga alle stampanti di questo computer, che li ricorda, e la scelga lì.
mishap-not-taken-back = { $name } non restituisce il lavoro. Lo annulli sulla stampante.
mishap-no-printer-there = Nessuna stampante risponde a { $host }. Controlli l’indirizzo o scelga Lei il formato.

source-shipstation-guide = la guida ShipStation API
source-shipstation-reference = il riferimento ShipStation API
source-la-poste-page = la pagina di La Poste
source-postal-norm = la norma NF Z10-011
source-paper = lo spazio dell’etichetta

can-domestic-france = Da Francia a Francia
can-within-limits = Fino a { $weight }, al massimo { $sides }, L + l + h sotto { $sum }
can-rates = Prezzo prima dell’acquisto, senza supplementi
can-label-4x6 = Etichetta 4 × 6 pollici in PDF, PNG o ZPL
can-void = Annullamento
can-tracking = Tracciamento
can-logo = Logo in PDF e PNG, mai in ZPL
can-returns = Resi
can-insurance = Assicurazione del corriere
can-label-references = Riferimenti sull’etichetta
can-multi-package = Più colli per spedizione
can-paperless = Etichette senza carta
can-delivery-confirmation = Prova di consegna
can-advanced-options = Opzioni avanzate
can-dangerous-goods = Merci pericolose
can-manifests = Distinte
can-pickups = Ritiri
can-service-points = Punti di ritiro

field-sender = Mittente
field-name = Nome
field-company = Ditta
field-street = Indirizzo
field-extra = Aggiunta
field-postcode = CAP
field-city = Località
field-country = Paese
field-phone = Telefono
field-weight = Peso
field-size = Dimensioni
field-service = Servizio
field-ship-date = Data
field-format = Formato
field-order-number = N. d’ordine
field-order-date = Data dell’ordine
field-order-email = E-mail
field-order-phone = Telefono
field-order-contents = Contenuto
field-order-amount = Importo
field-order-items = Articoli
field-credential = Conto
field-shipment = Spedizione

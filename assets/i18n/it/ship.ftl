# La schermata che spedisce un pacco.

recipient = Destinatario
paste-address = Incollare un indirizzo
paste-hint = Incolli il blocco così com’è: nome, via, CAP e località, anche e-mail e telefono.
paste-take = Compilare i campi
postcode-and-city = CAP, località

parcel = Pacco
fits-in = Entra in { $service }
limits-stated-shipstation = Secondo ShipStation. La Poste ammette di più.
limits-stated-shipstation-alone = Secondo la guida ShipStation API.
limits-stated-la-poste = Secondo La Poste. La guida ShipStation lo ammette.
limits-offer-la-poste = La Poste lo ammette: usare i suoi limiti…
limits-in-force-la-poste = Limiti in vigore: la pagina di La Poste.
limits-back = Tornare a quelli di ShipStation
limits-two-documents = Due documenti si contraddicono
document-shipstation = ShipStation API, guida «La Poste-Lettre Suivie»
document-la-poste = La Poste, pagina sui formati delle lettere
limits-most = al massimo { $sides }, al massimo { $weight }
limits-least-and-most = almeno { $least }, al massimo { $sides }, al massimo { $weight }
limits-consequence = La Sua scelta vale per questo conto. ShipStation può ancora rifiutare la vendita: in tal caso nulla è pagato.
limits-use-la-poste = Usare i limiti di La Poste
limits-keep-shipstation = Conservare quelli di ShipStation

service = Servizio
sent-from = da { $town }
service-lettre-suivie = La Poste, recapito nella cassetta delle lettere
service-too-large = Pacco troppo grande per questo servizio
service-too-small = Pacco troppo piccolo per questo servizio
service-too-heavy = Pacco troppo pesante per questo servizio
service-france-only = Questo servizio resta in Francia
price-asked = prezzo richiesto…
price-not-quoted = nessun prezzo indicato
price-add-own = Aggiungere le vostre tariffe…
price-unknown = prezzo non ottenuto

handover = Spedizione
day-today = Oggi, { $date }
day-tomorrow = Domani, { $date }
day-after-tomorrow = Dopodomani, { $date }
format-as-printer = { $format }, come la stampante
format-kept = { $format }, senza stampante
format-4x6 = { $format } 102 × 152

order = Ordine
order-number-label = Numero
order-date-label = Data
fold = Ripiegare
order-blank = Facoltativo: numero, e-mail, contenuto, importo
order-no = n. { $number }
order-of = del { $date }
order-no-of = n. { $number } del { $date }
items = { $count ->
    [one] { $count } articolo
   *[other] { $count } articoli
 }
billed-elsewhere = fatturato a un altro indirizzo
bill-elsewhere = Fatturare a un altro indirizzo

sketch = Bozza
sketch-of-label = Bozza dell’etichetta
code-comes-with-purchase = Il codice a barre arriva con l’acquisto

no-printer = Nessuna stampante: l’etichetta sarà conservata qui
set-up-printer = Configurare…
printer-named = { $name }, { $state }
printer-paper = { $paper } · { $dpi } dpi · { $language }
printer-ready = pronta
printer-silent = non risponde
printer-asked = interrogata…
printer-unknown = stato sconosciuto
cancel-print = Annullare la stampa
buy-print-later = Acquista, stampa più tardi
waits-for-printer = Prima la stampante; premendo ancora si acquista e si stampa più tardi

strip-empty = L’ultimo pacco resta qui: altro pacco, ristampare, annullare.
strip-spoken = Etichetta per { $who }, { $number }: { $state }
another-parcel-short = Altro pacco
enlarge-label = Vedere l’etichetta in grande
void-consequence = Una volta annullata, l’etichetta non vale più
job-at = { $state } · { $time }
kept-here = Conservata qui
take-back = Riprendere i dati inseriti
actions = Azioni
purchases-under-way = { $count ->
    [one] { $count } acquisto in corso
   *[other] { $count } acquisti in corso
 }

to-fill-in = { $count ->
    [one] { $count } campo da compilare
   *[other] { $count } campi da compilare
 }
buy-and-keep = Acquistare e conservare
connect-first = collegare prima un conto
last-label = Ultima etichetta

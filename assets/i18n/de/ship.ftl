# Der Bildschirm, der ein Paket versendet.

recipient = Empfänger
paste-address = Adresse einfügen
paste-hint = Fügen Sie den Block ein, wie er ist: Name, Straße, Postleitzahl und Ort, auch E-Mail und Telefon.
paste-take = Felder ausfüllen
postcode-and-city = PLZ, Ort

parcel = Paket
fits-in = Passt in { $service }
limits-stated-shipstation = Laut ShipStation. La Poste lässt mehr zu.
limits-stated-shipstation-alone = Laut dem Leitfaden zur ShipStation API.
limits-stated-la-poste = Laut La Poste. Der Leitfaden von ShipStation lässt es zu.
limits-offer-la-poste = La Poste lässt es zu: ihre Grenzen verwenden…
limits-in-force-la-poste = Geltende Grenzen: die Seite von La Poste.
limits-back = Zurück zu den Grenzen von ShipStation
limits-two-documents = Zwei Dokumente widersprechen sich
document-shipstation = ShipStation API, Leitfaden „La Poste-Lettre Suivie“
document-la-poste = La Poste, Seite über Briefformate
limits-most = höchstens { $sides }, höchstens { $weight }
limits-least-and-most = mindestens { $least }, höchstens { $sides }, höchstens { $weight }
limits-consequence = Ihre Wahl gilt für dieses Konto. ShipStation kann den Verkauf noch ablehnen: Dann wird nichts bezahlt.
limits-use-la-poste = Grenzen von La Poste verwenden
limits-keep-shipstation = Grenzen von ShipStation behalten

service = Service
sent-from = ab { $town }
service-lettre-suivie = La Poste, Zustellung in den Briefkasten
service-too-large = Paket zu groß für diesen Service
service-too-small = Paket zu klein für diesen Service
service-too-heavy = Paket zu schwer für diesen Service
service-france-only = Dieser Service gilt nur innerhalb Frankreichs
price-asked = Preis wird angefragt…
price-not-quoted = kein Preis angegeben
price-add-own = Eigene Preise hinterlegen…
price-unknown = Preis nicht erhalten

handover = Sendung
day-today = Heute, { $date }
day-tomorrow = Morgen, { $date }
day-after-tomorrow = Übermorgen, { $date }
format-as-printer = { $format }, wie der Drucker
format-kept = { $format }, ohne Drucker
format-4x6 = { $format } 102 × 152

order = Auftrag
order-number-label = Nummer
order-date-label = Datum
fold = Einklappen
order-blank = Freiwillig: Nummer, E-Mail, Inhalt, Betrag
order-no = Nr. { $number }
order-of = vom { $date }
order-no-of = Nr. { $number } vom { $date }
items = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
 }
billed-elsewhere = Rechnung an eine andere Adresse
bill-elsewhere = Rechnung an eine andere Adresse senden

sketch = Skizze
sketch-of-label = Skizze des Etiketts
code-comes-with-purchase = Der Strichcode kommt mit dem Kauf

no-printer = Kein Drucker: Das Etikett wird hier aufbewahrt
set-up-printer = Einrichten…
printer-named = { $name }, { $state }
printer-paper = { $paper } · { $dpi } dpi · { $language }
printer-ready = bereit
printer-silent = antwortet nicht
printer-asked = wird gefragt…
printer-unknown = Zustand unbekannt
cancel-print = Druck abbrechen
buy-print-later = Kaufen, später drucken
waits-for-printer = Erst der Drucker; nochmals drücken kauft und druckt später

strip-empty = Das letzte Paket bleibt hier: weiteres Paket, erneut drucken, stornieren.
strip-spoken = Etikett für { $who }, { $number }: { $state }
another-parcel-short = Weiteres Paket
enlarge-label = Etikett groß ansehen
void-consequence = Nach dem Stornieren ist das Etikett ungültig
job-at = { $state } · { $time }
kept-here = Hier aufbewahrt
take-back = Eingaben zurückholen
actions = Aktionen
purchases-under-way = { $count ->
    [one] { $count } Kauf läuft
   *[other] { $count } Käufe laufen
 }

to-fill-in = { $count ->
    [one] { $count } Feld auszufüllen
   *[other] { $count } Felder auszufüllen
 }
buy-and-keep = Kaufen und aufbewahren
connect-first = zuerst ein Konto verbinden
last-label = Letztes Etikett

# Sätze über das, was die Sache ergab: Fehler in Feldern, Zwischenfälle, Zustände. Jeder sagt, was zu tun ist.

missing = Bitte ausfüllen
missing-name = Geben Sie einen Namen oder eine Firma an
missing-company = Geben Sie eine Firma an
missing-street = Geben Sie Straße und Hausnummer an
missing-extra = Geben Sie einen Adresszusatz an
missing-postcode = Eine Postleitzahl ist nötig
missing-city = Geben Sie den Ort an
missing-country = Wählen Sie ein Land
missing-phone = Eine Telefonnummer ist nötig, die API verlangt sie
missing-weight = Wiegen Sie das Paket
missing-size = Messen Sie die drei Seiten, zum Beispiel 14x9x3
short-missing = auszufüllen

too-long = { $length } Zeichen, höchstens { $limit } laut { $source }: bitte kürzen
short-too-long = zu lang
unprintable = „{ $sign }“ lässt sich nicht überall drucken: bitte entfernen
short-unprintable = Zeichen entfernen
postcode-digits = { $found ->
    [0] 5 Ziffern sind nötig
   *[other] 5 Ziffern sind nötig, eingegeben sind { $found }
 }
short-postcode-digits = 5 Ziffern nötig
postcode-unknown = Kein Département beginnt so: Prüfen Sie die Postleitzahl
short-postcode-unknown = unbekannt
postcode-overseas = Übersee: Der Leitfaden verspricht nur „within France“
short-postcode-overseas = Übersee
outside-france = Dieser Service gilt nur in Frankreich, laut { $source }
short-outside-france = außerhalb Frankreichs
not-a-weight = Schreiben Sie ein Gewicht, zum Beispiel 1250 g oder 1,25 kg
short-not-a-weight = nicht lesbar
weight-zero = Ein Paket wiegt mindestens 1 g: bitte wiegen
short-weight-zero = null
weight-over = Mehr als { $limit }, laut { $source }: Teilen Sie das Paket auf
short-weight-over = zu schwer
not-a-size = { $sides ->
    [3] Schreiben Sie drei Seiten, zum Beispiel 14x9x3 cm
   *[other] Drei Seiten sind nötig, zum Beispiel 14x9x3 cm
 }
short-not-a-size = nicht lesbar
side-zero = Jede Seite misst mindestens 1 mm: bitte messen
short-side-zero = Seite null
size-over = Zu groß: höchstens { $limit }
short-size-over = zu groß
face-under = Zu klein: mindestens { $limit }
short-face-under = zu klein
sum-not-under = L + B + H ergeben { $sum }, nötig ist weniger als { $limit }
short-sum-not-under = zu groß
not-a-country = Kein Land heißt „{ $text }“, oder mehrere: bitte aus der Liste wählen
short-not-a-country = Land wählen
not-a-phone = Schreiben Sie eine Nummer, zum Beispiel 06 12 34 56 78
short-not-a-phone = nicht lesbar
not-an-email = Schreiben Sie eine Adresse, zum Beispiel name@laden.example
short-not-an-email = nicht lesbar
date-example = 20.11.2026
not-a-date = Schreiben Sie ein Datum, zum Beispiel 20.11.2026
short-not-a-date = nicht lesbar
date-ahead = Dieses Datum liegt in der Zukunft: bitte prüfen
short-date-ahead = in der Zukunft
ship-date-past = Dieses Datum ist vorbei: Wählen Sie heute
short-ship-date-past = vorbei
not-an-amount = Schreiben Sie einen Betrag, zum Beispiel 48,90
short-not-an-amount = nicht lesbar
not-a-count = Schreiben Sie eine ganze Zahl, zum Beispiel 3
short-not-a-count = nicht lesbar
not-a-token = Nur Buchstaben, Ziffern und Bindestriche, ohne Leerzeichen
short-not-a-token = ein Zeichen zu viel
no-sender = Geben Sie zuerst an, wer versendet
short-no-sender = anzugeben
carrier-refused = Vom Transporteur abgelehnt: { $message }
short-carrier-refused = abgelehnt

mishap-unreachable = { $host } antwortet nicht. Nichts wurde gesendet: Prüfen Sie das Netzwerk und versuchen Sie es erneut.
mishap-key-refused = Der Anbieter lehnt diesen API-Schlüssel ab. Prüfen Sie ihn in Ihrem Konto dort und geben Sie ihn neu ein.
mishap-sandbox-key = Das ist ein Testschlüssel (TEST_). Lettre Suivie lässt sich nur mit einem produktiven Schlüssel verbinden.
mishap-key-missing = Der Schlüssel dieses Kontos ist in dieser Sitzung nicht bekannt. Verbinden Sie das Konto neu.
mishap-refused = Der Transporteur lehnt ab, bitte berichtigen, was er nennt: { $message }
mishap-busy = { $seconds ->
    [one] Der Transporteur bittet, { $seconds } Sekunde zu warten. Nichts wurde gekauft.
   *[other] Der Transporteur bittet, { $seconds } Sekunden zu warten. Nichts wurde gekauft.
 }
mishap-in-doubt = Anfrage gesendet, Antwort verloren. Der Versandplatz prüft, ob es das Etikett gibt: Kaufen Sie nicht neu.
mishap-unreadable = Die Antwort des Transporteurs ist nicht lesbar. Nichts wurde gekauft: Versuchen Sie es erneut.
mishap-unsupported = Das bietet dieser Transporteur nicht an. Es hat sich nichts geändert: ohne fortfahren.
mishap-void-refused = Stornierung abgelehnt: Das Etikett bleibt bezahlt. Wenden Sie sich an den Transporteur, er sagt: { $message }
mishap-paper-missing = Das Etikett ist bezahlt, seine Datei ist noch nicht hier. Holen Sie sie ab.
mishap-no-code = Kein Code auf dem Etikett enthält die Sendungsnummer: es wird nicht gedruckt. Vergleichen Sie es mit der Bestellung und drucken Sie es erneut, wenn es stimmt.
mishap-not-a-label = Diese Datei ist kein Etikett, das sich zeigen lässt. Holen Sie das Etikett erneut.
mishap-no-printer = Kein Drucker ist eingerichtet. Das Etikett wird hier aufbewahrt.
mishap-printer-unreachable = { $name } antwortet nicht. Das Etikett ist bezahlt und hier aufbewahrt: Schalten Sie den Drucker ein und drucken Sie erneut.
mishap-cannot-write = In { $path } kann nicht geschrieben werden. Wählen Sie einen Ordner, in den dieser Versandplatz schreiben darf.
mishap-wrong-format = { $name } liest kein { $format }. Ändern Sie das Format des Druckers in den Einstellungen.
mishap-keyring = Der Schlüsselbund des Systems hat nicht geantwortet. Entsperren Sie ihn und versuchen Sie es erneut.
mishap-records = Die Daten dieses Versandplatzes lassen sich nicht lesen oder schreiben. Prüfen Sie den Datenträger und starten Sie Envoi erneut.
mishap-too-much-waiting = Es warten schon zu viele Anfragen. Versuchen Sie es gleich noch einmal.
mishap-already-voided = Dieses Etikett ist storniert und wird nicht mehr gedruckt. Versenden Sie erneut.
mishap-out-of-date = Das Versanddatum ist vorbei. Blenden Sie diesen Kauf aus und versenden Sie erneut aus dem Verlauf.
mishap-gone = Das gibt es nicht mehr. Öffnen Sie die Ansicht neu, um den Stand zu sehen.

remedy-try-again = Erneut versuchen
remedy-check-the-network = Erneut versuchen
remedy-reconnect = Konto neu verbinden
remedy-type-the-key = Schlüssel neu eingeben
remedy-mend = Berichtigen
remedy-settle = Jetzt prüfen
remedy-fetch-the-paper = Etikett abholen
remedy-open-printers = Drucker einrichten

state-buying = Kauf läuft
state-in-doubt = Ungeklärt
state-not-bought = Nicht gekauft
state-refused = Abgelehnt
state-not-sent = Nicht abgeschickt
state-paper-missing = Bezahlt, abzuholen
state-labelled = Gekauft
state-voided = Storniert

job-queued = Zu drucken
job-sent = Gesendet, unbestätigt
job-written = Im Ordner
job-failed = Nicht gedruckt

printer-paper-out = Keine Etiketten mehr: Rolle einlegen
printer-head-open = Druckkopf offen: bitte schließen
printer-paused = Angehalten: Taste Pause drücken
printer-ribbon-out = Farbband leer: bitte wechseln
job-sending = Wird gedruckt
job-printed = Gedruckt
job-cancelled = Abgebrochen
printer-cover-open = Klappe offen: bitte schließen
printer-jam = Papierstau: Festsitzendes entfernen
printer-wrong-media = Falsches Papier: richtiges Format einlegen
printer-ink-out = Tinte oder Toner leer: Patrone wechseln
printer-over-temperature = Temperatur außer Bereich: kurz warten
printer-stopped = Warteschlange angehalten: auf ihrem Computer wieder starten
printer-offline = Offline: einschalten, Kabel prüfen
printer-no-word = Er antwortet noch nicht: warten, oder aus- und einschalten
printer-takes-nothing = Er nimmt nichts mehr an: Papier, Klappe und Lampen prüfen
printer-attention = Er braucht Hilfe: auf seine Anzeige schauen
mishap-print-in-doubt = { $name } hat mittendrin aufgehört. Schauen Sie, ob das Etikett herauskam, bevor Sie es erneut drucken.
mishap-printer-refused = { $name } hat den Auftrag abgelehnt, nichts ist gedruckt. Prüfen Sie Format und Papier in den Einstellungen.
mishap-printer-locked = { $name } verlangt Namen und Passwort, die Envoi nicht angibt; nichts ist gedruckt. Erlauben Sie am Drucker das Drucken ohne sie, oder fügen Sie ihn den Druckern dieses Computers hinzu, der sie sich merkt, und wählen Sie ihn dort.
mishap-not-taken-back = { $name } gibt den Auftrag nicht zurück. Brechen Sie ihn am Drucker ab.
mishap-no-printer-there = Unter { $host } antwortet kein Drucker. Prüfen Sie die Adresse oder wählen Sie das Format selbst.

source-shipstation-guide = Leitfaden zur ShipStation API
source-shipstation-reference = Referenz der ShipStation API
source-la-poste-page = Seite von La Poste
source-postal-norm = Norm NF Z10-011
source-paper = Druckbild des Etiketts

can-domestic-france = Frankreich nach Frankreich
can-within-limits = Bis { $weight }, höchstens { $sides }, L + B + H unter { $sum }
can-rates = Preis vor dem Kauf, ohne Zuschläge
can-label-4x6 = Etikett 4 × 6 Zoll als PDF, PNG oder ZPL
can-void = Stornierung
can-tracking = Sendungsverfolgung
can-logo = Logo bei PDF und PNG, nie bei ZPL
can-returns = Rücksendungen
can-insurance = Versicherung des Transporteurs
can-label-references = Referenzen auf dem Etikett
can-multi-package = Mehrere Pakete je Sendung
can-paperless = Etiketten ohne Papier
can-delivery-confirmation = Zustellnachweis
can-advanced-options = Erweiterte Optionen
can-dangerous-goods = Gefahrgut
can-manifests = Einlieferungslisten
can-pickups = Abholungen
can-service-points = Abholpunkte

field-sender = Absender
field-name = Name
field-company = Firma
field-street = Straße
field-extra = Zusatz
field-postcode = Postleitzahl
field-city = Ort
field-country = Land
field-phone = Telefon
field-weight = Gewicht
field-size = Maße
field-service = Service
field-ship-date = Datum
field-format = Format
field-order-number = Auftragsnummer
field-order-date = Auftragsdatum
field-order-email = E-Mail
field-order-phone = Telefon
field-order-contents = Inhalt
field-order-amount = Betrag
field-order-items = Artikel
field-credential = Konto
field-shipment = Sendung

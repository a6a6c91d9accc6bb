# Verlauf: was wartet, was versandt wurde, und der Bereich einer Sendung.

settle-title = Zu klären
settle-nothing-blocked = Nichts davon hält das nächste Paket auf
settle-in-doubt = Kauf ohne Antwort: { $who }, { $place }
settle-in-doubt-comfort = Um { $time } angefragt. Der Versandplatz prüft, ob es das Etikett gibt; vorher wird nichts neu gekauft.
settle-not-bought = Nicht gekauft: { $who }, { $place }
settle-not-bought-comfort = Der Transporteur hat dieses Etikett nicht: Nichts ist bezahlt.
settle-refused = Abgelehnt: { $who }, { $place }
settle-refused-comfort = { $message } Nichts ist bezahlt.
settle-nothing-paid = Nichts ist bezahlt.
settle-not-sent = Nicht abgeschickt: { $who }, { $place }
settle-not-sent-comfort = Keine Verbindung: Nichts ging hinaus, nichts ist bezahlt.
settle-paper-missing = Etikett abzuholen: { $who }, { $place }
settle-paper-missing-comfort = Es ist bezahlt, seine Datei ist noch nicht hier.
settle-not-printed = Nicht gedruckt: { $who }, { $place }
settle-not-printed-comfort = { $printer } hat es nicht erhalten. Das Etikett ist bezahlt und hier aufbewahrt.
settle-kept-here = Das Etikett ist bezahlt und hier aufbewahrt.
settle-buy-again = Neu kaufen
settle-leave = Ausblenden
settle-take-back = Eingaben zurückholen
history-search = Suchen
history-search-example = Name, Ort, Nummer, Auftrag
history-matches = { $matches } von { $total }
history-all = Alle
history-today = Heute
history-voided = Storniert
history-state = Zustand
history-number = Nummer
history-who = Empfänger
history-town = Ort
history-price = Preis
history-listed = Liste
history-created = Erstellt
history-tag-sent = Gesendet
history-tag-fetch = Abzuholen
history-nothing-yet = Noch keine Sendung. Jedes gekaufte Etikett kommt hierher.
history-ship-first = Ein Paket versenden
history-nothing-found = Keine Sendung passt.
history-show-all = Alles zeigen
history-count = { $count ->
    [one] Heute { $count } Sendung
   *[other] Heute { $count } Sendungen
}
history-sum = { $count ->
    [one] Heute { $count } Sendung, { $sum } ohne Zuschläge
   *[other] Heute { $count } Sendungen, { $sum } ohne Zuschläge
 }
panel-paid = Bezahlt
panel-paid-without-surcharges = { $price } ohne Zuschläge
panel-order = Auftrag
panel-print = Druck
panel-times = insgesamt { $times }-mal
panel-kept = Hier aufbewahrt
panel-copy-number = Nummer kopieren
panel-ship-again = Erneut versenden
panel-show-label = Etikett ansehen
panel-key-show = Strg L
panel-export-path = Pfad des PDF
panel-export-example = /srv/etiketten/10391.pdf
panel-export-write = PDF schreiben
panel-void-means = Beim Stornieren wird der Transporteur um Erstattung gebeten; er kann ablehnen. Das Etikett ist danach ungültig.
panel-voided = Storniert: Es kann weder gedruckt noch noch einmal storniert werden.
panel-not-bought = Nichts wurde gekauft.
panel-not-yet = Der Kauf ist noch nicht geklärt.
panel-paper-missing = Die Datei des Etiketts ist noch nicht hier.
panel-erased = Person und Etikett sind gelöscht: Es gibt nichts mehr zu drucken.
shipments = { $count ->
    [one] { $count } Sendung
   *[other] { $count } Sendungen
 }

panel-printed-again = Nachdruck, von Hand verlangt
news-printer-holds = Das Etikett wartet und kommt dann von selbst.

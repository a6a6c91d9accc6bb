# Pflege des Platzes: Kopien, Personendaten, Netz, Dateien in Not.

mishap-records-full = Die Festplatte ist voll: Schaffen Sie Platz und versuchen Sie es erneut. Bis dahin wird nichts Neues gekauft, und nichts ist verloren.
mishap-records-read-only = Die Dateien von Envoi lassen sich nicht schreiben: Prüfen Sie die Rechte des Ordners und ob die Festplatte schreibgeschützt ist. Es wurde nichts gekauft.
mishap-records-damaged = Die Datei der Sendungen ist beschädigt: Schliessen Sie Envoi und öffnen Sie es wieder. Es legt die Datei beiseite, rettet das Lesbare und löscht nichts.
mishap-records-newer = Diese Daten stammen von einer neueren Version von Envoi: Installieren Sie diese auch hier. Sie wurden nicht verändert.
mishap-untrusted = Das Zertifikat von { $host } ist nicht bekannt. Falls Ihre Firma das Netz filtert, geben Sie deren Zertifikat unter Einstellungen, Internet an. Es wurde nichts gesendet.
mishap-not-valid-now = Das Zertifikat von { $host } gilt heute nicht: Prüfen Sie Datum und Uhrzeit dieses Computers. Es wurde nichts gesendet.
mishap-backup-folder = Der Ordner der Sicherungen lässt sich nicht schreiben: Schliessen Sie das Laufwerk an oder wählen Sie einen anderen Ordner.
mishap-not-a-backup = In diesem Ordner liegt keine Sicherung von Envoi: Wählen Sie den, in den Envoi sie schreibt.
mishap-backup-incomplete = Diese Sicherung ist nicht vollständig: Es wurde nichts daraus übernommen. Machen Sie eine neue oder wählen Sie eine ältere.
mishap-not-a-certificate = Diese Datei enthält kein lesbares Zertifikat: Fragen Sie Ihre Informatik nach der Datei im PEM-Format.
remedy-open-network = Internet-Einstellungen
start-records-full = Die Festplatte ist voll: Envoi kann seine Dateien nicht öffnen. Schaffen Sie Platz und öffnen Sie es wieder. Nichts ist verloren.
start-records-read-only = Envoi kann in seinem Ordner nicht schreiben. Prüfen Sie die Rechte des Ordners und ob die Festplatte schreibgeschützt ist, und öffnen Sie es wieder.
start-records-newer = Diese Daten stammen von einer neueren Version von Envoi. Installieren Sie diese Version auch hier; es wurde nichts verändert.
start-records-damaged = Die Datei der Einstellungen ist beschädigt und liess sich nicht beiseitelegen. Prüfen Sie die Festplatte und öffnen Sie Envoi wieder.

closed-title = Envoi kann seine Dateien nicht öffnen
closed-nothing-lost = Es wurde nichts gelöscht und nichts gekauft.
closed-practise = Inzwischen üben
news-backup-failed = Die Sicherung konnte nicht gemacht werden
news-restored = Die Sicherung ist zurückgeholt
news-salvaged = Die Datei der Sendungen war beschädigt: Das Lesbare ist gerettet
news-salvaged-rows = { $count } Zeilen gerettet; die beschädigte Datei bleibt als { $file } erhalten. Vergleichen Sie mit dem Konto beim Anbieter oder holen Sie die letzte Sicherung zurück.
news-salvaged-strangers = { $count ->
    [one] { $count } Kauf ist nur noch dem Anbieter bekannt: Suchen Sie ihn in dessen Konto, bevor Sie erneut versenden.
   *[other] { $count } Käufe sind nur noch dem Anbieter bekannt: Suchen Sie sie in dessen Konto, bevor Sie erneut versenden.
}

settings-backup = Sicherung
backup-what = Jede Nacht, wenn niemand arbeitet, kopiert Envoi Sendungen, Etiketten und Einstellungen in diesen Ordner und holt die Kopie zur Probe zurück. Schlüssel gehören nicht dazu.
backup-folder = Ordner
backup-folder-hint = Am besten auf einem anderen Laufwerk oder im Netz
backup-keep-folder = Diesen Ordner verwenden
backup-keep = Behalten
backup-keep-of = { $count } Sicherungen
backup-keep-hint = Die ältesten werden von selbst gelöscht
backup-under-way = Wird gesichert und geprüft…
backup-never = Noch keine Sicherung.
backup-now = Jetzt sichern
backup-verified = Gesichert am { $at } und zur Probe zurückgeholt: { $shipments ->
    [one] { $shipments } Sendung
   *[other] { $shipments } Sendungen
} und { $files ->
    [one] { $files } Etikett
   *[other] { $files } Etiketten
}, alles da.
backup-failed = Keine Sicherung am { $at }:
backup-cannot-write = Der Ordner lässt sich nicht schreiben. Schliessen Sie das Laufwerk an oder wählen Sie einen anderen Ordner.
backup-full = Das Laufwerk der Sicherungen ist voll. Schaffen Sie Platz oder behalten Sie weniger Sicherungen.
backup-damaged = Die Datei der Sendungen ist beschädigt. Schliessen Sie Envoi und öffnen Sie es wieder, es rettet das Lesbare.
backup-incomplete = Zur Probe zurückgeholt war die Kopie nicht vollständig. Prüfen Sie das Laufwerk und sichern Sie erneut.
backup-last-good = Die letzte gute ist vom { $at }.
backup-restore = Eine Sicherung zurückholen
backup-restore-what = Alles kehrt zur neuesten Sicherung im Ordner zurück. Was hier ist, wird beiseitegelegt und nie gelöscht.
backup-restore-folder = Aus
backup-restore-button = Zurückholen…
backup-restoring = Wird zurückgeholt…
backup-restore-title = Die Sicherung zurückholen?
backup-restore-from = Aus { $folder }
backup-restore-asked = Seither gemachte Käufe stehen dann nicht mehr im Verlauf. Die Daten von heute werden im Ordner von Envoi beiseitegelegt.
backup-restore-yes = Zurückholen
backup-restored = Zurückgeholt: Stand vom { $at } mit { $shipments ->
    [one] { $shipments } Sendung
   *[other] { $shipments } Sendungen
}.
backup-aside = Was vorher hier war, liegt in { $folder }.
backup-keys-missing = Erneut einzugebende Schlüssel: { $accounts }.
backup-keys-here = Alle Schlüssel sind noch im Schlüsselbund dieses Computers.

settings-people = Personendaten
people-what = Nach diesen Fristen werden Name, Strasse, Telefon, E-Mail und Etikett endgültig gelöscht; Zahlen, Daten, Nummern und Region bleiben. Ein zweifelhafter Kauf wird nie gelöscht.
people-after-delivery = Nach der Zustellung
people-after-creation = Nach der Erstellung, spätestens
people-customs = Zollpapiere
people-days = { $days } Tage
people-backups = Bereits gemachte Sicherungen behalten diese Daten, bis sie an der Reihe sind und gelöscht werden.
people-one = Eine Person
people-one-what = Um jemandem zu antworten, der wissen will, was Sie über ihn haben, oder vergessen werden will.
people-search = Name, E-Mail oder Telefon
people-search-hint = Mindestens drei Zeichen; jedes Wort muss vorkommen
people-find = Suchen
people-found = „{ $text }“: { $shipments } Sendungen, { $elsewhere } Einträge im Adressbuch und in Entwürfen
people-kept-back = { $count } noch im Kauf, im Zweifel oder schon gelöscht: bleiben, wie sie sind.
people-more = und { $count } weitere
people-export = Alles exportieren…
people-erase = Löschen…
people-erase-title = Diese Person löschen?
people-erase-counted = { $shipments ->
    [one] { $shipments } Sendung verliert Name, Adresse und Etikett
   *[other] { $shipments } Sendungen verlieren Name, Adresse und Etikett
}; { $elsewhere ->
    [one] { $elsewhere } Eintrag im Adressbuch und in Entwürfen verschwindet.
   *[other] { $elsewhere } Einträge im Adressbuch und in Entwürfen verschwinden.
}
people-erase-asked = Es gibt kein Zurück. Die Zahlen bleiben für die Buchhaltung. Zollpapiere bleiben so lange, wie das Gesetz es verlangt.
people-erase-yes = Endgültig löschen
people-erased = Gelöscht: { $shipments } Sendungen, { $files } Dateien, { $elsewhere } andere Einträge.

settings-network = Internet
network-hosts = Envoi spricht nur mit den Servern der verbundenen Konten, sonst mit niemandem.
network-proxy = Der Proxy des Systems wird verwendet.
network-certificates = Zertifikate der Firma
network-certificates-what = Falls Ihre Firma das Netz filtert, gibt Ihnen deren Informatik eine PEM-Datei. Sie kommt zu denen des Systems hinzu.
network-file = PEM-Datei
network-file-hint = Der ganze Pfad, zum Beispiel im Firmennetz
network-file-read = Wird gelesen…
network-file-good = { $count ->
    [one] { $count } Zertifikat, gültig bis { $until }
   *[other] { $count } Zertifikate, das erste gültig bis { $until }
}
network-file-over = { $count ->
    [one] { $count } Zertifikat, abgelaufen am { $until }: Fragen Sie nach dem neuen
   *[other] { $count } Zertifikate, das erste abgelaufen am { $until }: Fragen Sie nach den neuen
}
network-use = Diese Datei verwenden
network-system-alone = Nur die des Systems
network-in-use = In Gebrauch: { $file }

diagnosis = Um Hilfe bitten
diagnosis-what = Versionen, Zustände, Zahlen und die letzten Fehler. Nichts Geheimes oder Persönliches: Es kann in eine Nachricht eingefügt werden.
diagnosis-make = Diagnose vorbereiten
diagnosis-copy = Diagnose kopieren
diagnosis-again = Neu erstellen

history-list = Liste exportieren…
history-list-write = Liste schreiben
history-list-period = Zeitraum
history-list-path = Datei
history-list-path-hint = Der ganze Pfad einer Datei oder eines Ordners
history-erased = Person gelöscht
history-matches-at-least = { $matches } und mehr von { $total }
period-this-month = Dieser Monat
period-last-month = Letzter Monat
period-this-year = Dieses Jahr
period-last-year = Letztes Jahr
period-always = Alles
sheet-separator = ;
sheet-date = Datum
sheet-time = Zeit
sheet-order = Bestellung
sheet-service = Dienst
sheet-tracking = Sendungsnummer
sheet-weight = Gewicht (g)
sheet-price = Preis
sheet-currency = Währung
sheet-state = Stand
sheet-country = Land
sheet-region = Region
sheet-account = Konto

line-backed-up = In { $folder } gesichert und zur Probe zurückgeholt: { $shipments ->
    [one] { $shipments } Sendung
   *[other] { $shipments } Sendungen
}, { $files ->
    [one] { $files } Etikett
   *[other] { $files } Etiketten
}.
line-no-folder = Kein Ordner für Sicherungen: Geben Sie ihn mit --to an oder unter Einstellungen, Sicherung.
line-home-not-empty = { $folder } enthält bereits Daten. Fügen Sie --move-aside hinzu: Sie werden dann beiseitegelegt, nicht gelöscht.
line-restored = Zurückgeholt: Stand vom { $at }, { $shipments ->
    [one] { $shipments } Sendung
   *[other] { $shipments } Sendungen
}, { $files ->
    [one] { $files } Etikett
   *[other] { $files } Etiketten
}.
line-listed = Liste geschrieben: { $file }

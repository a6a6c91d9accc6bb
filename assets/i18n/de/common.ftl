# Wörter, die mehrere Bildschirme teilen. Sie sagen, was geschieht, in den Worten derer, die versenden.

app-name = Envoi

rail-ship = Versenden
rail-queue = Aufträge
rail-history = Verlauf
rail-accounts = Konten
rail-settings = Einstellungen

scan-or-search = Auftrag scannen oder suchen
packing-mode = Packmodus

buy-and-print = Kaufen und drucken
buy = Kaufen
print = Drucken
reprint = Erneut drucken
another-parcel = Weiteres Paket zum Auftrag
void-hold = Stornieren, halten
holding = Gedrückt halten…
change = Ändern
edit = Bearbeiten
correct = Berichtigen
keep = Behalten
cancel = Abbrechen
close = Schließen
copy = Kopieren
copied = Kopiert
back = Zurück
continue = Weiter
try-again = Erneut versuchen
see = Ansehen
add = Hinzufügen
remove = Entfernen
connect = Verbinden
disconnect = Trennen
export-pdf = PDF exportieren
export-csv = CSV exportieren
zoom-in = Vergrößern
zoom-out = Verkleinern
learn-more = Mehr erfahren
optional = Freiwillig
details = Details

everything-ready = Alles bereit
to-fix = { $count } zu berichtigen
to-fix-before-buying = { $count } vor dem Kauf zu berichtigen
without-surcharges = ohne Zuschläge
price-to-recompute = neu zu berechnen
waiting-since = seit { $seconds } s

key-enter = Eingabe
key-ctrl-enter = Strg Eingabe
key-ctrl-k = Strg K
key-ctrl-shift-v = Strg Umschalt V

practice-band-short = Übung · SPECIMEN-Etiketten
practice-band = Übung · nichts wird bezahlt, nichts wird versandt · jedes Etikett trägt SPECIMEN
practice-leave = Übung beenden
practice-title = Übung
specimen = SPECIMEN

theme-system = Design des Systems
theme-light = Hell
theme-dark = Dunkel
language = Sprache
theme = Design

start-already-running = Envoi ist mit diesem Ordner schon geöffnet. Arbeiten Sie im anderen Fenster weiter.
start-folder-unusable = Der Datenordner kann nicht benutzt werden. Prüfen Sie Ihre Rechte oder geben Sie in ENVOI_HOME einen anderen Ordner an.
start-records-unusable = Die Daten dieses Versandplatzes lassen sich nicht öffnen. Prüfen Sie den Datenträger und starten Sie Envoi erneut.
start-no-home = Kein Datenordner ist bekannt. Geben Sie einen in ENVOI_HOME an.

# Das Adressbuch, die Verpackungen, und was rückgängig gemacht wird.

clear-form = Leeren
keep-in-book = Ins Adressbuch übernehmen
suggest-list = Bekannte Empfänger
suggest-from-book = Adressbuch
suggest-from-parcel = schon versendet
suggest-hint = { $count ->
    [one] { $count } bekannt · ↓ und Eingabe übernimmt
   *[other] { $count } bekannt · ↓ und Eingabe übernimmt
 }

settings-addresses = Adressen
book-search = Im Adressbuch suchen
book-search-example = Name, Firma, Straße, Ort, E-Mail
book-add = Adresse hinzufügen
book-import = CSV importieren
book-import-hint = Eine Liste mit Titelzeile: Name, Firma, Straße, PLZ, Ort, Land, E-Mail, Telefon. Die Reihenfolge ist frei.
book-import-path = Zu lesende Liste
book-import-go = Importieren
book-export-path = Zu schreibende Datei
book-export-go = Exportieren
book-file-name = adressbuch
book-empty = Das Adressbuch ist leer. Fügen Sie eine Adresse hinzu, importieren Sie eine Liste, oder übernehmen Sie einen Empfänger aus dem Bildschirm Versenden.
book-count = { $count ->
    [one] { $count } Adresse
   *[other] { $count } Adressen
 }
book-found = { $matches } von { $total } Adressen
book-some-shown = { $matches } Adressen, hier die ersten { $shown }: suchen Sie, um weitere zu sehen
book-remove = { $name } entfernen
book-new = Neue Adresse
book-change = Adresse ändern
book-save = Adresse speichern
book-nameless = Geben Sie einen Namen oder eine Firma an
book-name = Name
book-company = Firma
book-street = Straße
book-extra = Zusatz
book-postcode = PLZ
book-city = Ort
book-country = Land
book-email = E-Mail
book-phone = Telefon

settings-packages = Verpackungen
packages = Verpackungen
packages-none = Noch keine Verpackung gespeichert.
packages-keep = Diese Maße speichern…
packages-manage = Verpackungen verwalten…
packages-about = Eine Verpackung füllt Größe, Gewicht und Dienst auf einmal aus: Alt 1 bis Alt 9 im Bildschirm Versenden.
packages-add = Verpackung hinzufügen
packages-raise = Nach oben
packages-new = Neue Verpackung
packages-change = Verpackung ändern
packages-save = Verpackung speichern
packages-name = Name
packages-name-example = Kleine Schachtel
packages-name-missing = Geben Sie ihr einen Namen, zum Beispiel Kleine Schachtel
packages-size-unreadable = Geben Sie drei Seiten an, zum Beispiel 14x9x2,5, oder nichts
packages-weight-hint = Das immer angegebene Gewicht, oder nichts, wenn Sie wiegen
packages-weight-unreadable = Geben Sie ein Gewicht an, zum Beispiel 412 g, oder nichts
packages-any-service = Der jeweils gewählte
key-alt = Alt

undo = Rückgängig
did-clear = Formular geleert
did-paste = Adresse ersetzt
did-pick = Empfänger ersetzt
did-use-package = Maße ersetzt
did-ship-again = Formular aus einer anderen Sendung ausgefüllt
did-remove-contact = Aus dem Adressbuch entfernt
did-remove-package = Verpackung entfernt

news-draft-restored = Entwurf von { $time } wiederhergestellt
news-draft-restored-of-day = Entwurf vom { $time } wiederhergestellt
news-contact-kept = Ins Adressbuch übernommen
news-imported = Liste importiert
news-imported-counts = { $added ->
    [one] { $added } neue Adresse
   *[other] { $added } neue Adressen
 }, { $known } schon bekannt, { $nameless ->
    [0] keine Zeile ohne Namen
    [one] { $nameless } Zeile ohne Namen ausgelassen
   *[other] { $nameless } Zeilen ohne Namen ausgelassen
 }
news-book-exported = Adressbuch exportiert
mishap-not-a-list = { $path } lässt sich nicht als Adressliste lesen: nötig ist eine Titelzeile mit Name oder Firma.

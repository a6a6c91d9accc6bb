# Preise, eigene Preislisten und Tageslimit.

settings-prices = Preise und Limit
price-quoted-by = Preis laut { $seller }
price-listed = Preisliste vom { $date }
price-own = Ihre Preisliste
price-unusual-short = ungewöhnlicher Preis: beim Preis entscheiden
price-keep = Diesen Preis behalten
over-cap = Mit diesem Paket würde das Tageslimit von { $cap } überschritten: { $spent } sind bereits ausgegeben oder gebunden. Erhöhen Sie das Limit, oder lassen Sie diese Sendung durch; der Verlauf hält es fest.
over-cap-short = Limit { $cap }: { $spent } bereits gebunden
over-cap-allow = Diese Sendung durchlassen
over-cap-change = Limit ändern…
news-charged-otherwise = Der bezahlte Preis ist nicht der angezeigte
charged-otherwise = { $charged } bezahlt, { $expected } angezeigt
panel-price = Preis
panel-over-cap = Tageslimit überschritten, durchgelassen
panel-price-kept = Ungewöhnlicher Preis, behalten

cap = Tageslimit
cap-a-day = Pro Tag
cap-none = ohne Limit
cap-hint = Leer lassen für kein Limit
cap-spent = { $spent } heute ausgegeben oder gebunden
cap-wrong = Schreiben Sie einen Betrag, zum Beispiel 150 €, oder nichts

prices-own = Ihre Preise
prices-own-why = Für alles, was kein Versanddienst beziffert: ein Preis nach Zone und Gewicht, gültig ab einem Tag. Die Kauftaste sagt, woher der Preis stammt.
prices-import = Preisliste importieren…
prices-import-path = CSV-Datei
prices-path-example = /srv/preise-2026.csv
prices-export = Als CSV exportieren…
prices-export-template = Vorlage exportieren…
prices-refused = { $count ->
    [one] { $file } wurde nicht übernommen: { $count } Fehler. Berichtigen Sie ihn und importieren Sie erneut.
   *[other] { $file } wurde nicht übernommen: { $count } Fehler. Berichtigen Sie sie und importieren Sie erneut.
 }
prices-removed = Die Preisliste vom { $date } ist gelöscht.
prices-put-back = Wiederherstellen
prices-none = Noch keine Preisliste. Exportieren Sie die Vorlage, füllen Sie sie in einer Tabelle aus und importieren Sie sie.
prices-list = Preisliste
prices-from = Ab { $date }
prices-in-force = In Kraft
prices-to-come = Künftig
prices-remove = Diese Liste löschen
prices-more = { $count ->
    [one] und { $count } weitere Zeile
   *[other] und { $count } weitere Zeilen
 }
prices-everywhere = überall
prices-when-the-quote-fails = Meine Preise auch verwenden, wenn der Preis des Versanddienstes nicht zu haben ist

price-column-valid-from = Gültig ab
price-column-service = Dienst
price-column-zone = Zone
price-column-countries = Länder
price-column-postcodes = Postleitzahlen
price-column-up-to = Bis
price-column-price = Preis
price-column-currency = Währung

price-mistake-empty = Zeile { $line }: Diese Datei enthält keinen Preis. Füllen Sie unter den Titeln mindestens eine Zeile aus
price-mistake-too-long = Zeile { $line }: Die Datei ist zu lang. Teilen Sie sie auf
price-mistake-garbled = Zeile { $line }: nicht lesbar. Prüfen Sie die Anführungszeichen
price-mistake-column-missing = Zeile { $line }: Die Spalte „{ $column }“ fehlt
price-mistake-column-unknown = Zeile { $line }: unbekannte Spalte „{ $text }“. Verwenden Sie die Titel der Vorlage
price-mistake-column-twice = Zeile { $line }: Die Spalte „{ $column }“ steht zweimal da. Behalten Sie eine
price-mistake-cell-empty = Zeile { $line }: „{ $column }“ ist leer
price-mistake-not-a-date = Zeile { $line }: „{ $text }“ ist kein Datum. Schreiben Sie zum Beispiel 01.01.2026
price-mistake-service-unknown = Zeile { $line }: unbekannter Dienst „{ $text }“. Leer lassen für alle Dienste
price-mistake-country-unknown = Zeile { $line }: unbekanntes Land „{ $text }“. Schreiben Sie seinen Code, zum Beispiel FR
price-mistake-not-a-postcode = Zeile { $line }: Keine Postleitzahl beginnt mit „{ $text }“
price-mistake-postcode-without-country = Zeile { $line }: Postleitzahlen ohne Land. Ergänzen Sie das Land
price-mistake-not-a-weight = Zeile { $line }: „{ $text }“ ist kein Gewicht. Schreiben Sie zum Beispiel 500 g
price-mistake-not-a-price = Zeile { $line }: „{ $text }“ ist kein Preis. Schreiben Sie zum Beispiel 4,95
price-mistake-not-a-currency = Zeile { $line }: „{ $text }“ ist keine Währung. Schreiben Sie zum Beispiel EUR
price-mistake-said-twice = Zeile { $line }: Zeile { $other } nennt diesen Preis schon. Behalten Sie eine

keyring-title = Schlüssel des Kontos
keyring-home = Der Schlüssel liegt im Schlüsselbund des Systems, unter dem Namen „ch.envoi.Envoi“. Er steht in keiner Datei und in keiner Sicherung.
keyring-asked = Der Schlüsselbund des Systems wird gefragt…
keyring-auto-login = Öffnet sich der Arbeitsplatz ohne Passwort, bleibt sein Schlüsselbund gesperrt: Drücken Sie auf Entsperren und geben Sie sein Passwort ein. Um sich das zu ersparen, melden Sie sich mit Passwort an.
keyring-unlock = Entsperren…
keyring-ask-again = Erneut prüfen

price-over-usual = { $price }: { $percent } % mehr als die { $usual }, die hier üblich sind ({ $times } vergleichbare Sendungen). Behalten Sie den Preis, wenn er stimmt, oder prüfen Sie Gewicht und Dienst
price-over-list = { $price }: { $percent } % mehr als die { $usual } Ihrer Preisliste vom { $date }. Behalten Sie den Preis, wenn er stimmt, oder prüfen Sie Gewicht und Dienst
short-price-over-usual = ungewöhnlicher Preis
short-price-over-list = über Ihrer Liste
mishap-over-cap = Nichts wurde gekauft: Das Tageslimit von { $cap } würde überschritten, { $spent } sind bereits ausgegeben oder gebunden.
mishap-keyring-locked = Der Schlüsselbund des Systems ist gesperrt. Entsperren Sie ihn auf der Seite des Kontos.
mishap-keyring-absent = Auf diesem System antwortet kein Schlüsselbund. Die Seite des Kontos sagt, was zu tun ist.
remedy-open-prices = Limit ansehen
remedy-open-accounts = Konto ansehen

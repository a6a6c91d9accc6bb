# Der Artikelkatalog: seine Seite in den Einstellungen.

settings-articles = Artikel
catalogue-search = Artikel suchen
catalogue-search-example = Bezeichnung, HS-Code, Artikelnummer
catalogue-add = Artikel hinzufügen
catalogue-import-hint = Eine Liste mit einer Kopfzeile: Bezeichnung, englische Bezeichnung, HS-Code, Gewicht, Wert, Währung, Ursprung, Artikelnummer. Die Reihenfolge ist frei.
catalogue-file-name = bekannte-artikel
catalogue-empty = Noch kein Artikel. Fügen Sie einen hinzu oder importieren Sie eine Liste; was Sie beim Zoll anmelden, kommt von selbst hierher.
catalogue-count = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
 }
catalogue-found = { $matches } von { $total } Artikeln
catalogue-some-shown = { $matches } Artikel, die ersten { $shown } hier: suchen Sie, um andere zu sehen
catalogue-used = { $count ->
    [0] nie angemeldet
    [one] einmal angemeldet
   *[other] { $count }-mal angemeldet
 }
catalogue-remove = { $name } entfernen
catalogue-new = Neuer Artikel
catalogue-change = Artikel ändern
catalogue-save = Artikel speichern
catalogue-english-hint = Verlangt in die USA und wenn Sie die Abgaben zahlen
catalogue-hs-hint = F4 sucht ihn nach der Bezeichnung
did-forget-article = Artikel aus dem Katalog entfernt
articles-imported-counts = { $added ->
    [one] { $added } neuer Artikel
   *[other] { $added } neue Artikel
 }, { $known } schon bekannt, { $nameless ->
    [0] keine Zeile ohne Bezeichnung
    [one] { $nameless } Zeile ohne Bezeichnung ausgelassen
   *[other] { $nameless } Zeilen ohne Bezeichnung ausgelassen
 }, { $unread ->
    [0] alle Zellen gelesen
    [one] { $unread } unlesbare Zelle leer gelassen
   *[other] { $unread } unlesbare Zellen leer gelassen
 }

# Für ColiShip vorbereitete Pakete: ihre Datei und die Liste, die wartet.

settings-coliship = ColiShip
coliship-about = Öffnen Sie hier eine für ColiShip vorbereitete Datei: ihre Pakete warten als Liste, und jedes wird ins Formular übernommen. Die Liste bleibt, bis der Versandplatz geschlossen wird; die Datei selbst bleibt unberührt.
coliship-open-mapping = Format (.fmt) öffnen…
coliship-other-mapping = Format (.fmt) wechseln…
coliship-open-file = ColiShip-Datei öffnen…
coliship-mapping-first = Öffnen Sie zuerst die .fmt-Datei von ColiShip: sie sagt, welche Spalte was enthält.
coliship-mapping-kept = Das Format ist gemerkt: öffnen Sie gleich die Datei des Tages.
coliship-mapping-path = Format (.fmt) zum Lesen
coliship-file-path = Datei zum Lesen
coliship-go = Öffnen
coliship-not-a-mapping = Diese Datei beschreibt keine Spalte eines Pakets: wählen Sie die aus ColiShip exportierte .fmt-Datei.
coliship-no-parcel = Nach diesem Format ist kein Paket in der Datei: prüfen Sie, ob die beiden zusammengehören.
coliship-parcels = Pakete der Datei
coliship-counted = { $waiting } von { $total } zu übernehmen
coliship-skipped = Ausgelassene Zeilen: { $lines }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
 }. Sehen Sie sie in der Datei nach.
coliship-take-next = Nächstes übernehmen
coliship-take = Paket übernehmen
coliship-taken = Übernommen, nochmals
coliship-forget = Liste vergessen
coliship-waiting = { $count ->
    [one] ColiShip: { $count } Paket wartet
   *[other] ColiShip: { $count } Pakete warten
 }
coliship-see-list = Liste ansehen
did-take-from-list = Formular aus der Liste gefüllt

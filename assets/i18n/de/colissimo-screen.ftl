# Die Dienste von Colissimo, ihre Optionen und Abholpunkte.

handling = Optionen
handling-awkward = Rollt, ist weich oder von anderer Form: von Hand befördert
handling-several = Eines von mehreren Paketen einer Sendung
insurance-up-to = Bis { $most }; leer für die Haftung der Post
undeliverable-choose = Was geschieht damit?
part-number = Nummer dieses Pakets
part-of = Pakete insgesamt
part-followers = { $count ->
    [one] { $count } zuvor gekauftes Paket wird genannt
   *[other] { $count } zuvor gekaufte Pakete werden genannt
 }
points-find = Abholpunkte suchen
points-coming = Punkte werden gesucht…
points-none = Kein Punkt nahe dieser Adresse: Prüfen Sie Postleitzahl und Ort.
point-take = { $name } wählen
point-other = Anderen Punkt wählen
point-closed = Geschlossen vom { $from } bis { $to }
point-most = Bis { $weight }
days-short = Mo Di Mi Do Fr Sa So
services-fold = Dienste einklappen
services-others = { $count ->
    [one] { $count } anderer Dienst nimmt dieses Paket
   *[other] { $count } andere Dienste nehmen dieses Paket
 }
services-not-there = { $count ->
    [one] { $count } Dienst geht nicht dorthin
   *[other] { $count } Dienste gehen nicht dorthin
 }
why-not-from-there = Geht nicht ab der Adresse des Absenders
why-not-known = La Poste nennt dieses Ziel nicht
why-not-there = Geht nicht dorthin
why-not-there-but = Geht nicht dorthin: Nehmen Sie { $service }
why-not-pickup = Keine Abholpunkte dort
why-not-return = Keine Rücksendung von dort
service-dom = Zugestellt ohne Unterschrift
service-dos = Zugestellt gegen Unterschrift
service-hd = Abgeholt in Laden, Fach oder Postamt
service-com = Übersee, ohne Unterschrift
service-cds = Übersee, gegen Unterschrift
service-eco = Übersee, per Schiff
service-return = Rücksendeetikett, vom Empfänger zu Ihnen
service-return-abroad = Rücksendeetikett, aus Frankreich zu einem Händler im Ausland
service-colissimo = La Poste Colissimo
accounts-colissimo-how = Colissimo wird mit dem Schlüssel Ihres Vertrags verbunden, oder mit dessen Nummer und Passwort.
accounts-colissimo-key-step = 1 · Colissimo-Schlüssel
accounts-colissimo-key-hint = In der Colissimo Box auf der Seite des Profils; ein neuer Schlüssel ersetzt den alten
accounts-without-key = Kein Schlüssel: Vertragsnummer und Passwort
accounts-no-key = Ohne Schlüssel, mit Vertrag und Passwort
papers = Papiere
paper-never-sent = noch nicht gedruckt
paper-print = Drucken: { $paper }
paper-export = Sichern: { $paper }…
paper-on-slip = Auf der Liste { $number }
discard-hold = Weglegen, halten
panel-discard-means = Ein nicht benutztes Etikett wird nicht berechnet: Es wird nur weggelegt.
slip-begin = Einlieferungsliste…
slip-title = Welche Pakete von heute liefern Sie ein?
slip-none = Kein Colissimo-Paket von heute wartet auf eine Liste.
slip-most = Eine Liste fasst { $most } Pakete: Machen Sie danach die nächste.
slip-make = { $count ->
    [one] Liste für { $count } Paket machen
   *[other] Liste für { $count } Pakete machen
 }
slip-coming = Liste wird angefragt…
slip-made = { $count ->
    [one] Liste { $number }, { $count } Paket
   *[other] Liste { $number }, { $count } Pakete
 }
slip-hand-over = Drucken Sie sie und geben Sie sie mit den Paketen ab; La Poste zeichnet eine Kopie ab.
slip-export = Seite sichern…
paper-comes-out = { $paper }: { $copies } × { $printer }
paper-kept = { $paper }: { $copies }, aus dem Verlauf zu drucken
papers-named = Etikett, { $copies } CN23
preview-after-mending = Das CN23 wird gezeichnet, sobald nichts mehr zu beheben ist.
preview-coming = Das CN23 wird gezeichnet…
preview-failed = Das CN23 konnte nicht gezeichnet werden: Es kommt mit dem Kauf.
preview-of-cn23 = Vorschau des CN23
preview-page-before = Seite davor
preview-page-after = Nächste Seite
preview-page = Seite { $page } von { $count }
settings-for-papers = Druckt die Zollpapiere
settings-use-for-papers = Papiere hier drucken

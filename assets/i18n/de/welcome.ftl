# Erster Start: womit man beginnt.

welcome-title = Womit möchten Sie beginnen?
welcome-subtitle = Beide Wege führen zum selben Versandplatz. Sie können jederzeit vom einen zum anderen wechseln.
welcome-connect-title = Ein Konto verbinden
welcome-connect-text = La Poste Lettre Suivie und Colissimo, mit Ihren eigenen Verträgen. Etwa zehn Minuten, jederzeit unterbrechbar.
welcome-connect-contract = Halten Sie Ihren Vertrag mit La Poste bereit
welcome-connect-keys = Zugangsschlüssel bleiben im Schlüsselbund des Systems
welcome-connect-nothing-bought = Ohne Ihre Zustimmung wird nichts gekauft
welcome-connect-note = Echte Versandetiketten, vom Transporteur berechnet.
welcome-practice-title = Den Übungsplatz ausprobieren
welcome-practice-text = Lettre Suivie und Colissimo funktionieren hier ohne Konto: kaufen, drucken, stornieren. Zwei Minuten genügen.
welcome-practice-free = Kostenlos, ohne Konto und ohne Internetverbindung
welcome-practice-specimen = Jedes Etikett trägt den Aufdruck SPECIMEN
welcome-practice-kept = Absender und Drucker bleiben danach erhalten
welcome-practice-button = Übungsplatz ausprobieren
welcome-practice-note = Nichts erreicht einen echten Transporteur.
welcome-foot = Envoi kontaktiert nur die Transporteure, die Sie selbst verbinden.
welcome-restore = Eine Sicherung zurückholen…

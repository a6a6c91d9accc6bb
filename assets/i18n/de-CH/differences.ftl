# Was die deutsche Schweiz anders sagt. Aus jedem ß wird von selbst ss.

not-a-weight = Schreiben Sie ein Gewicht, zum Beispiel 1250 g oder 1.25 kg
not-an-amount = Schreiben Sie einen Betrag, zum Beispiel 48.90

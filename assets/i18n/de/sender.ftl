# Wer versendet: einmal für ein Konto gefragt.

sender-title = Wer versendet?
sender-why = Steht auf jedem Etikett. Einmal gefragt, für dieses Konto behalten.
sender-postcode-city = PLZ, Ort
sender-extra-hint = Gebäude, Stockwerk, Türcode
sender-phone-hint = Die API verlangt sie für jede Sendung
sender-return-elsewhere = Unzustellbare Pakete gehen an eine andere Adresse zurück
sender-return-title = Rücksendeadresse
sender-return-why = Wohin Pakete gehen, die nicht zugestellt werden konnten.
sender-save = Absender speichern
sender-customs-title = Für den Zoll
sender-customs-why = Jede Deklaration beginnt damit; ein Paket kann anderes sagen.
sender-eori-hint = FR und die 9 Ziffern der SIREN

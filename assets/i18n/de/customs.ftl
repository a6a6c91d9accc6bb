# Zoll, und was der Transporteur tun soll: Namen der Felder, der Auswahl und der Papiere.

source-article-schema = dem Article-Schema von La Poste
source-sls-documentation = der SLS-Dokumentation von La Poste
source-colissimo-pages = den Colissimo-Seiten von La Poste

can-worldwide = Frankreich, Übersee und Ausland
can-customs-declaration = Zollinhaltserklärung CN23
can-duties-paid = Zölle und Steuern zahlt der Absender
can-deposit-slips = Einlieferungslisten

field-state = Bundesstaat oder Provinz
missing-state = Geben Sie Bundesstaat oder Provinz mit zwei Buchstaben an
book-state = Bundesstaat oder Provinz

article-description = Bezeichnung
article-english = Bezeichnung auf Englisch
article-quantity = Anzahl
article-weight = Nettogewicht je Stück
article-value = Wert je Stück
article-currency = Währung
article-hs-code = HS-Code
article-origin = Ursprung
article-reference = Artikelnummer
article-original-ident = Ursprüngliches Paket
article-vat = MwSt. je Stück
article-customs-fees = Zoll je Stück
article-origin-label = Ursprungsland ausgeschrieben

customs-articles = Artikel
customs-category = Art des Inhalts
customs-explanation = Erklärung
customs-description = Inhalt auf Englisch
customs-invoice = Rechnung
customs-licence = Lizenz
customs-certificate = Zertifikat
customs-importers-reference = Referenz des Importeurs
customs-eori = EORI des Absenders
customs-consignee-eori = EORI des Empfängers
customs-gst = Australische GST
customs-comments = Bemerkungen
customs-postage = Porto
customs-copies = Exemplare der CN23

original-invoice-number = Ursprüngliche Rechnung
original-invoice-date = Datum der Rechnung
original-parcel-number = Ursprüngliches Paket

contents-gift = Geschenk
contents-sample = Warenmuster
contents-commercial = Warenverkauf
contents-document = Dokumente
contents-other = Anderes
contents-return = Warenrücksendung

field-insurance = Versicherung
field-duties = Zölle und Steuern
field-undeliverable = Wenn unzustellbar
field-pickup-point = Abholpunkt
field-instructions = Hinweise
field-part = Teil der Sendung

duties-consignee = zahlt der Empfänger (DAP)
duties-sender = zahlt der Absender (DDP)
duties-sender-overseas = zahlt der Absender, Übersee
undeliverable-come-back = kommt vorrangig zurück, kostenpflichtig
undeliverable-abandon = wird preisgegeben
paper-label = Etikett
paper-cn23 = CN23
paper-invoice = Rechnung

missing-article-description = Sagen Sie, was es ist, zum Beispiel „T-Shirt aus Baumwolle“
missing-article-english = Sagen Sie es auf Englisch, zum Beispiel „Cotton T-shirt“
missing-article-quantity = Geben Sie die Stückzahl an
missing-article-weight = Wiegen Sie ein Stück
missing-article-value = Geben Sie den Wert eines Stücks an
missing-article-hs-code = Suchen Sie den HS-Code mit F4
missing-article-origin = Geben Sie das Ursprungsland an
missing-article-reference = Geben Sie die Artikelnummer an
missing-customs-category = Wählen Sie, warum Sie es senden
missing-customs-postage = Geben Sie das Porto an
missing-customs-eori = Geben Sie Ihre EORI an
missing-customs-description = Sagen Sie auf Englisch, was im Paket ist
missing-undeliverable = Wählen Sie, was bei Unzustellbarkeit geschieht
missing-pickup-point = Wählen Sie einen Abholpunkt
missing-order-phone = Die Mobilnummer des Empfängers ist nötig
missing-order-email = Die E-Mail des Empfängers ist nötig

customs-no-article = Fügen Sie der Erklärung mindestens einen Artikel hinzu
short-customs-no-article = kein Artikel

credential-contract_password = Colissimo-Passwort
credential-contract_password-hint = Nur wenn Sie keinen Schlüssel haben
credential-okapi_key = Schlüssel zur Verfolgung (Okapi)
credential-okapi_key-hint = Für die öffentliche Verfolgung, von developer.laposte.fr

state-discarded = Verworfen, nicht berechnet
panel-discarded = Verworfen: ein unbenutztes Etikett wird nicht berechnet. Versenden Sie erneut, um ein neues zu erstellen
mishap-no-page-printer = Kein Drucker nimmt diese Seite. Wählen Sie einen für Dokumente, oder speichern Sie die Seite

settle-lost = Kauf ohne Antwort: { $who }, { $place }
settle-lost-comfort = La Poste berechnet nur benutzte Etiketten. Erstellen Sie ein neues: das verlorene kostet nichts
settle-make-anew = Neues Etikett erstellen, das verlorene wird nicht berechnet
settle-put-away = Lassen

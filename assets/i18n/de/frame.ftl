# Was um jeden Bildschirm steht: obere Leiste, Hinweise, Tasten.

opening = Der Versandplatz wird geöffnet…
order-number = Auftrag { $number }
account = Konto
label = Etikett

key-ctrl = Strg
key-shift = Umschalt
key-escape = Esc

news-exported = PDF gespeichert
news-voided = Etikett storniert
news-settled = Kauf geklärt
news-disconnected = Konto getrennt. Sein Verlauf bleibt hier.

details-source = Herkunft
details-code = Code
details-message = Meldung
details-status = HTTP-Status
details-request = Anfrage

# Ciò che sta attorno a ogni schermata: barra in alto, avvisi, tasti.

opening = Apertura della postazione…
order-number = Ordine { $number }
account = Conto
label = Etichetta

key-ctrl = Ctrl
key-shift = Maiusc
key-escape = Esc

news-exported = PDF salvato
news-voided = Etichetta annullata
news-settled = Dubbio risolto
news-disconnected = Conto scollegato. La sua cronologia resta qui.

details-source = Origine
details-code = Codice
details-message = Messaggio
details-status = Stato HTTP
details-request = Richiesta

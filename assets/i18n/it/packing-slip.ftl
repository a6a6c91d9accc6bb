# La distinta d’imballaggio.

paper-packing-slip = Distinta d’imballaggio
paper-drawn-anew = disegnata su richiesta
slip-sender = Mittente
slip-consignee = Destinatario
slip-order = Ordine
slip-date = Data
slip-service = Servizio
slip-weight = Peso
slip-tracking = Tracciamento
slip-contents = Contenuto
slip-article = Articolo
slip-quantity = Quantità
slip-reference = Riferimento
slip-unit-weight = Peso unitario

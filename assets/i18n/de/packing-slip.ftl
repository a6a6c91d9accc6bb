# Der Packzettel.

paper-packing-slip = Packzettel
paper-drawn-anew = wird auf Wunsch gezeichnet
slip-sender = Absender
slip-consignee = Empfänger
slip-order = Bestellung
slip-date = Datum
slip-service = Produkt
slip-weight = Gewicht
slip-tracking = Sendungsnummer
slip-contents = Inhalt
slip-article = Artikel
slip-quantity = Menge
slip-reference = Artikelnummer
slip-unit-weight = Stückgewicht

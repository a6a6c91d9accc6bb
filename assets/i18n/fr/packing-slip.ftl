# Le bon de préparation.

paper-packing-slip = Bon de préparation
paper-drawn-anew = dessiné à la demande
slip-sender = Expéditeur
slip-consignee = Destinataire
slip-order = Commande
slip-date = Date
slip-service = Service
slip-weight = Poids
slip-tracking = Suivi
slip-contents = Contenu
slip-article = Article
slip-quantity = Quantité
slip-reference = Référence
slip-unit-weight = Poids unitaire

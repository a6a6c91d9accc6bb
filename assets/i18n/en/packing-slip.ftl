# The packing slip.

paper-packing-slip = Packing slip
paper-drawn-anew = drawn when asked for
slip-sender = From
slip-consignee = To
slip-order = Order
slip-date = Date
slip-service = Service
slip-weight = Weight
slip-tracking = Tracking
slip-contents = Contents
slip-article = Article
slip-quantity = Quantity
slip-reference = Reference
slip-unit-weight = Weight each

# Who sends: asked once for an account.

sender-title = Who is shipping?
sender-why = Printed on every label. Asked once, kept for this account.
sender-postcode-city = Postcode, town
sender-extra-hint = Building, floor, door code
sender-phone-hint = The API requires it for every shipment
sender-return-elsewhere = Undelivered parcels go back to another address
sender-return-title = Return address
sender-return-why = Where parcels go that could not be delivered.
sender-save = Save the sender
sender-customs-title = For customs
sender-customs-why = Every declaration begins with this; a parcel may say otherwise.
sender-eori-hint = FR and the 9 digits of the SIREN

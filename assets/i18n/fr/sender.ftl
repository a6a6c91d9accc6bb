# Qui expédie : demandé une fois pour un compte.

sender-title = Qui expédie ?
sender-why = Imprimé sur chaque étiquette. Demandé une fois, gardé pour ce compte.
sender-postcode-city = Code, ville
sender-extra-hint = Bâtiment, étage, digicode
sender-phone-hint = L’API l’exige pour chaque envoi
sender-return-elsewhere = Les colis non distribués reviennent à une autre adresse
sender-return-title = Adresse de retour
sender-return-why = Là où vont les colis qui n’ont pas pu être distribués.
sender-save = Enregistrer l’expéditeur
sender-customs-title = Pour la douane
sender-customs-why = Chaque déclaration commence avec cela ; un colis peut dire autre chose.
sender-eori-hint = FR et les 9 chiffres du SIREN

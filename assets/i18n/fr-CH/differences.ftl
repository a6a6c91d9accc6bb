# Ce que la Suisse romande dit autrement.

missing-postcode = Il faut un NPA
postcode-unknown = Aucun département ne commence ainsi : vérifiez le NPA
missing-city = Indiquez la localité
field-postcode = NPA
field-city = Localité
history-town = Localité
postcode-and-city = NPA, localité
sender-postcode-city = NPA, localité
not-a-weight = Écrivez un poids, par exemple 1250 g ou 1.25 kg
date-example = 20.11.2026
not-a-date = Écrivez une date, par exemple 20.11.2026
not-an-amount = Écrivez un montant, par exemple 48.90

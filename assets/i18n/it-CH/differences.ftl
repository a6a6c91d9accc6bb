# Ciò che la Svizzera italiana dice altrimenti.

missing-postcode = Serve un NPA
postcode-unknown = Nessun dipartimento comincia così: verifichi il NPA
field-postcode = NPA
postcode-and-city = NPA, località
sender-postcode-city = NPA, località
paste-hint = Incolli il blocco così com’è: nome, via, NPA e località, anche e-mail e telefono.
not-a-weight = Scriva un peso, per esempio 1250 g o 1.25 kg
date-example = 20.11.2026
not-a-date = Scriva una data, per esempio 20.11.2026
not-an-amount = Scriva un importo, per esempio 48.90

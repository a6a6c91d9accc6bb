# Chi spedisce: chiesto una volta per ogni conto.

sender-title = Chi spedisce?
sender-why = Stampato su ogni etichetta. Chiesto una volta, conservato per questo conto.
sender-postcode-city = CAP, località
sender-extra-hint = Edificio, piano, codice d’ingresso
sender-phone-hint = L’API lo richiede per ogni spedizione
sender-return-elsewhere = I pacchi non recapitati tornano a un altro indirizzo
sender-return-title = Indirizzo di reso
sender-return-why = Dove vanno i pacchi che non è stato possibile recapitare.
sender-save = Salvare il mittente
sender-customs-title = Per la dogana
sender-customs-why = Ogni dichiarazione comincia così; un pacco può dire altro.
sender-eori-hint = FR e le 9 cifre del SIREN

# Ciò che torna: etichette e codici di reso, ritiro nella cassetta delle lettere. E ciò che la dogana attende.

settle-customs = La dogana attende: { $who }, { $place }
customs-task-done = Fatto
customs-task-see = Vedere il pacco
returns = Reso
return-begin = Reso…
return-label = Preparare l’etichetta di reso
return-label-means = Il modulo si compila: i due indirizzi scambiati, articoli e fattura d’origine ripresi.
return-code-make = Chiedi un codice di reso
return-code-means = Senza stampante: il cliente mostra il codice all’ufficio postale, che stampa l’etichetta.
return-code-coming = Codice richiesto…
return-code-not-yet = Nessun codice così: preparate l’etichetta e correggete lì.
return-code = Codice di reso
return-code-copy = Copiare il codice
return-code-until = Valido fino al { $day }
return-code-over = Scaduto il { $day }: chiedetene un altro.
return-code-parcel = Pacco { $number }
pickup-begin = Ritiro nella cassetta…
pickup-means = Il postino prende il reso dalla cassetta delle lettere, a { $town }.
pickup-days-coming = Giorni richiesti…
pickup-no-days = Nessun giorno è proposto: consegnate il reso a La Poste.
pickup-day = Giorno
pickup-until = Nella cassetta prima delle { $hour }
pickup-ask-before = Da chiedere il giorno prima, entro le { $hour }
pickup-plan = Chiedi il ritiro
pickup-planned = Il postino passa { $day }

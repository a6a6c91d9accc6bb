# Primo avvio: da dove cominciare.

welcome-title = Da dove desidera cominciare?
welcome-subtitle = Entrambe le strade portano alla stessa postazione. Può passare dall’una all’altra quando vuole.
welcome-connect-title = Collegare un conto
welcome-connect-text = La Poste Lettre Suivie e Colissimo, con i propri contratti. Circa dieci minuti, da riprendere quando vuole.
welcome-connect-contract = Tenga a portata di mano il contratto La Poste
welcome-connect-keys = Le chiavi vanno nel portachiavi del sistema
welcome-connect-nothing-bought = Nulla viene acquistato senza il Suo consenso
welcome-connect-note = Etichette vere, fatturate dal corriere.
welcome-practice-title = Provare la postazione di esercizio
welcome-practice-text = Lettre Suivie e Colissimo funzionano qui senza conto: acquistare, stampare, annullare. Bastano due minuti.
welcome-practice-free = Gratis, senza conto e senza internet
welcome-practice-specimen = Ogni etichetta porta la scritta SPECIMEN
welcome-practice-kept = Mittente e stampanti restano anche dopo
welcome-practice-button = Provare l’esercizio
welcome-practice-note = Nulla arriva a un vero corriere.
welcome-foot = Envoi contatta solo i corrieri che Lei collega.
welcome-restore = Riprendere una copia…

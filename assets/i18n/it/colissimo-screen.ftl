# I servizi di Colissimo, le loro opzioni e i punti di ritiro.

handling = Opzioni
handling-awkward = Rotola, è molle o di forma irregolare: lavorato a mano
handling-several = Uno di più pacchi della stessa spedizione
insurance-up-to = Fino a { $most }; vuoto per la responsabilità del corriere
undeliverable-choose = Che cosa ne è?
part-number = Numero di questo pacco
part-of = Pacchi in tutto
part-followers = { $count ->
    [one] { $count } pacco già acquistato sarà indicato
   *[other] { $count } pacchi già acquistati saranno indicati
 }
points-find = Cercare punti di ritiro
points-coming = Ricerca dei punti…
points-none = Nessun punto vicino a questo indirizzo: verificate il codice postale e la città.
point-take = Scegliere { $name }
point-other = Scegliere un altro punto
point-closed = Chiuso dal { $from } al { $to }
point-most = Fino a { $weight }
days-short = Lu Ma Me Gi Ve Sa Do
services-fold = Comprimi i servizi
services-others = { $count ->
    [one] { $count } altro servizio accetta questo pacco
   *[other] altri { $count } servizi accettano questo pacco
 }
services-not-there = { $count ->
    [one] { $count } servizio non va lì
   *[other] { $count } servizi non vanno lì
 }
why-not-from-there = Non parte dall’indirizzo del mittente
why-not-known = La Poste non dice nulla di questa destinazione
why-not-there = Non va lì
why-not-there-but = Non va lì: prendete { $service }
why-not-pickup = Nessun punto di ritiro lì
why-not-return = Nessun reso da lì
service-dom = Consegnato senza firma
service-dos = Consegnato contro firma
service-hd = Ritirato in negozio, armadietto o ufficio postale
service-com = Oltremare, senza firma
service-cds = Oltremare, contro firma
service-eco = Oltremare, via mare
service-return = Etichetta di reso, dal destinatario a voi
service-return-abroad = Etichetta di reso, dalla Francia a un venditore all’estero
service-colissimo = La Poste Colissimo
accounts-colissimo-how = Colissimo si collega con la chiave del vostro contratto, o con il suo numero e la password.
accounts-colissimo-key-step = 1 · Chiave Colissimo
accounts-colissimo-key-hint = Nella Colissimo Box, alla pagina del profilo; una nuova chiave sostituisce la vecchia
accounts-without-key = Nessuna chiave: numero di contratto e password
accounts-no-key = Senza chiave, con contratto e password
papers = Documenti
paper-never-sent = non ancora stampato
paper-print = Stampare: { $paper }
paper-export = Salvare: { $paper }…
paper-on-slip = Sulla distinta { $number }
discard-hold = Scarta, tenere premuto
panel-discard-means = Un’etichetta non usata non è fatturata: è solo messa da parte.
slip-begin = Distinta…
slip-title = Quali pacchi di oggi consegnate?
slip-none = Nessun pacco Colissimo di oggi attende una distinta.
slip-most = Una distinta prende { $most } pacchi: fate poi la seguente.
slip-make = { $count ->
    [one] Fai la distinta di { $count } pacco
   *[other] Fai la distinta di { $count } pacchi
 }
slip-coming = Distinta richiesta…
slip-made = { $count ->
    [one] Distinta { $number }, { $count } pacco
   *[other] Distinta { $number }, { $count } pacchi
 }
slip-hand-over = Stampatela e consegnatela con i pacchi; La Poste ne firma una copia.
slip-export = Salvare la pagina…
paper-comes-out = { $paper }: { $copies } × { $printer }
paper-kept = { $paper }: { $copies }, da stampare dalla cronologia
papers-named = etichetta, { $copies } CN23
preview-after-mending = Il CN23 si disegna appena non resta nulla da correggere.
preview-coming = Il CN23 si disegna…
preview-failed = Il CN23 non ha potuto essere disegnato: verrà con l’acquisto.
preview-of-cn23 = Anteprima del CN23
preview-page-before = Pagina precedente
preview-page-after = Pagina successiva
preview-page = Pagina { $page } di { $count }
settings-for-papers = Stampa i documenti doganali
settings-use-for-papers = Stampare qui i documenti

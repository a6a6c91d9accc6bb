# La dogana e ciò che si chiede al corriere: nomi delle caselle, delle scelte e dei documenti.

source-article-schema = lo schema Article de La Poste
source-sls-documentation = la documentazione SLS de La Poste
source-colissimo-pages = le pagine Colissimo de La Poste

can-worldwide = Francia, oltremare ed estero
can-customs-declaration = Dichiarazione doganale CN23
can-duties-paid = Dazi e imposte a carico del mittente
can-deposit-slips = Distinte di consegna

field-state = Stato o provincia
missing-state = Indichi lo Stato o la provincia con due lettere
book-state = Stato o provincia

article-description = Descrizione
article-english = Descrizione in inglese
article-quantity = Quantità
article-weight = Peso netto al pezzo
article-value = Valore al pezzo
article-currency = Valuta
article-hs-code = Codice SA
article-origin = Origine
article-reference = Riferimento
article-original-ident = Pacco d’origine
article-vat = IVA al pezzo
article-customs-fees = Dazio al pezzo
article-origin-label = Paese d’origine per esteso

customs-articles = Articoli
customs-category = Natura del contenuto
customs-explanation = Spiegazione
customs-description = Contenuto in inglese
customs-invoice = Fattura
customs-licence = Licenza
customs-certificate = Certificato
customs-importers-reference = Riferimento dell’importatore
customs-eori = EORI del mittente
customs-consignee-eori = EORI del destinatario
customs-gst = GST australiana
customs-comments = Osservazioni
customs-postage = Spese di spedizione
customs-copies = Copie del CN23

original-invoice-number = Fattura d’origine
original-invoice-date = Data della fattura
original-parcel-number = Pacco d’origine

contents-gift = Regalo
contents-sample = Campione
contents-commercial = Vendita di merci
contents-document = Documenti
contents-other = Altro
contents-return = Merci rese

field-insurance = Assicurazione
field-duties = Dazi e imposte
field-undeliverable = Se non recapitabile
field-pickup-point = Punto di ritiro
field-instructions = Istruzioni
field-part = Parte della spedizione

duties-consignee = a carico del destinatario (DAP)
duties-sender = a carico del mittente (DDP)
duties-sender-overseas = a carico del mittente, oltremare
undeliverable-come-back = torna in prioritario, a pagamento
undeliverable-abandon = abbandonato sul posto
paper-label = Etichetta
paper-cn23 = CN23
paper-invoice = Fattura

missing-article-description = Dica che cos’è, per esempio «T-shirt di cotone»
missing-article-english = Lo dica in inglese, per esempio «Cotton T-shirt»
missing-article-quantity = Indichi quanti pezzi
missing-article-weight = Pesi un pezzo
missing-article-value = Indichi il valore di un pezzo
missing-article-hs-code = Cerchi il codice SA con F4
missing-article-origin = Indichi il paese d’origine
missing-article-reference = Indichi il riferimento dell’articolo
missing-customs-category = Scelga perché lo spedisce
missing-customs-postage = Indichi le spese di spedizione
missing-customs-eori = Indichi il suo EORI
missing-customs-description = Dica in inglese che cosa contiene il pacco
missing-undeliverable = Scelga che cosa ne sarà se non è recapitabile
missing-pickup-point = Scelga un punto di ritiro
missing-order-phone = Serve il cellulare del destinatario
missing-order-email = Serve l’e-mail del destinatario

customs-no-article = Aggiunga almeno un articolo alla dichiarazione
short-customs-no-article = nessun articolo

credential-contract_password = Password Colissimo
credential-contract_password-hint = Solo se non ha una chiave
credential-okapi_key = Chiave di tracciamento (Okapi)
credential-okapi_key-hint = Per il tracciamento pubblico, da developer.laposte.fr

state-discarded = Scartata, non fatturata
panel-discarded = Scartata: un’etichetta non usata non viene fatturata. Spedisca di nuovo per farne un’altra
mishap-no-page-printer = Nessuna stampante accetta questa pagina. Ne scelga una per i documenti, o salvi la pagina

settle-lost = Acquisto senza risposta: { $who }, { $place }
settle-lost-comfort = La Poste fattura solo le etichette usate. Ne faccia un’altra: quella persa non costa nulla
settle-make-anew = Rifare l’etichetta, quella persa non viene fatturata
settle-put-away = Lasciar perdere

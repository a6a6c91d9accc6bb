# Cura della postazione: copie, dati personali, rete, file in difficoltà.

mishap-records-full = Il disco è pieno: liberare spazio, poi riprovare. Fino ad allora non si acquista nulla di nuovo e nulla va perso.
mishap-records-read-only = I file di Envoi non si possono scrivere: verificare i permessi della cartella e che il disco non sia in sola lettura. Nulla è stato acquistato.
mishap-records-damaged = Il file delle spedizioni è danneggiato: chiudere Envoi e riaprirlo. Envoi mette da parte il file, recupera ciò che si legge e non cancella nulla.
mishap-records-newer = Questi dati provengono da una versione più recente di Envoi: installarla anche qui. Non sono stati toccati.
mishap-untrusted = Il certificato di { $host } non è riconosciuto. Se l’azienda filtra la rete, indicare il suo certificato in Impostazioni, Internet. Nulla è stato inviato.
mishap-not-valid-now = Il certificato di { $host } oggi non è valido: verificare data e ora di questo computer. Nulla è stato inviato.
mishap-backup-folder = La cartella delle copie non si può scrivere: collegare il disco o scegliere un’altra cartella.
mishap-not-a-backup = In questa cartella non c’è alcuna copia di Envoi: scegliere quella in cui Envoi le scrive.
mishap-backup-incomplete = Questa copia non è completa: non ne è stato ripreso nulla. Farne una nuova o sceglierne una precedente.
mishap-not-a-certificate = Questo file non contiene un certificato leggibile: chiedere al servizio informatico il file in formato PEM.
remedy-open-network = Impostazioni Internet
start-records-full = Il disco è pieno: Envoi non può aprire i suoi file. Liberare spazio, poi riaprirlo. Nulla è perso.
start-records-read-only = Envoi non può scrivere nella sua cartella. Verificare i permessi della cartella e che il disco non sia in sola lettura, poi riaprirlo.
start-records-newer = Questi dati provengono da una versione più recente di Envoi. Installare quella versione anche qui; nulla è stato toccato.
start-records-damaged = Il file delle impostazioni è danneggiato e non è stato possibile metterlo da parte. Verificare il disco, poi riaprire Envoi.

closed-title = Envoi non può aprire i suoi file
closed-nothing-lost = Nulla è stato cancellato né acquistato.
closed-practise = Esercitarsi nel frattempo
news-backup-failed = Non è stato possibile fare la copia
news-restored = La copia è stata ripresa
news-salvaged = Il file delle spedizioni era danneggiato: ciò che si leggeva è recuperato
news-salvaged-rows = { $count } righe recuperate; il file danneggiato resta come { $file }. Confrontare con il conto del corriere o riprendere l’ultima copia.
news-salvaged-strangers = { $count ->
    [one] { $count } acquisto è noto solo al corriere: cercarlo nel suo conto prima di spedire di nuovo.
   *[other] { $count } acquisti sono noti solo al corriere: cercarli nel suo conto prima di spedire di nuovo.
}

settings-backup = Copia di sicurezza
backup-what = Ogni notte, quando nessuno lavora, Envoi copia spedizioni, etichette e impostazioni in questa cartella e riprende la copia per prova. Le chiavi non ne fanno parte.
backup-folder = Cartella
backup-folder-hint = Meglio su un altro disco o una condivisione di rete
backup-keep-folder = Usare questa cartella
backup-keep = Conservare
backup-keep-of = { $count } copie
backup-keep-hint = Le più vecchie vengono cancellate da sole
backup-under-way = Copia e verifica in corso…
backup-never = Ancora nessuna copia.
backup-now = Copiare adesso
backup-verified = Copiato il { $at } e ripreso per prova: { $shipments ->
    [one] { $shipments } spedizione
   *[other] { $shipments } spedizioni
} e { $files ->
    [one] { $files } etichetta
   *[other] { $files } etichette
}, c’è tutto.
backup-failed = Nessuna copia il { $at }:
backup-cannot-write = la cartella non si può scrivere. Collegare il disco o scegliere un’altra cartella.
backup-full = il disco delle copie è pieno. Liberare spazio o conservare meno copie.
backup-damaged = il file delle spedizioni è danneggiato. Chiudere Envoi e riaprirlo, recupera ciò che si legge.
backup-incomplete = ripresa per prova, la copia non era completa. Verificare il disco, poi copiare di nuovo.
backup-last-good = L’ultima buona è del { $at }.
backup-restore = Riprendere una copia
backup-restore-what = Tutto torna alla copia più recente della cartella. Ciò che è qui viene messo da parte, mai cancellato.
backup-restore-folder = Da
backup-restore-button = Riprendere…
backup-restoring = Ripresa in corso…
backup-restore-title = Riprendere la copia?
backup-restore-from = Da { $folder }
backup-restore-asked = Gli acquisti fatti da allora non saranno più nella cronologia. I dati di oggi vengono messi da parte nella cartella di Envoi.
backup-restore-yes = Riprenderla
backup-restored = Ripreso: lo stato del { $at }, con { $shipments ->
    [one] { $shipments } spedizione
   *[other] { $shipments } spedizioni
}.
backup-aside = Ciò che era qui prima si trova in { $folder }.
backup-keys-missing = Chiavi da inserire di nuovo: { $accounts }.
backup-keys-here = Tutte le chiavi sono ancora nel portachiavi di questo computer.

settings-people = Dati personali
people-what = Dopo questi termini nome, via, telefono, e-mail ed etichetta vengono cancellati per sempre; cifre, date, numeri e regione restano. Un acquisto in dubbio non viene mai cancellato.
people-after-delivery = Dopo la consegna
people-after-creation = Dopo la creazione, al più tardi
people-customs = Documenti doganali
people-days = { $days } giorni
people-backups = Le copie già fatte conservano questi dati finché non viene il loro turno di essere cancellate.
people-one = Una persona
people-one-what = Per rispondere a chi chiede che cosa si sa di lui, o di essere dimenticato.
people-search = Nome, e-mail o telefono
people-search-hint = Almeno tre segni; ogni parola deve esserci
people-find = Cercare
people-found = «{ $text }»: { $shipments } spedizioni, { $elsewhere } voci della rubrica e delle bozze
people-kept-back = { $count } ancora in acquisto, in dubbio o già cancellate: restano come sono.
people-more = e altre { $count }
people-export = Esportare tutto…
people-erase = Cancellare…
people-erase-title = Cancellare questa persona?
people-erase-counted = { $shipments ->
    [one] { $shipments } spedizione perde nome, indirizzo ed etichetta
   *[other] { $shipments } spedizioni perdono nome, indirizzo ed etichetta
}; { $elsewhere ->
    [one] { $elsewhere } voce della rubrica e delle bozze sparisce.
   *[other] { $elsewhere } voci della rubrica e delle bozze spariscono.
}
people-erase-asked = Non si può tornare indietro. Le cifre restano per la contabilità. I documenti doganali restano per il tempo previsto dalla legge.
people-erase-yes = Cancellare per sempre
people-erased = Cancellato: { $shipments } spedizioni, { $files } file, { $elsewhere } altre voci.

settings-network = Internet
network-hosts = Envoi parla solo con i server dei conti collegati, e con nessun altro.
network-proxy = Viene usato il proxy del sistema.
network-certificates = Certificati dell’azienda
network-certificates-what = Se l’azienda filtra la rete, il suo servizio informatico fornisce un file PEM. Si aggiunge a quelli del sistema.
network-file = File PEM
network-file-hint = Il percorso intero, per esempio sulla condivisione aziendale
network-file-read = Lettura…
network-file-good = { $count ->
    [one] { $count } certificato, valido fino al { $until }
   *[other] { $count } certificati, il primo valido fino al { $until }
}
network-file-over = { $count ->
    [one] { $count } certificato, scaduto il { $until }: chiedere quello nuovo
   *[other] { $count } certificati, il primo scaduto il { $until }: chiedere quelli nuovi
}
network-use = Usare questo file
network-system-alone = Solo quelli del sistema
network-in-use = In uso: { $file }

diagnosis = Chiedere aiuto
diagnosis-what = Versioni, stati, numeri e ultimi guasti. Nulla di segreto o personale: si può incollare in un messaggio.
diagnosis-make = Preparare la diagnosi
diagnosis-copy = Copiare la diagnosi
diagnosis-again = Rifare

history-list = Esportare un elenco…
history-list-write = Scrivere l’elenco
history-list-period = Periodo
history-list-path = File
history-list-path-hint = Il percorso intero di un file o di una cartella
history-erased = Persona cancellata
history-matches-at-least = { $matches } e più di { $total }
period-this-month = Questo mese
period-last-month = Il mese scorso
period-this-year = Quest’anno
period-last-year = L’anno scorso
period-always = Tutto
sheet-separator = ;
sheet-date = Data
sheet-time = Ora
sheet-order = Ordine
sheet-service = Servizio
sheet-tracking = Tracciamento
sheet-weight = Peso (g)
sheet-price = Prezzo
sheet-currency = Valuta
sheet-state = Stato
sheet-country = Paese
sheet-region = Regione
sheet-account = Conto

line-backed-up = Copiato in { $folder } e ripreso per prova: { $shipments ->
    [one] { $shipments } spedizione
   *[other] { $shipments } spedizioni
}, { $files ->
    [one] { $files } etichetta
   *[other] { $files } etichette
}.
line-no-folder = Nessuna cartella per le copie: indicarla con --to o in Impostazioni, Copia di sicurezza.
line-home-not-empty = { $folder } contiene già dati. Aggiungere --move-aside: vengono messi da parte, non cancellati.
line-restored = Ripreso: lo stato del { $at }, { $shipments ->
    [one] { $shipments } spedizione
   *[other] { $shipments } spedizioni
}, { $files ->
    [one] { $files } etichetta
   *[other] { $files } etichette
}.
line-listed = Elenco scritto: { $file }

# The station's upkeep: copies, personal data, the network, files in trouble.

mishap-records-full = The disk is full: free some space, then try again. Nothing new is bought until then, and nothing is lost.
mishap-records-read-only = Envoi’s files cannot be written: check the permissions of its folder and that the disk is not read-only. Nothing was bought.
mishap-records-damaged = The file of shipments is damaged: close Envoi and open it again. It puts that file aside, saves what can be read and deletes nothing.
mishap-records-newer = These records come from a newer version of Envoi: install it here too. They were left as they are.
mishap-untrusted = The certificate of { $host } is not recognised. If your company filters its network, give its certificate in Settings, Internet. Nothing was sent.
mishap-not-valid-now = The certificate of { $host } is not valid today: check this computer’s date and time. Nothing was sent.
mishap-backup-folder = The backup folder cannot be written: plug its disk in or choose another folder.
mishap-not-a-backup = There is no Envoi backup in this folder: choose the one where Envoi writes them.
mishap-backup-incomplete = This backup is not whole: nothing of it was taken over. Make a new one, or choose an older one.
mishap-not-a-certificate = This file holds no certificate that can be read: ask your IT department for the file in PEM format.
remedy-open-network = Internet settings
start-records-full = The disk is full: Envoi cannot open its files. Free some space, then open it again. Nothing is lost.
start-records-read-only = Envoi cannot write in its folder. Check the folder’s permissions and that the disk is not read-only, then open it again.
start-records-newer = These records come from a newer version of Envoi. Install that version here too; nothing was touched.
start-records-damaged = The file of the settings is damaged and could not be put aside. Check the disk, then open Envoi again.

closed-title = Envoi cannot open its files
closed-nothing-lost = Nothing was deleted or bought.
closed-practise = Practise meanwhile
news-backup-failed = The backup could not be made
news-restored = The backup is restored
news-salvaged = The file of shipments was damaged: what could be read is saved
news-salvaged-rows = { $count } rows saved; the damaged file is kept as { $file }. Compare with the carrier’s account, or restore the last backup.
news-salvaged-strangers = { $count ->
    [one] { $count } purchase is known to the carrier alone: look for it in its account before shipping again.
   *[other] { $count } purchases are known to the carrier alone: look for them in its account before shipping again.
}

settings-backup = Backup
backup-what = Each night, when nobody is at work, Envoi copies shipments, labels and settings to this folder and restores the copy for trial. Keys are not part of it.
backup-folder = Folder
backup-folder-hint = Preferably on another disk or a network share
backup-keep-folder = Use this folder
backup-keep = Keep
backup-keep-of = { $count } backups
backup-keep-hint = The oldest are deleted by themselves
backup-under-way = Backing up and checking…
backup-never = No backup yet.
backup-now = Back up now
backup-verified = Backed up on { $at } and restored for trial: { $shipments ->
    [one] { $shipments } shipment
   *[other] { $shipments } shipments
} and { $files ->
    [one] { $files } label
   *[other] { $files } labels
}, all there.
backup-failed = No backup on { $at }:
backup-cannot-write = the folder cannot be written. Plug its disk in or choose another folder.
backup-full = the backup disk is full. Free some space or keep fewer backups.
backup-damaged = the file of shipments is damaged. Close Envoi and open it again, it saves what can be read.
backup-incomplete = restored for trial, the copy was not whole. Check the disk, then back up again.
backup-last-good = The last good one is of { $at }.
backup-restore = Restore a backup
backup-restore-what = Everything goes back to the newest backup in the folder. What is here is put aside, never deleted.
backup-restore-folder = From
backup-restore-button = Restore…
backup-restoring = Restoring…
backup-restore-title = Restore the backup?
backup-restore-from = From { $folder }
backup-restore-asked = Purchases made since then will not be in the history. Today’s records are put aside in Envoi’s folder.
backup-restore-yes = Restore it
backup-restored = Restored: as of { $at }, with { $shipments ->
    [one] { $shipments } shipment
   *[other] { $shipments } shipments
}.
backup-aside = What was here before is in { $folder }.
backup-keys-missing = Keys to give again: { $accounts }.
backup-keys-here = All keys are still in this computer’s keyring.

settings-people = Personal data
people-what = After these periods, name, street, phone, e-mail and label are erased for good; figures, dates, numbers and department stay. A purchase in doubt is never erased.
people-after-delivery = After delivery
people-after-creation = After creation, at the latest
people-customs = Customs papers
people-days = { $days } days
people-backups = Backups already made keep these data until it is their turn to be deleted.
people-one = One person
people-one-what = To answer somebody who asks what you know of them, or to be forgotten.
people-search = Name, e-mail or phone
people-search-hint = Three signs at least; every word must be there
people-find = Search
people-found = “{ $text }”: { $shipments } shipments, { $elsewhere } entries of the address book and drafts
people-kept-back = { $count } still being bought, in doubt or erased already: kept as they are.
people-more = and { $count } more
people-export = Export everything…
people-erase = Erase…
people-erase-title = Erase this person?
people-erase-counted = { $shipments ->
    [one] { $shipments } shipment loses name, address and label
   *[other] { $shipments } shipments lose name, address and label
}; { $elsewhere ->
    [one] { $elsewhere } entry of the address book and drafts goes.
   *[other] { $elsewhere } entries of the address book and drafts go.
}
people-erase-asked = There is no way back. The figures stay for the books. Customs papers stay for as long as the law asks.
people-erase-yes = Erase for good
people-erased = Erased: { $shipments } shipments, { $files } files, { $elsewhere } other entries.

settings-network = Internet
network-hosts = Envoi speaks to the servers of the connected accounts and to nothing else.
network-proxy = The system’s proxy is used.
network-certificates = Company certificates
network-certificates-what = If your company filters its network, its IT department gives you a PEM file. It is added to those of the system.
network-file = PEM file
network-file-hint = Its whole path, on the company share for example
network-file-read = Reading…
network-file-good = { $count ->
    [one] { $count } certificate, valid until { $until }
   *[other] { $count } certificates, the first valid until { $until }
}
network-file-over = { $count ->
    [one] { $count } certificate, out of date since { $until }: ask for the new one
   *[other] { $count } certificates, the first out of date since { $until }: ask for the new ones
}
network-use = Use this file
network-system-alone = The system’s alone
network-in-use = In use: { $file }

diagnosis = Ask for help
diagnosis-what = Versions, states, numbers and the last faults. Nothing secret or personal: it can be pasted into a message.
diagnosis-make = Prepare diagnostics
diagnosis-copy = Copy diagnostics
diagnosis-again = Redo

history-list = Export a list…
history-list-write = Write the list
history-list-period = Period
history-list-path = File
history-list-path-hint = The whole path of a file or a folder
history-erased = Person erased
history-matches-at-least = { $matches } and more of { $total }
period-this-month = This month
period-last-month = Last month
period-this-year = This year
period-last-year = Last year
period-always = Everything
sheet-separator = ,
sheet-date = Date
sheet-time = Time
sheet-order = Order
sheet-service = Service
sheet-tracking = Tracking
sheet-weight = Weight (g)
sheet-price = Price
sheet-currency = Currency
sheet-state = State
sheet-country = Country
sheet-region = Region
sheet-account = Account

line-backed-up = Backed up in { $folder } and restored for trial: { $shipments ->
    [one] { $shipments } shipment
   *[other] { $shipments } shipments
}, { $files ->
    [one] { $files } label
   *[other] { $files } labels
}.
line-no-folder = No backup folder: give one with --to, or in Settings, Backup.
line-home-not-empty = { $folder } holds data already. Add --move-aside: they are then put aside, not deleted.
line-restored = Restored: as of { $at }, { $shipments ->
    [one] { $shipments } shipment
   *[other] { $shipments } shipments
}, { $files ->
    [one] { $files } label
   *[other] { $files } labels
}.
line-listed = List written: { $file }

# First start: what to begin with.

welcome-title = What would you like to start with?
welcome-subtitle = Both ways lead to the same desk. You can go from one to the other whenever you like.
welcome-connect-title = Connect an account
welcome-connect-text = La Poste Lettre Suivie and Colissimo, with your own contracts. About ten minutes, which you can come back to.
welcome-connect-contract = Have your La Poste contract at hand
welcome-connect-keys = Keys go into the system’s keyring
welcome-connect-nothing-bought = Nothing is bought before you agree
welcome-connect-note = Real labels, invoiced by the carrier.
welcome-practice-title = Try the practice desk
welcome-practice-text = Lettre Suivie and Colissimo work here without an account: buy, print, void. Two minutes are enough.
welcome-practice-free = Free, without an account or the internet
welcome-practice-specimen = Every label says SPECIMEN
welcome-practice-kept = Sender and printers are kept for later
welcome-practice-button = Try practising
welcome-practice-note = Nothing reaches a real carrier.
welcome-foot = Envoi talks only to the carriers that you connect.
welcome-restore = Restore a backup…

# Words that several screens share. Say what happens, in the operator's words.

app-name = Envoi

rail-ship = Ship
rail-queue = Queue
rail-history = History
rail-accounts = Accounts
rail-settings = Settings

scan-or-search = Scan or search for an order
packing-mode = Packing mode

buy-and-print = Buy and print
buy = Buy
print = Print
reprint = Reprint
another-parcel = Another parcel of the order
void-hold = Void, hold
holding = Keep holding…
change = Change
edit = Edit
correct = Fix
keep = Keep
cancel = Cancel
close = Close
copy = Copy
copied = Copied
back = Back
continue = Continue
try-again = Try again
see = See
add = Add
remove = Remove
connect = Connect
disconnect = Disconnect
export-pdf = Export the PDF
export-csv = Export CSV
zoom-in = Zoom in
zoom-out = Zoom out
learn-more = Learn more
optional = Optional
details = Details

everything-ready = Everything is ready
to-fix = { $count } to fix
to-fix-before-buying = { $count } to fix before buying
without-surcharges = before surcharges
price-to-recompute = to be recomputed
waiting-since = for { $seconds } s

key-enter = Enter
key-ctrl-enter = Ctrl Enter
key-ctrl-k = Ctrl K
key-ctrl-shift-v = Ctrl Shift V

practice-band-short = Practice · SPECIMEN labels
practice-band = Practice · nothing is paid, nothing is sent · every label says SPECIMEN
practice-leave = Leave practice
practice-title = Practice
specimen = SPECIMEN

theme-system = System theme
theme-light = Light
theme-dark = Dark
language = Language
theme = Theme

start-already-running = Envoi is open on this folder already. Go on in the other window.
start-folder-unusable = The data folder cannot be used. Check your rights, or give another folder in ENVOI_HOME.
start-records-unusable = This station’s records do not open. Check the disk, then start Envoi again.
start-no-home = No data folder is known. Give one in ENVOI_HOME.

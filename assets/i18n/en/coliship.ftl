# Parcels made for ColiShip: their file, and the list that waits.

settings-coliship = ColiShip
coliship-about = Open a file that was made for ColiShip here: its parcels wait as a list, and each is taken into the form. The list stays until the station is closed; the file itself is not touched.
coliship-open-mapping = Open the mapping (.fmt)…
coliship-other-mapping = Change the mapping (.fmt)…
coliship-open-file = Open a ColiShip file…
coliship-mapping-first = Open ColiShip’s .fmt file first: it says which column holds what.
coliship-mapping-kept = The mapping is kept: open the file of the day straight away.
coliship-mapping-path = Mapping (.fmt) to read
coliship-file-path = File to read
coliship-go = Open
coliship-not-a-mapping = This file describes no column of a parcel: choose the .fmt that ColiShip exported.
coliship-no-parcel = No parcel in this file by this mapping: check that the two belong together.
coliship-parcels = Parcels of the file
coliship-counted = { $waiting } of { $total } to take
coliship-skipped = Lines left out: { $lines }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }. Look at them in the file.
coliship-take-next = Take the next
coliship-take = Take this parcel
coliship-taken = Taken, take again
coliship-forget = Forget the list
coliship-waiting = { $count ->
    [one] ColiShip: { $count } parcel waits
   *[other] ColiShip: { $count } parcels wait
 }
coliship-see-list = See the list
did-take-from-list = Form filled in from the list

# One label, large.

label-paper = Paper
label-none = No label to show.
label-coming = The label is on its way…
label-picture = Label of { $name }, drawn from the { $format }
label-rulers = Rulers in mm
label-fit = See it all
label-true-size = True size
label-same-dots = { $width } × { $height } dots at { $dpi } dpi · the same on screen and on paper
label-dots = { $width } × { $height } dots at { $dpi } dpi
label-zpl = The printer gets the carrier’s ZPL. The picture is drawn from the { $format } of the same label.
label-zpl-drawn = The printer gets the carrier’s ZPL, drawn here dot for dot. Its built-in typefaces may differ a little.

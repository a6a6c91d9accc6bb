# Ein Etikett im Großen.

label-paper = Papier
label-none = Kein Etikett zum Anzeigen.
label-coming = Das Etikett kommt…
label-picture = Etikett von { $name }, gezeichnet nach dem { $format }
label-rulers = Lineale in mm
label-fit = Ganz zeigen
label-true-size = Originalgröße
label-same-dots = { $width } × { $height } Punkte bei { $dpi } dpi · am Bildschirm und auf Papier dieselben
label-dots = { $width } × { $height } Punkte bei { $dpi } dpi
label-zpl = Der Drucker erhält das ZPL des Transporteurs. Das Bild ist nach dem { $format } desselben Etiketts gezeichnet.
label-zpl-drawn = Der Drucker erhält das ZPL des Transporteurs, hier Punkt für Punkt gezeichnet. Seine eigenen Schriften können leicht abweichen.

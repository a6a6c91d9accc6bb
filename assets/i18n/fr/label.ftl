# Une étiquette en grand.

label-paper = Papier
label-none = Aucune étiquette à montrer.
label-coming = L’étiquette arrive…
label-picture = Étiquette de { $name }, dessinée d’après le { $format }
label-rulers = Règles mm
label-fit = Tout voir
label-true-size = Taille réelle
label-same-dots = { $width } × { $height } points à { $dpi } dpi · les mêmes à l’écran et sur le papier
label-dots = { $width } × { $height } points à { $dpi } dpi
label-zpl = L’imprimante reçoit le ZPL du transporteur. L’image est dessinée d’après le { $format } de la même étiquette.
label-zpl-drawn = L’imprimante reçoit le ZPL du transporteur, dessiné ici point par point. Ses polices intégrées peuvent différer un peu.

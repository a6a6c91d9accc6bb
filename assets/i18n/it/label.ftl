# Un’etichetta in grande.

label-paper = Carta
label-none = Nessuna etichetta da mostrare.
label-coming = L’etichetta sta arrivando…
label-picture = Etichetta di { $name }, disegnata dal { $format }
label-rulers = Righelli in mm
label-fit = Vedere tutto
label-true-size = Dimensione reale
label-same-dots = { $width } × { $height } punti a { $dpi } dpi · gli stessi sullo schermo e su carta
label-dots = { $width } × { $height } punti a { $dpi } dpi
label-zpl = La stampante riceve lo ZPL del corriere. L’immagine è disegnata dal { $format } della stessa etichetta.
label-zpl-drawn = La stampante riceve lo ZPL del corriere, disegnato qui punto per punto. I suoi caratteri possono differire un poco.

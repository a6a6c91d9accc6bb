# Wie diese Sprache Zahlen und Tage schreibt. Die Listen gehen von Montag bis Sonntag und von Januar bis Dezember.

language-name = Deutsch
format-decimal-mark = ,
format-group-mark = .
# "before", "before-apart" oder "after": auf welcher Seite der Zahl das Zeichen der Währung steht.
format-money-sign = after
format-weekdays = Mo Di Mi Do Fr Sa So
format-months = Jan. Febr. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.
format-date = { $weekday } { $day }. { $month }
format-day = { $day }.{ $month }.{ $year }
format-moment = { $day }.{ $month }. { $time }

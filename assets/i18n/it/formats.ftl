# Come questa lingua scrive numeri e giorni. Gli elenchi vanno da lunedì a domenica e da gennaio a dicembre.

language-name = Italiano
format-decimal-mark = ,
format-group-mark = .
# "before", "before-apart" o "after": da che parte del numero sta il segno della valuta.
format-money-sign = after
format-weekdays = lun mar mer gio ven sab dom
format-months = gen feb mar apr mag giu lug ago set ott nov dic
format-date = { $weekday } { $day } { $month }
format-day = { $day }/{ $month }/{ $year }
format-moment = { $day }/{ $month } { $time }

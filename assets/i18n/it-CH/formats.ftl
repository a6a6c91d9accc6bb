# Come la Svizzera italiana scrive numeri e giorni.

language-name = Italiano (Svizzera)
format-decimal-mark = .
format-group-mark = ’
format-money-sign = before-apart
format-day = { $day }.{ $month }.{ $year }
format-moment = { $day }.{ $month }. { $time }

# Comment la Suisse romande écrit nombres et jours.

language-name = Français (Suisse)
format-decimal-mark = .
format-group-mark = ’
format-money-sign = before-apart
format-day = { $day }.{ $month }.{ $year }
format-moment = { $day }.{ $month }. { $time }

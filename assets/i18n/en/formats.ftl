# How this language writes numbers and days. The lists go from Monday to Sunday and from January to December.

language-name = English
format-decimal-mark = .
format-group-mark = ,
# "before", "before-apart" or "after": on which side of the number a currency's sign stands.
format-money-sign = before
format-weekdays = Mon Tue Wed Thu Fri Sat Sun
format-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
format-date = { $weekday } { $day } { $month }
format-day = { $day }/{ $month }/{ $year }
format-moment = { $day }/{ $month } { $time }

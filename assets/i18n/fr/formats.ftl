# Comment cette langue écrit nombres et jours. Les listes vont de lundi à dimanche et de janvier à décembre.

language-name = Français
format-decimal-mark = ,
format-group-mark = { " " }
# « before », « before-apart » ou « after » : de quel côté du nombre se tient le signe de la monnaie.
format-money-sign = after
format-weekdays = lun. mar. mer. jeu. ven. sam. dim.
format-months = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
format-date = { $weekday } { $day } { $month }
format-day = { $day }/{ $month }/{ $year }
format-moment = { $day }/{ $month } { $time }

# Wie die deutsche Schweiz Zahlen und Tage schreibt.

language-name = Deutsch (Schweiz)
format-decimal-mark = .
format-group-mark = ’
format-money-sign = before-apart

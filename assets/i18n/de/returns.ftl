# Was zurückkommt: Rücksendeetiketten und -codes, Abholung im Briefkasten. Und worauf der Zoll wartet.

settle-customs = Der Zoll wartet: { $who }, { $place }
customs-task-done = Erledigt
customs-task-see = Paket ansehen
returns = Rücksendung
return-begin = Rücksendung…
return-label = Rücksendeetikett vorbereiten
return-label-means = Das Formular wird gefüllt: beide Adressen getauscht, Artikel und erste Rechnung übernommen.
return-code-make = Rücksendecode anfragen
return-code-means = Ohne Drucker: Der Kunde zeigt den Code auf der Post, die das Etikett druckt.
return-code-coming = Code wird angefragt…
return-code-not-yet = So gibt es keinen Code: Bereiten Sie das Etikett vor und ändern Sie es dort.
return-code = Rücksendecode
return-code-copy = Code kopieren
return-code-until = Gültig bis { $day }
return-code-over = Abgelaufen am { $day }: Fragen Sie einen neuen an.
return-code-parcel = Paket { $number }
pickup-begin = Abholung im Briefkasten…
pickup-means = Der Briefträger nimmt die Rücksendung aus dem Briefkasten in { $town }.
pickup-days-coming = Tage werden angefragt…
pickup-no-days = Kein Tag wird angeboten: Geben Sie die Rücksendung bei La Poste ab.
pickup-day = Tag
pickup-until = Im Kasten vor { $hour }
pickup-ask-before = Am Vortag anzufragen, bis { $hour }
pickup-plan = Abholung anfragen
pickup-planned = Der Briefträger kommt am { $day }

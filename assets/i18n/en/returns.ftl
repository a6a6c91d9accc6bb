# What comes back: return labels and codes, letter boxes. And what customs wait for.

settle-customs = Customs wait: { $who }, { $place }
customs-task-done = Done
customs-task-see = Show the parcel
returns = Return
return-begin = Return…
return-label = Prepare the return label
return-label-means = The form is filled in: both addresses swapped, articles and first invoice kept.
return-code-make = Ask for a return code
return-code-means = Without a printer: the customer shows the code at a post office, which prints the label.
return-code-coming = Asking for the code…
return-code-not-yet = No code like this: prepare the label and mend it there.
return-code = Return code
return-code-copy = Copy the code
return-code-until = Good until { $day }
return-code-over = Expired on { $day }: ask for another one.
return-code-parcel = Parcel { $number }
pickup-begin = Pick-up from the letter box…
pickup-means = The postman takes the return from the letter box in { $town }.
pickup-days-coming = Asking for the days…
pickup-no-days = No day is offered: hand the return in at La Poste.
pickup-day = Day
pickup-until = In the box before { $hour }
pickup-ask-before = To be asked for the day before, until { $hour }
pickup-plan = Ask for the pick-up
pickup-planned = The postman comes on { $day }

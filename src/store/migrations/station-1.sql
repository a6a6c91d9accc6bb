-- What the whole station, in either world, was told: a few texts by name.

CREATE TABLE kept (
    name TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

-- The whole desk. One section a subject, each after its own heading.

-- == Told to others: the outbox ==

-- The connection to LateShipment, one at a time. Why it is paused stands beside its body, since the outbox sets it by itself.
CREATE TABLE push_account (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    desk_id TEXT NOT NULL,
    saved_ms INTEGER NOT NULL,
    paused TEXT,
    body TEXT NOT NULL
) STRICT;

-- One telling of one label. Written with the label itself, so that neither is ever there without the other. What is told is read
-- from the shipment when it is sent: nothing personal is kept here. `unknown` counts the requests whose fate nobody knows.
CREATE TABLE push (
    id INTEGER PRIMARY KEY,
    intent_id TEXT NOT NULL UNIQUE REFERENCES intent (id),
    order_no TEXT NOT NULL,
    tracking TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'held', 'refused', 'cancelled')),
    tries INTEGER NOT NULL DEFAULT 0,
    unknown INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    next_ms INTEGER NOT NULL,
    flagged_ms INTEGER,
    noted_ms INTEGER,
    reason TEXT,
    said TEXT NOT NULL DEFAULT '',
    UNIQUE (order_no, tracking)
) STRICT;

CREATE INDEX push_by_state ON push (state, id);
CREATE INDEX push_that_waits ON push (id, next_ms) WHERE state = 'waiting';
CREATE INDEX push_for_a_person ON push (intent_id)
    WHERE state IN ('held', 'refused') OR (flagged_ms IS NOT NULL AND noted_ms IS NULL);

-- == What the carriers list, and tracking ==

-- The services, packages and options of an account, as they were last read.
CREATE TABLE catalogue (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    body TEXT NOT NULL
) STRICT;

-- What the carrier answered to the request, without the files in it. It names people: null again once they are erased.
ALTER TABLE attempt ADD COLUMN raw_answer TEXT;

-- Where a parcel is, in a word, and since when it is delivered: on its row, so that a filter and the erasing find it.
ALTER TABLE intent ADD COLUMN whereabouts TEXT;
ALTER TABLE intent ADD COLUMN delivered_ms INTEGER;
CREATE INDEX intent_by_whereabouts ON intent (whereabouts, created_ms);
CREATE INDEX intent_by_label ON intent (label_id);

-- The events of a parcel's way, as they were last asked for.
CREATE TABLE tracking (
    intent_id TEXT NOT NULL PRIMARY KEY REFERENCES intent (id),
    asked_ms INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Labels of our accounts that this desk did not buy: another desk's. No names, only what tells that an order is shipped.
CREATE TABLE elsewhere (
    account_id TEXT NOT NULL,
    label_id TEXT NOT NULL,
    order_number TEXT,
    tracking TEXT NOT NULL,
    whereabouts TEXT NOT NULL,
    voided INTEGER NOT NULL,
    created_ms INTEGER,
    search_text TEXT NOT NULL,
    PRIMARY KEY (account_id, label_id)
) STRICT;

CREATE INDEX elsewhere_by_order ON elsewhere (order_number);
CREATE INDEX elsewhere_by_time ON elsewhere (created_ms);

-- == Addresses, presets and drafts ==

-- The address book. All that is kept of a person is in the one row: the two folded texts to sort and to search by, and in `same`
-- the folded address by which an entry is known again.
CREATE TABLE contact (
    id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    operator TEXT,
    saved_ms INTEGER NOT NULL,
    same TEXT NOT NULL UNIQUE,
    sort_text TEXT NOT NULL,
    search_text TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX contact_by_name ON contact (sort_text, id);

-- What is being typed, by the intent it is to become. The purchase takes it away in the transaction that takes the intent in.
CREATE TABLE draft (
    intent_id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    operator TEXT,
    saved_ms INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- == Prices ==

-- == Erasing ==

-- When the person was erased from it; the figures stay.
ALTER TABLE intent ADD COLUMN erased_ms INTEGER;

-- What may have to be erased: the few that were not, the oldest first.
CREATE INDEX intent_with_a_person ON intent (created_ms) WHERE erased_ms IS NULL;

-- == Searching ==

-- What each shipment is found by, in the order of their beginnings. No shipment is ever removed, so the highest number is how
-- many there are.
CREATE TABLE search (
    id INTEGER PRIMARY KEY,
    intent_id TEXT NOT NULL UNIQUE REFERENCES intent (id),
    text TEXT NOT NULL
) STRICT;

-- Three letters each, wherever they stand: enough to find the few texts that may hold a word.
CREATE VIRTUAL TABLE search_letters USING fts5 (
    text, content = 'search', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = 'none'
);

-- What is taken out is taken out of the index's pages too.
INSERT INTO search_letters (search_letters, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
    INSERT INTO search_letters (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER search_changed AFTER UPDATE OF text ON search BEGIN
    INSERT INTO search_letters (search_letters, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO search_letters (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER intent_added AFTER INSERT ON intent BEGIN
    INSERT INTO search (intent_id, text) VALUES (new.id, new.search_text);
END;

CREATE TRIGGER intent_renamed AFTER UPDATE OF search_text ON intent BEGIN
    UPDATE search SET text = new.search_text WHERE intent_id = new.id;
END;

INSERT INTO search (intent_id, text) SELECT id, search_text FROM intent ORDER BY created_ms, id;

-- What the start and the first page ask must not grow with the history.
DROP INDEX intent_by_state;
CREATE INDEX intent_by_state ON intent (state, created_ms);
CREATE INDEX intent_by_order
    ON intent (CASE WHEN json_valid(shipment) THEN json_extract(shipment, '$.order.number') END);
CREATE INDEX attempt_by_outcome ON attempt (outcome);

-- == The history, as it is shown: the view of the first step, and what the sections above add to it ==

DROP VIEW history;

CREATE VIEW history AS
SELECT
    intent.id, intent.account_id, intent.state, intent.created_ms, intent.bought_ms, intent.given_up_ms, intent.label_id,
    intent.tracking, intent.cost_cents, intent.cost_currency, intent.search_text, intent.refusal, intent.shipment, intent.erased_ms,
    intent.whereabouts, intent.delivered_ms,
    (SELECT group_concat(paper.format) FROM paper WHERE paper.intent_id = intent.id) AS formats,
    job.printer_id AS printer_id, job.printer_name AS printer_name, job.state AS job_state, job.begun_ms AS job_ms,
    job.reason AS job_reason,
    (SELECT count(*) FROM print_job WHERE print_job.intent_id = intent.id) AS job_count,
    push.state AS push_state, push.reason AS push_reason, push.said AS push_said, push.order_no AS push_order_no,
    push.changed_ms AS push_changed_ms, push.next_ms AS push_next_ms, push.tries AS push_tries,
    push.flagged_ms AS push_flagged_ms, push.noted_ms AS push_noted_ms
FROM intent
LEFT JOIN push ON push.intent_id = intent.id
LEFT JOIN print_job AS job
    ON job.id = (SELECT max(last.id) FROM print_job AS last WHERE last.intent_id = intent.id);

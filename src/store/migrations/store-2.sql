-- The whole desk. One section a subject, each after its own heading.

-- == Told to others: the outbox ==

-- == What the carriers list, and tracking ==

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

-- == The history, as it is shown: the view of the first step, and what the sections above add to it ==

DROP VIEW history;

CREATE VIEW history AS
SELECT
    intent.id, intent.account_id, intent.state, intent.created_ms, intent.bought_ms, intent.given_up_ms, intent.label_id,
    intent.tracking, intent.cost_cents, intent.cost_currency, intent.search_text, intent.refusal, intent.shipment,
    (SELECT group_concat(paper.format) FROM paper WHERE paper.intent_id = intent.id) AS formats,
    job.printer_id AS printer_id, job.printer_name AS printer_name, job.state AS job_state, job.begun_ms AS job_ms,
    (SELECT count(*) FROM print_job WHERE print_job.intent_id = intent.id) AS job_count
FROM intent
LEFT JOIN print_job AS job
    ON job.id = (SELECT max(last.id) FROM print_job AS last WHERE last.intent_id = intent.id);

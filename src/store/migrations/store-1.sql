-- What one world of a desk remembers. Types that any database has: ids as text, times in milliseconds since 1970, masses in
-- grams, sums in hundredths. Whatever several desks may one day share says which desk and which operator wrote it.

CREATE TABLE desk (
    id TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    operator TEXT,
    saved_ms INTEGER NOT NULL,
    removed_ms INTEGER,
    body TEXT NOT NULL
) STRICT;

-- One wish to buy one label. The long texts are last, so that a search reads few pages.
CREATE TABLE intent (
    id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    operator TEXT,
    account_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('buying', 'in_doubt', 'not_bought', 'refused', 'not_sent', 'paper_missing',
        'labelled', 'voided')),
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    bought_ms INTEGER,
    voided_ms INTEGER,
    given_up_ms INTEGER,
    weight_grams INTEGER NOT NULL,
    label_id TEXT,
    carrier_shipment_id TEXT,
    tracking TEXT,
    cost_cents INTEGER,
    cost_currency TEXT,
    printer_id TEXT,
    digest TEXT NOT NULL,
    search_text TEXT NOT NULL,
    refusal TEXT,
    shipment TEXT NOT NULL,
    account TEXT NOT NULL
) STRICT;

CREATE INDEX intent_by_time ON intent (created_ms, id);
CREATE INDEX intent_by_state ON intent (state);
CREATE INDEX intent_by_purchase ON intent (bought_ms);

-- One request that may cost money. The row is written before the request is sent.
CREATE TABLE attempt (
    intent_id TEXT NOT NULL REFERENCES intent (id),
    number INTEGER NOT NULL CHECK (number > 0),
    external_id TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'not_sent', 'refused', 'busy', 'in_doubt', 'absent', 'bought')),
    sent_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    PRIMARY KEY (intent_id, number)
) STRICT;

-- At most one label per intent, said once more where no slip in our code can pass: beside an attempt that may have bought or has
-- bought, there is no room for another.
CREATE UNIQUE INDEX attempt_that_may_cost ON attempt (intent_id) WHERE outcome IN ('sent', 'in_doubt', 'bought');

-- Which file holds the paper of a label.
CREATE TABLE paper (
    intent_id TEXT NOT NULL REFERENCES intent (id),
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kept_ms INTEGER NOT NULL,
    PRIMARY KEY (intent_id, format)
) STRICT;

-- One sending of a label to a printer. The row is written before the bytes go out.
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY,
    intent_id TEXT NOT NULL REFERENCES intent (id),
    desk_id TEXT NOT NULL,
    operator TEXT,
    printer_id TEXT NOT NULL,
    printer_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'written', 'failed')),
    begun_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    reason TEXT
) STRICT;

CREATE INDEX print_job_by_intent ON print_job (intent_id, id);
CREATE INDEX print_job_by_state ON print_job (state);

-- A shipment with its last print job, as the history shows it.
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

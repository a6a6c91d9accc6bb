-- Parcels that leave the customs territory. One section a subject, each after its own heading.

-- == Papers of several kinds ==

-- A shipment has a label, and may have a declaration and an invoice for the customs.
CREATE TABLE paper_of_a_kind (
    intent_id TEXT NOT NULL REFERENCES intent (id),
    kind TEXT NOT NULL CHECK (kind IN ('label', 'cn23', 'invoice')),
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kept_ms INTEGER NOT NULL,
    PRIMARY KEY (intent_id, kind, format)
) STRICT;

INSERT INTO paper_of_a_kind (intent_id, kind, format, sha256, kept_ms)
    SELECT intent_id, 'label', format, sha256, kept_ms FROM paper;

DROP VIEW history;
DROP TABLE paper;
ALTER TABLE paper_of_a_kind RENAME TO paper;

ALTER TABLE print_job ADD COLUMN kind TEXT NOT NULL DEFAULT 'label' CHECK (kind IN ('label', 'cn23', 'invoice'));
DROP INDEX print_job_by_intent;
CREATE INDEX print_job_by_intent ON print_job (intent_id, kind, id);

-- == Put away unused ==

-- A label that will not be used, or a purchase whose answer was lost, at a carrier that bills neither: nothing is voided there, so
-- it stands beside the state, which says 'voided'.
ALTER TABLE intent ADD COLUMN discarded_ms INTEGER;

-- == Articles ==

-- What was declared before, by what it is known again: its folded description and reference. Names no person.
CREATE TABLE article (
    id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    operator TEXT,
    saved_ms INTEGER NOT NULL,
    times INTEGER NOT NULL,
    same TEXT NOT NULL UNIQUE,
    search_text TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX article_by_use ON article (times DESC, saved_ms DESC);

-- == Deposit slips ==

CREATE TABLE slip (
    account_id TEXT NOT NULL,
    number TEXT NOT NULL,
    desk_id TEXT NOT NULL,
    operator TEXT,
    made_ms INTEGER NOT NULL,
    sha256 TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (account_id, number)
) STRICT;

-- On which slip a parcel stands.
ALTER TABLE intent ADD COLUMN slip TEXT;

-- == The history, as it is shown ==

CREATE VIEW history AS
SELECT
    intent.id, intent.account_id, intent.state, intent.created_ms, intent.bought_ms, intent.given_up_ms, intent.label_id,
    intent.tracking, intent.cost_cents, intent.cost_currency, intent.search_text, intent.refusal, intent.shipment, intent.erased_ms,
    intent.expected_cents, intent.expected_currency, intent.price_source, intent.price_list, intent.cap_passed_cents,
    intent.whereabouts, intent.delivered_ms, intent.discarded_ms, intent.slip,
    (SELECT group_concat(paper.format) FROM paper WHERE paper.intent_id = intent.id AND paper.kind = 'label') AS formats,
    (SELECT group_concat(paper.kind || ':' || coalesce((
            SELECT other.state || ':' || coalesce(other.reason, '') FROM print_job AS other
            WHERE other.intent_id = paper.intent_id AND other.kind = paper.kind ORDER BY other.id DESC LIMIT 1), ':'))
        FROM paper WHERE paper.intent_id = intent.id AND paper.kind <> 'label') AS customs_papers,
    job.printer_id AS printer_id, job.printer_name AS printer_name, job.state AS job_state, job.begun_ms AS job_ms,
    job.reason AS job_reason,
    (SELECT count(*) FROM print_job WHERE print_job.intent_id = intent.id AND print_job.kind = 'label') AS job_count,
    push.state AS push_state, push.reason AS push_reason, push.said AS push_said, push.order_no AS push_order_no,
    push.changed_ms AS push_changed_ms, push.next_ms AS push_next_ms, push.tries AS push_tries,
    push.flagged_ms AS push_flagged_ms, push.noted_ms AS push_noted_ms
FROM intent
LEFT JOIN push ON push.intent_id = intent.id
LEFT JOIN print_job AS job
    ON job.id = (
        SELECT max(last.id) FROM print_job AS last WHERE last.intent_id = intent.id AND last.kind = 'label');

-- The whole desk. One section a subject, each after its own heading.

-- == Told to others: the outbox ==

-- == What the carriers list, and tracking ==

-- The services, packages and options of an account, as they were last read.
CREATE TABLE catalogue (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    body TEXT NOT NULL
) STRICT;

-- What the carrier answered to the request, without the files in it. It names people: null again once they are erased.
ALTER TABLE attempt ADD COLUMN raw_answer TEXT;

-- == Addresses, presets and drafts ==

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

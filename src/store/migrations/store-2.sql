-- The whole desk. One section a subject, each after its own heading.

-- == Told to others: the outbox ==

-- == What the carriers list, and tracking ==

-- == Addresses, presets and drafts ==

-- == Prices ==

-- The owner's own prices, a list for each date from which it holds.
CREATE TABLE price_list (
    valid_from TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    operator TEXT,
    kept_ms INTEGER NOT NULL,
    prices TEXT NOT NULL
) STRICT;

-- What a purchase was expected to cost when the button was pressed, who had said so, and from which day on the owner's list
-- that said it holds. Counted against the day's cap until the carrier says what it cost.
ALTER TABLE intent ADD COLUMN expected_cents INTEGER;
ALTER TABLE intent ADD COLUMN expected_currency TEXT;
ALTER TABLE intent ADD COLUMN price_source TEXT CHECK (price_source IN ('quoted', 'listed'));
ALTER TABLE intent ADD COLUMN price_list TEXT;
-- The cap that a person let this one purchase pass, in hundredths.
ALTER TABLE intent ADD COLUMN cap_passed_cents INTEGER;

-- == Erasing ==

-- == The history, as it is shown: the view of the first step, and what the sections above add to it ==

DROP VIEW history;

CREATE VIEW history AS
SELECT
    intent.id, intent.account_id, intent.state, intent.created_ms, intent.bought_ms, intent.given_up_ms, intent.label_id,
    intent.tracking, intent.cost_cents, intent.cost_currency, intent.search_text, intent.refusal, intent.shipment,
    intent.expected_cents, intent.expected_currency, intent.price_source, intent.price_list, intent.cap_passed_cents,
    (SELECT group_concat(paper.format) FROM paper WHERE paper.intent_id = intent.id) AS formats,
    job.printer_id AS printer_id, job.printer_name AS printer_name, job.state AS job_state, job.begun_ms AS job_ms,
    (SELECT count(*) FROM print_job WHERE print_job.intent_id = intent.id) AS job_count
FROM intent
LEFT JOIN print_job AS job
    ON job.id = (SELECT max(last.id) FROM print_job AS last WHERE last.intent_id = intent.id);

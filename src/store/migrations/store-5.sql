-- Print jobs that wait, are followed and can be taken back. One section a subject, each after its own heading.

-- == Print jobs ==

-- The states of a job are more than they were, and SQLite changes a check only with its table. The view that reads it goes first.
DROP VIEW history;

CREATE TABLE print_job_with_a_way (
    id INTEGER PRIMARY KEY,
    intent_id TEXT NOT NULL REFERENCES intent (id),
    desk_id TEXT NOT NULL,
    operator TEXT,
    printer_id TEXT NOT NULL,
    printer_name TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'written', 'failed', 'cancelled')),
    begun_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    reason TEXT,
    kind TEXT NOT NULL DEFAULT 'label' CHECK (kind IN ('label', 'cn23', 'invoice')),
    -- What the printer calls it, where it keeps the job while this station is off.
    handle TEXT,
    -- Whether it came with the purchase or a person asked for it once more.
    wish TEXT NOT NULL DEFAULT 'bought' CHECK (wish IN ('bought', 'again'))
) STRICT;

-- Until now 'queued' was written when the bytes went out: what became of such a job, nobody knows.
INSERT INTO print_job_with_a_way
    (id, intent_id, desk_id, operator, printer_id, printer_name, state, begun_ms, ended_ms, reason, kind)
    SELECT id, intent_id, desk_id, operator, printer_id, printer_name,
        CASE state WHEN 'queued' THEN 'failed' ELSE state END, begun_ms, ended_ms,
        CASE state WHEN 'queued' THEN 'stopped' ELSE reason END, kind
    FROM print_job;

DROP TABLE print_job;
ALTER TABLE print_job_with_a_way RENAME TO print_job;
CREATE INDEX print_job_by_intent ON print_job (intent_id, kind, id);
CREATE INDEX print_job_by_state ON print_job (state, printer_id, id);

-- == The history, as it is shown ==

CREATE VIEW history AS
SELECT
    intent.id, intent.account_id, intent.state, intent.created_ms, intent.bought_ms, intent.given_up_ms, intent.label_id,
    intent.tracking, intent.cost_cents, intent.cost_currency, intent.search_text, intent.refusal, intent.shipment, intent.erased_ms,
    intent.expected_cents, intent.expected_currency, intent.price_source, intent.price_list, intent.cap_passed_cents,
    intent.whereabouts, intent.delivered_ms, intent.discarded_ms, intent.slip, intent.customs_task, intent.task_done_ms,
    intent.return_code, intent.pickup_day,
    (SELECT group_concat(paper.format) FROM paper WHERE paper.intent_id = intent.id AND paper.kind = 'label') AS formats,
    (SELECT group_concat(paper.kind || ':' || coalesce((
            SELECT other.state || ':' || coalesce(other.reason, '') FROM print_job AS other
            WHERE other.intent_id = paper.intent_id AND other.kind = paper.kind ORDER BY other.id DESC LIMIT 1), ':'))
        FROM paper WHERE paper.intent_id = intent.id AND paper.kind <> 'label') AS customs_papers,
    job.printer_id AS printer_id, job.printer_name AS printer_name, job.state AS job_state, job.begun_ms AS job_ms,
    job.reason AS job_reason, job.wish AS job_wish,
    (SELECT count(*) FROM print_job WHERE print_job.intent_id = intent.id AND print_job.kind = 'label') AS job_count,
    push.state AS push_state, push.reason AS push_reason, push.said AS push_said, push.order_no AS push_order_no,
    push.changed_ms AS push_changed_ms, push.next_ms AS push_next_ms, push.tries AS push_tries,
    push.flagged_ms AS push_flagged_ms, push.noted_ms AS push_noted_ms
FROM intent
LEFT JOIN push ON push.intent_id = intent.id
LEFT JOIN print_job AS job
    ON job.id = (
        SELECT max(last.id) FROM print_job AS last WHERE last.intent_id = intent.id AND last.kind = 'label');

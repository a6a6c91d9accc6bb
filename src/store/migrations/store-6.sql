-- What a person is asked before a label is printed, and what was answered. One section a subject, each after its own heading.

-- == Print jobs ==

-- The figures of what is asked, as JSON; they name nobody.
ALTER TABLE print_job ADD COLUMN question TEXT;
-- A person has read the question, and wants it printed all the same, or what of it fits.
ALTER TABLE print_job ADD COLUMN consent TEXT CHECK (consent IN ('anyway', 'what-fits'));

-- == The history, as it is shown ==

DROP VIEW history;

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
    job.reason AS job_reason, job.wish AS job_wish, job.question AS job_question, job.consent AS job_consent,
    (SELECT count(*) FROM print_job WHERE print_job.intent_id = intent.id AND print_job.kind = 'label') AS job_count,
    push.state AS push_state, push.reason AS push_reason, push.said AS push_said, push.order_no AS push_order_no,
    push.changed_ms AS push_changed_ms, push.next_ms AS push_next_ms, push.tries AS push_tries,
    push.flagged_ms AS push_flagged_ms, push.noted_ms AS push_noted_ms
FROM intent
LEFT JOIN push ON push.intent_id = intent.id
LEFT JOIN print_job AS job
    ON job.id = (
        SELECT max(last.id) FROM print_job AS last WHERE last.intent_id = intent.id AND last.kind = 'label');

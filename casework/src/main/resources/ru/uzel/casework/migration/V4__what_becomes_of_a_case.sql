-- With which bodies a case lies, and how it came there. Follows from case_fact and case_output.
ALTER TABLE hub_case ADD COLUMN bodies text[] NOT NULL DEFAULT '{}';
ALTER TABLE hub_case ADD COLUMN chain text[] NOT NULL DEFAULT '{}';
ALTER TABLE hub_case ADD COLUMN hops integer NOT NULL DEFAULT 0;
ALTER TABLE hub_case ADD COLUMN outside boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN hub_case.bodies IS 'Whom it is assigned to now';
COMMENT ON COLUMN hub_case.chain IS 'Whom it was ever assigned to, in that order';
COMMENT ON COLUMN hub_case.hops IS 'How many times it was transferred since the coordinator had it last';
COMMENT ON COLUMN hub_case.outside IS 'Whether it left by a way the hub has no channel for: a person sees to it';

UPDATE hub_case c SET bodies = b.targets, chain = b.targets
FROM (SELECT o.case_id, array_agg(o.target ORDER BY o.ordinal) AS targets
      FROM case_output o JOIN case_fact f ON f.message_id = o.causation AND f.decision = 'OPENED'
      WHERE o.kind = 'CitizenMessage' GROUP BY o.case_id) b
WHERE b.case_id = c.case_id;

ALTER TABLE hub_case ADD COLUMN repeats integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN hub_case.repeats IS 'How many times it was reopened; follows from case_fact';

UPDATE hub_case c SET repeats = r.n
FROM (SELECT case_id, count(*) AS n FROM case_fact
      WHERE decision = 'APPLIED' AND status = 'REOPENED' GROUP BY case_id) r
WHERE r.case_id = c.case_id;

CREATE TABLE case_score (
    case_id    uuid        NOT NULL,
    -- of consideration: 0 for the first, 1 after the case was reopened once, and so on
    round      integer     NOT NULL,
    score      smallint    NOT NULL CHECK (score BETWEEN 1 AND 5),
    rated_at   timestamptz NOT NULL,
    message_id uuid        NOT NULL,
    PRIMARY KEY (case_id, round)
);
COMMENT ON TABLE case_score IS 'The latest rating of each answer, whichever channel it came by; follows from case_fact';

ALTER TABLE case_fact DROP CONSTRAINT case_fact_decision_check;
ALTER TABLE case_fact ADD CONSTRAINT case_fact_decision_check
    CHECK (decision IN ('OPENED', 'JOINED', 'APPLIED', 'STORED', 'TRANSFERRED', 'REFUSED', 'SCORED',
                        'REOPENED'));

ALTER TABLE published_status ADD COLUMN planned_at date;
COMMENT ON COLUMN published_status.planned_at IS 'By the last update that said so';

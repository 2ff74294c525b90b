-- What a case is about, where and since when: by it messages of other channels find it. Follows from case_fact.
ALTER TABLE hub_case ADD COLUMN problem text;
ALTER TABLE hub_case ADD COLUMN registered_at timestamptz;
ALTER TABLE hub_case ADD COLUMN latitude double precision;
ALTER TABLE hub_case ADD COLUMN longitude double precision;
ALTER TABLE hub_case ADD COLUMN address text;
CREATE INDEX hub_case_of_problem ON hub_case (problem, registered_at) WHERE problem IS NOT NULL;

ALTER TABLE hub_case ADD COLUMN extended boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN hub_case.extended IS 'Whether its term was extended, which happens once; follows from case_fact';

ALTER TABLE case_fact DROP CONSTRAINT case_fact_decision_check;
ALTER TABLE case_fact ADD CONSTRAINT case_fact_decision_check
    CHECK (decision IN ('OPENED', 'JOINED', 'APPLIED', 'STORED'));

CREATE TABLE case_origin (
    case_id       uuid        NOT NULL,
    party         text        NOT NULL,
    external_id   text        NOT NULL,
    message_id    uuid        NOT NULL UNIQUE,
    category_code text        NOT NULL,
    received_at   timestamptz NOT NULL,
    PRIMARY KEY (case_id, party)
);
CREATE INDEX case_origin_by_number ON case_origin (party, external_id);
CREATE INDEX case_origin_of_channel ON case_origin (party, received_at DESC, message_id DESC);
COMMENT ON TABLE case_origin IS 'Messages of other channels that joined a case; follows from case_fact';

CREATE VIEW channel_message AS
    SELECT case_id, origin_party AS party, origin_message_id AS message_id, category_code, received_at
    FROM hub_case
    UNION ALL
    SELECT case_id, party, message_id, category_code, received_at
    FROM case_origin;
COMMENT ON VIEW channel_message IS 'Every message that belongs to a case as one of its origins';

CREATE TABLE problem_guard (
    problem  text   PRIMARY KEY,
    revision bigint NOT NULL
);
COMMENT ON TABLE problem_guard IS 'Grows with every case opened about a problem: whoever opens one has seen all others';

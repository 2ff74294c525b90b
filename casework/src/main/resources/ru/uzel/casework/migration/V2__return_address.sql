ALTER TABLE case_fact ADD COLUMN return_address text;
COMMENT ON COLUMN case_fact.return_address IS 'Of the fact that opened the case: where its sender awaits the one answer';

ALTER TABLE hub_case ADD COLUMN return_address text;
ALTER TABLE hub_case ADD COLUMN answered boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN hub_case.return_address IS 'Follows from case_fact';
COMMENT ON COLUMN hub_case.answered IS 'Whether the one answer awaited at the return address was decided; follows from case_fact and case_output';

CREATE TABLE direct_answer (
    message_id uuid        PRIMARY KEY,
    case_id    uuid        NOT NULL,
    output_id  uuid        NOT NULL,
    target     text        NOT NULL,
    flow       text        NOT NULL,
    reference  text        NOT NULL,
    priority   text        NOT NULL,
    decided_at timestamptz NOT NULL,
    -- canonical JSON of the answer, UTF-8
    message    bytea       NOT NULL
);
COMMENT ON TABLE direct_answer IS 'Answers to accepted messages that opened no case: the inbox has their key, and no case has their case_id';

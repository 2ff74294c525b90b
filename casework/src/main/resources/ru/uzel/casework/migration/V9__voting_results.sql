-- Results of votings have no case: keys and outputs of their own, apart from inbox and case_output, which follow from cases.
CREATE TABLE voting_result (
    message_id  uuid        PRIMARY KEY,
    -- what all versions have in common, and no case has
    series_id   uuid        NOT NULL,
    -- 1, or above it for what corrects an earlier one
    ordinal     integer     NOT NULL,
    party       text        NOT NULL,
    -- the source's number of what was decided on
    external_id text        NOT NULL,
    version     text        NOT NULL,
    wire_hash   text        NOT NULL,
    received_at timestamptz NOT NULL,
    decided_at  timestamptz NOT NULL,
    -- canonical JSON, UTF-8
    message     bytea       NOT NULL,
    UNIQUE (party, external_id, version),
    UNIQUE (party, external_id, ordinal)
);
COMMENT ON TABLE voting_result IS 'What came of votings and discussions, each version; rows are only ever added';

CREATE TABLE voting_output (
    causation uuid    NOT NULL,
    target    text    NOT NULL,
    series_id uuid    NOT NULL,
    output_id uuid    NOT NULL,
    ordinal   integer NOT NULL,
    flow      text    NOT NULL,
    reference text    NOT NULL,
    sequence  bigint  NOT NULL,
    priority  text    NOT NULL,
    -- canonical JSON, UTF-8
    message   bytea   NOT NULL,
    PRIMARY KEY (causation, target),
    UNIQUE (series_id, target, sequence)
);
COMMENT ON TABLE voting_output IS 'To whom results were told, and under which ids; rows are only ever added';

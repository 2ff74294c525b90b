-- No foreign keys: each row of a decision is written by the one statement that decides it, and the
-- checks would cost as much as the inserts. No partitions on inbox: its uniqueness has no limit of time.

CREATE TABLE inbox (
    party       text        NOT NULL,
    external_id text        NOT NULL,
    version     text        NOT NULL,
    -- 0; above it only for ids made of a digest, whose repetition after the window is a new message
    occurrence  integer     NOT NULL,
    message_id  uuid        NOT NULL,
    case_id     uuid        NOT NULL,
    wire_hash   text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (party, external_id, version, occurrence)
);
COMMENT ON TABLE inbox IS 'The definitive duplicate check: which hub id an accepted key belongs to; follows from case_fact';

CREATE TABLE message_alias (
    message_id    uuid        PRIMARY KEY,
    first_id      uuid        NOT NULL,
    recognised_at timestamptz NOT NULL
);
COMMENT ON TABLE message_alias IS 'Hub ids given out for duplicates and revisions, and the message they lead to';

CREATE TABLE hub_case (
    case_id            uuid        PRIMARY KEY,
    -- grows with every fact: a decision holds only if it was made on the latest
    revision           bigint      NOT NULL,
    origin_party       text        NOT NULL,
    origin_external_id text        NOT NULL,
    occurrence         integer     NOT NULL,
    origin_message_id  uuid        NOT NULL UNIQUE,
    category_code      text        NOT NULL,
    status             text        NOT NULL,
    priority           text        NOT NULL,
    received_at        timestamptz NOT NULL,
    opened_at          timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    UNIQUE (origin_party, origin_external_id, occurrence)
) WITH (fillfactor = 85);
CREATE INDEX hub_case_of_channel ON hub_case (origin_party, received_at DESC, origin_message_id DESC);
COMMENT ON TABLE hub_case IS 'Where each case stands; follows from case_fact and case_output';

CREATE TABLE case_fact (
    message_id  uuid        PRIMARY KEY,
    case_id     uuid        NOT NULL,
    -- the case's revision that this fact made
    ordinal     bigint      NOT NULL,
    kind        text        NOT NULL,
    party       text        NOT NULL,
    external_id text        NOT NULL,
    version     text        NOT NULL,
    occurrence  integer     NOT NULL,
    wire_hash   text        NOT NULL,
    received_at timestamptz NOT NULL,
    decided_at  timestamptz NOT NULL,
    decision    text        NOT NULL CHECK (decision IN ('OPENED', 'APPLIED', 'STORED')),
    -- the case's status after the fact
    status      text        NOT NULL,
    reason      text,
    -- of a status update: under which reference it came, and its running number there
    reference   text,
    sequence    bigint,
    -- canonical JSON, UTF-8
    message     bytea       NOT NULL,
    UNIQUE (case_id, ordinal)
);
COMMENT ON TABLE case_fact IS 'What was decided about each accepted message; rows are only ever added';

CREATE TABLE case_output (
    causation   uuid    NOT NULL,
    target      text    NOT NULL,
    flow        text    NOT NULL,
    output_id   uuid    NOT NULL,
    case_id     uuid    NOT NULL,
    ordinal     integer NOT NULL,
    kind        text    NOT NULL,
    reference   text    NOT NULL,
    sequence    bigint  NOT NULL,
    priority    text    NOT NULL,
    traceparent text,
    -- canonical JSON, UTF-8; null where it equals the message of the fact
    message     bytea,
    PRIMARY KEY (causation, target, flow),
    UNIQUE (case_id, target, sequence)
);
COMMENT ON TABLE case_output IS 'What was decided to be sent, and under which ids; rows are only ever added';

CREATE TABLE output_reference (
    target        text   NOT NULL,
    reference     text   NOT NULL,
    output_id     uuid   NOT NULL,
    case_id       uuid   NOT NULL,
    -- of the last update that was applied; follows from case_fact
    last_sequence bigint,
    PRIMARY KEY (target, reference)
) WITH (fillfactor = 85);
COMMENT ON TABLE output_reference IS 'By which ids a partner may speak of a case';

CREATE TABLE published_status (
    case_id      uuid        NOT NULL,
    channel      text        NOT NULL,
    sequence     bigint      NOT NULL,
    finished     boolean     NOT NULL,
    -- canonical JSON of the status update, UTF-8
    message      bytea       NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, channel)
) WITH (fillfactor = 85);
COMMENT ON TABLE published_status IS 'The latest update each channel was told';

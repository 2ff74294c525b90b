CREATE TABLE record (
    sequence        bigint      PRIMARY KEY,
    event_id        uuid        NOT NULL UNIQUE,
    at              timestamptz NOT NULL,
    type            text        NOT NULL,
    outcome         text        NOT NULL,
    party           text,
    case_id         uuid,
    message_id      uuid,
    causation_id    uuid,
    external_id     text,
    failure         text,
    detail          text        NOT NULL,
    payload_hash    bytea,
    trace_id        text,
    config_revision text        NOT NULL,
    leaf_hash       bytea       NOT NULL
);
COMMENT ON TABLE record IS 'The journal; the leaf of record n is leaf n - 1 of the Merkle tree';

-- Each index ends in the sequence, because records are always read in its order.
CREATE INDEX record_of_case ON record (case_id, sequence) WHERE case_id IS NOT NULL;
CREATE INDEX record_of_message ON record (message_id, sequence) WHERE message_id IS NOT NULL;
CREATE INDEX record_of_causation ON record (causation_id, sequence) WHERE causation_id IS NOT NULL;
CREATE INDEX record_of_external_id ON record (external_id, sequence) WHERE external_id IS NOT NULL;
CREATE INDEX record_of_party ON record (party, sequence) WHERE party IS NOT NULL;
CREATE INDEX record_of_failure ON record (sequence) WHERE outcome = 'FAILURE';
-- Only the rare types: the common ones are found by reading along.
CREATE INDEX record_of_rare_type ON record (type, sequence)
    WHERE type IN ('REFUSED', 'DUPLICATE', 'PARKED', 'DEAD_LETTERED', 'HELD', 'OPERATOR', 'SECURITY',
                   'CONFIGURED', 'LIFECYCLE');
-- Time grows with the place in the table, nearly; a summary per range of pages costs almost nothing.
CREATE INDEX record_of_time ON record USING brin (at) WITH (pages_per_range = 32, autosummarize = on);

CREATE TABLE payload (
    hash         bytea  PRIMARY KEY,
    content_type text   NOT NULL,
    sealed       bytea  NOT NULL
);
-- Encrypted bytes do not compress.
ALTER TABLE payload ALTER COLUMN sealed SET STORAGE EXTERNAL;
COMMENT ON TABLE payload IS 'Wire bytes, encrypted, apart from the records so that they can be removed by law';

CREATE TABLE head (
    single   boolean     PRIMARY KEY DEFAULT true CHECK (single),
    size     bigint      NOT NULL,
    -- roots of the perfect subtrees that make up the tree, the largest first
    frontier bytea[]     NOT NULL
);
INSERT INTO head (size, frontier) VALUES (0, '{}');

CREATE TABLE batch (
    size        bigint      PRIMARY KEY,
    root_hash   bytea       NOT NULL,
    appended_at timestamptz NOT NULL
);
COMMENT ON TABLE batch IS 'The root of the tree after each batch of records';

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'journal.% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size <= OLD.size THEN
        RAISE EXCEPTION 'journal.head only grows' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER record_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER batch_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON batch
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER payload_is_never_changed BEFORE UPDATE OR TRUNCATE ON payload
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER head_is_never_removed BEFORE DELETE OR TRUNCATE ON head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER head_only_grows BEFORE UPDATE ON head
    FOR EACH ROW EXECUTE FUNCTION grow();

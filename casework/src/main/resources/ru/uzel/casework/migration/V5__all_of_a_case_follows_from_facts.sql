-- A message that joined a case and was taken out again has two facts: that it joined that case, and
-- that it opened one of its own.
ALTER TABLE case_fact DROP CONSTRAINT case_fact_pkey;
ALTER TABLE case_fact ADD PRIMARY KEY (message_id, case_id);

ALTER TABLE case_fact DROP CONSTRAINT case_fact_decision_check;
ALTER TABLE case_fact ADD CONSTRAINT case_fact_decision_check
    CHECK (decision IN ('OPENED', 'JOINED', 'APPLIED', 'STORED', 'TRANSFERRED', 'REFUSED', 'SCORED',
                        'REOPENED', 'SEPARATED'));

-- The key of a message that was answered without a case follows from its answer.
ALTER TABLE direct_answer ADD COLUMN external_id text;
ALTER TABLE direct_answer ADD COLUMN version text;
ALTER TABLE direct_answer ADD COLUMN wire_hash text;
ALTER TABLE direct_answer ADD COLUMN received_at timestamptz;
UPDATE direct_answer a
SET external_id = i.external_id, version = i.version, wire_hash = i.wire_hash, received_at = i.received_at
FROM inbox i WHERE i.message_id = a.message_id;
ALTER TABLE direct_answer ALTER COLUMN external_id SET NOT NULL;
ALTER TABLE direct_answer ALTER COLUMN version SET NOT NULL;
ALTER TABLE direct_answer ALTER COLUMN wire_hash SET NOT NULL;
ALTER TABLE direct_answer ALTER COLUMN received_at SET NOT NULL;

CREATE TABLE reissued_reference (
    target    text NOT NULL,
    reference text NOT NULL,
    output_id uuid NOT NULL,
    case_id   uuid NOT NULL,
    PRIMARY KEY (target, reference)
);
COMMENT ON TABLE reissued_reference IS 'Further ids under which outputs went out; rows are only ever added';

INSERT INTO reissued_reference (target, reference, output_id, case_id)
SELECT r.target, r.reference, r.output_id, r.case_id FROM output_reference r
WHERE NOT EXISTS (SELECT FROM case_output o WHERE o.target = r.target AND o.reference = r.reference);
COMMENT ON TABLE output_reference IS 'By which ids a partner may speak of a case; follows from case_output and reissued_reference';
COMMENT ON TABLE inbox IS 'The definitive duplicate check: which hub id an accepted key belongs to; follows from case_fact and direct_answer';

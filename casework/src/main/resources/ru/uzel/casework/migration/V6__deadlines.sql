CREATE TABLE deadline_fact (
    case_id    uuid        NOT NULL,
    rule       text        NOT NULL,
    round      integer     NOT NULL,
    phase      text        NOT NULL,
    -- the accepted message by which it was decided
    message_id uuid        NOT NULL,
    place      integer     NOT NULL,
    decided_at timestamptz NOT NULL,
    -- canonical JSON of the event, UTF-8
    event      bytea       NOT NULL,
    PRIMARY KEY (case_id, rule, round, phase)
);
CREATE INDEX deadline_fact_of_message ON deadline_fact (message_id);
COMMENT ON TABLE deadline_fact IS 'What became of terms: each phase of a round once; rows are only ever added';

CREATE TABLE deadline (
    case_id     uuid        NOT NULL,
    rule        text        NOT NULL,
    round       integer     NOT NULL,
    stage       text        NOT NULL,
    -- RUNNING, PAUSED, MET or CANCELLED
    state       text        NOT NULL,
    -- the latest
    phase       text        NOT NULL,
    basis       text        NOT NULL,
    start_at    timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    -- when that phase was decided about
    phase_at    timestamptz NOT NULL,
    sector      text,
    responsible text,
    PRIMARY KEY (case_id, rule)
) WITH (fillfactor = 85);
CREATE INDEX deadline_overdue ON deadline (responsible) WHERE state = 'RUNNING' AND phase = 'OVERDUE';
COMMENT ON TABLE deadline IS 'Where each term stands, in its latest round; follows from deadline_fact';

-- As db-scheduler 16.0.0 wants it (its postgresql_tables.sql). A row is written by the statement that decides the fact, later
-- ones by db-scheduler itself.
CREATE TABLE timer (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX timer_by_time ON timer (execution_time);
CREATE INDEX timer_by_heartbeat ON timer (last_heartbeat);
COMMENT ON TABLE timer IS 'When a running term comes to its next phase; follows from deadline_fact and the calendar';

ALTER TABLE case_fact DROP CONSTRAINT case_fact_decision_check;
ALTER TABLE case_fact ADD CONSTRAINT case_fact_decision_check
    CHECK (decision IN ('OPENED', 'JOINED', 'APPLIED', 'TIMED', 'STORED', 'TRANSFERRED', 'REFUSED',
                        'SCORED', 'REOPENED', 'SEPARATED'));

-- Pages list what was accepted, the newest first, even when nothing but failed attempts came since.
-- One column: with a second the planner thinks the table less in order, and takes the primary key.
CREATE INDEX record_of_acceptance ON record (sequence) WHERE type = 'ACCEPTED';

-- The sweep of the content store asks for files by their hash.
CREATE INDEX record_of_file ON record (payload_hash) WHERE type = 'ATTACHED';

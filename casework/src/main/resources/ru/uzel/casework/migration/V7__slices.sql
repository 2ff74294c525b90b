-- Slices count cases by when they were registered: of those that stand alone it was not kept so far.
UPDATE hub_case c
SET registered_at =
    -- By its form: the whole of an old message need not be what this database takes for JSON.
    substring(convert_from(f.message, 'UTF8') from '"registeredAt"\s*:\s*"([^"]+)"')::timestamptz
FROM case_fact f
WHERE f.message_id = c.origin_message_id AND f.case_id = c.case_id AND c.registered_at IS NULL;
ALTER TABLE hub_case ALTER COLUMN registered_at SET NOT NULL;
CREATE INDEX hub_case_by_registration ON hub_case (registered_at);

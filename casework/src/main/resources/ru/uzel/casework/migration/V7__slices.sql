-- Slices count cases by when they were registered: of those that stand alone it was not kept so far.
UPDATE hub_case c
SET registered_at =
    (replace(convert_from(f.message, 'UTF8'), '\u0000', '\ufffd')::json ->> 'registeredAt')::timestamptz
FROM case_fact f
WHERE f.message_id = c.origin_message_id AND f.case_id = c.case_id AND c.registered_at IS NULL;
ALTER TABLE hub_case ALTER COLUMN registered_at SET NOT NULL;
CREATE INDEX hub_case_by_registration ON hub_case (registered_at);

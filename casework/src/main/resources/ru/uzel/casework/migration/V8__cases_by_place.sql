-- Where a problem is told of every minute, the cases about it of a few days are thousands; near a place
-- there are few, however many there have been. By time alone each message read all of those days.
CREATE INDEX hub_case_of_place ON hub_case (problem, latitude, registered_at)
    WHERE problem IS NOT NULL AND latitude IS NOT NULL;
-- A digest, since an address may be longer than an entry of an index.
CREATE INDEX hub_case_of_address ON hub_case (problem, md5(address), registered_at)
    WHERE problem IS NOT NULL AND address IS NOT NULL;
DROP INDEX hub_case_of_problem;

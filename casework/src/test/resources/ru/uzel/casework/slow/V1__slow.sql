-- Longer than the test's socketTimeout.
SELECT pg_sleep(2);

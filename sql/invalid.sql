-- model.invalid: the error that it raises.
DO $$
DECLARE state text; field text; message text; detail text;
BEGIN
    PERFORM model.invalid('startsOn', 'must not be in the past');
EXCEPTION WHEN check_violation THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, field = COLUMN_NAME, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
    RAISE NOTICE '% / % / % / %', state, field, message, detail;
END $$;
-- Within a query.
SELECT count(*) FROM (SELECT model.invalid('a' || n, 'is odd') FROM generate_series(1, 3) n OFFSET 0) x;
SELECT CASE WHEN n = 2 THEN model.invalid('title', 'is "quoted", ünïcode and long: ' || repeat('x', 100)) END FROM generate_series(1, 3) n;
-- A mistake in the call itself is another error.
SELECT model.invalid(NULL, 'is wrong');
SELECT model.invalid('title', NULL);
SELECT model.invalid('', 'is wrong');
SELECT model.invalid('title', '');

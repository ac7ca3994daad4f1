-- Filters of dates and times.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA filters;
SELECT * FROM model.define($$ {"task": {"table": "filters.task", "fields": {"at": {"type": "dateTime"}, "day": {"type": "dateTime", "includeTime": false}}}} $$) AS "table";
INSERT INTO filters.task ("at", day) VALUES ('2022-10-03 07:45:30.342Z', '2022-10-03'), ('2022-10-03 07:45:30.343Z', '2022-10-04'), (NULL, NULL), ('infinity', 'infinity'), ('0044-03-15 00:00Z BC', '0044-03-15 BC');
CREATE FUNCTION ids(filter jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n), '-') FROM json_array_elements(model.find_many('task', filter, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;

SELECT filter, ids(jsonb_build_object('at', filter::jsonb)) FROM unnest(ARRAY[
    '{"equals": "2022-10-03T07:45:30.342Z"}', '{"equals": "2022-10-03T09:45:30.342+02:00"}', '{"equals": null}', '{"notEquals": "2022-10-03T07:45:30.342Z"}',
    '{"in": ["2022-10-03T07:45:30.342Z", null]}', '{"notIn": ["2022-10-03T07:45:30.342Z"]}', '{"notIn": ["2022-10-03T07:45:30.342Z", null]}',
    '{"lessThan": "2022-10-03T07:45:30.343Z"}', '{"lessThanOrEqual": "2022-10-03T07:45:30.343Z"}', '{"greaterThan": "2022-10-03T07:45:30.342Z"}', '{"greaterThanOrEqual": "2022-10-03T07:45:30.342Z"}',
    '{"before": "2022-10-03T07:45:30.343Z"}', '{"after": "2022-10-03T07:45:30.342Z"}', '{"after": "2022-10-03", "before": "2022-10-04"}', '{"isSet": true}', '{"isSet": false}']) filter;
SELECT filter, ids(jsonb_build_object('day', filter::jsonb)) FROM unnest(ARRAY[
    '{"equals": "2022-10-03"}', '{"equals": "2022-10-03T23:59:59.999-11:00"}', '{"equals": null}', '{"notEquals": "2022-10-03"}', '{"in": ["2022-10-03", "2022-10-04"]}', '{"notIn": ["2022-10-03", null]}',
    '{"lessThan": "2022-10-04"}', '{"lessThanOrEqual": "2022-10-04"}', '{"greaterThan": "2022-10-03"}', '{"greaterThanOrEqual": "2022-10-03"}',
    '{"before": "2022-10-04"}', '{"beforeOrOn": "2022-10-04"}', '{"after": "2022-10-03"}', '{"afterOrOn": "2022-10-03"}', '{"isSet": false}']) filter;
-- The session's settings do not matter.
SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'SQL, DMY';
SELECT ids('{"at": {"equals": "2022-10-03T07:45:30.342Z"}, "day": {"equals": "2022-10-03"}}'), ids('{"at": {"in": ["2022-10-03T07:45:30.342Z"]}, "day": {"in": ["2022-10-03"]}}');
RESET TimeZone; RESET DateStyle;

SELECT ids('{"at": {"equals": "yesterday"}}');
SELECT ids('{"at": {"equals": "2022-02-30T00:00:00Z"}}');
SELECT ids('{"at": {"in": ["2022-10-03T07:45:30.342Z", "2022-13-01"]}}');
SELECT ids('{"at": {"equals": 1664783130}}');
SELECT ids('{"at": {"beforeOrOn": "2022-10-03"}}');
SELECT ids('{"day": {"equals": "03.10.2022"}}');
SELECT ids('{"day": {"startsWith": "2022"}}');

SELECT model.forget('task');
DROP SCHEMA filters CASCADE;
DROP FUNCTION ids;

-- Filters of numbers and of ids.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA filters;
SELECT * FROM model.define($$ {"task": {"table": "filters.task", "fields": {"whole": {"type": "number", "decimals": 0},
    "exact": {"type": "number", "decimals": 2}, "real": {"type": "number"}, "parent": {"type": "belongsTo", "model": "task"}}}} $$) AS "table";
INSERT INTO filters.task (whole, exact, "real", parent_id) VALUES (1, 0.10, 0.1, NULL), (2, 12345678901234567.89, 1e300, 1), (NULL, NULL, NULL, 1), (-5, 'NaN', 'NaN', 2), (2147483647, 0, '-Infinity', NULL);
CREATE FUNCTION ids(filter jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n), '-') FROM json_array_elements(model.find_many('task', filter, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;

SELECT filter, ids(jsonb_build_object('whole', filter::jsonb)) FROM unnest(ARRAY[
    '{"equals": 2}', '{"equals": 2.0}', '{"equals": null}', '{"notEquals": 2}', '{"notEquals": null}', '{"in": [1, 2]}', '{"in": 1}', '{"in": [2, null]}', '{"in": []}',
    '{"notIn": [1, 2]}', '{"notIn": [1, null]}', '{"notIn": []}', '{"lessThan": 1}', '{"lessThanOrEqual": 1}', '{"greaterThan": 1}', '{"greaterThanOrEqual": 2147483647}',
    '{"isSet": true}', '{"isSet": false}', '{"greaterThan": 0, "lessThan": 3}']) filter;
SELECT filter, ids(jsonb_build_object('exact', filter::jsonb)) FROM unnest(ARRAY[
    '{"equals": 0.1}', '{"equals": 0.100}', '{"equals": 12345678901234567.89}', '{"in": [0.1, 0]}', '{"lessThan": 0.1}', '{"greaterThan": 1e16}', '{"lessThan": 1e-5, "greaterThanOrEqual": 0}', '{"notIn": [0.1, null]}', '{"isSet": false}']) filter;
SELECT filter, ids(jsonb_build_object('real', filter::jsonb)) FROM unnest(ARRAY[
    '{"equals": 0.1}', '{"equals": 1e300}', '{"in": [0.1, 5]}', '{"lessThan": 0}', '{"greaterThan": 1}', '{"notEquals": 0.1}', '{"isSet": true}']) filter;
SELECT filter, ids(filter::jsonb) FROM unnest(ARRAY[
    '{"id": {"equals": "2"}}', '{"id": {"equals": 2}}', '{"id": {"in": ["1", 3]}}', '{"id": {"notIn": ["1"]}}', '{"id": {"greaterThan": "3"}}', '{"id": {"lessThanOrEqual": 2}}', '{"id": {"isSet": true}}', '{"id": {"notEquals": "1"}}',
    '{"parentId": {"equals": "1"}}', '{"parentId": {"isSet": false}}', '{"parentId": {"in": ["2", null]}}', '{"parentId": {"notEquals": "1"}}', '{"parentId": {"greaterThanOrEqual": "1"}}']) filter;

SELECT ids('{"whole": {"equals": "2"}}');
SELECT ids('{"whole": {"equals": 2.5}}');
SELECT ids('{"whole": {"equals": 2147483648}}');
SELECT ids('{"whole": {"in": [1, "2"]}}');
SELECT ids('{"whole": {"startsWith": 1}}');
SELECT ids('{"exact": {"equals": true}}');
SELECT ids('{"exact": {"equals": 1e400000}}');
SELECT ids('{"real": {"equals": 1e400}}');
SELECT ids('{"id": {"equals": "two"}}');
SELECT ids('{"id": {"equals": 2.5}}');
SELECT ids('{"id": {"equals": true}}');
SELECT ids('{"parentId": {"equals": ""}}');
SELECT ids('{"parentId": {"startsWith": "1"}}');

SELECT model.forget('task');
DROP SCHEMA filters CASCADE;
DROP FUNCTION ids;

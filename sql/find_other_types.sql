-- Columns of types that the API has no name for: shown, filtered and sorted as far as their types go.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET IntervalStyle = postgres; SET bytea_output = hex;    -- which the output of these types follows
CREATE SCHEMA odd;
CREATE TYPE odd.mood AS ENUM ('sad', 'ok', 'über');
CREATE DOMAIN odd.amount AS numeric CHECK (VALUE >= 0);
CREATE TABLE odd.thing (
    id integer PRIMARY KEY, address inet, span interval, bytes bytea, moment time, mood odd.mood, code varchar(3), padded char(4), label name,
    small smallint, single real, cost odd.amount, key uuid, local timestamp, pair point, list integer[], range int4range, flags bit(3), document json, plain text);
INSERT INTO odd.thing VALUES
    (1, '10.0.0.1', '1 day', '\x00ff', '12:00', 'ok', 'abc', 'ab', 'l1', 1, 0.1, 1.5, '00000000-0000-0000-0000-000000000001', '2022-10-03 07:45:30.342', '(1,2)', '{1,2}', '[1,3)', '101', '{"a": [1]}', 'a'),
    (2, '10.0.0.0/8', '-1 hour', '\x', '00:00', 'sad', 'ab', 'b', 'l2', -1, 'NaN', 0, '00000000-0000-0000-0000-000000000002', 'infinity', NULL, '{}', 'empty', '000', '1', 'b'),
    (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (4, '::1', '1 mon', '\xff', '23:59:59.5', 'über', 'é', 'é', 'l4', 32767, '-Infinity', 1e20, '00000000-0000-0000-0000-000000000004', '1970-01-01', '(0,0)', '{NULL,3}', '(,5]', '111', '"x"', 'ü');
INSERT INTO model.model VALUES ('thing', 'things', 'Thing', 'Things', 'odd.thing', 'id', true, NULL);
INSERT INTO model.field SELECT 'thing', a.attnum, a.attname,
    CASE WHEN a.attname = 'id' THEN 'id' WHEN a.attname IN ('small', 'single', 'cost') THEN 'number' WHEN a.attname = 'local' THEN 'dateTime' WHEN a.attname IN ('code', 'padded', 'plain') THEN 'string'
         WHEN a.attname = 'document' THEN 'json' WHEN a.attname = 'mood' THEN 'enum' ELSE 'any' END,
    false, model.regcolumn(a.attrelid, a.attnum), CASE a.attname WHEN 'mood' THEN '{"options": ["sad", "ok", "über"]}' ELSE '{}' END::jsonb
FROM pg_attribute a WHERE a.attrelid = 'odd.thing'::regclass AND a.attnum > 0;

SELECT model.find_one('thing', 1);
SELECT model.find_one('thing', 2);
SELECT model.find_one('thing', 3);
SELECT model.find_one('thing', 4);
-- Pages of one in every order: forward, then backward.
CREATE FUNCTION walk(field text, direction text, backward boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE page json; at text; ids text := ''; sort jsonb := jsonb_build_object(field, direction);
BEGIN
    LOOP
        page := CASE WHEN backward THEN model.find_many('thing', sort => sort, last => 1, before => at, selection => '{"id": true}')
                     ELSE model.find_many('thing', sort => sort, first => 1, after => at, selection => '{"id": true}') END;
        EXIT WHEN json_array_length(page -> 'edges') = 0 OR length(ids) > 20;
        ids := CASE WHEN backward THEN (page #>> '{edges,0,node,id}') || ids ELSE ids || (page #>> '{edges,0,node,id}') END;
        at := page #>> '{pageInfo,endCursor}';
    END LOOP;
    RETURN ids;
EXCEPTION WHEN OTHERS THEN RETURN SQLERRM;
END $$;
SELECT field, walk(field, 'Ascending', false), walk(field, 'Ascending', true), walk(field, 'Descending', false), walk(field, 'Descending', true)
FROM unnest('{address,span,bytes,moment,mood,code,padded,label,small,single,cost,key,local,pair,list,range,flags,document,plain}'::text[]) field;
CREATE FUNCTION ids(filter jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n), '-') FROM json_array_elements(model.find_many('thing', filter, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;
SELECT filter, ids(filter::jsonb) FROM unnest(ARRAY[
    '{"address": {"equals": "10.0.0.1"}}', '{"address": {"greaterThan": "10.0.0.0"}}', '{"span": {"equals": "24:00:00"}}', '{"span": {"in": ["1 day", null]}}', '{"bytes": {"equals": "\\x00ff"}}',
    '{"moment": {"lessThan": "12:30"}}', '{"mood": {"equals": "über"}}', '{"mood": {"in": ["ok", "sad"]}}', '{"code": {"startsWith": "ab"}}', '{"padded": {"equals": "ab"}}', '{"label": {"notEquals": "l1"}}',
    '{"small": {"lessThan": 0}}', '{"single": {"equals": 0.1}}', '{"cost": {"greaterThanOrEqual": 1.5}}', '{"key": {"equals": "00000000-0000-0000-0000-000000000002"}}', '{"local": {"before": "2000-01-01T00:00:00Z"}}',
    '{"list": {"contains": [2]}}', '{"list": {"equals": [1, 2]}}', '{"range": {"equals": "[1,3)"}}', '{"flags": {"equals": "101"}}', '{"pair": {"isSet": true}}', '{"document": {"isSet": false}}', '{"document": {"equals": {"a": [1]}}}']) filter;
-- What is no value of its type is that type's error, and says whose value it was.
SELECT ids('{"address": {"equals": "ten"}}');
SELECT ids('{"span": {"in": ["long"]}}');
SELECT ids('{"pair": {"equals": "(0,0)"}}');
SELECT model.find_by('thing', 'id', 4, '{"plain": true}');

SELECT model.forget('thing');
DROP SCHEMA odd CASCADE;
DROP FUNCTION walk, ids;

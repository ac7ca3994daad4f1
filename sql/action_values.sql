-- Values of every type: a record written alone and records written together hold the same, and what a type refuses is
-- told by its field.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA action_values;
SET search_path = action_values, public;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE pair AS (number int, word text);
CREATE DOMAIN positive AS int CHECK (value > 0);
CREATE DOMAIN words AS text[];
CREATE TABLE sample (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), dropped int,
    c_int2 int2, c_int4 int4, c_int8 int8, c_numeric numeric(10, 2), c_float4 float4, c_float8 float8,
    c_text text COLLATE "C", c_varchar varchar(10), c_char char(5), c_name name, c_letter "char", c_boolean boolean,
    c_date date, c_timestamp timestamp(3), c_timestamptz timestamptz, c_time time(0), c_interval interval day,
    c_uuid uuid, c_json json, c_jsonb jsonb, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_bytea bytea, c_point point,
    c_range int4range, c_multirange int4multirange, c_bit bit(3), c_varbit varbit(4), c_tsvector tsvector, c_mood mood,
    c_positive positive, c_pair pair, c_texts text[], c_ints int[], c_moods mood[], c_words words,
    doubled int GENERATED ALWAYS AS (c_int4 * 2) STORED);
ALTER TABLE sample DROP COLUMN dropped;
SELECT model.adopt('sample', '{"model": "valueSample"}');
SELECT $${"cInt2": 1, "cInt4": 2, "cInt8": 9007199254740993, "cNumeric": 1.239, "cFloat4": 0.1, "cFloat8": 0.1,
    "cText": "é\"\\{},", "cVarchar": "0123456789", "cChar": "ab", "cName": "n", "cLetter": "x", "cBoolean": true,
    "cDate": "2022-02-03", "cTimestamp": "2022-02-03T04:05:06.123456Z", "cTimestamptz": "2022-02-03T04:05:06.123456Z",
    "cTime": "04:05:06.7", "cInterval": "1 day 02:00", "cUuid": "6b5f1b9c-0001-4000-8000-000000000001",
    "cJson": {"a": [1, null]}, "cJsonb": {"a": [1, null]}, "cInet": "10.0.0.1/8", "cCidr": "10.0.0.0/8",
    "cMacaddr": "08:00:2b:01:02:03", "cBytea": "\\x0102", "cPoint": "(1,2)", "cRange": "[1,3)",
    "cMultirange": "{[1,3)}", "cBit": "101", "cVarbit": "11", "cTsvector": "a:1 b", "cMood": "ok", "cPositive": 5,
    "cPair": "(1,\"x, y\")", "cTexts": ["a", "b c", "NULL", "", null], "cInts": [1, 2], "cMoods": ["sad"],
    "cWords": ["{}"]}$$ AS everything \gset
-- Each result, and what differs from the first record.
CREATE FUNCTION differences() RETURNS TABLE (record text, differs jsonb) LANGUAGE sql AS $$
    SELECT s.c_int2::text, jsonb_object_agg(a.key, a.value)
        FILTER (WHERE a.value IS DISTINCT FROM b.value AND a.key NOT IN ('id', 'c_int2'))
    FROM sample s, jsonb_each(to_jsonb(s)) a
    JOIN (SELECT (jsonb_each(to_jsonb(f))).* FROM sample f WHERE c_int2 = 1) b ON b.key = a.key
    GROUP BY s.id, s.c_int2 ORDER BY s.c_int2
$$;

\echo == alone, and together
SELECT model.create('valueSample', :'everything') ->> 'success';
SELECT to_jsonb(s) - 'id' FROM sample s;
SELECT model.bulk_create('valueSample', jsonb_build_array(:'everything'::jsonb || '{"cInt2": 2}', :'everything'::jsonb || '{"cInt2": 3}'),
    '{"cInt2": true}');
INSERT INTO sample (c_int2) VALUES (4), (5), (6);
SELECT model.update('valueSample', id::text, :'everything'::jsonb || '{"cInt2": 4}') ->> 'success' FROM sample WHERE c_int2 = 4;
SELECT model.bulk_update('valueSample', jsonb_agg(:'everything'::jsonb || jsonb_build_object('id', id, 'cInt2', c_int2)),
    '{"cInt2": true, "cPair": true}') ->> 'success' FROM sample WHERE c_int2 > 4;
SELECT * FROM differences();
SELECT model.bulk_update('valueSample', jsonb_agg((SELECT jsonb_object_agg(key, NULL) FROM jsonb_each(:'everything') WHERE key <> 'cInt2')
    || jsonb_build_object('id', id)), '{"cInt2": true}') ->> 'success' FROM sample WHERE c_int2 > 4;
SELECT DISTINCT jsonb_strip_nulls(to_jsonb(s) - 'id' - 'c_int2') FROM sample s WHERE c_int2 > 4;

\echo == what types refuse
SELECT model.create('valueSample', '{"cInet": "here"}') -> 'errors';
SELECT model.create('valueSample', '{"cRange": "everywhere", "cMood": "ok"}') -> 'errors';
SELECT model.create('valueSample', '{"cPositive": -1}') -> 'errors';
SELECT model.create('valueSample', '{"cPair": "(1"}') -> 'errors';
SELECT model.bulk_create('valueSample', '[{"cInet": "10.0.0.1"}, {"cInet": "here"}, {"cInet": "10.0.0.2"}]', '{"cInet": true}');
SELECT model.bulk_create('valueSample', '[{"cMood": "ok"}, {"cMood": "glad"}]', '{"cMood": true}');
SELECT model.bulk_update('valueSample', jsonb_agg(jsonb_build_object('id', id, 'cRange', CASE c_int2 WHEN 5 THEN 'none' ELSE '[7,8)' END)),
    '{"cInt2": true, "cRange": true}')::jsonb #- '{errors,0,record,id}' FROM (SELECT * FROM sample WHERE c_int2 > 4 ORDER BY c_int2) s;
-- Of what is unique as well, though it is looked for in the table.
CREATE TABLE ticket (id int PRIMARY KEY, code uuid UNIQUE, price numeric(10, 2) UNIQUE, title text NOT NULL);
SELECT model.adopt('ticket', '{"model": "valueTicket"}');
SELECT model.create('valueTicket', '{"id": 1, "code": "none"}') -> 'errors' -> 0 -> 'validationErrors';
SELECT model.create('valueTicket', '{"id": 1, "code": "none", "title": "a"}') -> 'errors' -> 0 -> 'validationErrors';

\echo == values as their columns hold them
SELECT model.upsert('valueTicket', '{"id": 1, "price": 1.004, "title": "a"}', '{price}', '{"price": true, "title": true}');
SELECT model.upsert('valueTicket', '{"id": 1, "price": 0.996, "title": "b"}', '{price}', '{"price": true, "title": true}');
SELECT model.create('valueTicket', '{"id": 1, "price": 1.001}') -> 'errors' -> 0 -> 'validationErrors';
SELECT model.upsert('valueTicket', '{"id": 2, "price": 1e20, "title": "b"}', '{price}') -> 'errors' -> 0 -> 'validationErrors';

\echo == a parent that may not be read
CREATE TABLE venue (id int PRIMARY KEY);
INSERT INTO venue VALUES (1);
CREATE TABLE seat (id int PRIMARY KEY, label text NOT NULL, venue_id int REFERENCES venue);
SELECT model.adopt(name::regclass, jsonb_build_object('model', model)) FROM (VALUES ('venue', 'valueVenue'), ('seat', 'valueSeat')) m(name, model);
CREATE ROLE action_values_writer;
GRANT USAGE ON SCHEMA action_values TO action_values_writer;
GRANT SELECT, INSERT ON seat TO action_values_writer;
SET ROLE action_values_writer;
SELECT model.create('valueSeat', '{"id": 1, "label": "a", "venueId": 1}') ->> 'success';
SELECT model.create('valueSeat', '{"id": 2, "venueId": 2}') -> 'errors' -> 0 -> 'validationErrors';
RESET ROLE;
SELECT model.create('valueSeat', '{"id": 2, "venueId": 2}') -> 'errors' -> 0 -> 'validationErrors';

\echo == sums
SELECT model.define('{"valueSum": {"table": "action_values.sum", "fields": {
    "whole": {"type": "number", "decimals": 0, "default": 5}, "cents": {"type": "number", "decimals": 2},
    "real": {"type": "number", "default": 0.5}, "small": {"type": "number", "decimals": 0, "sqlType": "smallint"}}}}');
SELECT model.create('valueSum', '{"_atomics": {"whole": {"increment": 2}, "cents": {"decrement": 0.25}, "real": {"increment": 0.25}}}',
    '{"whole": true, "cents": true, "real": true, "small": true}');
SELECT model.bulk_create('valueSum', '[{"_atomics": {"whole": {"decrement": 9}, "small": {"increment": 1}}}, {"_atomics": {"whole": {"increment": 9}, "small": {"increment": 2}}}]',
    '{"whole": true, "cents": true, "real": true, "small": true}');
SELECT model.update('valueSum', 1, '{"_atomics": {"whole": [{"increment": 2}, {"decrement": 1}], "cents": {"increment": 0.5}, "small": {"increment": 32767}}}',
    '{"whole": true, "cents": true, "small": true}');
SELECT model.update('valueSum', 1, '{"_atomics": {"small": {"increment": 1}}}') -> 'errors';
SELECT model.bulk_update('valueSum', '[{"id": 1, "_atomics": {"small": {"increment": 1}}}, {"id": 2, "_atomics": {"small": {"increment": 1}}}, {"id": 3, "_atomics": {"small": {"decrement": 5}}}]',
    '{"id": true, "small": true}');

\echo == nothing to write
SELECT model.bulk_create('valueSum', '[{}, {}, {}]', '{"id": true, "whole": true}');
SELECT model.create('valueSum', '{}', '{"whole": true}');
SELECT model.update('valueSample', id::text, '{}', '{"cInt2": true}') FROM sample WHERE c_int2 = 1;
SELECT model.bulk_update('valueSample', jsonb_agg(jsonb_build_object('id', id) ORDER BY c_int2), '{"cInt2": true}') FROM sample WHERE c_int2 < 4;
SELECT model.update('valueSample', '6b5f1b9c-0001-4000-8000-000000000001', '{}') ->> 'success';

SELECT model.forget(name) FROM unnest(ARRAY['valueSample', 'valueSum', 'valueTicket', 'valueSeat', 'valueVenue']) AS name;
DROP SCHEMA action_values CASCADE;
DROP ROLE action_values_writer;

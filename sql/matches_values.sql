-- A filter means the same folded into a query, evaluated row by row, and asked through the API.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA "values";
SET search_path = "values", public;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN price AS numeric(10, 2) CHECK (VALUE >= 0);
CREATE TABLE sample (
    gone int, id bigint PRIMARY KEY, small smallint NOT NULL, whole int, big bigint, exact numeric(10, 2), real4 real, real8 double precision,
    truth boolean, short varchar(10), fixed char(5), word text COLLATE "C", sys name, day date, moment timestamptz, clock timestamp,
    uid uuid, doc json, docb jsonb, mood mood, tags text[], marks varchar(5)[], address inet, span int4range, cost price, mail model.email);
ALTER TABLE sample DROP COLUMN gone;
-- Rows: all values, other values, none.
INSERT INTO sample VALUES
    (1, 1, 1, 1, 1.50, 0.5, 0.1, true, 'abc', 'ab', 'abc', 'abc', '2022-10-03', '2022-10-03 07:45:30.342Z', '2022-10-03 07:45:30',
     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a": 1}', '{"a": 1}', 'happy', '{a,b}', '{a,b}', '10.0.0.1', '[1,5)', 9.99, 'a@example.com'),
    (2, -2, -2, -2, -2.25, -2, 1e300, false, 'Abd', 'zz', 'Ab%', 'zz', '2023-01-01', '2023-01-01Z', '2023-01-01', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12',
     '{"a": 2}', '{"a": 2}', 'sad', '{b}', '{c}', '10.0.0.2', '[5,9)', 10, 'b@example.com');
INSERT INTO sample (id, small) VALUES (3, 3);
INSERT INTO model.model VALUES ('sample', 'samples', 'Sample', 'Samples', '"values".sample', 'id', true);
INSERT INTO model.field
    SELECT 'sample', n, c, t, false, ('"values".sample.' || c)::model.regcolumn, o::jsonb FROM (VALUES
        (1, 'id', 'id', '{}'), (2, 'small', 'number', '{"decimals": 0}'), (3, 'whole', 'number', '{"decimals": 0}'), (4, 'big', 'number', '{"decimals": 0}'),
        (5, 'exact', 'number', '{"decimals": 2}'), (6, 'real4', 'number', '{}'), (7, 'real8', 'number', '{}'), (8, 'truth', 'boolean', '{}'),
        (9, 'short', 'string', '{}'), (10, 'fixed', 'string', '{}'), (11, 'word', 'string', '{}'), (12, 'sys', 'string', '{}'),
        (13, 'day', 'dateTime', '{"includeTime": false}'), (14, 'moment', 'dateTime', '{}'), (15, 'clock', 'dateTime', '{}'), (16, 'uid', 'any', '{}'),
        (17, 'doc', 'json', '{}'), (18, 'docb', 'json', '{}'), (19, 'mood', 'enum', '{"options": ["sad", "happy"]}'),
        (20, 'tags', 'enum', '{"options": ["a", "b", "c"], "multiple": true}'), (21, 'marks', 'any', '{}'), (22, 'address', 'any', '{}'),
        (23, 'span', 'any', '{}'), (24, 'cost', 'number', '{"decimals": 2}'), (25, 'mail', 'email', '{}')) AS f (n, c, t, o);

-- The ids that each of the three finds; the first column when they agree.
CREATE FUNCTION found(f jsonb, OUT ids text) LANGUAGE plpgsql AS $$
DECLARE folded text; evaluated text; asked text; pasted text;
BEGIN
    EXECUTE format('SELECT string_agg(id::text, '' '' ORDER BY id) FROM sample s WHERE model.matches(s, %L)', f) INTO folded;
    EXECUTE 'SELECT string_agg(id::text, '' '' ORDER BY id) FROM sample s, (SELECT $1::jsonb AS f OFFSET 0) x WHERE model.matches(s, x.f)' INTO evaluated USING f;
    EXECUTE format('SELECT string_agg(id::text, '' '' ORDER BY id) FROM sample WHERE %s', model.filter_sql('sample', f)) INTO pasted;
    SELECT string_agg(n #>> '{node,id}', ' ') INTO asked FROM json_array_elements(model.find_many('sample', f, selection => '{"id": true}') -> 'edges') n;
    ids := coalesce(folded, '-');
    IF (folded, folded, folded) IS DISTINCT FROM (evaluated, asked, pasted) THEN
        ids := format('folded %s, evaluated %s, asked %s, pasted %s', folded, evaluated, asked, pasted);
    END IF;
END $$;

-- Each filter, and its negation.
\pset format unaligned
\pset tuples_only on
SELECT f, found(f::jsonb), found(jsonb_build_object('NOT', jsonb_build_array(f::jsonb))) FROM (VALUES
    ('{"small": {"equals": 1}}'), ('{"small": {"in": [1, -2, 7]}}'), ('{"small": {"notEquals": 1}}'), ('{"small": {"isSet": true}}'),
    ('{"whole": {"equals": null}}'), ('{"whole": {"notEquals": 1}}'), ('{"whole": {"notIn": [1, null]}}'), ('{"whole": {"in": [1, null]}}'), ('{"whole": {"in": []}}'),
    ('{"big": {"greaterThan": -9223372036854775808}}'), ('{"big": {"lessThan": 1}}'), ('{"big": {"greaterThanOrEqual": null}}'),
    ('{"exact": {"equals": 1.5}}'), ('{"exact": {"in": [1.500, -2.25]}}'), ('{"exact": {"greaterThan": 1e-10}}'), ('{"exact": {"lessThan": 1.504}}'),
    ('{"real4": {"equals": 0.5}}'), ('{"real8": {"equals": 0.1}}'), ('{"real8": {"in": [1e300]}}'), ('{"real8": {"lessThan": 1e300}}'),
    ('{"truth": {"equals": true}}'), ('{"truth": {"notEquals": true}}'),
    ('{"short": {"equals": "abc"}}'), ('{"short": {"startsWith": "a"}}'), ('{"short": {"equals": "ABC", "caseSensitive": false}}'), ('{"short": {"in": ["abc", "a value that is too long"]}}'),
    ('{"fixed": {"equals": "ab"}}'), ('{"fixed": {"in": ["ab"]}}'), ('{"fixed": {"startsWith": "ab"}}'), ('{"fixed": {"endsWith": "b"}}'), ('{"fixed": {"lessThan": "b"}}'),
    ('{"word": {"contains": "b%"}}'), ('{"word": {"lessThan": "a"}}'), ('{"word": {"equals": "it''s \\\\ $1 \"q\""}}'), ('{"word": {"endsWith": "C", "caseSensitive": false}}'),
    ('{"sys": {"equals": "abc"}}'), ('{"sys": {"startsWith": "z"}}'), ('{"sys": {"in": ["zz"]}}'), ('{"sys": {"contains": "B", "caseSensitive": false}}'),
    ('{"day": {"equals": "2022-10-03"}}'), ('{"day": {"in": ["2022-10-03", "2023-01-01"]}}'), ('{"day": {"afterOrOn": "2023-01-01"}}'), ('{"day": {"before": "infinity"}}'),
    ('{"moment": {"equals": "2022-10-03T07:45:30.342Z"}}'), ('{"moment": {"after": "2022-12-31T23:00:00-02:00"}}'), ('{"moment": {"in": ["2022-10-03T07:45:30.342Z"]}}'),
    ('{"clock": {"equals": "2022-10-03T07:45:30Z"}}'), ('{"clock": {"in": ["2023-01-01"]}}'),
    ('{"uid": {"equals": "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"}}'), ('{"uid": {"in": ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12"]}}'),
    ('{"doc": {"equals": {"a": 1}}}'), ('{"doc": {"matches": {"a": 2}}}'), ('{"docb": {"in": [{"a": 1}, {"a": 2.0}]}}'), ('{"docb": {"matches": {}}}'),
    ('{"mood": {"equals": "happy"}}'), ('{"mood": {"in": ["sad", "happy"]}}'), ('{"mood": {"notEquals": "sad"}}'),
    ('{"tags": {"contains": ["b"]}}'), ('{"tags": {"contains": "a"}}'), ('{"tags": {"equals": ["b"]}}'), ('{"marks": {"contains": ["a"]}}'), ('{"marks": {"equals": ["c"]}}'),
    ('{"address": {"equals": "10.0.0.1"}}'), ('{"address": {"lessThan": "10.0.0.2"}}'), ('{"span": {"equals": "[1,5)"}}'),
    ('{"cost": {"equals": 9.99}}'), ('{"cost": {"greaterThan": -1}}'), ('{"mail": {"startsWith": "a@"}}'), ('{"mail": {"equals": "A@EXAMPLE.COM", "caseSensitive": false}}'),
    ('{"AND": []}'), ('{"OR": []}'), ('{"NOT": []}'), ('{"AND": [{"small": {"greaterThan": 0}}, {"whole": {"isSet": false}}]}')) AS filters (f);
SELECT found(NULL), found('null');

-- Three values, as in any condition: a comparison with NULL is neither true nor false, folded or not.
\pset null (null)
SELECT id, model.matches(s, '{"whole": {"greaterThan": 0}}') AS folded, model.matches(s, x.f) AS evaluated
    FROM sample s, (SELECT '{"whole": {"greaterThan": 0}}'::jsonb AS f OFFSET 0) x ORDER BY id;
SELECT count(*) FROM sample s WHERE NOT model.matches(s, '{"whole": {"greaterThan": 0}}');
SELECT count(*) FROM sample s WHERE model.matches(s, '{"whole": {"greaterThan": 0}}') IS NOT TRUE;
SELECT count(*) FROM sample s WHERE model.matches(s, '{"NOT": [{"whole": {"greaterThan": 0}}]}');

-- A row that is not there is a row of NULLs; NOT NULL says nothing about it.
SELECT f, model.matches(s, f::jsonb), model.matches(NULL::sample, f::jsonb) FROM (SELECT) one LEFT JOIN sample s ON false, (VALUES
    ('{"small": {"isSet": false}}'), ('{"small": {"notEquals": 1}}'), ('{"small": {"equals": 1}}'), ('{"small": {"notIn": [1]}}'), ('{"NOT": [{"small": {"equals": 1}}]}'), ('{}')) AS filters (f);
SELECT model.matches(s, '{"small": {"isSet": false}}'), model.matches(s, '{"small": {"notEquals": 1}}'), model.matches(s, '{"small": {"equals": 1}}'),
    model.matches(s, '{"small": {"notIn": [1]}}'), model.matches(s, '{"NOT": [{"small": {"equals": 1}}]}'), model.matches(s, '{}')
    FROM (SELECT) one LEFT JOIN sample s ON false;

-- A filter that differs from row to row.
SELECT s.id, x.f FROM sample s JOIN (VALUES (1, '{"whole": {"equals": 1}}'::jsonb), (2, '{"whole": {"equals": 1}}'), (3, '{"whole": {"isSet": false}}'), (3, NULL)) x (id, f)
    ON x.id = s.id AND model.matches(s, x.f) ORDER BY 1, 2;

-- What only the type itself can refuse is refused when the call is reached.
EXPLAIN (COSTS OFF) SELECT FROM sample s WHERE model.matches(s, '{"address": {"equals": "nowhere"}}');
SELECT FROM sample s WHERE model.matches(s, '{"address": {"equals": "nowhere"}}');
SELECT count(*) FROM sample s WHERE id < 0 AND model.matches(s, '{"address": {"equals": "nowhere"}}');
SELECT FROM sample s WHERE model.matches(s, '{"small": {"equals": 40000}}');
SELECT FROM sample s WHERE model.matches(s, '{"small": {"equals": "1"}}');
SELECT FROM sample s WHERE model.matches(s, '"x"');
SET model_api.max_filter_depth = 3;
SELECT FROM sample s WHERE model.matches(s, '{"NOT": {"NOT": {"NOT": {"NOT": {}}}}}');
RESET model_api.max_filter_depth;
-- The search_path is of no matter.
CREATE FUNCTION "values".never(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false';
CREATE OPERATOR "values".= (LEFTARG = int, RIGHTARG = int, FUNCTION = "values".never);
SET search_path = "values", pg_catalog;
SELECT count(*) FROM sample s WHERE model.matches(s, '{"whole": {"equals": 1}}');
SELECT count(*) FROM sample s, (SELECT '{"whole": {"equals": 1}}'::jsonb AS f OFFSET 0) x WHERE model.matches(s, x.f);
RESET search_path;

SELECT model.forget('sample');
DROP SCHEMA "values" CASCADE;

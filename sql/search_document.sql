-- The words of values, and the score of a record: model.search_vector, model.search_score.
CREATE SCHEMA search_document;
SET search_path = search_document;
\pset format unaligned
\pset tuples_only on

-- Forms and weights.
SELECT model.search_vector('tA', 'Héllo, wörld: don''t!'::text);
SELECT model.search_vector('rD', E'# Head **bold**\n\n[link](https://example.org) <b>raw</b>'::text);
SELECT model.search_vector('tD', '**not** rendered'::text);
SELECT model.search_vector('dC', '2024-05-01 10:11:12+00'::timestamptz);
SELECT model.search_vector('lB', ARRAY['read only', NULL, 'admin']);
SELECT model.search_vector('lB', ARRAY[[1, 2], [3, 4]]);
SELECT model.search_vector('lB', 'no list');
SELECT model.search_vector('tB', '{ab,cd}'::text[]);
SELECT model.search_vector('jD', '{"key": "a value", "list": [1.50, "two", true, null, {"deep": "three"}]}'::jsonb);
SELECT model.search_vector('jD', '{"key": "a value", "list": [1.50, "two", true, null, {"deep": "thr\u00e9e"}]}'::json);
SELECT model.search_vector('jDjDjD', '"alone"'::jsonb, '7'::jsonb, 'null'::jsonb);
SELECT model.search_vector('jD', ('"' || repeat('[', 1000) || '"')::json);
SELECT model.search_vector('tAtBtCtD', 'same'::text, 'same'::text, 'same'::text, 'same'::text);
SELECT model.search_vector('tA', NULL::text), model.search_vector('tAtB', NULL, 'unknown'), model.search_vector('tA', '');

-- Types.
CREATE TYPE mood AS ENUM ('very sad', 'ok');
CREATE DOMAIN price AS numeric(10, 2);
CREATE DOMAIN moods AS mood[];
CREATE TABLE value (
    a smallint, b integer, c bigint, d real, e double precision, f numeric, g price, h boolean, i uuid, j name, k varchar(9),
    l char(5), m date, n timestamp, o timestamptz, p mood, q moods, r model.email, s interval);
INSERT INTO value VALUES (-1, 2, 9007199254740993, 1.5, 0.1, 12.50, 3, true, 'A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11', 'Name', 'var',
    'char', '2024-05-01', '2024-05-01 10:00:59', '2024-05-01 10:00:59', 'very sad', '{ok,very sad}', 'ada@example.org', '1 day');
CREATE VIEW words AS SELECT
    model.search_vector('tAtAtAtA', a, b, c, d) AS numbers, model.search_vector('tAtAtA', e, f, g) AS more_numbers,
    model.search_vector('tAtAtAtAtA', h, i, j, k, l) AS texts, model.search_vector('dCdCdC', m, n, o) AS times,
    model.search_vector('tBlBtB', p, q, r) AS others, model.search_vector('tA', s) AS interval FROM value;
\x
SELECT * FROM words;
\x
-- Not by the settings of the session.
CREATE TABLE before AS SELECT * FROM words;
SET datestyle = 'German, DMY';
SET timezone = 'Asia/Tokyo';
SET extra_float_digits = -10;
SET intervalstyle = 'iso_8601';
SELECT count(*) FROM (SELECT * FROM words EXCEPT SELECT * FROM before) changed;
RESET ALL;
SET search_path = search_document;
SELECT model.search_vector('dC', 'infinity'::timestamptz), model.search_vector('dC', '10-03-04 BC'::date),
    model.search_vector('dC', '12345-03-04 05:06'::timestamp);

-- What is too long is cut, and what comes out is a tsvector as PostgreSQL makes them.
CREATE TABLE long AS
    SELECT 'hashes' AS what, string_agg(md5(n::text), ' ') AS body FROM generate_series(1, 20000) n
    UNION ALL SELECT 'one word', repeat('word ', 100000)
    UNION ALL SELECT 'long word', repeat('wörd', 10000)
    UNION ALL SELECT 'few words', repeat('a b c d e f ', 10000)
    UNION ALL SELECT 'small words', string_agg(n::text, ' ') FROM generate_series(1, 200000) n
    UNION ALL SELECT 'unspaced', repeat('東京都庁', 20000)
    UNION ALL SELECT 'megabytes', repeat('x ', 3000000) || 'end'
    UNION ALL SELECT 'empty', '';
SELECT what, length(vector), pg_column_size(vector) < 1048575 AS fits,
    vector::text::tsvector = vector AND tsvectorsend(vector::text::tsvector) = tsvectorsend(vector) AS read_back,
    vector @@ 'end' AS has_end
    FROM (SELECT what, model.search_vector('tA', body) AS vector FROM long) words ORDER BY what;
SELECT length(model.search_vector('jD', jsonb_agg(md5(n::text)))), length(model.search_vector('jD', json_agg(md5(n::text)))),
    length(model.search_vector('lB', array_agg(md5(n::text)))) FROM generate_series(1, 20000) n;
SELECT model.search_vector('tAtA', repeat('x ', 20000), 'later words') @@ 'x & later & words';

-- Not called as meant.
\set VERBOSITY terse
SELECT model.search_vector('tAtB', 'one'::text);
SELECT model.search_vector('', 'one'::text);
SELECT model.search_vector(NULL, 'one'::text);
SELECT model.search_vector('tE', 'one'::text);
SELECT model.search_vector('tA', VARIADIC ARRAY['one']);
SELECT model.search_vector(fields, 'one'::text) FROM (VALUES ('tA'), ('tB'), ('xB')) v (fields);
\set VERBOSITY default

-- The score.
SELECT model.search_score('''blue'':2B ''red'':1A,5', '[[0,[[1,["red",0,0,0]]],[]]]');
SELECT model.search_score('''blue'':2B ''red'':1A,5', '[[0,[[1,["red",0,0,0]]],[]],[0,[[1,["blue",0,0,0]]],[]]]');
SELECT model.search_score('red reddish', '[[0,[[1,["red",0,0,1]]],[]]]');
SELECT model.search_score('red', '[]'), model.search_score('', '[[0,[[1,["red",0,0,0]]],[]]]');
SELECT model.search_score(NULL, '[') IS NULL, model.search_score('red', NULL) IS NULL;
SELECT model.search_score('red', plan) FROM (VALUES ('[[0,[[1,["red",0,0,0]]],[]]]'), ('[[0,[[1,["rod",0,0,0,"red",1]]],[]]]')) v (plan);
-- Short, compressed and stored elsewhere.
CREATE TABLE stored (vector tsvector);
ALTER TABLE stored ALTER vector SET STORAGE external;
INSERT INTO stored SELECT model.search_vector('tA', 'red ' || string_agg(md5(n::text), ' ')) FROM generate_series(1, 1000) n;
INSERT INTO stored VALUES ('''red'':1A');
ALTER TABLE stored ALTER vector SET STORAGE main;
INSERT INTO stored SELECT model.search_vector('tA', 'red ' || repeat('word ', 300));
SELECT model.search_score(vector, '[[0,[[1,["red",0,0,0]]],[]]]') FROM stored;
\set VERBOSITY verbose
SELECT model.search_score('red', 'red');
SELECT model.search_score('red', '[[0,[[1,["red",0,0,7]]],[]]]');
\set VERBOSITY default

SET client_min_messages = warning;
DROP SCHEMA search_document CASCADE;

-- One record by its id: every field type as JSON, ids of every type, what is missing.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA one;
SELECT * FROM model.define($$ {
    "author": {"table": "one.author", "fields": {"name": {"type": "string", "required": true}}},
    "post": {"table": "one.post", "fields": {
        "title": {"type": "string"}, "body": {"type": "richText"}, "mail": {"type": "email"}, "link": {"type": "url"},
        "tint": {"type": "color"}, "whole": {"type": "number", "decimals": 0}, "exact": {"type": "number", "decimals": 2},
        "real": {"type": "number"}, "done": {"type": "boolean"}, "at": {"type": "dateTime"},
        "day": {"type": "dateTime", "includeTime": false}, "kind": {"type": "enum", "options": ["single", "multi"]},
        "marks": {"type": "enum", "options": ["a", "b"], "multiple": true}, "extra": {"type": "json"},
        "secret": {"type": "password"}, "author": {"type": "belongsTo", "model": "author"}},
      "states": {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}, "gone": {}}}} $$) AS "table" ORDER BY 1;

INSERT INTO one.author (name, created_at, updated_at) VALUES ('Ann', '2022-10-03 07:45:30.342Z', '2022-10-03 07:45:30.342Z');
INSERT INTO one.post (title, body, mail, link, tint, whole, exact, "real", done, at, day, kind, marks, extra, author_id, state, created_at, updated_at) VALUES
    (E'Quote " back\\slash\ttab\nline \u0001 ünï 日本', '**bold** <script>', 'a@b.c', 'https://example.com/?q=1', '#ff00aa', 42, 12.50, 0.1, true,
     '2022-10-03 07:45:30.342+02', '2022-10-03', 'single', '{a,b}', '{"k": [1, null, "x\ty"]}', 1, 'created.published', '2022-10-03 07:45:30.342Z', '2022-10-03 07:45:30.342Z'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'gone', '2022-10-03 07:45:30.342Z', '2022-10-03 07:45:30.342Z'),
    ('', '', NULL, NULL, NULL, -2147483648, -0.01, 'NaN', false, 'infinity', '-infinity', NULL, '{}', 'null', NULL, 'gone', '0044-03-15 12:00Z BC', '20022-01-01 00:00Z');
INSERT INTO one.post ("real", exact, state, created_at, updated_at) VALUES ('-Infinity', 'NaN', 'gone', '2022-10-03Z', '2022-10-03Z'), (1e300, 0, 'gone', '2022-10-03Z', '2022-10-03Z');

SELECT model.find_one('post', 1);
SELECT model.find_one('post', 2);
SELECT model.find_one('post', 3);
SELECT model.find_one('post', 4, '{"real": true, "exact": true}'), model.find_one('post', 5, '{"real": true, "exact": true}');
-- Neither the session's formats nor its precision show.
SET DateStyle = 'SQL, DMY'; SET TimeZone = 'Asia/Tokyo'; SET extra_float_digits = -5; SET IntervalStyle = 'sql_standard';
SELECT model.find_one('post', 1, '{"at": true, "day": true, "real": true}');
RESET DateStyle; RESET TimeZone; RESET extra_float_digits; RESET IntervalStyle;
-- What comes out is JSON.
SELECT model.find_one('post', 1) ->> 'title' = title AS same FROM one.post WHERE id = 1;

-- Ids as bigint, text and number literals.
SELECT model.find_one('author', 1), model.find_one('author', '1'), model.find_one('author', 1::smallint), model.find_one('author', text '1');
SELECT model.find_one('author', 2);
SELECT model.maybe_find_one('author', 2), model.maybe_find_one('author', '2'), model.maybe_find_one('author', NULL::text);
SELECT model.find_one('author', NULL::bigint);
SELECT model.find_one('author', 'one');
SELECT model.find_one('author', '1 ');
SELECT model.find_one('author', '9223372036854775808');
SELECT model.maybe_find_one('author', '00000000-0000-0000-0000-000000000000'::uuid);
SELECT model.find_one(NULL, 1);
SELECT model.find_one('autor', 1);

-- Keys of other types.
CREATE TABLE one.gadget (id uuid PRIMARY KEY, name text);
CREATE TABLE one.country (code text PRIMARY KEY, name varchar(20));
CREATE TABLE one.small (id smallint PRIMARY KEY, flag boolean);
INSERT INTO one.gadget VALUES ('0e37df36-f698-11e6-8dd4-cb9ced3df976', 'lamp');
INSERT INTO one.country VALUES ('de', 'Germany');
INSERT INTO one.small VALUES (7, true);
INSERT INTO model.model SELECT name, name || 's', initcap(name), initcap(name) || 's', 'one.' || name, key, true
    FROM (VALUES ('gadget', 'id'), ('country', 'code'), ('small', 'id')) adopted (name, key);
INSERT INTO model.field VALUES
    ('gadget', 1, 'id', 'id', false, 'one.gadget.id', '{}'), ('gadget', 2, 'name', 'string', false, 'one.gadget.name', '{}'),
    ('country', 1, 'code', 'id', false, 'one.country.code', '{}'), ('country', 2, 'name', 'string', false, 'one.country.name', '{}'),
    ('small', 1, 'id', 'id', false, 'one.small.id', '{}'), ('small', 2, 'flag', 'boolean', false, 'one.small.flag', '{}');
SELECT model.find_one('gadget', '0e37df36-f698-11e6-8dd4-cb9ced3df976'::uuid), model.find_one('gadget', '0E37DF36-F698-11E6-8DD4-CB9CED3DF976');
SELECT model.find_one('country', 'de'), model.maybe_find_one('country', 'DE');
SELECT model.find_one('small', 7), model.find_one('small', '7');
SELECT model.find_one('small', 70000);
SELECT model.find_one('gadget', 'lamp');

-- Inside a query, a read-only transaction, a prepared statement.
SELECT id, model.find_one('post', id, '{"whole": true}') FROM one.post ORDER BY id;
BEGIN READ ONLY;
SELECT model.find_one('author', 1, '{"name": true}');
COMMIT;
PREPARE one AS SELECT model.find_one('author', $1::bigint, '{"name": true}');
EXECUTE one(1);
EXECUTE one(2);
-- The caller's snapshot: a STABLE function sees what its statement sees.
WITH changed AS (UPDATE one.author SET name = 'Bob' RETURNING id)
SELECT model.find_one('author', id, '{"name": true}') FROM changed;
SELECT model.find_one('author', 1, '{"name": true}');

SELECT model.forget(name) FROM unnest('{post,author,gadget,country,small}'::text[]) name \g /dev/null
DROP SCHEMA one CASCADE;

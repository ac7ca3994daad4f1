-- What would be lost is listed, and lost only on demand.
\set ON_ERROR_ROLLBACK on
BEGIN;
SELECT model.define('{"quiz": {}, "post": {"fields": {
    "title": {"type":"string"}, "body": {"type":"richText"}, "price": {"type":"number","decimals":2}, "word": {"type":"string"},
    "kind": {"type":"enum","options":["a","b","c"],"default":"a"}, "kinds": {"type":"enum","options":["a","b","c"],"multiple":true},
    "quiz": {"type":"belongsTo","model":"quiz"}, "slug": {"type":"string","unique":{"scope":["quiz"]}}},
    "states": {"initial":"made","made":{"initial":"draft","draft":{},"live":{}},"gone":{}}}}');
INSERT INTO quiz DEFAULT VALUES;
INSERT INTO post (title, body, price, word, kind, kinds, quiz_id, slug, state)
SELECT 't' || n, CASE WHEN n < 4 THEN 'body' END, n + 0.75, n::text, (ARRAY['a','b','c'])[n % 3 + 1], ARRAY['c','b','a'], 1, n::text,
       (ARRAY['made.draft','made.live','gone'])[n % 3 + 1] FROM generate_series(1, 6) AS n;
CREATE TABLE smaller (document jsonb);
INSERT INTO smaller VALUES ('{"post": {"fields": {
    "headline": {"type":"string"}, "price": {"type":"number","decimals":0}, "word": {"type":"number"},
    "kind": {"type":"enum","options":["a","b"],"default":"a"}, "kinds": {"type":"enum","options":["a","b"],"multiple":true},
    "slug": {"type":"string"}}, "states": {"initial":"made","made":{"initial":"draft","draft":{}}}}}');
SELECT model.define(document) FROM smaller;
SELECT title, body, price, word, kind, kinds, state FROM post ORDER BY id;

SAVEPOINT whole;
UPDATE post SET word = 'two' WHERE word = '2';
SELECT model.define(document, destructive => true) FROM smaller;
ROLLBACK TO whole;
SELECT model.define(document, destructive => true) FROM smaller;
\d post
SELECT headline, price, word, kind, kinds, slug, state FROM post ORDER BY id;
SELECT model.define(document) FROM smaller;

-- A list becomes its first option; a required field has none to fall back on.
SELECT model.define('{"list": {"fields": {"kinds": {"type":"enum","options":["a","b"],"multiple":true}, "must": {"type":"enum","options":["a","b"],"required":true}}}}');
INSERT INTO list (kinds, must) VALUES ('{b,a}', 'b'), ('{}', 'a');
SELECT model.define('{"list": {"fields": {"kinds": {"type":"enum","options":["a","b"]}, "must": {"type":"enum","options":["a","b"],"required":true}}}}');
SELECT model.define('{"list": {"fields": {"kinds": {"type":"enum","options":["a","b"]}, "must": {"type":"enum","options":["a","b"],"required":true}}}}', true);
SELECT kinds FROM list ORDER BY id;
SELECT model.define('{"list": {"fields": {"kinds": {"type":"enum","options":["a","b"]}, "must": {"type":"enum","options":["a"],"required":true}}}}', true);

-- A renamed field keeps its values when it names their column. A model that is not named is left alone.
SELECT model.define('{"list": {"fields": {"sort": {"type":"enum","options":["a","b"],"column":"kinds"}, "must": {"type":"enum","options":["a","b"],"required":true}}}}');
SELECT model.define('{"other": {}}', true);
SELECT model.describe('list') -> 'list' -> 'fields' ->> 'sort';
ROLLBACK;

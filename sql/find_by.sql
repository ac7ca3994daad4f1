-- One record by a unique field.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA by;
SELECT * FROM model.define($$ {
    "shop": {"table": "by.shop", "fields": {"domain": {"type": "string", "unique": true}, "plan": {"type": "string"},
             "opened": {"type": "dateTime", "unique": true}, "number": {"type": "number", "decimals": 0, "unique": true},
             "contact": {"type": "email", "unique": {"caseSensitive": false}}}},
    "item": {"table": "by.item", "fields": {"slug": {"type": "string", "unique": {"scope": ["shop"]}},
             "shop": {"type": "belongsTo", "model": "shop", "unique": true}}}} $$) AS "table" ORDER BY 1;
INSERT INTO by.shop (domain, plan, opened, number, contact) VALUES
    ('a.example', 'free', '2022-10-03 07:45:30.342Z', 1, 'Ann@Example.com'), ('b.example', 'free', NULL, 2, NULL);
INSERT INTO by.item (slug, shop_id) VALUES ('x', 1), ('y', 2), ('x', NULL);

SELECT model.find_by('shop', 'domain', 'a.example', '{"id": true}');
SELECT model.find_by('shop', 'number', 2, '{"id": true}'), model.find_by('shop', 'number', '2', '{"id": true}');
SELECT model.find_by('shop', 'id', 1, '{"domain": true}'), model.find_by('shop', 'id', '1', '{"domain": true}');
SELECT model.find_by('shop', 'opened', timestamptz '2022-10-03 07:45:30.342Z', '{"id": true}'), model.find_by('shop', 'opened', '2022-10-03T07:45:30.342Z', '{"id": true}');
SELECT model.find_by('shop', 'domain', 'a.example'::varchar, '{"id": true}');
-- Unique without regard to case.
SELECT model.find_by('shop', 'contact', 'ann@example.COM', '{"contact": true}');
-- A belongsTo by its id, under both names.
SELECT model.find_by('item', 'shop', 2, '{"slug": true}'), model.find_by('item', 'shopId', '2', '{"slug": true}');
-- Unique within a scope: one, none and more than one.
SELECT model.find_by('item', 'slug', 'y', '{"shopId": true}');
SELECT model.find_by('item', 'slug', 'x', '{"shopId": true}');
SELECT model.maybe_find_by('item', 'slug', 'x');
SELECT model.find_by('item', 'slug', 'z');
SELECT model.maybe_find_by('item', 'slug', 'z'), model.maybe_find_by('item', 'slug', NULL::text), model.maybe_find_by('shop', 'number', NULL::int);

SELECT model.find_by('item', 'slug', NULL::text);
SELECT model.find_by('shop', 'plan', 'free');
SELECT model.find_by('shop', 'dommain', 'free');
SELECT model.find_by('shop', NULL, 'free');
SELECT model.find_by('shop', 'number', 'two');
SELECT model.find_by('shop', 'opened', 'yesterday');
SELECT model.find_by('shop', 'id', 'x');
SELECT model.find_by('shops', 'id', '1');

SELECT model.forget(name) FROM unnest('{item,shop}'::text[]) name \g /dev/null
DROP SCHEMA by CASCADE;

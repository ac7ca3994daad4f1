-- Searches: what a person types, and which records it finds.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA finds;
SELECT count(*) FROM model.define($$ {
    "product": {"table": "finds.product", "fields": {
        "title": {"type": "string"}, "body": {"type": "richText"}, "sku": {"type": "string", "unique": true}, "contact": {"type": "email"}, "home": {"type": "url"},
        "price": {"type": "number", "decimals": 2}, "size": {"type": "enum", "options": ["small", "extra large"]}, "released": {"type": "dateTime", "includeTime": false},
        "extra": {"type": "json"}, "secret": {"type": "string", "searchable": false}, "shop": {"type": "belongsTo", "model": "shop"}}},
    "shop": {"table": "finds.shop", "fields": {"name": {"type": "string"}, "products": {"type": "hasMany", "model": "product", "inverse": "shop"}}}} $$);
SELECT count(*) FROM model.define('{"plain": {"table": "finds.plain", "search": false, "fields": {"name": {"type": "string"}}}}');
-- The time of its making is a record's words, too.
ALTER TABLE finds.product ALTER created_at SET DEFAULT '2001-02-03 04:55Z';
ALTER TABLE finds.shop ALTER created_at SET DEFAULT '2001-02-03 04:55Z';
INSERT INTO finds.shop (name) VALUES ('Corner shop'), ('Antiquarian');
INSERT INTO finds.product (title, body, sku, contact, home, price, size, released, extra, secret, shop_id) VALUES
    ('Blue denim jacket', 'A **warm** jacket for the winter.', 'SKU-8841-XL', 'anna.smith@example.org', 'https://shop.example.com/jackets/blue?id=77', 129.95, 'extra large', '2024-05-01', '{"colour": "navy", "stock": [12, "Hamburg"]}', 'hush', 1),
    ('Red denim trousers', 'Trousers to wear with a blue jacket.', 'SKU-8842-S', 'bert@example.org', 'https://shop.example.com/trousers', 89.50, 'small', '2024-05-02', NULL, NULL, 1),
    ('Café table', 'Round, for the garden or the café. Straße, Ærø, Łódź.', 'TAB-1', NULL, NULL, 250.00, NULL, '2023-12-24', NULL, NULL, 2),
    ('東京タワーの模型', '全長三十センチ', 'JP-1', NULL, NULL, 30.00, NULL, '2020-02-02', NULL, NULL, 2),
    ('Antique question mark', 'A curiosity, don''t ask.', 'ODD-1', NULL, NULL, 1000.00, NULL, '1999-01-01', NULL, NULL, 2),
    ('Pencil', 'Writes ✏️ blue.', 'PEN-1', NULL, NULL, 0.95, 'small', NULL, NULL, NULL, NULL);
-- What a search finds, in its order: the SKUs; with the count, which must be the same.
CREATE FUNCTION finds.found(search text, filter jsonb DEFAULT NULL, sort jsonb DEFAULT NULL, fields jsonb DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e #>> '{node,sku}', ' ' ORDER BY n), 'nothing')
           || CASE WHEN model.count('product', $2, $1, $4) <> count(*) THEN ' but counted ' || model.count('product', $2, $1, $4) ELSE '' END
    FROM json_array_elements(model.find_many('product', $2, $3, $1, 250, selection => '{"sku": true}', search_fields => $4) -> 'edges') WITH ORDINALITY x (e, n) $$;
CREATE FUNCTION finds.each(VARIADIC searches text[]) RETURNS TABLE (search text, found text) LANGUAGE sql AS $$
    SELECT s, finds.found(s) FROM unnest(searches) WITH ORDINALITY x (s, n) ORDER BY n $$;

-- Words: all must be found, wherever they are; of the last one its beginning.
SELECT * FROM finds.each('jacket', 'jacket ', 'blue jacket ', 'jacket blue ', 'jac', 'jac ', 'jac blue', 'denim tr', 'denim jacket trousers ', 'winter', 'hush', 'jackets ');
-- What was not there a moment ago.
BEGIN;
INSERT INTO finds.product (title, sku) VALUES ('Jacket of a moment', 'NEW-1');
SELECT finds.found('moment'), finds.found('momnet '), (SELECT string_agg(w, ' ') FROM model.suggest_words('product', 'mom') w);
UPDATE finds.product SET title = 'Coat' WHERE sku = 'NEW-1';
SELECT finds.found('moment');
ROLLBACK;
SELECT finds.found('moment');
-- Phrases, and what must not be found. A lone ! is nothing.
SELECT * FROM finds.each('"blue jacket"', '"jacket blue"', '"blue denim"', '"blue den"', '"blue jacket', 'denim !red', 'denim !"blue jacket"', '!denim', '!denim !table', '!"blue jacket"', '!', '! denim', 'denim !', '!"', 'denim!red', '!!denim');
-- Accents and case; letters that are two.
SELECT * FROM finds.each('CAFE', 'café', 'cafe ', 'strasse', 'STRASSE ', 'aero', 'lodz', 'dont', 'don''t', 'don’t ');
-- Addresses, codes, numbers, dates and ids, whole and in parts.
SELECT * FROM finds.each('anna.smith@example.org', 'anna.smith@example', 'smith', 'example.org ', 'example', 'anna.smith@example.com', 'https://shop.example.com/jackets/blue?id=77', 'shop.example.com', 'jackets', '77');
SELECT * FROM finds.each('SKU-8841-XL', 'sku-8841', 'sku 8842', '8841 ', 'xl', 'SKU8841', '129.95', '129', '0.95', '2024-05-01', '2024-05', '2024 ', '1999-01-01', '2001-02-03T04:55:00.000Z', '2001-02-03T04:56:00.000Z', '6 ', 'small', 'extra large', 'navy', 'hamburg', '12 ');
-- Scripts without blanks, and signs.
SELECT * FROM finds.each('東京', '東京タワー', '京', 'タワー', '東塔', '京東', '三十センチ', '✏', '✏️', '🚀');
-- Typos: by the length of the word, in words only, none in what is quoted, excluded or a code.
SELECT * FROM finds.each('jackt ', 'jakcet ', 'jjacket ', 'jaxxet ', 'trousres', 'trosures', 'ppencil', 'qestion', 'questoin ', 'uestion ', 'westion', 'antiqeu qustion', 'curiositty', 'curoisty', 'curxxxity');
SELECT * FROM finds.each('bleu ', 'tabel', '"jakcet"', '!jakcet', 'SKU-8814', '2024-05-11', 'anna.smtih@example.org', 'jakcet !trousers', 'denim jakcet', 'blue trouers ');
-- Only as a fill-in: not where five are found.
BEGIN;
INSERT INTO finds.product (title, sku) SELECT 'Racket', 'RAC-' || n FROM generate_series(1, 4) n;
SELECT finds.found('racket ');
INSERT INTO finds.product (title, sku) VALUES ('Packet', 'PAC-1'), ('Racke', 'RAK-1');
SELECT finds.found('racket ');
INSERT INTO finds.product (title, sku) VALUES ('Racket', 'RAC-5');
SELECT finds.found('racket '), finds.found('rakcet ');
-- Not where fewer are left of the index: what counts are records.
DELETE FROM finds.product WHERE sku IN ('RAC-4', 'RAC-5');
SELECT finds.found('racket ');
ROLLBACK;
-- What is gone is still in the index, and in no record: then the first letter counts as a typo too.
BEGIN;
INSERT INTO finds.product (title, sku) VALUES ('Puestions', 'GONE-1');
DELETE FROM finds.product WHERE sku = 'GONE-1';
SELECT finds.found('puestion ');
ROLLBACK;
-- Nothing is a mistake, and nothing typed is no restriction.
SELECT count(*), min(finds.found(s)), max(finds.found(s)) FROM unnest(ARRAY['', ' ', E'\t\n', '""', '"', '!""', '...', '- - -', '!?', '(', ')', '&', '|', '\', '''', ':*', '<->', '*', '%', '_', U&'\00A0', U&'\3000', U&'\200B']) s;
SELECT * FROM finds.each('jacket & !blue', 'jacket | table', '(jacket)', 'jacket:*', 'jacket''', '\jacket', 'jacket\', 'jacket:A', 'a <-> b', $x$'; DROP TABLE finds.product; --$x$, 'jacket AND table', 'jacket -blue', 'ja%', 'j_cket');
SELECT finds.found(repeat('jacket ', 1000)), finds.found(repeat('x', 100000)), finds.found(repeat('"', 1000)), finds.found(repeat('!jacket ', 1000)), finds.found(repeat('東', 5000));
SELECT count(*) FROM generate_series(1, 400) n, LATERAL (SELECT finds.found(string_agg(chr(CASE WHEN (n * i) % 7 = 0 THEN 32 WHEN (n * i) % 5 = 0 THEN 33 + (n + i) % 15 ELSE 33 + (n * 7919 + i * 104729) % 60000 END), '')) AS f
    FROM generate_series(1, 12) i WHERE 33 + (n * 7919 + i * 104729) % 60000 NOT BETWEEN 55296 AND 57343) x WHERE f IS NOT NULL;
SELECT finds.found(NULL);

-- With a filter and a sort, one record, rows, and counts.
SELECT finds.found('denim', '{"price": {"lessThan": 100}}'), finds.found('!denim', '{"size": {"isSet": true}}'), finds.found('jakcet', '{"price": {"greaterThan": 1000}}');
SELECT finds.found('blue', sort => '{"price": "Descending"}'), finds.found('blue', sort => '{"title": "Ascending"}'), finds.found('blue'), finds.found('!denim', sort => '{"id": "Ascending"}'), finds.found('!denim');
SELECT model.find_first('product', search => 'denim', selection => '{"sku": true}') AS first, model.find_first('product', search => 'denim', sort => '{"price": "Ascending"}', selection => '{"sku": true}') AS cheapest, model.maybe_find_first('product', search => 'zebra') AS none;
SELECT model.find_first('product', search => 'zebra');
SELECT model.find_first('product', '{"price": {"lessThan": 1}}', search => 'zebra');
SELECT title FROM model.rows(NULL::finds.product, search => 'denim');
SELECT title FROM model.rows(NULL::finds.product, '{"price": {"lessThan": 100}}', '{"price": "Ascending"}', 'blue', 1);
SELECT model.count('product', search => 'denim'), model.count('product', '{"size": {"equals": "small"}}', 'denim'), model.count('product', search => 'jakcet'), model.count('product', search => ' '), model.count('product', search => 'zebra');
ANALYZE finds.product;
SELECT model.estimate('product', search => 'denim') BETWEEN 1 AND 6 AS estimated, model.estimate('product', search => '') = model.estimate('product') AS of_all;
-- Lists of related records have searches of their own.
SELECT model.find_many('shop', selection => '{"name": true, "products": {"search": "denim", "edges": {"node": {"title": true}}}}') #>> '{edges,0,node}' AS first;
SELECT model.find_many('shop', search => 'corner', selection => '{"products": {"search": "jakcet blue", "first": 1, "edges": {"node": {"title": true}}}}') #>> '{edges,0,node}' AS first;
SELECT model.find_one('shop', 2, '{"products": {"search": "", "sort": {"price": "Descending"}, "edges": {"node": {"sku": true}}}}');
SELECT model.find_one('shop', 1, '{"products": {"search": "blue", "searchFields": {"title": true}, "edges": {"node": {"sku": true}}}}');
SELECT model.find_by('shop', 'id', 2, '{"products": {"search": "question", "edges": {"node": {"sku": true}}}}');
-- A repeated request looks again: what it means depends on the records.
BEGIN;
SELECT model.find_one('shop', 2, '{"products": {"search": "chiar", "edges": {"node": {"sku": true}}}}'), finds.found('chiar ');
INSERT INTO finds.product (title, sku, shop_id) VALUES ('Chair', 'CHA-1', 2);
SELECT model.find_one('shop', 2, '{"products": {"search": "chiar", "edges": {"node": {"sku": true}}}}'), finds.found('chiar ');
-- What an action shows likewise, whatever it has been asked to show before.
SELECT model.update('shop', 2, '{"name": "Chairs"}', '{"products": {"search": "chiar", "edges": {"node": {"sku": true}}}}') -> 'shop' AS shown;
SELECT model.update('shop', 2, '{"products": {"create": {"title": "Chair", "sku": "CHA-2"}}}', '{"products": {"search": "chiar", "edges": {"node": {"sku": true}}}}') -> 'shop' AS shown;
SELECT model.update('shop', 2, '{"name": "Tables"}', '{"products": {"search": "table", "edges": {"node": {"sku": true}}}}') -> 'shop' AS shown;
SELECT model.bulk_update('shop', '[{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]', '{"name": true, "products": {"search": "denim blue", "first": 1, "edges": {"node": {"sku": true}}}}') -> 'shops' AS shown;
SELECT model.find_one('shop', 2, format('{"products": {"search": "chair", "after": %s, "edges": {"node": {"sku": true}}}}',
    model.update('shop', 2, '{}', '{"products": {"search": "chair", "first": 1, "edges": {"cursor": true}}}') #> '{shop,products,edges,0,cursor}')::jsonb) AS rest;
ROLLBACK;

-- What is wrong with a request.
SELECT model.find_many('plain', search => 'jacket');
SELECT model.find_many('plain', search => ' ');
SELECT model.find_one('shop', 1, '{"products": {"search": 1}}');
SELECT model.find_one('shop', 1, '{"products": {"search": "a", "searchFields": {"nmae": true}}}');
SELECT model.find_first('plain', search => '!a');
SELECT model.count('plain', search => '"a"');
SELECT * FROM model.rows(NULL::finds.plain, search => 'a');
-- What runs, and how it is found: by its index, with the words as values.
SELECT line FROM model.explain('product', search => 'jacket !red') line WHERE line ~ 'FROM|WHERE|ORDER|LIMIT|^\$';
DROP SCHEMA finds CASCADE;
SELECT model.forget(name) FROM unnest('{product,shop,plain}'::text[]) name;

-- Words for an autocomplete.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suggests;
SELECT count(*) FROM model.define('{"note": {"table": "suggests.note", "fields": {"text": {"type": "string"}, "hidden": {"type": "string", "searchable": false}}}}');
SELECT count(*) FROM model.define('{"plain": {"table": "suggests.plain", "search": false}}');
ALTER TABLE suggests.note ALTER created_at SET DEFAULT '2001-02-03 04:55Z';
INSERT INTO suggests.note (text, hidden) SELECT CASE WHEN n % 2 = 0 THEN 'station' WHEN n % 3 = 0 THEN 'Stätte' ELSE 'stamp' END || CASE WHEN n = 7 THEN ' stag st4g' ELSE '' END, 'staff' FROM generate_series(1, 60) n;
CREATE FUNCTION suggests.words(prefix text, n integer DEFAULT 10) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(string_agg(w, ' ' ORDER BY o), 'none') FROM model.suggest_words('note', prefix, n) WITH ORDINALITY x (w, o) $$;
ANALYZE suggests.note;
SELECT p, suggests.words(p) FROM unnest(ARRAY['st', 'sta', 'STÄ', 'stamp', 'stampp', 'st4', 'red st', 'red sta ', '', '!st', '"st"', 'x', '7']) WITH ORDINALITY x (p, n) ORDER BY n;
SELECT suggests.words('st', 1), suggests.words('st', 2), suggests.words(NULL), suggests.words('st', NULL), suggests.words(repeat('s', 5000));
-- Only words that are in a record now.
BEGIN;
DELETE FROM suggests.note WHERE text = 'station';
INSERT INTO suggests.note (text) VALUES ('stallion');
SELECT suggests.words('sta');
ROLLBACK;
SELECT suggests.words('sta');
-- The most frequent first, as the statistics have it now.
UPDATE suggests.note SET text = 'Stätte' WHERE text = 'station';
SELECT suggests.words('st');
ANALYZE suggests.note;
SELECT suggests.words('st');
SELECT suggests.words('st', 0);
SELECT suggests.words('st', 101);
SELECT model.suggest_words('plain', 'st');
SELECT model.suggest_words('nte', 'st');
SELECT model.suggest_words(NULL, 'st');
DROP SCHEMA suggests CASCADE;
SELECT model.forget(name) FROM unnest('{note,plain}'::text[]) name;

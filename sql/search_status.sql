-- model.search_status.
CREATE SCHEMA search_status;
SET search_path = search_status;
SELECT model.define('{"one": {"fields": {"name": {"type": "string"}}}, "two": {"search": {"storage": "side"}, "fields": {"name": {"type": "string"}}},
    "three": {"search": false}, "four": {"fields": {"name": {"type": "string"}}}}');
INSERT INTO one (name) SELECT 'word' || n FROM generate_series(1, 20) n;
INSERT INTO two (name) SELECT 'word' || n FROM generate_series(1, 20) n;
-- Sizes depend on the machine; that they are some does not.
CREATE VIEW status AS SELECT model, storage, relation, index, valid, triggers, stale, index_bytes > 0 AS index_bytes, words_bytes > 0 AS words_bytes,
    entries > 40 AS entries, pending_pages, missing FROM model.search_status() WHERE model IN ('one', 'two', 'three', 'four');
SELECT * FROM status;
VACUUM ANALYZE one, two, two_search;
SELECT * FROM status;
\echo == what is wrong
ALTER TABLE one DISABLE TRIGGER "~~model_api_search";
INSERT INTO one (name) SELECT 'more' || n FROM generate_series(1, 10) n;
DELETE FROM two_search WHERE id <= 5;
VACUUM ANALYZE one, two, two_search;
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'two_search__search_idx'::regclass;
DROP INDEX four__search_idx;
SELECT model.define('{"one": {"fields": {"name": {"type": "string", "searchable": "D"}}}}');
SELECT model, index, valid, triggers, stale, missing FROM status;
CALL model.reindex_search('one');
CALL model.reindex_search('two');
CALL model.reindex_search('four');
VACUUM ANALYZE one, two, two_search;
SELECT model, index, valid, triggers, stale, missing FROM status;
DROP TABLE two_search;
ALTER TABLE one DROP _search;
SELECT model, relation, index, valid, triggers, stale, missing FROM status;
SELECT model.define(model.describe('one')::jsonb || model.describe('two')::jsonb);
CALL model.reindex_search('one');
CALL model.reindex_search('two');
SELECT model, relation, index, valid, triggers, stale FROM status;
\echo == readers see what they may read
CREATE ROLE status_reader;
GRANT USAGE ON SCHEMA search_status TO status_reader;
GRANT SELECT ON one TO status_reader;
SET ROLE status_reader;
SELECT model FROM model.search_status() WHERE model IN ('one', 'two', 'three', 'four');
RESET ROLE;
DROP TABLE four;
SELECT model FROM model.search_status() WHERE model IN ('one', 'two', 'three', 'four');
SELECT model.forget('one'), model.forget('two'), model.forget('three'), model.forget('four');
SELECT count(*) FROM model.search_status() WHERE model IN ('one', 'two', 'three', 'four');
SET client_min_messages = warning;
DROP SCHEMA search_status CASCADE;
DROP ROLE status_reader;

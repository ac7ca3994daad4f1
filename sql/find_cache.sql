-- Statements are kept: within a bound, as long as the models are what they were, and while they run.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA kept;
SELECT * FROM model.define('{"task": {"table": "kept.task", "fields": {"title": {"type": "string"}, "rank": {"type": "number", "decimals": 0}}}}') AS "table";
INSERT INTO kept.task (title, rank) VALUES ('a', 1), ('b', 2), ('c', NULL);
-- Statements that this backend keeps, and the memory of their shapes.
CREATE VIEW statements AS SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'model_api statement';

SELECT model.find_one('task', 1, '{"title": true}'), model.find_one('task', 2, '{"title": true}'), model.find_one('task', '3', '{"title": true}');
SELECT * FROM statements;
-- Another shape of selection, of filter, of page: another statement. Other values: the same.
SELECT model.find_one('task', 1, '{"rank": true}'), model.maybe_find_first('task', '{"rank": {"equals": 1}}', selection => '{"rank": true}'), model.maybe_find_first('task', '{"rank": {"equals": 2}}', selection => '{"rank": true}');
SELECT * FROM statements;
-- A thousand shapes stay within the bound.
SET model_api.statement_cache_size = 10;
SELECT count(model.find_many('task', first => 1 + i % 250, selection => '{"title": true}')) FROM generate_series(1, 1000) i;
SELECT count <= 10 + 1 AS bounded FROM statements;
SET model_api.statement_cache_size = 1;
SELECT model.find_one('task', 1, '{"title": true}'), model.find_one('task', 1, '{"rank": true}'), model.find_one('task', 2, '{"title": true}');
SELECT count <= 2 AS bounded FROM statements;
-- Errors, ours and PostgreSQL's, leave nothing behind.
DO $$ BEGIN
    FOR i IN 1..1000 LOOP
        BEGIN PERFORM model.find_one('task', i + 100); EXCEPTION WHEN no_data_found THEN NULL; END;
        BEGIN PERFORM model.find_many('task', '{"rank": {"equals": "x"}}'); EXCEPTION WHEN OTHERS THEN NULL; END;
    END LOOP;
END $$;
SELECT count <= 2 AS bounded FROM statements;
RESET model_api.statement_cache_size;

-- A statement that calls functions that find more, and that push it out of the cache while it runs.
SET model_api.statement_cache_size = 1;
CREATE FUNCTION kept.visible(id bigint) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT model.maybe_find_first('task', jsonb_build_object('id', jsonb_build_object('equals', id)), selection => '{"rank": true}') ->> 'rank' IS NOT NULL $$;
CREATE ROLE cache_reader;
GRANT USAGE ON SCHEMA kept TO cache_reader;
GRANT SELECT ON kept.task TO cache_reader;
CREATE VIEW kept.ranked AS SELECT id, title FROM kept.task WHERE kept.visible(id);
INSERT INTO model.model VALUES ('ranked', 'rankeds', 'Ranked', 'Rankeds', 'kept.ranked', 'id', true, NULL);
INSERT INTO model.field VALUES ('ranked', 1, 'id', 'id', false, 'kept.ranked.id', '{}'), ('ranked', 2, 'title', 'string', false, 'kept.ranked.title', '{}');
SELECT model.find_many('ranked', selection => '{"title": true}') -> 'edges' -> 1 -> 'node' AS second, model.count('ranked');
SELECT count(model.find_many('ranked', first => 1 + i % 100)) FROM generate_series(1, 200) i;
RESET model_api.statement_cache_size;

-- The pages of a list share a statement, one for each form of cursor, and each page has its own values.
CREATE VIEW cursors AS SELECT id, model.find_many('task', jsonb_build_object('id', jsonb_build_object('equals', id)), '{"rank": "Ascending"}') #>> '{edges,0,cursor}' AS cursor FROM kept.task;
SELECT count AS before FROM statements \gset
SELECT id, cursor FROM cursors ORDER BY id;
SELECT count - :before AS made FROM statements;
SELECT id, model.find_many('task', sort => '{"rank": "Ascending"}', after => cursor, selection => '{"title": true}') -> 'edges' -> 0 -> 'node' AS next,
    model.find_many('task', sort => '{"rank": "Ascending"}', last => 1, before => cursor, selection => '{"title": true}') -> 'edges' -> 0 -> 'node' AS previous
FROM cursors ORDER BY id;
SELECT count - :before AS made FROM statements;
-- So do those that look at the other side of cursors whose records are gone.
CREATE TEMP TABLE gone AS SELECT * FROM cursors WHERE id < 3;
BEGIN;
DELETE FROM kept.task;
SELECT id, model.find_many('task', sort => '{"rank": "Ascending"}', after => cursor, selection => '{"title": true}') -> 'edges' AS edges FROM gone;
SELECT count - :before AS made FROM statements;
ROLLBACK;
DROP TABLE gone;
SELECT cursor FROM cursors WHERE id = 1 \gset
SELECT model.find_many('task', sort => '{"rank": "Descending"}', after => :'cursor');
SELECT model.find_many('task', sort => '{"rank": "Ascending"}', after => 'x' || :'cursor');
SELECT model.find_many('task', sort => '{"rank": "Ascending"}', after => :'cursor', before => :'cursor');
-- So do finders by a unique field.
SELECT model.find_by('task', 'id', '1', '{"title": true}'), model.find_by('task', 'id', '2', '{"title": true}'), model.find_by('task', 'id', 3, '{"title": true}');
DROP VIEW cursors;

-- Plain SQL changes the table, and the next call knows: a column renamed, of another type, gone, come back.
SELECT model.find_one('task', 1, '{"id": true, "title": true, "rank": true}');
ALTER TABLE kept.task RENAME title TO heading;
SELECT model.find_one('task', 1, '{"id": true, "title": true, "rank": true}');
ALTER TABLE kept.task ALTER rank TYPE text;
SELECT model.find_one('task', 1, '{"id": true, "title": true, "rank": true}');
BEGIN;
ALTER TABLE kept.task ALTER rank TYPE numeric USING rank::numeric / 4;
SELECT model.find_one('task', 1, '{"id": true, "title": true, "rank": true}');
ROLLBACK;
SELECT model.find_one('task', 1, '{"id": true, "title": true, "rank": true}');
DROP VIEW kept.ranked;
ALTER TABLE kept.task RENAME TO "Tasks";
SELECT model.find_one('task', 1, '{"id": true, "title": true}');
ALTER TABLE kept."Tasks" DROP heading;
SELECT model.find_one('task', 1, '{"id": true, "title": true}');
SELECT model.find_one('task', 1, '{"id": true, "rank": true}');
-- An index comes and goes without a new statement.
CREATE INDEX ON kept."Tasks" (rank);
SELECT model.maybe_find_first('task', sort => '{"rank": "Ascending"}', selection => '{"id": true}');
ANALYZE kept."Tasks";
SELECT model.maybe_find_first('task', sort => '{"rank": "Ascending"}', selection => '{"id": true}');

-- The caller's privileges and row-level security hold at every call, whoever prepared the statement.
SELECT model.count('task'), model.find_one('task', 1, '{"rank": true}');
ALTER TABLE kept."Tasks" ENABLE ROW LEVEL SECURITY;
CREATE POLICY even ON kept."Tasks" TO cache_reader USING (id % 2 = 0);
SET ROLE cache_reader;
SELECT model.count('task'), model.maybe_find_one('task', 1, '{"rank": true}'), model.maybe_find_one('task', 2, '{"rank": true}');
SELECT model.find_many('task', selection => '{"rank": true}') #> '{edges}' -> 0 -> 'node' AS first, model.estimate('task') > 0 AS estimated;
SELECT count(*) > 0 AS filtered FROM model.explain('task') line WHERE line LIKE '%Filter: ((id \% %';
RESET ROLE;
SELECT model.count('task'), model.find_one('task', 1, '{"rank": true}');
SET ROLE cache_reader;
SELECT model.count('task'), model.maybe_find_one('task', 1, '{"rank": true}');
RESET ROLE;
REVOKE SELECT ON kept."Tasks" FROM cache_reader;
SET ROLE cache_reader;
SELECT model.count('task');
SELECT model.find_one('task', 2, '{"rank": true}');
SELECT model.estimate('task');
SELECT * FROM model.explain('task');
RESET ROLE;
-- No search_path and no operator of somebody else's changes what a statement means.
CREATE SCHEMA hostile;
CREATE FUNCTION hostile.never(bigint, bigint) RETURNS boolean LANGUAGE sql AS 'SELECT false';
CREATE OPERATOR hostile.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = hostile.never);
CREATE TABLE hostile."Tasks" (id bigint, rank text);
SET search_path = hostile, pg_catalog;
SELECT model.find_one('task', 1, '{"id": true}'), model.count('task', '{"id": {"equals": "1"}}');
RESET search_path;

SELECT model.forget(name) FROM unnest('{task,ranked}'::text[]) name \g /dev/null
DROP SCHEMA kept, hostile CASCADE;
DROP VIEW IF EXISTS statements;
DROP ROLE cache_reader;

-- Actions inside transactions, functions, cursors and prepared statements, and at their limits.
\pset format unaligned
\pset tuples_only on
\pset null NULL
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA action_transactions;
SET search_path = action_transactions, public;
SELECT model.define('{
  "task": {"table": "action_transactions.task", "fields": {"name": {"type": "string", "required": true, "unique": true}, "data": {"type": "json"}, "parent": {"type": "belongsTo", "model": "task"}, "tasks": {"type": "hasMany", "model": "task", "inverse": "parent"}},
    "actions": {"create": {}, "update": {}, "delete": {}, "slow": {"run": "action_transactions.slow"}}}}');
CREATE FUNCTION slow(task, jsonb) RETURNS task LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(10); RETURN $1; END $$;
CREATE FUNCTION add(name text) RETURNS text LANGUAGE sql AS $$ SELECT model.create('task', jsonb_build_object('name', name)) ->> 'success' $$;

\echo == a failure leaves the transaction as it was, an error does not
BEGIN;
SELECT add('a'), add('a'), add('b');
SAVEPOINT s;
SELECT add('c');
SELECT model.create('nothing', '{}');
ROLLBACK TO s;
SELECT add('d');
COMMIT;
SELECT name FROM task ORDER BY 1;
BEGIN;
SELECT add('e');
ROLLBACK;
SELECT name FROM task ORDER BY 1;

\echo == in plpgsql, with exceptions, and in the middle of a query
DO $$
DECLARE r json;
BEGIN
  BEGIN
    r := model.create('task', '{"name": "f"}');
    RAISE EXCEPTION 'undo';
  EXCEPTION WHEN OTHERS THEN RAISE WARNING '% %', SQLERRM, r->>'success';
  END;
  BEGIN
    r := model.act('task', 'nothing', '{}');
  EXCEPTION WHEN undefined_object THEN RAISE WARNING '% %', SQLSTATE, SQLERRM;
  END;
  FOR r IN SELECT model.create('task', jsonb_build_object('name', 'loop ' || i)) FROM generate_series(1, 3) i LOOP
    IF NOT (r->>'success')::boolean THEN RAISE WARNING '%', r; END IF;
  END LOOP;
END $$;
SELECT count(*) FROM (SELECT model.update('task', id, jsonb_build_object('name', name || '!')) r FROM task) x WHERE (r->>'success')::boolean;
SELECT name, (SELECT model.create('task', jsonb_build_object('name', 'copy of ' || t.name)) ->> 'success') FROM task t WHERE name LIKE 'loop%' ORDER BY 1;
SELECT count(*) FROM task;
WITH made AS (INSERT INTO task (name) VALUES ('by SQL') RETURNING id) SELECT model.update('task', id, '{"name": "seen at once"}', '{"name": true}') FROM made;

\echo == prepared, and through a cursor
PREPARE adding(jsonb) AS SELECT model.create('task', $1) ->> 'success';
EXECUTE adding('{"name": "p1"}');
EXECUTE adding('{"name": "p1"}');
EXECUTE adding('{"nam": "p2"}');
ALTER TABLE task ADD extra int;
EXECUTE adding('{"name": "p3"}');
DEALLOCATE adding;
BEGIN;
DECLARE c CURSOR FOR SELECT add('cursor ' || i) FROM generate_series(1, 5) i;
FETCH 2 FROM c;
CLOSE c;
COMMIT;
SELECT name FROM task WHERE name LIKE 'cursor%' ORDER BY 1;

\echo == read only
BEGIN READ ONLY;
SELECT add('ro');
ROLLBACK;
BEGIN READ ONLY;
SELECT model.update('task', 1, '{}');
ROLLBACK;
BEGIN READ ONLY;
SELECT model.create('task', '{}') -> 'errors' -> 0 -> 'code';
SELECT model.bulk_delete('task', '[1]');
ROLLBACK;

\echo == cancelled
SET statement_timeout = '100ms';
SELECT model.act('task', 'slow', '{"id": 1}');
SELECT model.bulk_act('task', 'slow', '[1, 2]');
RESET statement_timeout;

\echo == parallel workers do not run it
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET force_parallel_mode = on;
SELECT add('parallel');
SELECT count(add('parallel ' || id)) FROM task WHERE id < 3;
RESET force_parallel_mode;

\echo == the isolation of the transaction
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT add('serializable'), add('serializable');
COMMIT;

\echo == large and deep
SELECT json_array_length(model.bulk_create('task', (SELECT jsonb_agg(jsonb_build_object('name', 'many ' || i)) FROM generate_series(1, 5000) i), '{"id": true}') -> 'tasks');
SELECT json_array_length(model.create('task', jsonb_build_object('name', 'parent of many', 'tasks', (SELECT jsonb_agg(jsonb_build_object('create', jsonb_build_object('name', 'child ' || i))) FROM generate_series(1, 2000) i)), '{"tasks": {"edges": {"node": {"name": true}}}}') #> '{task,tasks,edges}');
SELECT json_array_length(model.bulk_create('task', (SELECT jsonb_agg('{}'::jsonb) FROM generate_series(1, 3000) i)) -> 'errors');
SELECT model.bulk_create('task', '[]'), model.bulk_update('task', '[]'), model.bulk_delete('task', '[]'), model.bulk_upsert('task', '[]'), model.bulk_act('task', 'slow', '[]');
SELECT model.bulk_create('task', 'null');
SELECT model.bulk_create('task', '[1, null, [], "x"]') -> 'errors' -> 3 -> 'path';
SELECT model.create('task', '{"name": "nul \u0000"}');
SELECT model.create('task', jsonb_build_object('name', E'\x01\x7f\u200b😀')) -> 'success';
SELECT octet_length(name) FROM task ORDER BY id DESC LIMIT 1;

SELECT model.forget('task');
DROP SCHEMA action_transactions CASCADE;

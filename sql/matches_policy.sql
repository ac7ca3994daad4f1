-- A filter as a row-level security policy, a CHECK and a trigger's WHEN.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA policy;
SET search_path = policy, public;
SELECT * FROM model.define($$ {
    "team": {"table": "policy.team", "fields": {"name": {"type": "string", "required": true}, "open": {"type": "boolean"}}},
    "task": {"table": "policy.task", "fields": {
        "title": {"type": "string"},
        "done": {"type": "boolean"},
        "rank": {"type": "number", "decimals": 0},
        "team": {"type": "belongsTo", "model": "team"}}}} $$) AS "table";
INSERT INTO team (name, open) VALUES ('a', true), ('b', false);
INSERT INTO task (title, done, rank, team_id) SELECT 'task ' || n, n % 2 = 0, n, 1 + n % 2 FROM generate_series(1, 2000) n;
CREATE INDEX task_rank ON task (rank);
ANALYZE team, task;
CREATE ROLE policy_reader;
GRANT USAGE ON SCHEMA policy TO policy_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON task, team TO policy_reader;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA policy TO policy_reader;

-- A policy. It is folded as any condition of a query, so that an index serves it.
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON task USING (model.matches(task, '{"rank": {"lessThan": 3}}'));
SET ROLE policy_reader;
EXPLAIN (COSTS OFF) SELECT title FROM task;
SELECT title FROM task ORDER BY id;
INSERT INTO task (title, rank) VALUES ('mine', 1);
INSERT INTO task (title, rank) VALUES ('not mine', 3);
UPDATE task SET rank = 7 WHERE title = 'mine';
DELETE FROM task WHERE title = 'mine';
SELECT count(*) FROM task;
RESET ROLE;

-- On a relation: asked row by row, as the one who reads.
DROP POLICY visible ON task;
CREATE POLICY visible ON task USING (model.matches(task, '{"rank": {"lessThan": 5}, "team": {"open": {"equals": true}}}'));
SET ROLE policy_reader;
EXPLAIN (COSTS OFF) SELECT title FROM task;
SELECT title FROM task ORDER BY id;
SELECT model.count('task');
SELECT model.find_first('task', sort => '{"rank": "Descending"}', selection => '{"title": true}');
RESET ROLE;
-- The policy of the other table counts.
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
CREATE POLICY never ON team USING (model.matches(team, '{"OR": []}'));
SET ROLE policy_reader;
SELECT count(*) FROM task;
RESET ROLE;
-- Two that ask each other never end; it is an error, no more.
DROP POLICY never ON team;
CREATE POLICY itself ON team USING (EXISTS (SELECT FROM task WHERE task.team_id = team.id));
SET max_stack_depth = '1MB';
SET ROLE policy_reader;
DO $$ BEGIN PERFORM count(*) FROM task; EXCEPTION WHEN statement_too_complex THEN RAISE WARNING '%', SQLERRM; END $$;
RESET ROLE;
RESET max_stack_depth;
DROP POLICY itself ON team;
-- What the other table's policy calls may not run in workers: a call that is not folded says so there.
CREATE FUNCTION open_only() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL RESTRICTED AS 'BEGIN RETURN true; END';
CREATE POLICY restricted ON team USING (open_only());
ALTER TABLE task DISABLE ROW LEVEL SECURITY;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off; SET plan_cache_mode = force_generic_plan;
SET ROLE policy_reader;
PREPARE counted (jsonb) AS SELECT count(*) FROM task t WHERE model.matches(t, $1);
EXECUTE counted('{"team": {"open": {"equals": true}}}');
EXECUTE counted('{"rank": {"lessThan": 3}}');
SET max_parallel_workers = 0;
EXECUTE counted('{"team": {"open": {"equals": true}}}');
RESET max_parallel_workers;
SELECT count(*) FROM task t WHERE model.matches(t, '{"team": {"open": {"equals": true}}}');
DEALLOCATE counted;
RESET ROLE; RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation; RESET plan_cache_mode;
DROP POLICY restricted ON team;
ALTER TABLE team DISABLE ROW LEVEL SECURITY;

-- A trigger's WHEN.
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING '% %', TG_OP, CASE TG_OP WHEN 'DELETE' THEN OLD.title ELSE NEW.title END; RETURN NEW; END $$;
CREATE TRIGGER ranked BEFORE INSERT OR UPDATE ON task FOR EACH ROW WHEN (model.matches(NEW, '{"rank": {"greaterThan": 5000}}')) EXECUTE FUNCTION tell();
CREATE TRIGGER finished AFTER UPDATE ON task FOR EACH ROW
    WHEN (model.matches(NEW, '{"done": {"equals": true}}') AND NOT model.matches(OLD, '{"done": {"equals": true}}')) EXECUTE FUNCTION tell();
CREATE TRIGGER left_open AFTER DELETE ON task FOR EACH ROW WHEN (model.matches(OLD, '{"team": {"open": {"equals": true}}}')) EXECUTE FUNCTION tell();
INSERT INTO task (title, done, rank) VALUES ('low', false, 5), ('high', false, 6000);
UPDATE task SET done = true WHERE title = 'low';
UPDATE task SET done = true WHERE title = 'low';
UPDATE task SET team_id = 1 WHERE title = 'low';
DELETE FROM task WHERE title = 'low';
-- Inside a trigger's function.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF model.matches(NEW, TG_ARGV[0]::jsonb) THEN RAISE EXCEPTION 'refused %', NEW.title; END IF; RETURN NEW; END $$;
CREATE TRIGGER refused BEFORE INSERT ON task FOR EACH ROW EXECUTE FUNCTION refuse('{"title": {"startsWith": "bad"}}');
INSERT INTO task (title, rank) VALUES ('bad one', 1);
INSERT INTO task (title, rank) VALUES ('good one', 1);

\set VERBOSITY terse
-- A CHECK: NULL passes it, so the filter says what it wants of NULL. NOT VALID puts it behind the data in a dump, where the models are known.
ALTER TABLE task ADD CONSTRAINT known CHECK (model.matches(task, '{"title": {"isSet": true}}')) NOT VALID;
INSERT INTO task (rank) VALUES (1);
INSERT INTO task (title) VALUES ('known');
ALTER TABLE task VALIDATE CONSTRAINT known;
ALTER TABLE task DROP CONSTRAINT known;
-- Through a wrapper, which names the type.
CREATE FUNCTION is_sound(task) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT model.matches($1, '{"rank": {"greaterThanOrEqual": 0}}') IS TRUE $$;
ALTER TABLE task ADD CONSTRAINT sound CHECK (is_sound(task)) NOT VALID;
INSERT INTO task (title, rank) VALUES ('unsound', -1);
INSERT INTO task (title) VALUES ('unknown');
INSERT INTO task (title, rank) VALUES ('sound', 0);
\set VERBOSITY default
-- The wrapper is inlined, so that the filter is folded through it as well.
EXPLAIN (COSTS OFF) SELECT FROM task t WHERE t.rank = 7 AND is_sound(t);
-- A domain's CHECK knows its value by another name.
CREATE DOMAIN sound_task AS task CHECK (model.matches(VALUE, '{"rank": {"greaterThan": 0}}'));
SELECT (ROW(t.*)::task)::sound_task IS NOT NULL AS is_sound FROM (SELECT * FROM task WHERE rank = 7) t;
SELECT model.matches(t::sound_task, '{"rank": {"equals": 7}}') FROM task t WHERE rank = 7;
SELECT t::sound_task IS NOT NULL AS is_sound FROM task t WHERE title = 'sound';

-- Where it cannot serve: the conditions of an index, a generated column, an exclusion constraint must not change with the models.
CREATE INDEX ON task (title) WHERE model.matches(task, '{"done": {"equals": true}}');
ALTER TABLE task ADD EXCLUDE USING btree (rank WITH =) WHERE (model.matches(task, '{"done": {"equals": true}}'));
-- The bounds of partitions.
CREATE TABLE parts (LIKE task) PARTITION BY LIST ((model.matches(parts, '{}')));

SELECT model.forget('task');
-- A policy, CHECK or WHEN whose model is gone is an error where it is asked.
INSERT INTO task (title, rank) VALUES ('too late', 1);
DROP SCHEMA policy CASCADE;
SELECT model.forget('team');
DROP ROLE policy_reader;

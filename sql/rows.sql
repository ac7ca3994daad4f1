-- A model's records as rows of its table.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA "rows";
SET search_path = "rows", public;
SELECT * FROM model.define($$ {
    "team": {"table": "rows.team", "fields": {"name": {"type": "string", "required": true}, "tasks": {"type": "hasMany", "model": "task", "inverse": "team"}}},
    "task": {"table": "rows.task", "fields": {
        "title": {"type": "string"}, "rank": {"type": "number", "decimals": 0}, "team": {"type": "belongsTo", "model": "team"}}}} $$) AS "table";
INSERT INTO team (name) VALUES ('red'), ('blue');
INSERT INTO task (title, rank, team_id) SELECT 'task ' || n, nullif(n % 100, 0), 1 + n % 2 FROM generate_series(1, 2000) n;
CREATE INDEX ON task (rank, id);
ANALYZE team, task;
ALTER TABLE task ADD note text, ADD dropped int;
ALTER TABLE task DROP dropped;
ALTER TABLE task ADD last text DEFAULT 'last';

-- Typed, and in order.
SELECT id, title, rank, last FROM model.rows(NULL::task, '{"rank": {"in": [1, 2]}}', '[{"rank": "Descending"}, {"id": "Descending"}]', max_rows => 3);
SELECT id, title FROM model.rows(NULL::task, max_rows => 2);
SELECT id, rank FROM model.rows(NULL::task, '{"id": {"lessThan": 102}}', '{"rank": {"order": "Descending", "nulls": "First"}}', max_rows => 2);
SELECT count(*), sum(rank), pg_typeof(min(id)) FROM model.rows(NULL::task, '{"rank": {"greaterThan": 97}}');
SELECT (model.rows(NULL::team)).name;
SELECT name, count(*) FROM model.rows(NULL::task, '{"team": {"name": {"equals": "red"}}}') t JOIN team ON team.id = t.team_id GROUP BY name;
SELECT t.id, team.name FROM model.rows(NULL::task, '{}', '{"team": {"name": "Ascending"}}', max_rows => 2) t, team WHERE team.id = t.team_id ORDER BY t.id;
SELECT n, r.id FROM generate_series(1, 2) n, model.rows(NULL::task, jsonb_build_object('rank', jsonb_build_object('equals', n)), max_rows => 1) r;
SELECT count(*) FROM model.rows(NULL::task, max_rows => 0);
SELECT ordinality, id FROM model.rows(NULL::task, sort => '{"id": "Descending"}', max_rows => 2) WITH ORDINALITY;
-- The base's value is of no matter.
SELECT count(*) FROM (SELECT t FROM task t LIMIT 1) one, model.rows(one.t);
-- The planner knows how many to expect.
EXPLAIN SELECT FROM model.rows(NULL::task, '{"rank": {"equals": 7}}') \g /dev/null
CREATE FUNCTION expected(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
    RETURN plan #>> '{0,Plan,Plan Rows}';
END $$;
SELECT expected('SELECT FROM model.rows(NULL::task)'), expected($$ SELECT FROM model.rows(NULL::task, '{"rank": {"equals": 7}}') $$),
    expected('SELECT FROM model.rows(NULL::task, max_rows => 5)'), expected($$ SELECT FROM model.rows(NULL::task, '{"titel": {"equals": 7}}') $$);
-- The rows that are found are those of the moment, as in any query.
BEGIN;
DELETE FROM task WHERE id > 1;
SELECT id, title, last FROM model.rows(NULL::task);
ALTER TABLE task RENAME COLUMN title TO headline;
SELECT id, headline FROM model.rows(NULL::task, '{"title": {"equals": "task 1"}}');
ROLLBACK;
SELECT count(*) FROM model.rows(NULL::task);

-- As whoever calls.
CREATE ROLE rows_reader;
GRANT USAGE ON SCHEMA "rows" TO rows_reader;
SET ROLE rows_reader;
SELECT count(*) FROM model.rows(NULL::team);
SELECT expected('SELECT FROM model.rows(NULL::task, max_rows => 5)');
RESET ROLE;
GRANT SELECT ON team TO rows_reader;
SET ROLE rows_reader;
SELECT count(*) FROM model.rows(NULL::team);
RESET ROLE;

-- A partition gives its own rows, in its own order of columns.
CREATE TABLE event (id bigint NOT NULL, year int NOT NULL, note text) PARTITION BY LIST (year);
CREATE TABLE event_2023 (note text, year int NOT NULL, id bigint NOT NULL);
ALTER TABLE event ATTACH PARTITION event_2023 FOR VALUES IN (2023);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES IN (2024);
INSERT INTO event VALUES (1, 2023, 'a'), (2, 2024, 'b');
INSERT INTO model.model VALUES ('event', 'events', 'Event', 'Events', '"rows".event', 'id', true);
INSERT INTO model.field VALUES ('event', 1, 'id', 'id', false, '"rows".event.id', '{}'), ('event', 2, 'note', 'string', false, '"rows".event.note', '{}');
SELECT * FROM model.rows(NULL::event, sort => '{"id": "Descending"}');
SELECT * FROM model.rows(NULL::event_2023);
SELECT * FROM model.rows(NULL::event_2023, '{"note": {"equals": "b"}}');

-- Mistakes.
SELECT * FROM model.rows(NULL::pg_class);
SELECT * FROM model.rows(NULL::int);
SELECT * FROM model.rows(NULL);
SELECT * FROM model.rows(NULL::task, '{"titel": {"equals": "a"}}');
SELECT * FROM model.rows(NULL::task, sort => '{"titel": "Ascending"}');
SELECT * FROM model.rows(NULL::task, max_rows => -1);

SELECT model.forget('event');
SELECT model.forget('task');
SELECT model.forget('team');
DROP SCHEMA "rows" CASCADE;
DROP ROLE rows_reader;

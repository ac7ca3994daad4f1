-- model.record_state: dotted paths of states
\set SHOW_CONTEXT never
SELECT 'created'::model.record_state, 'created.published'::model.record_state, NULL::model.record_state;
SELECT ''::model.record_state;
SELECT 'created.'::model.record_state;
SELECT 'created..draft'::model.record_state;
SELECT 'created/draft'::model.record_state;
SELECT '{"created":"draft"}'::model.record_state;
SELECT '1st'::model.record_state;
SELECT repeat('a', 64)::model.record_state;
SELECT repeat('a.', 5000000)::model.record_state;
SELECT model.check_record_state('a.b.c.d'), model.check_record_state(NULL);
SELECT model.check_record_state('a b');

BEGIN;
CREATE SCHEMA type_record_state;
SET LOCAL search_path = type_record_state;
CREATE TABLE quiz (id int, state model.record_state NOT NULL DEFAULT 'created.draft', history model.record_state[]);
CREATE INDEX ON quiz (state);
INSERT INTO quiz (id) VALUES (1);
INSERT INTO quiz VALUES (2, 'created.Zoo', '{created,created.draft}'), (3, 'deleted', NULL), (4, 'created', NULL);
SAVEPOINT fine;
INSERT INTO quiz VALUES (5, 'created draft', NULL);
ROLLBACK TO fine;
INSERT INTO quiz VALUES (5, 'created', '{created,""}');
ROLLBACK TO fine;
COPY quiz (id, state) FROM stdin;
5	created.
\.
ROLLBACK TO fine;
-- sorted by bytes, whatever the database's collation
SELECT collation_name FROM information_schema.columns
WHERE table_schema = 'type_record_state' AND column_name = 'state';
SELECT id, state FROM quiz ORDER BY state;
-- so that a plain index serves prefixes
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM quiz WHERE state ^@ 'created.';
SELECT id FROM quiz WHERE state ^@ 'created.' ORDER BY id;
ROLLBACK;

-- model.role_keys: the roles of a user, each once
\set SHOW_CONTEXT never
SELECT '{signed-in,system-admin}'::model.role_keys, '{}'::model.role_keys, NULL::model.role_keys;
SELECT ARRAY['a', 'B_2']::model.role_keys;
SELECT '{signed-in,signed-in}'::model.role_keys;
SELECT '{signed-in,NULL}'::model.role_keys;
SELECT '{""}'::model.role_keys;
SELECT '{-a}'::model.role_keys;
SELECT '{"signed in"}'::model.role_keys;
SELECT ARRAY[repeat('a', 10000000)]::model.role_keys;
SELECT '{{a,b},{c,d}}'::model.role_keys;
SELECT 'signed-in'::model.role_keys;
SELECT cardinality((SELECT array_agg('role-' || i) FROM generate_series(1, 100000) AS i)::model.role_keys);
SELECT model.check_role_keys('{a}'), model.check_role_keys(NULL);
SELECT model.check_role_keys('{a,b,a}');

BEGIN;
CREATE SCHEMA type_role_keys;
SET LOCAL search_path = type_role_keys;
CREATE TABLE person (id int, roles model.role_keys NOT NULL DEFAULT '{unauthenticated}');
CREATE INDEX ON person USING gin (roles);
INSERT INTO person (id) VALUES (1);
INSERT INTO person VALUES (2, '{signed-in,system-admin}');
SAVEPOINT fine;
INSERT INTO person VALUES (3, '{no role}');
ROLLBACK TO fine;
UPDATE person SET roles = roles || '{signed-in}' WHERE id = 2;
ROLLBACK TO fine;
UPDATE person SET roles = roles || '{signed-in}' WHERE id = 1;
UPDATE person SET roles[3] = 'system-admin' WHERE id = 1;
SAVEPOINT fine;
UPDATE person SET roles[1] = NULL WHERE id = 1;
ROLLBACK TO fine;
COPY person FROM stdin;
3	{a,a}
\.
ROLLBACK TO fine;
SELECT * FROM person ORDER BY id;
-- in PL/pgSQL, where arrays are kept in their expanded form
DO $$
DECLARE roles model.role_keys := '{a}';
BEGIN
    roles := array_append(roles, 'b');
    RAISE NOTICE '%', roles;
    roles := array_append(roles, 'a');
END $$;
ROLLBACK TO fine;
SET LOCAL enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM person WHERE roles @> '{system-admin}';
SELECT id FROM person WHERE roles @> '{system-admin}' ORDER BY id;
ROLLBACK;

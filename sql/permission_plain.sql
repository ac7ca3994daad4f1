-- Permissions for plain SQL: row-level security policies from the same filters.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE plain_owner;
CREATE ROLE plain_before;
CREATE ROLE plain_columns;
CREATE ROLE plain_writer;
CREATE ROLE plain_after;
CREATE ROLE plain_later IN ROLE plain_after;
CREATE SCHEMA plain AUTHORIZATION plain_owner;
SELECT model.add_role('plain-editor', 'Editor');
SET ROLE plain_owner;
SELECT model.define_users('{"user": {"table": "plain.users"}, "session": {"table": "plain.session"}}');
SELECT model.define($$ {
    "team": {"table": "plain.team", "fields": {"name": {"type": "string"}, "open": {"type": "boolean"}}},
    "post": {"table": "plain.post", "fields": {"title": {"type": "string"}, "published": {"type": "boolean", "default": false}, "rank": {"type": "number", "decimals": 0},
             "user": {"type": "belongsTo", "model": "user"}, "team": {"type": "belongsTo", "model": "team"}}}} $$);
RESET ROLE;
-- The policies of a table: each with its roles and what it shows.
CREATE VIEW plain.policies AS SELECT polrelid::regclass AS "table", polname, polcmd, (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END, ' ' ORDER BY r::regrole::text COLLATE "C") FROM unnest(polroles) r) AS roles,
    pg_get_expr(polqual, polrelid) AS shows, pg_get_expr(polwithcheck, polrelid) AS checks, relrowsecurity, relforcerowsecurity
    FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE c.relnamespace = 'plain'::regnamespace ORDER BY 1, 2;
GRANT SELECT ON plain.policies TO PUBLIC;
GRANT USAGE ON SCHEMA plain TO plain_before, plain_columns, plain_writer, plain_after;
SET ROLE plain_owner;
GRANT SELECT, UPDATE ON plain.post TO plain_before;
GRANT SELECT (id, title), DELETE ON plain.post TO plain_columns;
GRANT INSERT ON plain.post TO plain_writer, PUBLIC;

\echo == nothing is made until it is said
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}}}');
SELECT * FROM plain.policies;
\echo == and then for all roles whose permissions say so
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}, "plainSql": true}}');
SELECT model.permit('signed-in', '{"post": {"read": {"OR": [{"published": {"equals": true}}, {"userId": {"equals": {"$session": "userId"}}}]}}, "user": {"read": {"id": {"equals": {"$session": "userId"}}}}, "session": {"read": {"id": {"equals": {"$session": "id"}}}}, "plainSql": true}');
SELECT model.permit('plain-editor', '{"post": {"read": {"NOT": [{"title": {"equals": "private"}}]}, "plainSql": true}}');
SELECT * FROM plain.policies;
SELECT model.permissions();
RESET ROLE;

\echo == who reads what
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS ada \gset
SELECT model.act('user', 'signUp', '{"email": "bob@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS bob \gset
SELECT model.use_session() ->> 'token' AS nobody \gset
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') ->> 'token' AS of_ada \gset
DISCARD ALL;
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
SET ROLE plain_owner;
INSERT INTO plain.team (name, open) VALUES ('red', true), ('blue', false);
INSERT INTO plain.post (title, published, rank, user_id, team_id) VALUES ('adas', false, 1, :ada, 1), ('public', true, 2, :bob, 2), ('private', false, 3, :bob, 1), ('bobs', false, NULL, :bob, NULL);
GRANT SELECT ON plain.post, plain.users, plain.session TO plain_after;
RESET ROLE;
PREPARE titles AS SELECT string_agg(title, ' ' ORDER BY id) FROM plain.post;
PREPARE published AS SELECT string_agg(title, ' ' ORDER BY id) FROM plain.post p WHERE model.matches(p, '{"published": {"equals": true}}');
SET ROLE plain_owner; EXECUTE titles;
SET ROLE plain_before; EXECUTE titles;
SET ROLE plain_columns; EXECUTE titles;
SET ROLE plain_after; EXECUTE titles; EXECUTE published;
SET ROLE plain_later; EXECUTE titles;
SET plan_cache_mode = force_generic_plan;
BEGIN;
SELECT model.use_session(:'nobody') IS NOT NULL;
EXECUTE titles;
SELECT model.use_session(:'of_ada') IS NOT NULL;
EXECUTE titles;
EXECUTE published;
SELECT count(*), min(id::text) = :'ada' FROM plain.users;
SELECT count(*), min(id::text) = model.current_session_id() FROM plain.session;
SELECT model.count('post'), model.find_many('post', selection => '{"title": true}') #>> '{edges,0,node}';
COPY (SELECT title FROM plain.post ORDER BY id) TO STDOUT;
COPY plain.post (title) TO STDOUT;
SAVEPOINT now;
SET LOCAL ROLE plain_before; EXECUTE titles;
ROLLBACK TO now;
EXECUTE titles;
COMMIT;
EXECUTE titles;
RESET plan_cache_mode;
\echo == roles of the session, those of who reads, and nothing but reads
RESET ROLE;
UPDATE plain.users SET roles = '{plain-editor}' WHERE id = :ada;
SET ROLE plain_after;
BEGIN; SELECT model.use_session(:'of_ada') IS NOT NULL; EXECUTE titles; ROLLBACK;
RESET ROLE;
UPDATE plain.users SET roles = '{system-admin}' WHERE id = :ada;
GRANT UPDATE, DELETE ON plain.post TO plain_after;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA plain TO plain_after, plain_writer;
SET ROLE plain_after;
BEGIN; SELECT model.use_session(:'of_ada') IS NOT NULL; EXECUTE titles; ROLLBACK;
UPDATE plain.post SET title = title RETURNING title;
DELETE FROM plain.post RETURNING title;
SELECT title FROM plain.post FOR UPDATE;
INSERT INTO plain.post (title) VALUES ('new') RETURNING title;
SET ROLE plain_writer;
INSERT INTO plain.post (title) VALUES ('new');
COPY plain.post (title) FROM STDIN;
\.
SET ROLE plain_before;
UPDATE plain.post SET rank = 7 WHERE title = 'new' RETURNING title;
SET ROLE plain_columns;
DELETE FROM plain.post WHERE title = 'new';
RESET ROLE;
UPDATE plain.users SET roles = '{}' WHERE id = :ada;
\echo == views, with the privileges of who made them, and of who asks
SET ROLE plain_owner;
BEGIN;
CREATE VIEW plain.of_owner AS SELECT title FROM plain.post;
CREATE VIEW plain.of_asker WITH (security_invoker) AS SELECT title FROM plain.post;
GRANT SELECT ON plain.of_owner, plain.of_asker TO plain_after;
SET ROLE plain_after;
SELECT string_agg(title, ' ' ORDER BY title) FROM plain.of_owner;
SELECT string_agg(title, ' ' ORDER BY title) FROM plain.of_asker;
ROLLBACK;
\echo == workers do not know who asks
SET ROLE plain_after;
SET force_parallel_mode = on; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT count(*) FROM plain.post;
BEGIN; SELECT model.use_session(:'of_ada') IS NOT NULL; EXECUTE titles; EXECUTE published; ROLLBACK;
SET ROLE plain_before;
EXPLAIN (COSTS OFF) SELECT count(*) FROM plain.post;
EXECUTE titles;
RESET force_parallel_mode; RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size;
SET ROLE plain_after;
\echo == without row-level security: an error, not all rows
SET row_security = off;
EXECUTE titles;
RESET row_security;
RESET ROLE;

\echo == filters on relations are asked of the owner
SET ROLE plain_owner;
SELECT model.permit('unauthenticated', '{"post": {"read": {"rank": {"greaterThan": 0}, "team": {"open": {"equals": true}}}, "plainSql": true}}');
SELECT shows FROM plain.policies WHERE polname = 'model_api permitted' AND "table" = 'plain.post'::regclass;
SET ROLE plain_after;
EXPLAIN (COSTS OFF) SELECT title FROM plain.post WHERE id = 1;
EXECUTE titles;
SELECT model.count('post'), model.may_read('plain.post', 'unauthenticated', '1'), model.may_read('plain.post', 'unauthenticated', '2'), model.may_read('plain.post', 'signed-in', '1');
SELECT model.may_read('plain.team', 'unauthenticated', '1'), model.may_read('pg_class', 'unauthenticated', '1');
SELECT model.may_read('plain.post', 'unauthenticated', 'x');
RESET ROLE;
UPDATE plain.team SET open = NOT open;
SET ROLE plain_after;
EXECUTE titles;
RESET ROLE;
UPDATE plain.team SET open = NOT open;
-- The owner is held to it where it is forced, and cannot look up anything then.
SET ROLE plain_owner;
ALTER TABLE plain.post FORCE ROW LEVEL SECURITY;
EXECUTE titles;
ALTER TABLE plain.post NO FORCE ROW LEVEL SECURITY;
\echo == without a policy for any role that is left, nothing is shown
SELECT model.permit('unauthenticated', '{"post": {"read": true}}');
SELECT model.permit('signed-in', '{"post": null}');
RESET ROLE;
SELECT model.remove_role('plain-editor');
SET ROLE plain_owner;
SELECT polname, roles, shows, relrowsecurity FROM plain.policies WHERE "table" = 'plain.post'::regclass;
SET ROLE plain_after; EXECUTE titles;
SET ROLE plain_before; EXECUTE titles;
\echo == who was granted a privilege anew was granted it later
SET ROLE plain_owner;
REVOKE SELECT ON plain.post FROM plain_before;
GRANT SELECT ON plain.post TO plain_before;
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}, "plainSql": true}}');
SELECT polname, roles FROM plain.policies WHERE "table" = 'plain.post'::regclass;
REVOKE SELECT ON plain.post FROM plain_before;
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}, "plainSql": true}}');
GRANT SELECT ON plain.post TO plain_before;
SELECT polname, roles FROM plain.policies WHERE "table" = 'plain.post'::regclass;
SET ROLE plain_before; EXECUTE titles;
\echo == switched off by the owner, it is on with the next permission
SET ROLE plain_owner;
ALTER TABLE plain.post DISABLE ROW LEVEL SECURITY;
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}, "plainSql": true}}');
SET ROLE plain_after; EXECUTE titles;
\echo == the model changes, and the policy with it
SET ROLE plain_owner;
SELECT model.permit('unauthenticated', '{"post": {"read": {"rank": {"lessThan": 3}}, "plainSql": true}}');
SELECT model.define('{"post": {"fields": {"title": {"type": "string"}, "published": {"type": "boolean", "required": true, "default": false}, "rank": {"type": "number", "sqlType": "numeric"}, "user": {"type": "belongsTo", "model": "user"}, "team": {"type": "belongsTo", "model": "team"}}}}');
SELECT shows FROM plain.policies WHERE polname = 'model_api permitted' AND "table" = 'plain.post'::regclass;
SET ROLE plain_after; EXECUTE titles;
SET ROLE plain_owner;
ALTER TABLE plain.post RENAME COLUMN rank TO ranking;
ALTER TABLE plain.post RENAME TO posts;
SELECT shows FROM plain.policies WHERE polname = 'model_api permitted' AND "table" = 'plain.posts'::regclass;
SELECT model.permit('unauthenticated', '{"post": {"read": {"rank": {"lessThan": 3}, "team": {"open": {"isSet": true}}}, "plainSql": true}}');
SELECT shows FROM plain.policies WHERE polname = 'model_api permitted' AND "table" = 'plain.posts'::regclass;
ALTER TABLE plain.posts ALTER ranking TYPE integer;
ALTER TABLE plain.posts DROP ranking;
SELECT model.define('{"post": {"fields": {"title": {"type": "string"}, "published": {"type": "boolean", "default": false},  "user": {"type": "belongsTo", "model": "user"}, "team": {"type": "belongsTo", "model": "team"}}}}', true);
SELECT shows FROM plain.policies WHERE polname = 'model_api permitted' AND "table" = 'plain.posts'::regclass;
SELECT model.permit('unauthenticated', '{"post": {"read": {"team": {"open": {"isSet": true}}}, "plainSql": true}}');
SELECT model.define('{"post": {"fields": {"title": {"type": "string"}, "published": {"type": "boolean", "default": false},  "user": {"type": "belongsTo", "model": "user"}, "team": {"type": "belongsTo", "model": "team"}}}}', true);
SELECT model.define('{"team": {"fields": {"name": {"type": "string"}}}}', true);
SET ROLE plain_after;
SELECT title FROM plain.posts;
\echo == and goes with it
SET ROLE plain_owner;
SET client_min_messages = notice;
SELECT model.forget('post');
SELECT model.release('session');
SET client_min_messages = warning;
SELECT "table", polname, roles, relrowsecurity FROM plain.policies;
SET ROLE plain_after;
SELECT count(*) FROM plain.posts;
\echo == what it does not serve
SET ROLE plain_owner;
GRANT SELECT (name) ON plain.team TO PUBLIC;
SELECT model.permit('unauthenticated', '{"team": {"read": true, "plainSql": true}}');
REVOKE SELECT (name) ON plain.team FROM PUBLIC;
CREATE POLICY "of its own" ON plain.team USING (name <> 'x');
SELECT model.permit('unauthenticated', '{"team": {"read": true, "plainSql": true}}');
SELECT * FROM plain.policies WHERE "table" = 'plain.team'::regclass;
DROP POLICY "of its own" ON plain.team;
SELECT model.permit('unauthenticated', '{"team": {"read": true, "plainSql": true}}');
CREATE POLICY "of its own" ON plain.team TO plain_after USING (name = 'blue');
SELECT model.permit('unauthenticated', '{"team": {"read": {"name": {"equals": "red"}}, "plainSql": true}}');
SELECT polname, roles, shows FROM plain.policies WHERE "table" = 'plain.team'::regclass;
SELECT model.permit('unauthenticated', '{"plainSql": true}');
SELECT model.permit('unauthenticated', '{"team": {"plainSql": true}}');
SELECT model.permit('unauthenticated', '{"team": {"read": true, "plainSql": 1}}');
CREATE VIEW plain.teams AS SELECT * FROM plain.team;
SELECT model.adopt('plain.teams', '{"model": "teamView", "key": "id"}');
SELECT model.permit('unauthenticated', '{"teamView": {"read": true, "plainSql": true}}');
\echo == a table that is made anew has nobody who read it before
ALTER DEFAULT PRIVILEGES IN SCHEMA plain GRANT SELECT ON TABLES TO plain_before;
DROP TABLE plain.team CASCADE;
SELECT model.forget('teamView');
SELECT model.define('{"team": {"table": "plain.team", "fields": {"name": {"type": "string"}}}}');
SELECT polname, roles, shows, relrowsecurity FROM plain.policies WHERE "table" = 'plain.team'::regclass;
RESET ROLE;
\set VERBOSITY terse
SELECT model.forget(name) FROM unnest('{team,user}'::text[]) name;
DEALLOCATE ALL;
DROP OWNED BY plain_before;
DROP SCHEMA plain CASCADE;
DROP OWNED BY plain_owner;
DROP ROLE plain_owner, plain_before, plain_columns, plain_writer, plain_after, plain_later;

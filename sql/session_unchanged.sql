-- Who is signed in is looked up in each transaction, most cheaply where the rows it was read from are still the same.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE same_owner;
CREATE SCHEMA same AUTHORIZATION same_owner;
SELECT model.add_role('same-editor', 'Editor');
SET ROLE same_owner;
SELECT count(*) FROM model.define_users('{"user": {"table": "same.users"}, "session": {"table": "same.session"}}');
RESET ROLE;
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}') ->> 'success';
PREPARE who AS SELECT model.current_user_id() = (SELECT max(id)::text FROM same.users) AS is_ada, model.has_role('signed-in') AS "signed-in", model.has_role('same-editor') AS editor;
EXECUTE who;
EXECUTE who;
\echo == rows that are written anew, at other places of the table
UPDATE same.users SET email = email;
EXECUTE who;
UPDATE same.users SET roles = '{same-editor}';
EXECUTE who;
EXECUTE who;
VACUUM FULL same.users;
VACUUM FULL same.session;
VACUUM FULL same.session_secret;
EXECUTE who;
INSERT INTO same.users (email, password) SELECT 'x' || n || '@example.org', password FROM same.users, generate_series(1, 3) n;
UPDATE same.users SET roles = '{}';
VACUUM FULL same.users;
EXECUTE who;
DELETE FROM same.users WHERE email LIKE 'x%';
VACUUM same.users;
EXECUTE who;
\echo == what a transaction does itself, and takes back
BEGIN;
UPDATE same.users SET roles = '{same-editor}';
EXECUTE who;
ROLLBACK;
EXECUTE who;
BEGIN;
EXECUTE who;
SAVEPOINT inside;
UPDATE same.users SET roles = '{same-editor}';
ROLLBACK TO inside;
EXECUTE who;
COMMIT;
EXECUTE who;
BEGIN;
UPDATE same.session SET user_id = NULL;
EXECUTE who;
ROLLBACK;
EXECUTE who;
BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY;
EXECUTE who;
COMMIT;
\echo == another catalog
UPDATE same.users SET roles = '{same-editor}';
EXECUTE who;
SELECT model.remove_role('same-editor');
EXECUTE who;
ALTER TABLE same.users RENAME TO people;
ALTER TABLE same.people RENAME TO users;
EXECUTE who;
\echo == the end of a token comes without a change
UPDATE same.session_secret SET expires_at = clock_timestamp() + interval '500 milliseconds';
EXECUTE who;
SELECT pg_sleep(0.6);
EXECUTE who;
UPDATE same.session_secret SET expires_at = 'infinity';
EXECUTE who;
EXECUTE who;
\echo == and with it
UPDATE same.session_secret SET hash = 'x';
EXECUTE who;
DISCARD ALL;
SET client_min_messages = warning;
SELECT model.forget('session');
SELECT model.forget('user');
DROP SCHEMA same CASCADE;
DROP ROLE same_owner;

-- model.purge_sessions: what has expired goes, in batches, and what other tables say about it is heard.
\pset format unaligned
SET client_min_messages = warning;
SELECT set_config('purge.user', current_user, false) AS superuser \gset
CREATE ROLE purge_owner;
CREATE ROLE purge_guest;
CREATE SCHEMA purged AUTHORIZATION purge_owner;
GRANT USAGE ON SCHEMA purged TO purge_guest;
CALL model.purge_sessions();
SET ROLE purge_owner;
SET search_path = purged;
SELECT model.define_users('{"user": {"table": "purged.users"}, "session": {"table": "purged.session"}}');
-- what applications keep of sessions: a cart that goes with them, a visit that lets go, an order that keeps them
CREATE TABLE cart (id int, session bigint REFERENCES session ON DELETE CASCADE);
CREATE TABLE visit (id int, session bigint REFERENCES session ON DELETE SET NULL);
CREATE TABLE orders (id int, session bigint REFERENCES session);
CREATE TABLE receipt (id int, session bigint REFERENCES session DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE gone (id bigint, by_whom name DEFAULT current_user);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO purged.gone VALUES (OLD.id); RETURN OLD; END $$;
CREATE TRIGGER note BEFORE DELETE ON session FOR EACH ROW EXECUTE FUNCTION note();
INSERT INTO users (email) VALUES ('ada@example.org');
INSERT INTO session (id, user_id) SELECT n, CASE WHEN n % 2 = 0 THEN 1 END FROM generate_series(1, 2500) n;
INSERT INTO session_secret (hash, kind, record, expires_at)
    SELECT sha256(n::text::bytea), 'token', n, now() + CASE WHEN n <= 2400 THEN - n * interval '1 s' ELSE '1 h' END FROM generate_series(1, 2490) n;
INSERT INTO cart VALUES (1, 1), (2, 2401);
INSERT INTO visit VALUES (1, 2);
INSERT INTO orders VALUES (1, 3), (2, 1500);
INSERT INTO receipt VALUES (1, 4);
INSERT INTO users_secret (hash, kind, record, expires_at)
    SELECT sha256(n::text::bytea), 'verifyEmail', 1, now() + CASE WHEN n <= 1100 THEN - n * interval '1 s' ELSE '1 h' END FROM generate_series(1, 1200) n;
RESET ROLE;
INSERT INTO model.sign_in_attempt SELECT sha256(n::text::bytea), 1, now() - CASE WHEN n > 1001 THEN '59 min' ELSE '61 min'::interval END, now() FROM generate_series(1, 1010) n;

-- not for everybody
SET ROLE purge_guest;
CALL model.purge_sessions();
RESET ROLE;

-- a session that another one has locked, and one with a newer token, are left alone: see also the isolation test
SET ROLE purge_owner;
INSERT INTO session_secret SELECT sha256('newer'), 'token', 5, now() + interval '1 h';
CALL model.purge_sessions();
SELECT count(*) AS sessions, count(*) FILTER (WHERE id <= 2400) AS old, array_agg(id) FILTER (WHERE id <= 2400) AS ids FROM session;
SELECT count(*) AS secrets FROM session_secret;
SELECT * FROM cart;
SELECT * FROM visit;
SELECT count(*), by_whom FROM gone GROUP BY by_whom;
SELECT count(*) AS codes FROM users_secret;
-- again: what is kept is kept
CALL model.purge_sessions();
DELETE FROM orders;
DELETE FROM receipt;
CALL model.purge_sessions();
-- in a transaction block in one go, and as the superuser: as the owner of the tables
UPDATE session_secret SET expires_at = now() - interval '1 s';
RESET ROLE;
TRUNCATE gone;
BEGIN;
CALL model.purge_sessions();
SELECT count(*), by_whom FROM gone GROUP BY by_whom;
ROLLBACK;
SELECT count(*) AS sessions FROM session;
-- a trigger that raises stops it, and what was done before stays done
SET ROLE purge_owner;
CREATE OR REPLACE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not number %', OLD.id; END $$;
\set VERBOSITY terse
CALL model.purge_sessions();
SELECT count(*) AS sessions FROM session;
\set VERBOSITY default
DROP TRIGGER note ON session;
CALL model.purge_sessions();
-- sessions without any token were made by hand, and stay
SELECT count(*) AS sessions FROM session;

-- the index by which they are found, of many
INSERT INTO session (id) SELECT n FROM generate_series(10001, 30000) n;
INSERT INTO session_secret SELECT sha256(n::text::bytea), 'token', n, now() + (n - 10100) * interval '1 min' FROM generate_series(10001, 30000) n;
ANALYZE session, session_secret;
EXPLAIN (COSTS OFF) SELECT s.id FROM session_secret k JOIN session s ON s.id = k.record WHERE k.kind = 'token' AND k.expires_at <= now()
    AND (k.expires_at, k.hash) > (now() - interval '1 day', '\x00'::bytea) ORDER BY k.expires_at, k.hash LIMIT 1000 FOR UPDATE OF s SKIP LOCKED;
CALL model.purge_sessions();
RESET ROLE;
DELETE FROM model.sign_in_attempt;
\set VERBOSITY terse
SELECT model.forget(name) FROM unnest('{session,user}'::text[]) name;
DROP SCHEMA purged CASCADE;
DROP ROLE purge_owner, purge_guest;

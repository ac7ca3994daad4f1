-- Signing up, in and out, as a role without privileges.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE ROLE club_owner;
CREATE ROLE club_guest;
CREATE SCHEMA club AUTHORIZATION club_owner;
SET ROLE club_owner;
SET search_path = club;
CREATE TABLE log (line text);
SELECT model.define_users('{"user": {"table": "club.users", "fields": {"name": {"type": "string"}, "banned": {"type": "boolean", "default": false}},
    "actions": {"signUp": {"params": {"name": "string"}, "run": "club.named", "onSuccess": "club.welcome"}, "signIn": {"run": "club.not_banned"}}},
    "session": {"table": "club.session"}}');
CREATE FUNCTION named("user" club.users, params jsonb) RETURNS club.users LANGUAGE plpgsql AS $$
BEGIN
    RAISE INFO 'as %, search_path %, %', current_user, current_setting('search_path'), params;
    "user".name := params ->> 'name';
    RETURN "user";
END $$;
CREATE FUNCTION welcome("user" club.users, params jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO club.log VALUES ('welcome ' || "user".email);
END $$;
CREATE FUNCTION not_banned("user" club.users, params jsonb) RETURNS club.users LANGUAGE plpgsql AS $$
BEGIN
    IF "user".banned THEN PERFORM model.invalid('email', 'is banned'); END IF;
    RETURN "user";
END $$;
GRANT USAGE ON SCHEMA club TO club_guest;
RESET ROLE;
SET SESSION AUTHORIZATION club_guest;
SET search_path = public;

-- what is wrong is told, all of it
SELECT model.act('user', 'signUp', '{}');
SELECT model.act('user', 'signUp', '{"email": 7, "passwort": "x"}');
SELECT model.act('user', 'signUp', '{"email": "ada", "password": "short"}');
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843", "user": {"roles": ["system-admin"]}}');
SELECT model.act('user', 'signUp', '7');
SELECT model.act('user', 'signUp', jsonb_build_object('email', 'ada@example.org', 'password', repeat('x', 2000) || '1!'));

-- without a session
SELECT model.act('user', 'signUp', '{"email": "Ada@example.org", "password": "analytical 1843", "name": "Ada"}', '{"email": true, "roles": true, "emailVerified": true, "state": true}');
SELECT model.act('user', 'signUp', '{"email": "ada@EXAMPLE.org", "password": "analytical 1843"}', '{"email": true}');
SELECT model.current_user_id(), model.issued_token();

-- only own fields are shown
SELECT model.act('user', 'signUp', '{"email": "eve@example.org", "password": "analytical 1843"}', '{"sessions": true}');
SELECT model.act('user', 'signUp', '{"email": "eve@example.org", "password": "analytical 1843"}', '{"banned": true}');
SELECT model.act('user', 'signUp', '{"email": "eve@example.org", "password": "analytical 1843"}', '{"password": true}');

SELECT jsonb_object_keys(model.act('user', 'signUp', '{"email": "eve@example.org", "password": "analytical 1843"}')::jsonb -> 'user');

-- with one: it becomes the user's, under another token
SELECT model.use_session(NULL, false)::jsonb ->> 'token' AS token \gset
SELECT model.act('user', 'signUp', '{"email": "grace@example.org", "password": "nanosecond 1906"}', '{"email": true}')::jsonb AS result \gset
SELECT :'result'::jsonb - 'token', (:'result'::jsonb ->> 'token') <> :'token', model.issued_token() IS NULL;
SELECT model.current_session('{"state": true, "roles": true, "user": {"email": true}}'), model.has_role('signed-in'), model.has_role('unauthenticated');
DISCARD ALL;
SET SESSION AUTHORIZATION club_guest;
SELECT model.use_session(:'token');
SELECT model.use_session(:'result'::jsonb ->> 'token')::jsonb -> 'state';

-- signing in: alike for an unknown address and a wrong password
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "wrong"}');
SELECT model.act('user', 'signIn', '{"email": "nobody@example.org", "password": "wrong"}');
SELECT model.act('user', 'signIn', '{"email": "", "password": ""}');
SELECT model.act('user', 'signIn', '{"email": "ada@example.org"}');
BEGIN;
SELECT model.use_session()::jsonb ->> 'token' AS token \gset
SELECT model.act('user', 'signIn', '{"email": "ADA@example.org", "password": "analytical 1843"}', '{"email": true}')::jsonb - 'token';
SELECT model.current_session('{"state": true, "roles": true, "user": {"email": true}}'), model.current_user_id();
SELECT model.issued_token() AS new_token \gset
SELECT model.issued_token() <> :'token';
COMMIT;
SELECT model.current_user_id() IS NULL;
BEGIN;
SELECT model.use_session(:'new_token')::jsonb -> 'state';
-- out
SELECT model.act('user', 'signOut', '{"id": "999"}', '{"email": true}');
SELECT model.act('user', 'signOut', jsonb_build_object('id', model.current_user_id()), '{"email": true}')::jsonb - 'token';
SELECT model.current_session('{"state": true, "roles": true, "userId": true}'), model.current_user_id();
SELECT model.act('user', 'signOut', '{"id": "1"}', '{"email": true}');
COMMIT;
SELECT model.use_session(:'new_token');
-- without a session it begins one
BEGIN;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"email": true}')::jsonb ? 'token', model.current_user_id() IS NOT NULL;
COMMIT;

-- a hook may refuse; then nothing has changed
RESET SESSION AUTHORIZATION;
UPDATE club.users SET banned = true WHERE email = 'grace@example.org';
SELECT count(*) FROM club.session;
SET SESSION AUTHORIZATION club_guest;
BEGIN;
SELECT model.use_session()::jsonb -> 'state';
SELECT model.act('user', 'signIn', '{"email": "grace@example.org", "password": "nanosecond 1906"}', '{"email": true}');
SELECT model.current_session('{"state": true}');
COMMIT;

-- other actions need privileges of one's own
SELECT model.act('user', 'create', '{"user": {"email": "x@example.org"}}');
SELECT model.find_many('user');
SELECT model.act('user', 'update', '{"id": 1, "user": {"roles": ["system-admin"]}}');

-- from the fifth failure on each is followed by a pause
RESET SESSION AUTHORIZATION;
TRUNCATE model.sign_in_attempt;
SET SESSION AUTHORIZATION club_guest;
SELECT email, count(model.act('user', 'signIn', jsonb_build_object('email', email, 'password', 'wrong')))
    FROM unnest('{ada@example.org,nobody@example.org}'::text[]) email, generate_series(1, 4) GROUP BY email ORDER BY email;
RESET SESSION AUTHORIZATION;
SELECT failures, blocked_until - last_at < '0.1 s' FROM model.sign_in_attempt;
SET SESSION AUTHORIZATION club_guest;
SELECT email, count(model.act('user', 'signIn', jsonb_build_object('email', email, 'password', 'wrong')))
    FROM unnest('{ADA@example.org,nobody@example.org}'::text[]) email GROUP BY email ORDER BY email;
SELECT count(*) FROM model.sign_in_attempt;
RESET SESSION AUTHORIZATION;
SELECT failures, blocked_until - last_at BETWEEN '0.9 s' AND '1.1 s' FROM model.sign_in_attempt;
UPDATE model.sign_in_attempt SET blocked_until = now() + '1 h';
SET SESSION AUTHORIZATION club_guest;
SELECT model.act('user', 'signIn', '{"email": "Ada@example.org", "password": "analytical 1843"}', '{"email": true}');
SELECT model.act('user', 'signIn', '{"email": "nobody@example.org", "password": "analytical 1843"}', '{"email": true}');
RESET SESSION AUTHORIZATION;
UPDATE model.sign_in_attempt SET blocked_until = now();
SET SESSION AUTHORIZATION club_guest;
SELECT model.act('user', 'signIn', '{"email": "Ada@example.org", "password": "analytical 1843"}', '{"email": true}')::jsonb -> 'success';
RESET SESSION AUTHORIZATION;
SELECT count(*) FROM model.sign_in_attempt;

-- in bulk each stands alone
SET SESSION AUTHORIZATION club_guest;
SELECT model.bulk_act('user', 'signUp', '[{"email": "a@example.org", "password": "one password 1"}, {"email": "A@example.org", "password": "one password 1"}, {"email": "b@example.org"}]', '{"email": true}');

RESET SESSION AUTHORIZATION;
SELECT email, name, last_signed_in IS NOT NULL, password LIKE '$argon2id$%' FROM club.users ORDER BY email;
SELECT line FROM club.log ORDER BY line;
SELECT count(*), count(*) FILTER (WHERE length(hash) = 32) FROM club.session_secret;
\set VERBOSITY terse
SELECT model.forget('session');
SELECT model.forget('user');
DROP SCHEMA club CASCADE;
DROP ROLE club_owner, club_guest;

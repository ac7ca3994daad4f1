-- Attacks on the identity of a session, and on what is done with the privileges of the tables' owner.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();

CREATE ROLE attacked_owner;
CREATE ROLE attacker;
CREATE SCHEMA attacked AUTHORIZATION attacked_owner;
CREATE SCHEMA evil AUTHORIZATION attacker;
GRANT USAGE ON SCHEMA attacked TO attacker;
SET LOCAL ROLE attacked_owner;
SELECT model.define_users('{"user": {"table": "attacked.users", "actions": {"signUp": {"onSuccess": "attacked.note"}}},
    "session": {"table": "attacked.session"}}');
CREATE TABLE attacked.log (line text, by_whom name DEFAULT current_user);
-- A careless hook: it names neither its function nor its table by a schema.
CREATE FUNCTION attacked.note("user" attacked.users, params jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attacked.log VALUES (upper("user".email));
    IF "user".email = 'careless@example.org' THEN
        INSERT INTO log VALUES ('careless');
    END IF;
END $$;
CREATE FUNCTION attacked.late() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attacked.log VALUES ('late ' || lower('X') || current_setting('search_path'));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON attacked.users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attacked.late();
RESET ROLE;

SET LOCAL SESSION AUTHORIZATION attacker;
CREATE FUNCTION evil.upper(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'evil upper ran as %', current_user; END $$;
CREATE FUNCTION evil.lower(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'evil lower ran as %', current_user; END $$;
CREATE FUNCTION evil.loot() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'evil trigger ran as %', current_user; END $$;
CREATE FUNCTION evil.concat_or(text, text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'evil operator ran as %', current_user; END $$;
CREATE OPERATOR evil.|| (FUNCTION = evil.concat_or, LEFTARG = text, RIGHTARG = text);

-- hooks, triggers and deferred constraints run under a path of ours
SET LOCAL search_path = evil, pg_catalog, public;
SELECT model.act('user', 'signUp', '{"email": "a@example.org", "password": "a password 1"}') -> 'errors' AS errors \gset
SET LOCAL search_path = public;
SELECT is(:'errors'::text, 'null', 'a hook calls no function of the caller''s');
RESET SESSION AUTHORIZATION;
SELECT results_eq('SELECT line, by_whom FROM attacked.log ORDER BY line', $$ VALUES ('A@EXAMPLE.ORG', 'attacked_owner'::name), ('late xpg_catalog, pg_temp', 'attacked_owner') $$,
    'and what is deferred runs before the privileges go');
SET LOCAL SESSION AUTHORIZATION attacker;

-- what the caller has deferred runs as the caller
CREATE TABLE evil.trap (id int);
CREATE FUNCTION evil.who() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('evil.who', current_user, false); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER trap AFTER INSERT ON evil.trap DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION evil.who();
SET CONSTRAINTS ALL DEFERRED;
INSERT INTO evil.trap VALUES (1);
SELECT is(model.act('user', 'signUp', '{"email": "b@example.org", "password": "a password 1"}')::jsonb -> 'errors', 'null', 'a deferred trigger of the caller''s waits');
SELECT is(current_setting('evil.who'), 'attacker', 'and is fired as the caller');

-- a temporary table could be meant by a bare name
SET CONSTRAINTS ALL IMMEDIATE;
CREATE TEMP TABLE log (line text);
CREATE TRIGGER loot BEFORE INSERT ON pg_temp.log FOR EACH ROW EXECUTE FUNCTION evil.loot();
SELECT throws_ok($$ SELECT model.act('user', 'signUp', '{"email": "careless@example.org", "password": "a password 1"}') $$, '55000', NULL, 'not with a temporary table about');
SELECT throws_ok($$ SELECT model.use_session() $$, '55000', NULL, 'nor is a session begun');
DROP TABLE pg_temp.log;
SELECT is(model.act('user', 'signUp', '{"email": "careless@example.org", "password": "a password 1"}')::jsonb #>> '{errors,0,sqlstate}', '42P01', 'a bare name means nothing');
CREATE DOMAIN pg_temp.users AS text CHECK (evil.lower(VALUE) IS NULL);
SELECT throws_ok($$ SELECT model.use_session() $$, '55000', NULL, 'nor with a temporary type');
DROP DOMAIN pg_temp.users;

-- identity: nothing but a token sets it
SELECT is(model.current_user_id(), NULL, 'nobody is signed in');
SELECT set_config(name, '1', false) FROM unnest('{app.user_id,evil.session,role.user}'::text[]) name;
SELECT throws_ok($$ SET model_api.user_id = '1' $$, '42602', NULL, 'settings of ours are reserved');
SELECT throws_ok($$ SELECT set_config('model_api.session', '1', false) $$, '42602', NULL, 'by functions too');
SELECT is(model.current_user_id(), NULL, 'settings sign nobody in');
SELECT throws_ok(format('SELECT model.use_session(%L)', token), '28000', 'the session is not valid, or has expired', 'no token: ' || left(token, 20))
    FROM unnest(ARRAY['', '1', ' ', 'null', repeat('A', 42), repeat('A', 43), repeat('A', 44), repeat('_', 43), repeat('=', 43), E'\n' || repeat('A', 42), '''; DROP TABLE attacked.users; --', repeat('x', 100000)]) token;
SELECT throws_ok($$ SELECT * FROM attacked.session_secret $$, '42501', NULL, 'hashes are nobody''s to read');
SELECT throws_ok($$ SELECT * FROM attacked.users $$, '42501', NULL, 'nor are users');
SELECT throws_ok($$ SELECT * FROM model.sign_in_attempt $$, '42501', NULL, 'nor is who failed to sign in');
SELECT throws_ok($$ INSERT INTO model.account VALUES ('user', 'x', 'pg_class', '{}') $$, '42501', NULL, 'nor is the catalog theirs to write');

-- exceptions and savepoints take it along
SELECT is(model.act('user', 'signIn', '{"email": "a@example.org", "password": "a password 1"}')::jsonb -> 'success', 'true', 'signed in');
SELECT isnt(model.current_user_id(), NULL, 'somebody is');
SAVEPOINT one;
SELECT lives_ok($$ SELECT model.act('user', 'signOut', jsonb_build_object('id', model.current_user_id())) $$, 'signed out');
SELECT is(model.current_user_id(), NULL, 'nobody is');
ROLLBACK TO one;
SELECT isnt(model.current_user_id(), NULL, 'again');
DO $$
BEGIN
    BEGIN
        PERFORM model.act('user', 'signIn', '{"email": "b@example.org", "password": "a password 1"}');
        PERFORM 1 / 0;
    EXCEPTION WHEN division_by_zero THEN NULL;
    END;
END $$;
SELECT is(model.current_session('{"user": {"email": true}}') #>> '{user,email}', 'a@example.org', 'whom an exception undid is not signed in');
SELECT throws_ok($$ SELECT model.revoke_sessions('2') $$, '42501', NULL, 'sessions of others are not ended');
SELECT throws_ok($$ SELECT model.current_session('{"user": {"password": true}}') $$, '42703', NULL, 'a password is shown to nobody');

-- another session_user is nobody
RESET SESSION AUTHORIZATION;
SELECT is(model.current_user_id(), NULL, 'another session_user has no identity');

-- a statement that runs as a definer changes nothing about who is signed in
SET LOCAL SESSION AUTHORIZATION attacker;
SELECT isnt(model.current_user_id(), NULL, 'the one before has it still');

RESET SESSION AUTHORIZATION;
SELECT * FROM finish();
ROLLBACK;

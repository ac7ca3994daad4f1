-- Global actions: as the caller where privileges are the caller's own, or everybody's, and as the function's owner where a
-- role of the session is permitted them.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE flip_owner;
CREATE ROLE flip_guest;
CREATE ROLE flip_friend;
CREATE SCHEMA flip AUTHORIZATION flip_owner;
GRANT USAGE ON SCHEMA flip TO flip_guest, flip_friend;
SET ROLE flip_owner;
CREATE TABLE flip.coin (n int);
CREATE FUNCTION flip.who(params jsonb) RETURNS json LANGUAGE plpgsql AS $$ BEGIN RETURN json_build_object('as', current_user, 'path', current_setting('search_path'), 'coins', CASE WHEN has_table_privilege('flip.coin', 'SELECT') THEN (SELECT count(*) FROM flip.coin) END); END $$;
CREATE FUNCTION flip.own(params jsonb) RETURNS json LANGUAGE plpgsql AS $$ BEGIN RETURN to_json(current_user); END $$;
REVOKE EXECUTE ON FUNCTION flip.own FROM PUBLIC;
CREATE FUNCTION flip.friends(params jsonb) RETURNS json LANGUAGE plpgsql AS $$ BEGIN RETURN to_json(current_user); END $$;
REVOKE EXECUTE ON FUNCTION flip.friends FROM PUBLIC;
GRANT EXECUTE ON FUNCTION flip.friends TO flip_friend;
RESET ROLE;
CREATE FUNCTION flip.supers(params jsonb) RETURNS json LANGUAGE plpgsql AS $$ BEGIN RETURN to_json(current_user); END $$;
SELECT model.define('{"globalActions": {"who": {"run": "flip.who"}, "own": {"run": "flip.own"}, "friends": {"run": "flip.friends"}, "supers": {"run": "flip.supers"}}}');
SET ROLE flip_guest;
SELECT model.run('who');
SELECT model.run('own');
SELECT model.run('friends');
SELECT model.run('supers');
RESET ROLE;
SELECT model.permit('unauthenticated', '{"globalActions": {"who": true, "own": true, "friends": true, "supers": true}}');
SET ROLE flip_guest;
SELECT model.run('who');
SELECT model.run('own'), model.run('friends');
SELECT model.run('supers');
SET ROLE flip_friend;
SELECT model.run('who'), model.run('friends');
SET ROLE flip_owner;
SELECT model.run('who') -> 'result' ->> 'as', model.run('own');
RESET ROLE;
SELECT model.permit('unauthenticated', '{"globalActions": {"who": false, "own": false, "friends": null, "supers": null}}');
SET ROLE flip_guest;
SELECT model.run('who') -> 'result' ->> 'as';
SELECT model.run('own');
RESET ROLE;
SELECT count(*) FROM model.define('{"globalActions": {"who": null, "own": null, "friends": null, "supers": null}}', true);
\set VERBOSITY terse
DROP SCHEMA flip CASCADE;
DROP ROLE flip_owner, flip_guest, flip_friend;

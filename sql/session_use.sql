-- model.use_session: a session begins, goes on with its token, and ends with what set it.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE ROLE visit_owner;
CREATE ROLE visitor;
CREATE SCHEMA visit AUTHORIZATION visit_owner;
GRANT CREATE ON DATABASE :DBNAME TO visit_owner;
SET ROLE visit_owner;
SET search_path = visit;
SELECT model.define_users('{"session": {"fields": {"bannerShown": {"type": "boolean", "default": false}},
    "actions": {"dismiss": {"to": "created.loggedOut", "run": "visit.dismiss", "params": {"why": "string"}}}}}');
CREATE FUNCTION visit.dismiss(session visit.session, params jsonb) RETURNS visit.session LANGUAGE plpgsql AS $$
BEGIN
    RAISE INFO 'as %, search_path %, %', current_user, current_setting('search_path'), params;
    session.banner_shown := true;
    RETURN session;
END $$;
GRANT USAGE ON SCHEMA visit TO visitor;
RESET ROLE;
SET SESSION AUTHORIZATION visitor;

-- a new one, with a token of 43 characters
SELECT model.use_session(NULL, false)::jsonb AS made \gset
SELECT jsonb_object_keys(:'made'), length(:'made'::jsonb ->> 'token');
SELECT :'made'::jsonb ->> 'token' AS token \gset
SELECT :'made'::jsonb -> 'state', :'made'::jsonb -> 'roles', :'made'::jsonb -> 'userId';
SELECT model.current_session('{"id": true, "state": true, "user": {"email": true}, "bannerShown": true}');
SELECT model.issued_token() IS NULL, model.current_user_id(), model.has_role('unauthenticated'), model.has_role('signed-in');
-- nothing of its secrets is anybody's to see
SELECT * FROM visit.session;
SELECT * FROM visit.session_secret;

-- its actions
SELECT model.act_on_session('update', '{"session": {"bannerShown": true}}')::jsonb #- '{session,createdAt}' #- '{session,updatedAt}';
SELECT model.act_on_session('dismiss', '{"why": "seen"}')::jsonb #- '{session,createdAt}' #- '{session,updatedAt}';
SELECT model.act_on_session('update', '{"session": {"userId": "1", "roles": ["system-admin"]}}');
SELECT model.act_on_session('update', '{"session": {"user": {"create": {"email": "a@example.org", "roles": ["system-admin"]}}}}');
SELECT model.act_on_session('update', '{"session": {"state": {"created": "loggedIn"}}}');
SELECT model.act_on_session('update', '{"id": 77, "session": {"bannerShown": false}}')::jsonb #- '{session,createdAt}' #- '{session,updatedAt}';
SELECT model.current_session('{"bannerShown": true, "roles": true}');
SELECT model.act_on_session('create');
SELECT model.current_session('{"token": true}');
SELECT model.current_session('{"user": {"password": true}}');
SELECT model.current_session('{"user": {"sessions": {"edges": {"node": {"id": true}}}}}');

-- DISCARD ALL ends it for the connection
DISCARD ALL;
SET SESSION AUTHORIZATION visitor;
SELECT model.current_session(), model.current_user_id();
SELECT model.act_on_session('update', '{}');

-- with the transaction
BEGIN;
SELECT model.use_session(:'token')::jsonb ->> 'bannerShown';
SELECT model.current_session('{"bannerShown": true}');
COMMIT;
SELECT model.current_session();

-- with the subtransaction that set it
BEGIN;
SAVEPOINT s;
SELECT model.use_session(:'token')::jsonb ->> 'bannerShown';
ROLLBACK TO s;
SELECT model.current_session();
SAVEPOINT t;
SELECT model.use_session(:'token')::jsonb ->> 'bannerShown';
RELEASE t;
SELECT model.current_session('{"bannerShown": true}');
ROLLBACK TO s;
SELECT model.current_session();
COMMIT;
DO $$
BEGIN
    BEGIN
        PERFORM model.use_session();
        RAISE INFO 'inside: %', model.current_session() IS NOT NULL;
        RAISE EXCEPTION 'undone';
    EXCEPTION WHEN raise_exception THEN
        RAISE INFO 'outside: %', model.current_session() IS NOT NULL;
    END;
END $$;

-- of the connection, with a transaction's own inside
SELECT model.use_session(:'token', false)::jsonb ->> 'bannerShown';
BEGIN;
SELECT model.use_session()::jsonb ->> 'bannerShown';
SELECT model.current_session('{"bannerShown": true}');
ROLLBACK;
SELECT model.current_session('{"bannerShown": true}');
BEGIN;
SELECT model.use_session(NULL, false)::jsonb ->> 'bannerShown';
ROLLBACK;
SELECT model.current_session('{"bannerShown": true}');
BEGIN;
SELECT model.use_session(NULL, false)::jsonb ->> 'bannerShown';
COMMIT;
SELECT model.current_session('{"bannerShown": true}');

-- tokens that are none, are another's or are gone are answered alike
SELECT model.use_session('');
SELECT model.use_session('x');
SELECT model.use_session(repeat('A', 43));
SELECT model.use_session(:'token' || 'A');
SELECT model.use_session(:'token', false)::jsonb ->> 'bannerShown';
SELECT model.revoke_sessions('1');
SELECT model.act_on_session('delete');
SELECT model.current_session();
SELECT model.use_session(:'token');

-- no setting forges it, and another session_user does not inherit it
SET model_api.session = '1';
SELECT model.use_session(NULL, false)::jsonb ->> 'bannerShown';
RESET SESSION AUTHORIZATION;
SELECT model.current_session();
SET SESSION AUTHORIZATION visitor;
SELECT model.current_session() IS NOT NULL;
SET ROLE visitor;
SELECT model.current_session() IS NOT NULL;
RESET ROLE;

-- a new session writes; to go on with one does not
SELECT model.use_session()::jsonb ->> 'token' AS token \gset
BEGIN READ ONLY;
SELECT model.use_session(:'token')::jsonb ->> 'bannerShown';
SELECT model.use_session();
ROLLBACK;

-- an expired one
RESET SESSION AUTHORIZATION;
UPDATE visit.session_secret SET expires_at = now();
SET SESSION AUTHORIZATION visitor;
SELECT model.current_session();
SELECT model.use_session(:'token');

-- tables of a superuser serve nobody else
RESET SESSION AUTHORIZATION;
ALTER TABLE visit.session OWNER TO CURRENT_USER;
SET SESSION AUTHORIZATION visitor;
SELECT model.use_session();
RESET SESSION AUTHORIZATION;
SELECT model.use_session()::jsonb ->> 'bannerShown';
ALTER TABLE visit.session OWNER TO visit_owner;

\set VERBOSITY terse
SELECT model.forget('session');
SELECT model.forget('user');
DROP SCHEMA visit CASCADE;
REVOKE CREATE ON DATABASE :DBNAME FROM visit_owner;
DROP ROLE visit_owner, visitor;

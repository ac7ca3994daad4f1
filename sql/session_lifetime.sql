-- How long a token is good: for its session's lifetime from its beginning or the last sign-in, not from its last use. The clock is
-- moved by moving when tokens expire.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA clock;
SELECT model.define_users('{"user": {"table": "clock.users"}, "session": {"table": "clock.session", "lifetime": 3600}}');
CREATE FUNCTION clock.move(by interval) RETURNS void LANGUAGE sql AS $$ UPDATE clock.session_secret SET expires_at = expires_at - by $$;
CREATE FUNCTION clock.remaining() RETURNS SETOF interval LANGUAGE sql AS $$
    SELECT date_trunc('minute', expires_at - clock_timestamp() + interval '30 s') FROM clock.session_secret ORDER BY 1 $$;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}')::jsonb -> 'success';
SELECT model.use_session() ->> 'token' AS token \gset
SELECT clock.remaining();

-- use does not prolong it
SELECT clock.move('59 min');
SELECT model.use_session(:'token') -> 'state', model.act_on_session('update')::jsonb -> 'success', model.current_session() IS NOT NULL;
SELECT clock.remaining();
-- signing in does, under another token; so does signing out
BEGIN;
SELECT model.use_session(:'token') -> 'state';
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}')::jsonb ->> 'token' AS signed_in \gset
COMMIT;
SELECT clock.remaining();
SELECT model.use_session(:'token');
SELECT clock.move('50 min');
BEGIN;
SELECT model.use_session(:'signed_in') -> 'state';
SELECT model.act('user', 'signOut', jsonb_build_object('id', model.current_user_id()))::jsonb ->> 'token' AS signed_out \gset
COMMIT;
SELECT clock.remaining();
SELECT model.use_session(:'signed_in');
SELECT model.use_session(:'signed_out') -> 'state';

-- past its end it is nobody's: also of a connection, at its next transaction, and in none that began before
SELECT model.use_session(:'signed_out', false) -> 'state';
BEGIN;
SELECT model.current_session() IS NOT NULL;
SELECT clock.move('1 h');
SELECT model.current_session() IS NOT NULL;
COMMIT;
SELECT model.current_session() IS NOT NULL, model.has_role('unauthenticated');
SELECT model.use_session(:'signed_out');
-- nothing but purging takes its record away
SELECT count(*) FROM clock.session;
CALL model.purge_sessions();
SELECT count(*) FROM clock.session;

-- another lifetime is that of tokens to come; codes have their own
SELECT model.use_session() IS NOT NULL;
SELECT model.define_users('{"session": {"lifetime": 60}}');
SELECT model.use_session() IS NOT NULL;
SELECT clock.remaining();
SELECT model.define_users('{"session": {"lifetime": null}}');
SELECT model.use_session() IS NOT NULL;
SELECT clock.remaining();
SELECT model.define_users('{"session": {"lifetime": 0.5}}');
SELECT model.define_users('{"session": {"lifetime": "1 h"}}');
\set VERBOSITY terse
SELECT model.forget(name) FROM unnest('{session,user}'::text[]) name;
DROP SCHEMA clock CASCADE;

-- Users and sessions by permission: who somebody is and what they may do is written by nobody but who may do everything.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE club_owner;
CREATE ROLE club_guest;
CREATE SCHEMA club AUTHORIZATION club_owner;
SET ROLE club_owner;
SELECT model.define_users('{"user": {"table": "club.users", "fields": {"nick": {"type": "string"}}}, "session": {"table": "club.session", "fields": {"banner": {"type": "boolean"}}}}');
SELECT model.permit('signed-in', $$ {"user": {"read": {"id": {"equals": {"$session": "userId"}}}, "actions": {"create": true, "update": {"id": {"equals": {"$session": "userId"}}}}},
    "session": {"read": true, "actions": {"update": true}}} $$);
RESET ROLE;
SET SESSION AUTHORIZATION club_guest;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS ada \gset
SELECT model.act('user', 'signUp', '{"email": "bob@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS bob \gset
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') ->> 'token' AS of_ada \gset
CREATE FUNCTION pg_temp.told(result json) RETURNS text LANGUAGE sql AS
    $$ SELECT concat_ws(' | ', result ->> 'success', (SELECT string_agg(concat_ws(' ', e ->> 'path', e ->> 'message'), '; ') FROM json_array_elements(CASE json_typeof(result -> 'errors') WHEN 'array' THEN result -> 'errors' END) e)) $$;
SELECT pg_temp.told(model.update('user', :ada, '{"nick": "countess"}'));
SELECT field, pg_temp.told(model.update('user', :ada, jsonb_build_object(field, value))), pg_temp.told(model.create('user', jsonb_build_object('email', 'new@example.org', field, value)))
    FROM (VALUES ('roles', '["system-admin"]'::jsonb), ('roles', 'null'), ('emailVerified', 'true'), ('lastSignedIn', 'null'), ('password', '"another 1843!"'), ('password', '"weak"')) x (field, value);
SELECT pg_temp.told(model.upsert('user', jsonb_build_object('email', 'ada@example.org', 'roles', '["system-admin"]'::jsonb), '{email}')), pg_temp.told(model.bulk_update('user', jsonb_build_array(jsonb_build_object('id', :'ada', 'roles', '[]'::jsonb))));
-- Sessions, from either end.
SELECT min(s) AS session FROM (SELECT (e #>> '{node,id}')::bigint AS s FROM json_array_elements(model.find_many('session', '{"userId": {"isSet": true}}') -> 'edges') e) x \gset
SELECT pg_temp.told(model.update('session', :session, '{"banner": true}')), pg_temp.told(model.update('session', :session, jsonb_build_object('userId', :'bob'))), pg_temp.told(model.update('session', :session, jsonb_build_object('user', jsonb_build_object('_link', :'bob')))), pg_temp.told(model.update('session', :session, '{"roles": ["system-admin"]}')),
    pg_temp.told(model.update('session', :session, jsonb_build_object('user', jsonb_build_object('update', jsonb_build_object('id', :'ada', 'nick', 'x')))));
SELECT pg_temp.told(model.update('user', :ada, jsonb_build_object('sessions', change))) FROM (VALUES (jsonb_build_object('_link', :'session')), (jsonb_build_object('_unlink', :'session')), (jsonb_build_object('update', jsonb_build_object('id', :'session', 'banner', false)))) x (change);
-- Another address is to be verified anew.
RESET SESSION AUTHORIZATION;
UPDATE club.users SET email_verified = true WHERE id = :ada;
SET SESSION AUTHORIZATION club_guest;
SELECT model.use_session(:'of_ada', false) IS NOT NULL;
SELECT model.update('user', :ada, '{"email": "ada@example.org", "nick": "same"}', '{"email": true, "emailVerified": true, "nick": true}');
SELECT model.update('user', :ada, '{"email": "countess@example.org"}', '{"email": true, "emailVerified": true}');
-- Who may do everything may.
RESET SESSION AUTHORIZATION;
UPDATE club.users SET roles = '{system-admin}' WHERE id = :ada;
SET SESSION AUTHORIZATION club_guest;
SELECT model.use_session(:'of_ada', false) IS NOT NULL;
SELECT model.update('user', :bob, '{"roles": ["signed-in"], "emailVerified": true, "nick": "bob"}', '{"email": true, "emailVerified": true, "roles": true}');
SELECT model.update('user', :bob, '{"email": "robert@example.org"}', '{"emailVerified": true}'), model.update('user', :bob, '{"email": "b@example.org", "emailVerified": true}', '{"emailVerified": true}');
SELECT model.update('user', :bob, '{"email": "nothing"}');
SELECT model.delete('user', :bob);
RESET SESSION AUTHORIZATION;
DISCARD ALL;
SET client_min_messages = warning;
SELECT model.forget('session');
SELECT model.forget('user');
\set VERBOSITY terse
DROP SCHEMA club CASCADE;
DROP ROLE club_owner, club_guest;

-- What is read by permission when a session says who asks: its values, its roles, and how soon they count.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE wall_owner;
CREATE ROLE wall_guest;
CREATE SCHEMA wall AUTHORIZATION wall_owner;
SELECT model.add_role('wall-editor', 'Editor');
SET ROLE wall_owner;
SELECT model.define_users('{"user": {"table": "wall.users"}, "session": {"table": "wall.session"}}');
SELECT model.define('{"post": {"table": "wall.post", "fields": {"title": {"type": "string"}, "published": {"type": "boolean", "default": false}, "user": {"type": "belongsTo", "model": "user"}}}}');
SELECT model.define_users('{"user": {"table": "wall.users", "fields": {"posts": {"type": "hasMany", "model": "post", "inverse": "user"}}}, "session": {"table": "wall.session"}}');
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}}}');
SELECT model.permit('signed-in', '{"post": {"read": [{"OR": [{"published": {"equals": true}}, {"userId": {"equals": {"$session": "userId"}}}]}]}, "user": {"read": {"id": {"equals": {"$session": "userId"}}}}, "session": {"read": {"id": {"equals": {"$session": "id"}}}}}');
SELECT model.permit('wall-editor', '{"post": {"read": {"title": {"notEquals": "private"}}}}');
SELECT model.permit('wall-nobody', '{"post": {"read": true}}');
RESET ROLE;
SET SESSION AUTHORIZATION wall_guest;
CREATE FUNCTION pg_temp.titles() RETURNS text LANGUAGE sql AS $$ SELECT string_agg(e #>> '{node,title}', ' ' ORDER BY n) FROM json_array_elements(model.find_many('post', selection => '{"title": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS ada \gset
SELECT model.act('user', 'signUp', '{"email": "bob@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS bob \gset
SELECT model.use_session() ->> 'token' AS nobody \gset
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') ->> 'token' AS of_ada \gset
DISCARD ALL;
SET SESSION AUTHORIZATION wall_owner;
INSERT INTO wall.post (title, published, user_id) VALUES ('adas', false, :ada), ('public', true, :bob), ('private', false, :bob), ('bobs', false, :bob);
SET SESSION AUTHORIZATION wall_guest;
CREATE OR REPLACE FUNCTION pg_temp.titles() RETURNS text LANGUAGE sql AS $$ SELECT string_agg(e #>> '{node,title}', ' ' ORDER BY n) FROM json_array_elements(model.find_many('post', selection => '{"title": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;

-- Nobody, a session that nobody is signed in to, who is signed in, and each only for as long as the identity lasts.
SELECT pg_temp.titles();
BEGIN;
SELECT model.use_session(:'nobody') IS NOT NULL, pg_temp.titles();
SELECT model.use_session(:'of_ada') IS NOT NULL;
SELECT pg_temp.titles();
SELECT model.find_many('user', selection => '{"email": true, "posts": {"edges": {"node": {"title": true}}}}') -> 'edges' -> 0 -> 'node';
SELECT model.count('session'), model.count('user');
SELECT model.find_one('user', :bob);
ROLLBACK;
SELECT pg_temp.titles();

-- Roles that are given and taken count in the next transaction, in kept plans too.
RESET SESSION AUTHORIZATION;
UPDATE wall.users SET roles = '{wall-editor}' WHERE id = :ada;
SET SESSION AUTHORIZATION wall_guest;
BEGIN;
SELECT model.use_session(:'of_ada') IS NOT NULL;
SELECT pg_temp.titles();
ROLLBACK;
RESET SESSION AUTHORIZATION;
UPDATE wall.users SET roles = '{system-admin}' WHERE id = :ada;
SET SESSION AUTHORIZATION wall_guest;
BEGIN;
SELECT model.use_session(:'of_ada') IS NOT NULL;
SELECT pg_temp.titles(), model.count('user');
ROLLBACK;
-- What a role that is gone was permitted is gone with it.
RESET SESSION AUTHORIZATION;
UPDATE wall.users SET roles = '{wall-editor}' WHERE id = :ada;
SELECT model.remove_role('wall-editor');
SET SESSION AUTHORIZATION wall_guest;
BEGIN;
SELECT model.use_session(:'of_ada') IS NOT NULL;
SELECT pg_temp.titles();
-- Who signs out is nobody.
SELECT model.act('user', 'signOut', jsonb_build_object('id', :'ada')) ->> 'success';
SELECT pg_temp.titles();
ROLLBACK;

-- No setting and no argument makes somebody of nobody.
SELECT set_config('jwt.claims.user_id', :'ada', false);
SELECT pg_temp.titles(), model.count('post', '{"userId": {"equals": {"$session": "userId"}}}');

RESET SESSION AUTHORIZATION;
DISCARD TEMP;
SELECT model.forget('post');
SELECT model.forget('session');
SELECT model.forget('user');
\set VERBOSITY terse
DROP SCHEMA wall CASCADE;
DROP ROLE wall_owner, wall_guest;

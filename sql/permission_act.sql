-- Actions without privileges on the tables: what the roles of the session are permitted, record by record.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE desk_owner;
CREATE ROLE desk_guest;
CREATE SCHEMA desk AUTHORIZATION desk_owner;
SELECT model.add_role('desk-editor', 'Editor');
SET ROLE desk_owner;
SELECT model.define_users('{"user": {"table": "desk.users"}, "session": {"table": "desk.session"}}');
SELECT model.define($$ {
    "post": {"table": "desk.post", "fields": {"title": {"type": "string", "required": true, "length": {"max": 20}}, "slug": {"type": "string", "unique": true}, "published": {"type": "boolean", "default": false}, "user": {"type": "belongsTo", "model": "user"}},
             "states": {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}},
             "actions": {"create": {}, "update": {}, "delete": {}, "publish": {"from": "created.draft", "to": "created.published"}}},
    "vault": {"table": "desk.vault", "fields": {"word": {"type": "string"}}}} $$);
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}}}');
SELECT model.permit('signed-in', $$ {"post": {
    "read": {"OR": [{"published": {"equals": true}}, {"userId": {"equals": {"$session": "userId"}}}]},
    "actions": {"create": {"userId": {"equals": {"$session": "userId"}}}, "update": {"userId": {"equals": {"$session": "userId"}}, "published": {"equals": false}}, "delete": {"userId": {"equals": {"$session": "userId"}}}}}} $$);
SELECT model.permit('desk-editor', '{"post": {"read": true, "actions": {"publish": {"published": {"equals": false}}}}}');
RESET ROLE;
SET SESSION AUTHORIZATION desk_guest;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS ada \gset
SELECT model.act('user', 'signUp', '{"email": "bob@example.org", "password": "analytical 1843"}', '{"id": true}') #>> '{user,id}' AS bob \gset
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true}') ->> 'token' AS of_ada \gset
DISCARD ALL;
SET SESSION AUTHORIZATION desk_owner;
INSERT INTO desk.post (id, title, slug, published, user_id) VALUES (1, 'adas', 'one', false, :ada), (2, 'public', 'two', true, :bob), (3, 'private', 'three', false, :bob), (4, 'adas public', 'four', true, :ada);
ALTER TABLE desk.post ALTER id RESTART WITH 10;

-- Nobody may act.
SET SESSION AUTHORIZATION desk_guest;
SELECT model.create('post', '{"title": "new"}');
SELECT model.update('post', 1, '{"title": "new"}');
SELECT model.delete('post', 2);
SELECT model.act('post', 'publish', '{"id": "1"}');
SELECT model.upsert('post', '{"id": "1", "title": "new"}');
SELECT model.bulk_delete('post', '{1,2}');
SELECT model.create('vault', '{"word": "new"}');
SELECT model.act('post', 'publich', '{"id": "1"}');
SELECT model.act('posts', 'publish', '{"id": "1"}');

-- Ada acts on what is hers.
BEGIN;
SELECT model.use_session(:'of_ada') IS NOT NULL;
SELECT model.update('post', 1, '{"title": "renamed"}', '{"id": true, "title": true, "user": {"email": true}}');
ROLLBACK;
BEGIN;
SELECT model.use_session(:'of_ada') IS NOT NULL;
SELECT model.update('post', 1, '{"title": "renamed"}', '{"id": true, "title": true, "userId": true}');
-- What she may not see does not exist; what she sees and may not act on is denied.
SELECT model.update('post', 3, '{"title": "mine"}');
SELECT model.update('post', 333, '{"title": "mine"}');
SELECT model.update('post', 2, '{"title": "mine"}');
SELECT model.update('post', 4, '{"title": "mine"}');
SELECT model.delete('post', 3);
SELECT model.delete('post', 2);
SELECT model.delete('post', 4);
-- That is decided before anything else is.
SELECT model.update('post', 3, '{"title": ""}'), model.update('post', 2, '{"title": null, "slug": "one"}');
SELECT model.update('post', 3, '{"title": "far too long for the title of a post"}');
SELECT model.update('post', 1, '{"title": "far too long for the title of a post", "slug": "three"}');
-- New records are hers.
SELECT model.create('post', jsonb_build_object('title', 'hers', 'user', jsonb_build_object('_link', :'ada')), '{"id": true, "title": true}');
SELECT model.create('post', jsonb_build_object('title', 'his', 'userId', :'bob'));
SELECT model.create('post', '{"title": "nobodys"}');
SELECT count(*) FROM (SELECT model.find_many('post', '{"title": {"in": ["his", "nobodys"]}}') -> 'edges' AS e) x, json_array_elements(e);
-- Nobody gives away what is theirs; other conditions may be left.
SELECT model.update('post', 1, jsonb_build_object('userId', :'bob'));
SELECT model.update('post', 1, '{"userId": null}');
SELECT model.update('post', 1, '{"published": true}', '{"title": true, "published": true}');
SELECT model.update('post', 1, '{"published": false}');
-- Other actions take permissions of their own.
SELECT model.act('post', 'publish', '{"id": "1"}');
ROLLBACK;

-- Several roles: what any of them may, for each record by those that permit it.
RESET SESSION AUTHORIZATION;
UPDATE desk.users SET roles = '{signed-in,desk-editor}' WHERE id = :ada;
SET SESSION AUTHORIZATION desk_guest;
BEGIN;
SELECT model.use_session(:'of_ada') IS NOT NULL;
SELECT model.act('post', 'publish', '{"id": "3"}', '{"title": true, "state": true}');
SELECT model.act('post', 'publish', '{"id": "3"}', '{"title": true, "state": true}');
SELECT model.act('post', 'publish', '{"id": "2"}', '{"title": true, "state": true}');
SELECT model.update('post', 3, '{"title": "mine"}');
ROLLBACK;

RESET SESSION AUTHORIZATION;
SELECT model.forget('post');
SELECT model.forget('vault');
SELECT model.forget('session');
SELECT model.forget('user');
SELECT model.remove_role('desk-editor');
\set VERBOSITY terse
DROP SCHEMA desk CASCADE;
DROP ROLE desk_owner, desk_guest;

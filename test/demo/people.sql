-- The part of the tour that is about users: signing up and in, and what the roles of an application may do.
\echo The owner of the tables says who may do what. The web server connects as demo_web, which has no privilege on any table.
\echo
\set ECHO none
CREATE ROLE demo_owner;
CREATE ROLE demo_web;
CREATE SCHEMA magazine AUTHORIZATION demo_owner;
GRANT USAGE ON SCHEMA magazine TO demo_web;
SET ROLE demo_owner;
\set ECHO queries
SELECT model.define_users('{"user": {"table": "magazine.users"}, "session": {"table": "magazine.session"}}') AS made;
SELECT model.define('{"story": {"table": "magazine.story", "fields": {
        "title": {"type": "string", "required": true}, "author": {"type": "belongsTo", "model": "user"}},
    "states":  {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}},
    "actions": {"create": {}, "update": {}, "publish": {"from": "created.draft", "to": "created.published"}}}}') AS made;
ALTER TABLE magazine.story ALTER author_id SET DEFAULT model.current_user_id()::bigint;
\set ECHO none
RESET ROLE;
\set ECHO queries
SELECT model.add_role('editor', 'Editor');
\set ECHO none
SET ROLE demo_owner;
\set ECHO queries
SELECT model.permit('unauthenticated', '{"story": {"read": {"state": {"inState": "created.published"}}}}');
SELECT model.permit('signed-in', '{"story": {
    "read": {"OR": [{"state": {"inState": "created.published"}}, {"authorId": {"equals": {"$session": "userId"}}}]},
    "actions": {"create": {"authorId": {"equals": {"$session": "userId"}}}, "update": {"authorId": {"equals": {"$session": "userId"}}}}}}');
SELECT model.permit('editor', '{"story": {"read": true, "actions": {"publish": true}}}');

\set ECHO none
RESET ROLE;
SET SESSION AUTHORIZATION demo_web;
\set ECHO queries
\echo Ada signs up and in; from here on a token says who she is. She writes a story.
\echo
BEGIN;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"email": true, "roles": true}') AS signed_up;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}') ->> 'token' AS ada \gset
SELECT model.create('story', '{"title": "Notes on the engine"}', '{"title": true, "state": true, "authorId": true}') AS created;
COMMIT;

\echo
\echo Grace, who signs in too, sees nothing of it: to her there is no such story.
\echo
BEGIN;
SELECT model.act('user', 'signUp', '{"email": "grace@example.org", "password": "nanosecond 1906"}') -> 'success' AS signed_up;
SELECT model.act('user', 'signIn', '{"email": "grace@example.org", "password": "nanosecond 1906"}') ->> 'token' AS grace \gset
SELECT model.count('story');
SELECT jsonb_pretty(model.update('story', 1, '{"title": "Mine now"}')::jsonb) AS updated;
COMMIT;

\echo
\echo She becomes an editor, which a typing error does not make her, and publishes the story.
\echo
\set ECHO none
RESET SESSION AUTHORIZATION;
SET ROLE demo_owner;
\set ECHO queries
SELECT model.update('user', 2, '{"roles": ["editer"]}') -> 'errors' -> 0 -> 'validationErrors' AS refused;
SELECT model.update('user', 2, '{"roles": ["editor"]}', '{"email": true, "roles": true}') AS updated;
\set ECHO none
RESET ROLE;
SET SESSION AUTHORIZATION demo_web;
\set ECHO queries
BEGIN;
SELECT model.use_session(:'grace') -> 'state' AS state;
SELECT jsonb_pretty(model.graphql('mutation { publishStory(id: "1") { success errors { message } story { title state } } }')::jsonb) AS published;
COMMIT;

\echo
\echo Now everybody reads it, be they signed in or not, but Ada alone changes it.
\echo
SELECT model.find_first('story', selection => '{"title": true, "state": true}') AS story;
BEGIN;
SELECT model.use_session(:'ada') -> 'state' AS state;
SELECT model.update('story', 1, '{"title": "Notes on the Analytical Engine"}', '{"title": true}') AS updated;
COMMIT;

\echo
\echo Whoever is not signed in updates nothing, and plain SQL shows demo_web nothing at all.
\echo
\set ON_ERROR_STOP off
SELECT model.update('story', 1, '{"title": "Defaced"}');
SELECT * FROM magazine.story;
\set ON_ERROR_STOP on
\set ECHO none
RESET SESSION AUTHORIZATION;
\set ECHO queries

-- Who may do what with models without privileges on their tables: how it is said, kept and shown.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE permit_owner NOLOGIN;
CREATE ROLE permit_other NOLOGIN;
CREATE SCHEMA permit AUTHORIZATION permit_owner;
SELECT count(*) FROM model.define('{"chest": {"table": "permit.chest", "fields": {"name": {"type": "string"}}}}');
SET ROLE permit_owner;
SELECT count(*) FROM model.define($$ {
    "post": {"table": "permit.post", "fields": {"title": {"type": "string"}, "author": {"type": "string"}, "count": {"type": "number"}, "comments": {"type": "hasMany", "model": "comment", "inverse": "post"}},
             "actions": {"create": {}, "update": {}, "delete": {}, "publish": {}}},
    "comment": {"table": "permit.comment", "fields": {"text": {"type": "string"}, "post": {"type": "belongsTo", "model": "post"}}}} $$);
SELECT model.permissions(), model.permissions('signed-in');
SELECT model.permit('signed-in', '{"post": {"read": {"OR": [{"title": {"startsWith": "a"}}, {"author": {"equals": {"$session": "userId"}}}]}, "actions": {"update": true, "delete": {"author": {"equals": {"$session": "userId"}}}}}, "comment": {"read": true}}');
SELECT model.permit('unauthenticated', '{"post": {"read": {"title": {"equals": "public"}}}}');
SELECT model.permissions();
-- A model that is named has what is said, and nothing else; the others stay as they are.
SELECT model.permit('signed-in', '{"post": {"read": true}}');
SELECT model.permissions('signed-in');
SELECT model.permit('signed-in', '{"post": null, "comment": false}');
SELECT model.permissions('signed-in'), model.permissions('nobody');
SELECT model.permit('signed-in', '{}');
-- All mistakes at once.
SELECT model.permit('signed-in', '{"pots": {"read": true}, "post": {"read": {"titel": {"equals": 1}}, "actions": {"publish": {"count": {"equals": {"$session": "userId"}}}, "fly": true}, "plainSql": "yes"}, "comment": {"read": {"post": {"comments": {"some": {"text": {"equals": {"$session": "name"}}}}}}}}');
SELECT model.permit('signed-in', '{"comment": {"read": 7}}');
SELECT model.permit('signed-in', '[]');
SELECT model.permit('signed-in', '{"plainSql": true}');
SELECT model.permit('signed-in', '{"globalActions": {"flipAll": true}}');
SELECT model.permit('signed-in', NULL);
SELECT model.permit(NULL, '{}');
SELECT model.permit('not a key', '{}');
SELECT model.permit('system-admin', '{"post": {"read": true}}');
SELECT model.permit('permit-nobody', '{"post": {"read": true}}');
-- What a role is permitted goes with it.
RESET ROLE;
SELECT model.add_role('permit-nobody', 'Nobody');
SET ROLE permit_owner;
SELECT model.permit('permit-nobody', '{"post": {"read": true}}');
SELECT model.permissions('permit-nobody');
RESET ROLE;
SELECT model.remove_role('permit-nobody');
SELECT model.add_role('permit-nobody', 'Nobody');
SELECT model.permissions('permit-nobody');
SELECT model.remove_role('permit-nobody');
SET ROLE permit_owner;
-- By the owner, and of tables that do not belong to a superuser.
SELECT model.permit('signed-in', '{"chest": {"read": true}}');
SET ROLE permit_other;
SELECT model.permit('signed-in', '{"post": {"read": true}}');
SELECT model.permit('signed-in', '{"post": null}');
INSERT INTO model.permission VALUES ('unauthenticated', 'post', '{"read": true}');
DELETE FROM model.permission;
RESET ROLE;
SELECT model.permit('signed-in', '{"chest": {"read": true}}');
SELECT model.permit('signed-in', '{"post": {"read": true}}');
-- Global actions one by one.
SELECT count(*) FROM model.define('{"globalActions": {"flipAll": {"run": "permit.flip_all"}, "dropAll": {"run": "permit.drop_all"}}}');
SELECT model.permit('signed-in', '{"globalActions": {"flipAll": true, "dropAll": true}}');
SELECT model.permit('signed-in', '{"globalActions": {"dropAll": false}}');
SELECT model.permissions();
SET ROLE permit_other;
SELECT model.permit('signed-in', '{"globalActions": {"dropAll": true}}');
RESET ROLE;
SELECT model.permit('signed-in', '{"globalActions": {"flipAll": null}}');
-- What is permitted goes with the model.
SELECT model.forget('comment');
SELECT model.forget('post');
SELECT model.permissions();
BEGIN READ ONLY;
SELECT model.permit('signed-in', '{}');
ROLLBACK;
SELECT model.forget('chest');
SELECT count(*) FROM model.define('{"globalActions": {"flipAll": null, "dropAll": null}}', true);
DROP SCHEMA permit CASCADE;
DROP ROLE permit_owner, permit_other;

-- Role lists: what may be written to them, and what a key gives whose role is gone or was never there.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA duty;
SELECT model.add_role('editor', 'Editor');
SELECT model.add_role('reviewer', 'Reviewer');
-- defaults name roles that there are
SELECT model.define_users('{"user": {"table": "duty.users", "fields": {"roles": {"default": ["signed-in", "editr"]}, "duties": {"type": "roleList", "default": ["nothing-like-it", "reviewr"]}}}, "session": {"table": "duty.session"}}');
SELECT model.define_users('{"user": {"table": "duty.users", "fields": {"roles": {"default": ["signed-in", "reviewer"]}, "duties": {"type": "roleList"}}}, "session": {"table": "duty.session"}}');
SELECT model.define('{"team": {"table": "duty.team", "fields": {"name": {"type": "string"}}}}');
SELECT model.define_users('{"user": {"fields": {"team": {"type": "belongsTo", "model": "team"}}}}');
SELECT model.define('{"team": {"table": "duty.team", "fields": {"name": {"type": "string"}, "members": {"type": "hasMany", "model": "user", "inverse": "team"}}}}');

-- an unknown key is a mistake of its field, each of them, in every way to write
SELECT model.create('user', '{"email": "a@example.org", "roles": ["editr", "editor", "system_admin"], "duties": "boss"}');
SELECT model.create('user', '{"email": "a@example.org", "roles": ["editor", "system-admin"]}', '{"id": true, "roles": true}');
SELECT model.update('user', 1, '{"roles": ["writer"], "email": "no"}');
SELECT model.upsert('user', '{"email": "b@example.org", "roles": ["Editor"]}', '{email}');
SELECT model.bulk_create('user', '[{"email": "b@example.org", "roles": ["reviewer"]}, {"email": "c@example.org", "roles": ["reviewers"]}]', '{"email": true, "roles": true}');
SELECT model.bulk_update('user', '[{"id": 1, "roles": ["reader"]}, {"id": 2, "duties": ["editor"]}]', '{"email": true, "roles": true}');
SELECT model.bulk_upsert('user', '[{"email": "c@example.org", "roles": ["root"]}]', '{email}');
SELECT model.act('user', 'update', '{"id": 1, "user": {"roles": ["reader"]}}');
SELECT model.create('team', '{"members": [{"create": {"email": "d@example.org", "roles": ["editorr"]}}, {"update": {"id": 1, "duties": ["x"]}}]}');
SELECT model.graphql('mutation { updateUser(id: "1", user: {roles: ["reader"]}) { success errors { message code ... on InvalidRecordError { validationErrors { apiIdentifier message } } } } }');
SELECT model.graphql('mutation { internal { updateUser(id: "1", user: {roles: ["reader", "readr"]}) { success errors { message code ... on InvalidRecordError { validationErrors { apiIdentifier message } } } } } }');
SELECT email, roles, duties FROM duty.users ORDER BY id;

-- plain SQL is asked for the form alone, and an unknown key gives nothing
UPDATE duty.users SET roles = '{editor,no such}' WHERE id = 1;
UPDATE duty.users SET roles = '{editor,boss}' WHERE id = 1;
SELECT model.act('user', 'signUp', '{"email": "eve@example.org", "password": "analytical 1843"}', '{"roles": true}');
UPDATE duty.users SET roles = '{editor,boss}' WHERE email = 'eve@example.org';
SELECT model.act('user', 'signIn', '{"email": "eve@example.org", "password": "analytical 1843"}')::jsonb ->> 'token' AS token \gset
BEGIN;
SELECT model.use_session(:'token') IS NOT NULL;
SELECT role, model.has_role(role) FROM unnest('{editor,boss,signed-in,system-admin}'::text[]) role;
COMMIT;
-- nor does it become a role for those who have it
SELECT model.add_role('boss', 'Boss');
UPDATE duty.users SET roles = array_remove(roles, 'boss') WHERE 'boss' = ANY (roles);
SELECT model.add_role('boss', 'Boss');
-- a role that is removed takes effect where it was given, and comes back to nobody
SELECT model.remove_role('editor');
BEGIN;
SELECT model.use_session(:'token') IS NOT NULL;
SELECT role, model.has_role(role) FROM unnest('{editor,boss,signed-in,system-admin}'::text[]) role;
COMMIT;
SELECT model.add_role('editor', 'Editor');
UPDATE duty.users SET roles = '{boss}';
SELECT model.add_role('editor', 'Editor');
-- renaming is not adding
SELECT model.add_role('boss', 'The boss');
-- sessions of nobody have lists as well; those of users have theirs from the user
INSERT INTO duty.session (roles) VALUES ('{guest}');
SELECT model.add_role('guest', 'Guest');
UPDATE duty.session SET user_id = 1;
SELECT model.add_role('guest', 'Guest');
-- a default that was right is left alone
SELECT model.remove_role('reviewer');
SELECT model.define_users('{"user": {"fields": {"nick": {"type": "string"}}}}');
SELECT model.define_users('{"user": {"fields": {"roles": {"default": ["reviewer"]}}}}');

SELECT model.remove_role('editor'), model.remove_role('boss'), model.remove_role('guest');
\set VERBOSITY terse
SELECT model.define('{"team": {"fields": {"name": {"type": "string"}}}}');
SELECT model.forget(name) FROM unnest('{session,user,team}'::text[]) name;
DROP SCHEMA duty CASCADE;

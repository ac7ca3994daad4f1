-- Roles of the application: what there is, what can be added, and who may.
\pset format unaligned
\pset tuples_only on
SELECT key, name FROM model.role ORDER BY key;
SELECT model.add_role('editor', 'Editor');
SELECT model.add_role('editor', 'Chief editor');
SELECT key, name FROM model.role ORDER BY key;
SELECT model.add_role('signed-in', 'Anybody');
SELECT model.add_role('no key', 'Nobody');
SELECT model.add_role('reader', '');
SELECT model.remove_role('editor');
SELECT model.remove_role('editor');
SELECT model.remove_role('system-admin');
CREATE ROLE roles_nobody;
SET ROLE roles_nobody;
SELECT model.add_role('editor', 'Editor');
SELECT model.remove_role('editor');
INSERT INTO model.role VALUES ('editor', 'Editor');
SELECT count(*) FROM model.role;
RESET ROLE;
DROP ROLE roles_nobody;

-- a subscription brings the built-in roles once more, and they are left out
INSERT INTO model.role VALUES ('signed-in', 'Somebody') RETURNING key;
SELECT name FROM model.role WHERE key = 'signed-in';
SELECT model.guard_built_in_roles();

-- Many records by permission, each judged by itself; and records that are created or updated.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE bulk_owner;
CREATE ROLE bulk_guest;
CREATE SCHEMA bulk AUTHORIZATION bulk_owner;
SET ROLE bulk_owner;
SELECT model.define($$ {
    "shelf": {"table": "bulk.shelf", "fields": {"hidden": {"type": "boolean", "default": false}}},
    "box": {"table": "bulk.box", "fields": {"label": {"type": "string", "unique": true}, "size": {"type": "number"}, "hidden": {"type": "boolean", "default": false}, "open": {"type": "boolean", "default": true}, "shelf": {"type": "belongsTo", "model": "shelf"}}}} $$);
INSERT INTO bulk.shelf (hidden) VALUES (false), (true);
INSERT INTO bulk.box (id, label, hidden, open) VALUES (1, 'one', false, true), (2, 'two', false, false), (3, 'three', true, true), (4, 'four', false, true);
ALTER TABLE bulk.box ALTER id RESTART WITH 10;
SELECT model.permit('unauthenticated', $$ {"shelf": {"read": {"hidden": {"equals": false}}},
    "box": {"read": {"hidden": {"equals": false}}, "actions": {"create": {"open": {"equals": true}}, "update": {"open": {"equals": true}}, "delete": {"open": {"equals": true}}}}} $$);
SET ROLE bulk_guest;
CREATE FUNCTION pg_temp.told(result json) RETURNS text LANGUAGE sql AS
    $$ SELECT concat_ws(' | ', coalesce(result -> 'boxes', result -> 'box', result -> 'actions'), result ->> 'actions', (SELECT string_agg(concat_ws(' ', e ->> 'index', e ->> 'path', e ->> 'message'), '; ') FROM json_array_elements(CASE json_typeof(result -> 'errors') WHEN 'array' THEN result -> 'errors' END) e)) $$;
BEGIN;
SELECT pg_temp.told(model.bulk_update('box', '[{"id": "1", "size": 1}, {"id": "2", "size": 2}, {"id": "3", "size": 3}, {"id": "4", "size": 4}, {"id": "5", "size": 5}]', '{"id": true, "size": true}'));
SELECT pg_temp.told(model.bulk_create('box', '[{"label": "a"}, {"label": "b", "open": false}, {"label": "three"}, {"label": "c", "hidden": true}, {"label": "d", "shelfId": "1"}, {"label": "e", "shelfId": "2"}, {"label": "f", "shelfId": "22"}]', '{"label": true}'));
SELECT pg_temp.told(model.bulk_delete('box', '{1,2,3,5,4}'));
SELECT pg_temp.told(model.bulk_act('box', 'update', '[{"id": "2", "box": {"open": true}}]', '{"id": true}'));
ROLLBACK;
-- A record that is hidden is never updated, and told of no more than a unique constraint tells.
BEGIN;
SELECT pg_temp.told(model.upsert('box', '{"label": "one", "size": 7}', '{label}', '{"id": true, "size": true}'));
SELECT pg_temp.told(model.upsert('box', '{"label": "two", "size": 7}', '{label}', '{"id": true, "size": true}'));
SELECT pg_temp.told(model.upsert('box', '{"label": "three", "size": 7}', '{label}', '{"id": true, "size": true}'));
SELECT pg_temp.told(model.upsert('box', '{"label": "five", "size": 7}', '{label}', '{"label": true, "size": true}'));
SELECT pg_temp.told(model.upsert('box', '{"label": "six", "open": false}', '{label}'));
SELECT pg_temp.told(model.upsert('box', '{"id": "3", "size": 7}')), pg_temp.told(model.upsert('box', '{"id": "33", "size": 7}', '{id}', '{"size": true}'));
SELECT pg_temp.told(model.upsert('box', '{"id": "1", "shelfId": "2"}')), pg_temp.told(model.upsert('box', '{"id": "1", "shelfId": "22"}')), pg_temp.told(model.upsert('box', '{"id": "1", "shelfId": "1"}', '{id}', '{"shelfId": true}'));
SELECT pg_temp.told(model.bulk_upsert('box', '[{"label": "one", "size": 8}, {"label": "two", "size": 8}, {"label": "three", "size": 8}, {"label": "seven", "size": 8}]', '{label}', '{"label": true, "size": true}'));
ROLLBACK;
-- One of the two alone.
BEGIN;
SET LOCAL ROLE bulk_owner;
SELECT model.permit('unauthenticated', '{"box": {"read": {"hidden": {"equals": false}}, "actions": {"update": true}}}');
SET LOCAL ROLE bulk_guest;
SELECT pg_temp.told(model.bulk_upsert('box', '[{"label": "one", "size": 8}, {"label": "two", "size": 8}, {"label": "three", "size": 8}, {"label": "seven", "size": 8}]', '{label}', '{"label": true, "size": true}'));
SET LOCAL ROLE bulk_owner;
SELECT model.permit('unauthenticated', '{"box": {"read": true, "actions": {"create": true}}}');
SET LOCAL ROLE bulk_guest;
SELECT pg_temp.told(model.bulk_upsert('box', '[{"label": "one", "size": 8}, {"label": "three", "size": 8}, {"label": "seven", "size": 8}]', '{label}', '{"label": true, "size": true}'));
ROLLBACK;
-- Where everything is permitted nothing has to be judged, and sets are written as sets.
BEGIN;
SET LOCAL ROLE bulk_owner;
SELECT model.permit('unauthenticated', '{"box": {"read": true, "actions": {"create": true, "update": true, "delete": true}}}');
SET LOCAL ROLE bulk_guest;
SELECT pg_temp.told(model.bulk_create('box', '[{"label": "x"}, {"label": "y"}, {"label": "one"}]', '{"label": true}'));
SELECT pg_temp.told(model.bulk_create('box', '[{"label": "v", "shelfId": "1"}, {"label": "w", "shelfId": "2"}]', '{"label": true}'));
SELECT pg_temp.told(model.bulk_update('box', '[{"id": "1", "size": 1}, {"id": "3", "size": 3}, {"id": "33", "size": 3}]', '{"label": true, "size": true}'));
SELECT pg_temp.told(model.bulk_delete('box', '{1,3,33}'));
ROLLBACK;

-- Privileges are another way, action by action: who has the one that an action takes needs no permission, and has none.
RESET ROLE;
GRANT USAGE ON SCHEMA bulk TO bulk_guest;
GRANT SELECT ON bulk.box TO bulk_guest;
SET ROLE bulk_guest;
BEGIN;
SELECT model.update('box', 1, '{"size": 1}', '{"size": true}'), model.update('box', 3, '{"size": 1}') #>> '{errors,0,code}';
ROLLBACK;
RESET ROLE;
GRANT UPDATE (size) ON bulk.box TO bulk_guest;
SET ROLE bulk_guest;
BEGIN;
SELECT model.update('box', 3, '{"size": 1}', '{"size": true}');
SAVEPOINT s;
SELECT model.update('box', 1, '{"label": "other"}');
ROLLBACK TO s;
SELECT model.delete('box', 1), model.delete('box', 3);
ROLLBACK;
RESET ROLE;
SELECT model.permit('unauthenticated', '{"box": null}');
SET ROLE bulk_guest;
SELECT model.delete('box', 1);
-- Of a superuser's table nothing is served.
RESET ROLE;
REVOKE ALL ON bulk.box FROM bulk_guest;
SELECT model.permit('unauthenticated', '{"box": {"actions": {"create": true}}}');
ALTER TABLE bulk.box OWNER TO CURRENT_USER;
SET ROLE bulk_guest;
SELECT model.create('box', '{}');
RESET ROLE;
ALTER TABLE bulk.box OWNER TO bulk_owner;
-- One that does not fit the model any more permits nothing.
SELECT model.permit('unauthenticated', '{"box": {"read": true, "actions": {"update": {"open": {"equals": true}}}}}');
ALTER TABLE bulk.box DROP open;
SET ROLE bulk_guest;
SELECT model.update('box', 1, '{"size": 1}');
DROP FUNCTION pg_temp.told(json);
RESET ROLE;
SELECT model.forget(name) FROM unnest('{box,shelf}'::text[]) name;
\set VERBOSITY terse
DROP SCHEMA bulk CASCADE;
DROP ROLE bulk_owner, bulk_guest;

-- Who may define: owners of tables write their models. (Privileges of the extension's own objects: security.sql.)
BEGIN;
SELECT plan(17);

CREATE ROLE owner_of_table;
CREATE ROLE somebody;
CREATE SCHEMA shop;
GRANT USAGE ON SCHEMA shop TO owner_of_table, somebody;
CREATE TABLE shop.item (id integer PRIMARY KEY, name text);
ALTER TABLE shop.item OWNER TO owner_of_table;
GRANT SELECT ON shop.item TO somebody;

SELECT ok(NOT has_schema_privilege('somebody', 'model', 'CREATE'), 'nobody may create in the schema');

SET ROLE somebody;
SELECT throws_ok($$SELECT model.adopt('shop.item')$$, '42501', 'must be owner of relation item', 'one adopts one''s own tables');
SELECT throws_ok($$INSERT INTO model.model SELECT 'x','xs','X','Xs','shop.item','id',true$$, '42501', NULL, 'the catalog is written by functions only');
SELECT throws_ok($$SELECT model.define('{"globalActions":{"flip":{"run":"app.flip"}}}')$$, '42501', NULL, 'global actions need CREATE on the database');

SET ROLE owner_of_table;
SELECT lives_ok($$SELECT model.adopt('shop.item')$$, 'the owner adopts');
SELECT is((SELECT relation::text FROM model.model WHERE name = 'item'), 'shop.item', 'and the catalog has it');
SELECT is(current_user::text, 'owner_of_table', 'the role is the caller''s afterwards');

SET ROLE somebody;
SELECT isnt(model.describe('item')::jsonb, NULL, 'everyone may describe it');
SELECT is(model.find_many('item')::jsonb -> 'edges', '[]'::jsonb, 'who may read the table reads the model');
SELECT throws_ok($$SELECT model.forget('item')$$, '42501', 'must be owner of relation item', 'only the owner forgets');
RESET ROLE;
CREATE TABLE shop.other (id integer PRIMARY KEY);
ALTER TABLE shop.other OWNER TO somebody;
SET ROLE somebody;
SELECT throws_ok($$SELECT model.adopt('shop.other', '{"model":"item"}')$$, '42710', 'model "item" exists already, on another table', 'a name is not taken over');
SELECT throws_ok($$SELECT model.define('{"item":{"adopted":true,"table":"shop.other","fields":{"id":{"type":"id"}}}}')$$, NULL, NULL, 'nor by define');
SELECT is((SELECT relation::text FROM model.model WHERE name = 'item'), 'shop.item', 'it stays with its table');
RESET ROLE;
REVOKE SELECT ON shop.item FROM somebody;
SET ROLE somebody;
SELECT throws_ok($$SELECT model.find_many('item')$$, '42501', NULL, 'without SELECT on the table there is no reading');
RESET ROLE;

-- A model whose table is gone belongs to nobody.
DROP TABLE shop.item;
SET ROLE somebody;
SELECT throws_ok($$SELECT model.describe('item')$$, '42P01', 'table of model "item" does not exist', 'without its table a model cannot be described');
SELECT lives_ok($$SELECT model.forget('item')$$, 'and everyone may clear it away');
RESET ROLE;
GRANT CREATE ON DATABASE pgtap TO somebody;
SET ROLE somebody;
SELECT lives_ok($$SELECT model.define('{"globalActions":{"flip":{"run":"app.flip"}}}')$$, 'with CREATE on the database global actions are allowed');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;

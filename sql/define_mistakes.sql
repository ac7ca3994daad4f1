-- Every mistake at once, those that only the server can find among them.
\set ON_ERROR_ROLLBACK on
BEGIN;
CREATE TABLE taken (id int);
SELECT model.define('{"post": {"fields": {"title": {"type":"strin"}, "body": {"type":"string","pattern":"(","length":{"min":3,"max":1}}, "x": {"type":"number","sqlType":"numeric(1,2,3)"}}}}');
SELECT model.define('{"post": {"table":"nowhere.post", "fields": {"title": {"type":"string","sqlType":"bool"}, "body": {"type":"string","pattern":"a{2"},
    "size": {"type":"number","sqlType":"no_such_type"}}}, "taken": {}, "view": {"table":"pg_class"}}');
SELECT model.define('{"post": {"table":"nowhere.post", "fields": {"title": {"type":"string","sqlType":"bool"}, "size": {"type":"number","sqlType":"text"},
    "kind": {"type":"enum","options":["a"],"multiple":true,"sqlType":"text"}, "data": {"type":"json","sqlType":"jsonb"}}}, "taken": {}}');
SELECT model.define('{"post": {"fields": {"title": {"type":"string","pattern":"*"}}}}');
SELECT model.define('{"post": {"table": "model.post"}}');
SELECT model.define(NULL);
SELECT model.define('[]');
SELECT model.describe();
SELECT model.define('{"taken": {"adopted":true, "fields": {"id": {"type":"id"}, "name": {"type":"string"}}}}');
SELECT model.define('{"post": {}}');
SELECT model.define('{"post": {"adopted":true, "fields": {"id": {"type":"id"}}}}');

-- Only a table's owner may define its model, and only who may create in a schema may have one made there.
CREATE ROLE define_visitor;
CREATE SCHEMA closed;
GRANT USAGE ON SCHEMA closed TO define_visitor;
SET LOCAL ROLE define_visitor;
SELECT model.define('{"post": {"fields": {"title": {"type":"string"}}}}');
SELECT model.define('{"post": {"plural":"postings"}}');
SELECT model.define('{"mine": {"table":"closed.mine"}}');
SELECT model.define('{"globalActions": {"flipAll": {"run":"f"}}}');
RESET ROLE;
ROLLBACK;

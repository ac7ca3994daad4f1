-- The first record of a list.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA "first";
SELECT * FROM model.define('{"task": {"table": "first.task", "fields": {"title": {"type": "string"}, "rank": {"type": "number", "decimals": 0}}}}') AS "table";
SELECT model.maybe_find_first('task');
SELECT model.find_first('task');
INSERT INTO "first".task (title, rank) VALUES ('b', 2), ('a', NULL), ('c', 1);

SELECT model.find_first('task', selection => '{"title": true}');
SELECT model.find_first('task', sort => '{"title": "Ascending"}', selection => '{"title": true}');
SELECT model.find_first('task', sort => '{"rank": "Descending"}', selection => '{"title": true}');
SELECT model.find_first('task', '{"rank": {"isSet": true}}', '{"rank": "Ascending"}', selection => '{"title": true, "rank": true}');
SELECT model.find_first('task', '{}', '[]', '', '{"title": true}'), model.find_first('task', 'null', 'null', '  ', '{"title": true}');
SELECT model.maybe_find_first('task', '{"title": {"equals": "z"}}');
SELECT model.find_first('task', '{"title": {"equals": "z"}}');

SELECT model.count('task'), model.count('task', '{"rank": {"isSet": false}}'), model.count('task', '{"OR": []}'), model.count('task', NULL, '');
ANALYZE "first".task;
SELECT model.estimate('task'), model.estimate('task', '{"title": {"equals": "a"}}');
SELECT model.count('taks');
SELECT model.estimate('task', '{"title": {"equal": "a"}}');

SELECT model.forget('task');
DROP SCHEMA "first" CASCADE;

-- Filters of enums, single and multiple, role lists, states and json.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA filters;
SELECT * FROM model.define($$ {"task": {"table": "filters.task", "fields": {"kind": {"type": "enum", "options": ["single", "multi"]},
    "marks": {"type": "enum", "options": ["a", "b", "c"], "multiple": true}, "roles": {"type": "roleList"}, "extra": {"type": "json"}},
    "states": {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}, "gone": {}}}} $$) AS "table";
INSERT INTO filters.task (kind, marks, roles, extra, state) VALUES ('single', '{a,b}', '{signed-in}', '{"k": 1, "l": [1, 2]}', 'created.draft'),
    ('multi', '{b,a}', '{signed-in,system-admin}', '{"k": "1"}', 'created.published'), (NULL, NULL, NULL, NULL, 'gone'), ('single', '{}', '{}', 'null', 'gone');
CREATE FUNCTION ids(filter jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n), '-') FROM json_array_elements(model.find_many('task', filter, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;

SELECT filter, ids(filter::jsonb) FROM unnest(ARRAY[
    '{"kind": {"equals": "single"}}', '{"kind": {"equals": null}}', '{"kind": {"notEquals": "single"}}', '{"kind": {"in": ["multi", null]}}', '{"kind": {"in": []}}', '{"kind": {"isSet": true}}',
    '{"marks": {"equals": ["a", "b"]}}', '{"marks": {"equals": []}}', '{"marks": {"equals": null}}', '{"marks": {"notEquals": ["a", "b"]}}', '{"marks": {"contains": ["a"]}}', '{"marks": {"contains": "b"}}', '{"marks": {"contains": ["a", "b"]}}', '{"marks": {"contains": ["c"]}}', '{"marks": {"contains": []}}', '{"marks": {"isSet": false}}',
    '{"roles": {"contains": ["system-admin"]}}', '{"roles": {"equals": ["signed-in"]}}', '{"roles": {"notEquals": ["signed-in"]}}', '{"roles": {"isSet": true}}',
    '{"state": {"equals": "gone"}}', '{"state": {"equals": {"created": "draft"}}}', '{"state": {"equals": "created.draft"}}', '{"state": {"notEquals": "gone"}}', '{"state": {"in": ["gone", {"created": "draft"}]}}', '{"state": {"notIn": ["gone"]}}', '{"state": {"inState": "created"}}', '{"state": {"inState": "created.draft"}}', '{"state": {"isSet": true}}',
    '{"extra": {"equals": {"l": [1, 2], "k": 1}}}', '{"extra": {"equals": null}}', '{"extra": {"notEquals": {"k": "1"}}}', '{"extra": {"in": [{"k": "1"}]}}', '{"extra": {"notIn": [{"k": "1"}]}}', '{"extra": {"matches": {"k": 1}}}', '{"extra": {"matches": {"l": [2]}}}', '{"extra": {"isSet": false}}']) filter;

SELECT ids('{"kind": {"equals": "singel"}}');
SELECT ids('{"kind": {"notIn": ["single"]}}');
SELECT ids('{"kind": {"lessThan": "single"}}');
SELECT ids('{"marks": {"equals": ["a", "z"]}}');
SELECT ids('{"marks": {"contains": [1]}}');
SELECT ids('{"state": {"equals": "drafted"}}');
SELECT ids('{"state": {"inState": "create"}}');
SELECT ids('{"extra": {"startsWith": "k"}}');

SELECT model.forget('task');
DROP SCHEMA filters CASCADE;
DROP FUNCTION ids;

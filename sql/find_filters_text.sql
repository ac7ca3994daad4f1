-- Filters of text: string, email, url, rich text, color, and a boolean beside them.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA filters;
SELECT * FROM model.define($$ {"task": {"table": "filters.task", "fields": {"title": {"type": "string"}, "mail": {"type": "email"},
    "link": {"type": "url"}, "body": {"type": "richText"}, "tint": {"type": "color"}, "done": {"type": "boolean"}}}} $$) AS "table";
INSERT INTO filters.task (title, mail, link, body, tint, done) VALUES
    ('apple', 'a@example.com', 'https://a.example/', '*apple*', '#000000', true), ('Apple pie', 'b@example.com', 'https://b.example/', 'pie', '#ffffff', false),
    ('100%', NULL, NULL, NULL, NULL, NULL), (NULL, 'A@example.com', 'ftp://c.example/', '', '#000000ff', true), ('a_b\c', NULL, NULL, '\_', NULL, false);
CREATE FUNCTION ids(filter jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n), '-') FROM json_array_elements(model.find_many('task', filter, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;

SELECT filter, ids(jsonb_build_object('title', filter::jsonb)) FROM unnest(ARRAY[
    '{"equals": "apple"}', '{"equals": "Apple"}', '{"equals": null}', '{"notEquals": "apple"}', '{"notEquals": null}',
    '{"in": ["apple", "100%"]}', '{"in": "apple"}', '{"in": ["apple", null]}', '{"in": [null]}', '{"in": []}',
    '{"notIn": ["apple"]}', '{"notIn": ["apple", null]}', '{"notIn": []}',
    '{"lessThan": "apple"}', '{"lessThanOrEqual": "apple"}', '{"greaterThan": "apple"}', '{"greaterThanOrEqual": "apple"}',
    '{"isSet": true}', '{"isSet": false}', '{"isSet": null}',
    '{"startsWith": "a"}', '{"startsWith": ""}', '{"startsWith": "1%"}', '{"startsWith": "a_"}', '{"startsWith": "app", "caseSensitive": false}',
    '{"endsWith": "%"}', '{"endsWith": "\\c"}', '{"endsWith": "PIE", "caseSensitive": false}',
    '{"contains": "le"}', '{"contains": "%"}', '{"contains": "_"}', '{"contains": "\\"}', '{"contains": "PP", "caseSensitive": false}',
    '{"equals": "APPLE", "caseSensitive": false}', '{"in": ["APPLE", "100%"], "caseSensitive": false}', '{"notEquals": "APPLE", "caseSensitive": false}',
    '{"startsWith": "a", "endsWith": "e"}', '{}', 'null']) filter;
SELECT filter, ids(filter::jsonb) FROM unnest(ARRAY[
    '{"mail": {"equals": "a@example.com"}}', '{"mail": {"endsWith": "example.com", "startsWith": "b"}}', '{"link": {"startsWith": "https://"}}',
    '{"body": {"contains": "apple"}}', '{"body": {"equals": ""}}', '{"body": {"startsWith": "\\"}}', '{"tint": {"equals": "#ffffff"}}', '{"tint": {"in": ["#000000", null]}}',
    '{"done": {"equals": true}}', '{"done": {"equals": false}}', '{"done": {"equals": null}}', '{"done": {"notEquals": true}}', '{"done": {"isSet": true}}']) filter;
-- AND, OR, NOT: lists or single objects, empty ones, nested.
SELECT filter, ids(filter::jsonb) FROM unnest(ARRAY[
    '[]', '{}', '{"AND": []}', '{"OR": []}', '{"NOT": []}', '{"AND": null}', '[{"done": {"equals": true}}, {"title": {"isSet": true}}]',
    '{"done": {"equals": true}, "title": {"isSet": true}}', '{"AND": [{"done": {"equals": true}}, {"title": {"isSet": true}}]}',
    '{"OR": [{"title": {"equals": "apple"}}, {"title": {"equals": null}}]}', '{"OR": {"title": {"equals": "apple"}}}',
    '{"NOT": [{"title": {"equals": "apple"}}, {"done": {"equals": false}}]}', '{"NOT": {"title": {"lessThan": "z"}}}', '{"NOT": {"NOT": {"title": {"equals": "apple"}}}}',
    '{"OR": [{"AND": [{"done": {"equals": true}}, {"NOT": {"title": {"isSet": true}}}]}, {"title": {"startsWith": "1"}}]}', '{"NOT": {"OR": []}}', '{"NOT": {"AND": []}}']) filter;

SELECT ids('{"title": {"like": "a%"}}');
SELECT ids('{"title": {"equals": 1}}');
SELECT ids('{"title": {"in": ["a", {}]}}');
SELECT ids('{"title": "apple"}');
SELECT ids('{"title": {"isSet": "yes"}}');
SELECT ids('{"title": {"caseSensitive": 1}}');
SELECT ids('{"done": {"equals": "true"}}');
SELECT ids('{"done": {"in": [true]}}');
SELECT ids('{"done": {"lessThan": true}}');
SELECT ids('{"OR": [{"title": {"equals": "x"}}, {"titel": {"equals": "x"}}]}');
SELECT ids('{"NOT": "title"}');
SELECT ids('"apple"');

SELECT model.forget('task');
DROP SCHEMA filters CASCADE;
DROP FUNCTION ids;

-- Sorts: fields of every type, directions, NULLs, relations. Walks through pages are compared in test/pgtap/find_property.sql.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA sorts;
SELECT * FROM model.define($$ {
    "owner": {"table": "sorts.owner", "fields": {"name": {"type": "string"}}},
    "task": {"table": "sorts.task", "fields": {"title": {"type": "string"}, "rank": {"type": "number", "decimals": 0}, "price": {"type": "number"},
             "done": {"type": "boolean"}, "at": {"type": "dateTime"}, "tint": {"type": "color"}, "extra": {"type": "json"},
             "kind": {"type": "enum", "options": ["z", "a"]}, "secret": {"type": "password"},
             "owner": {"type": "belongsTo", "model": "owner"}},
      "states": {"initial": "b", "b": {}, "a": {"initial": "x", "x": {}}}}} $$) AS "table" ORDER BY 1;
INSERT INTO sorts.owner (name) VALUES ('Zoe'), ('Ann'), (NULL);
INSERT INTO sorts.task (title, rank, price, done, at, tint, extra, kind, owner_id, state) VALUES
    ('a', 2, 'NaN', true, '2022-01-02Z', '#000000', '{"a": 1}', 'z', 1, 'b'), ('B', NULL, 1, NULL, NULL, NULL, NULL, 'a', 2, 'a.x'),
    ('ä', 1, -1, false, '2022-01-01Z', '#ffffff', '[]', NULL, 3, 'b'), (NULL, 2, 0, true, 'infinity', '#00ff00', '2', 'z', NULL, 'a.x');
CREATE FUNCTION ids(sort jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n) FROM json_array_elements(model.find_many('task', sort => sort, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;

SELECT ids(NULL), ids('null'), ids('{}'), ids('[]'), ids('{"id": "Descending"}');
SELECT field, ids(jsonb_build_object(field, 'Ascending')) AS ascending, ids(jsonb_build_object(field, 'Descending')) AS descending
FROM unnest('{id,createdAt,state,title,rank,price,done,at,tint,extra,kind}'::text[]) field;
SELECT ids('{"rank": {"order": "Ascending", "nulls": "First"}}'), ids('{"rank": {"order": "Descending", "nulls": "Last"}}'), ids('{"rank": "Ascending", "nulls": "First"}');
SELECT ids('[{"rank": "Descending"}, {"title": "Ascending"}]'), ids('[{"rank": "Ascending"}, {"id": "Descending"}]');
SELECT ids('{"owner": {"name": "Ascending"}}'), ids('{"owner": {"name": {"order": "Descending", "nulls": "Last"}}}'), ids('{"owner": {"id": "Descending"}}');

SELECT ids('{"titel": "Ascending"}');
SELECT ids('{"title": "Upward"}');
SELECT ids('{"title": 1}');
SELECT ids('[{"title": "Ascending"}, {"rank": {"order": "Up"}}]');
SELECT ids('{"rank": {"order": "Ascending", "nulls": "Middle"}}');
SELECT ids('"title"');
SELECT ids('{"secret": "Ascending"}');
SELECT ids('{"owner": {"nam": "Ascending"}}');

SELECT model.forget(name) FROM unnest('{task,owner}'::text[]) name \g /dev/null
DROP SCHEMA sorts CASCADE;
DROP FUNCTION ids;

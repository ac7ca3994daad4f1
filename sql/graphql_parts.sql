-- Where there are many models, a document is read by the part of the schema that it speaks of: what it means is the same.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA parts;
CREATE ROLE parts_reader;
SET search_path = parts, public;
-- More models than are served as a whole at once: a row of items, of which each is the parent of the next.
SELECT count(*) FROM model.define((SELECT jsonb_object_agg('item' || n, jsonb_build_object('table', 'parts.item' || n, 'fields',
    '{"title": {"type": "string"}, "at": {"type": "dateTime"}}'::jsonb ||
    CASE WHEN n > 1 THEN jsonb_build_object('parent', jsonb_build_object('type', 'belongsTo', 'model', 'item' || n - 1)) ELSE '{}' END ||
    CASE WHEN n < 40 THEN jsonb_build_object('parts', jsonb_build_object('type', 'hasMany', 'model', 'item' || n + 1, 'inverse', 'parent')) ELSE '{}' END ||
    CASE WHEN n < 20 THEN jsonb_build_object('links', jsonb_build_object('type', 'hasManyThrough', 'model', 'item' || 41 - n, 'through', 'link' || n)) ELSE '{}' END))
    FROM generate_series(1, 40) n));
DO $$ BEGIN
  FOR n IN 1..40 LOOP EXECUTE format('INSERT INTO item%s (title) VALUES (%L)', n, 'Item ' || n); END LOOP;
  FOR n IN 2..40 LOOP EXECUTE format('UPDATE item%s SET parent_id = 1', n); END LOOP;
END $$;

SELECT model.graphql('{ item7(id: 1) { id title } }');
SELECT model.graphql('{ item9s { edges { node { title parent { title parent { title } parts { edges { node { title } } } } } } } }');
SELECT model.graphql('{ item40(id: 1) { parent { parent { parent { parent { parent { title parts { edges { node { parts { edges { node { title } } } } } } } } } } } } }');
SELECT model.graphql('{ item3(id: 1) { links { edges { node { title } } } } }');
SELECT model.graphql('mutation ($input: CreateItem5Input) { createItem5(item5: $input) { success item5 { id title } } }', '{"input": {"title": "five", "parts": [{"create": {"title": "six"}}]}}');
SELECT model.graphql('mutation { internal { createItem5(item5: {title: "more"}) { success item5 } } }')::jsonb #>> '{data,internal,createItem5,item5,title}';
\echo == a kept document meets models that were in no variable before
SELECT model.graphql('mutation ($input: CreateItem11Input) { createItem11(item11: $input) { success item11 { id } } }', '{"input": {"title": "eleven"}}');
SELECT model.graphql('mutation ($input: CreateItem11Input) { createItem11(item11: $input) { success item11 { id } } }', '{"input": {"title": "eleven", "links": [{"create": {"title": "thirty"}}]}}');
SELECT model.graphql('query ($filter: [Item12Filter!]) { item12s(filter: $filter) { edges { node { title } } } }', '{"filter": {"title": {"startsWith": "Item"}}}');
SELECT model.graphql('query ($filter: [Item12Filter!]) { item12s(filter: $filter) { edges { node { title } } } }', '{"filter": {"parent": {"parent": {"title": {"equals": "Item 10"}}}, "parts": {"some": {"title": {"equals": "Item 13"}}}}}');
\echo == dates of models that are named, here or in a variable
SELECT model.graphql('{ gadgetMeta { hydrations(modelName: "item21") } }');
SELECT model.graphql('query ($m: String!) { gadgetMeta { hydrations(modelName: $m) } }', '{"m": "item22"}');
SELECT model.graphql('query ($m: String!) { gadgetMeta { hydrations(modelName: $m) } }', '{"m": "item23"}');
\c -
SET search_path = parts, public;
\pset format unaligned
\pset tuples_only on
\echo == mistakes are told as by the whole schema
SELECT model.graphql('{ item7(id: 1) { titel } itam8(id: 1) { id } }');
SELECT model.graphql('{ __type(name: "Item17") { name } item3(id: 1) { title } }');
\echo == privileges hold in parts, too
GRANT USAGE ON SCHEMA parts TO parts_reader;
GRANT SELECT ON item1, item2 TO parts_reader;
GRANT SELECT (id, title) ON item4 TO parts_reader;
\c -
SET search_path = parts, public;
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
SET ROLE parts_reader;
SELECT model.graphql('{ item2(id: 1) { title parent { title } _all } }')::jsonb #- '{data,item2,_all,createdAt}' #- '{data,item2,_all,updatedAt}';
SELECT model.graphql('{ item4(id: 1) { title _all } }');
SELECT model.graphql('{ item4(id: 1) { at } item3(id: 1) { id } }');
SELECT model.graphql('{ item4(id: 1) { id } gadgetMeta { hydrations(modelName: "item4") } }');
SELECT model.graphql('{ internal { item4(id: 1) listItem4(select: ["title"]) { edges { node } } } }');
SELECT model.graphql('{ internal { item4(id: 1, select: ["at"]) } }');
SELECT model.graphql('{ item2s(search: "x") { edges { node { id } } } item4s { edges { node { id } } } }');
SELECT model.graphql('{ item4s(search: "x") { edges { node { id } } } }');
SELECT model.graphql('mutation { createItem2 { success } }');
RESET ROLE;
\echo == in kept documents at once
PREPARE ask AS SELECT model.graphql('{ item2(id: 1) { title } }');
SET ROLE parts_reader;
EXECUTE ask;
RESET ROLE;
REVOKE SELECT ON item2 FROM parts_reader;
SET ROLE parts_reader;
EXECUTE ask;
RESET ROLE;
GRANT SELECT (id, title) ON item2 TO parts_reader;
SET ROLE parts_reader;
EXECUTE ask;
RESET ROLE;
EXECUTE ask;
DO $$ BEGIN
  PERFORM model.forget('link' || n) FROM generate_series(1, 19) n;
  PERFORM model.forget('item' || n) FROM generate_series(40, 1, -1) n;
END $$;
DROP SCHEMA parts CASCADE;
DROP ROLE parts_reader;

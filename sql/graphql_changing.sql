-- Mutations that change models: the fields behind them are read by the schema as it is then.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA graphql_changing;
SET search_path = graphql_changing, public;
SELECT model.define('{"item": {"table": "graphql_changing.item", "fields": {"title": {"type": "string"}}, "actions": {"create": {}, "update": {"onSuccess": "graphql_changing.made"}}},
    "globalActions": {"grow": {"run": "graphql_changing.grow"}, "shrink": {"run": "graphql_changing.shrink"}}}') \g /dev/null
CREATE FUNCTION define(VARIADIC fields text[]) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(r::text, ' ') FROM model.define(jsonb_build_object('item', jsonb_build_object('table', 'graphql_changing.item', 'fields', (SELECT jsonb_object_agg(f, '{"type": "string"}'::jsonb) FROM unnest(fields) f),
        'actions', '{"create": {}, "update": {"onSuccess": "graphql_changing.made"}}'::jsonb))) r $$;
CREATE FUNCTION grow(jsonb) RETURNS text LANGUAGE sql AS $$ SELECT graphql_changing.define('title', 'big') $$;
CREATE FUNCTION made(item, jsonb) RETURNS void LANGUAGE sql AS $$ SELECT model.define('{"other": {"table": "graphql_changing.other", "fields": {"name": {"type": "string"}}}}') $$;
CREATE FUNCTION shrink(jsonb) RETURNS void LANGUAGE sql AS $$ SELECT model.forget('item') $$;
SELECT model.graphql('mutation { a: createItem(item: {title: "1"}) { item { id } } b: grow { success } c: createItem(item: {title: "2"}) { item { id title } } }');
SELECT model.graphql('mutation { createItem(item: {title: "3", big: "x"}) { item { title big } } }');
SELECT model.graphql('mutation { updateItem(id: 1, item: {title: "4"}) { success errors { message } item { title } } internal { updateItem(id: 1, item: {title: "5"}) { success } } }');
SELECT model.graphql('mutation { createOther(other: {name: "x"}) { other { name } } }');
-- What is wrong by then is said; what has run, stays.
SELECT model.graphql('mutation { a: createItem(item: {title: "6"}) { success } shrink { success } b: createItem(item: {title: "7"}) { success } }');
SELECT string_agg(title, ' ' ORDER BY id) FROM item;
SELECT model.forget('other');
DELETE FROM model.global_action WHERE name = ANY ('{grow,shrink}');
DROP SCHEMA graphql_changing CASCADE;

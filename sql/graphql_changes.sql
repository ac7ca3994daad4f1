-- Models that change while a document runs, and documents inside of documents.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA graphql_changes;
SET search_path = graphql_changes, public;
SELECT model.define('{"note": {"table": "graphql_changes.note", "fields": {"text": {"type": "string"}, "size": {"type": "number", "decimals": 0}}},
  "globalActions": {"grow": {"run": "graphql_changes.grow", "params": {"name": "string"}}, "shrink": {"run": "graphql_changes.shrink"}}}') \g /dev/null
CREATE FUNCTION grow(params jsonb) RETURNS text LANGUAGE plpgsql AS $$ BEGIN
    PERFORM model.define(jsonb_set(model.describe('note')::jsonb, ARRAY['note', 'fields', params ->> 'name'], '{"type": "string", "default": "new"}'));
    RETURN params ->> 'name'; END $$;
CREATE FUNCTION shrink(params jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE graphql_changes.note DROP COLUMN size; END $$;
INSERT INTO note (text, size) VALUES ('a', 1), ('b', 2);

\echo == by its own actions: what comes after goes on with the models as they are then
SELECT model.graphql('mutation { a: grow(name: "one") { success errors { message } result } b: updateNote(id: 2, note: {text: "c"}) { note { text size } } c: grow(name: "two") { result } d: gadgetMeta { hydrations(modelName: "note") } }');
SELECT model.graphql('mutation {' || string_agg(format('a%s: grow(name: "three%s") { success }', n, n), ' ') || '}') FROM generate_series(1, 12) n;
SELECT model.graphql('mutation { internal { a: updateNote(id: 1, note: {text: "f"}) { success } } b: grow(name: "four") { success } internal { c: updateNote(id: 1, note: {text: "g"}) { success } } }');
SELECT model.graphql('{ note(id: 1) { text size one two three12 four } }');
-- What has been done stays done, and the rest is wrong now.
SELECT model.graphql('mutation { a: updateNote(id: 1, note: {size: 5}) { note { size } } b: shrink { success } c: updateNote(id: 1, note: {text: "d"}) { note { text size } } d: updateNote(id: 1, note: {text: "e"}) { success } }');
SELECT model.graphql('mutation { a: updateNote(id: 1, note: {text: "h"}) { note { text } } b: shrink { success errors { message } } c: updateNote(id: 1, note: {text: "i"}) { success } }');
SELECT model.graphql('{ note(id: 1) { text } }');

\echo == documents inside of documents
CREATE FUNCTION asked(note) RETURNS json LANGUAGE sql STABLE AS $$ SELECT model.graphql('query ($id: GadgetID!) { note(id: $id) { text } }', jsonb_build_object('id', $1.id)) $$;
CREATE VIEW asking AS SELECT id, asked(note) AS answer FROM note;
SELECT model.adopt('asking', '{"key": "id", "plural": "askings"}') \g /dev/null
SELECT model.graphql('{ asking(id: 1) { answer } again: asking(id: 1) { answer } }');
-- One that asks for itself ends where the stack does.
CREATE FUNCTION endless(id bigint) RETURNS text LANGUAGE sql STABLE AS $$ SELECT model.graphql('query ($id: GadgetID!) { endless(id: $id) { answer } }', jsonb_build_object('id', $1)) #>> '{errors,0,message}' $$;
CREATE VIEW endless AS SELECT id, endless(id) AS answer FROM note;
SELECT model.adopt('endless', '{"key": "id", "plural": "endlesses"}') \g /dev/null
SET max_stack_depth = '200kB';
SELECT model.graphql('{ endless(id: 1) { answer } }')::jsonb ? 'data';
RESET max_stack_depth;

\echo == what a document keeps is given up with its room
SET model_api.graphql_cache_size = 0;
SELECT model.graphql('{ note(id: 1) { text } }') FROM generate_series(1, 2);
RESET model_api.graphql_cache_size;
SET model_api.statement_cache_size = 1;
SELECT model.graphql('query ($id: GadgetID!) { note(id: $id) { text } notes(first: 1) { edges { node { text } } } }', '{"id": 1}') FROM generate_series(1, 3);
RESET model_api.statement_cache_size;

SELECT model.forget(m) FROM unnest('{asking,endless,note}'::text[]) m \g /dev/null
DELETE FROM model.global_action WHERE name IN ('grow', 'shrink');
DROP SCHEMA graphql_changes CASCADE;

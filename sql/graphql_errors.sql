-- What is wrong with a document, and what goes wrong while its fields run.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA graphql_errors;
SET search_path = graphql_errors, public;
CREATE ROLE graphql_errors_reader;
SELECT model.define('{
  "thing": {"table": "graphql_errors.thing", "fields": {"name": {"type": "string", "required": true}, "size": {"type": "number", "decimals": 0}, "parts": {"type": "hasMany", "model": "part"}}},
  "part":  {"table": "graphql_errors.part", "fields": {"name": {"type": "string"}, "thing": {"type": "belongsTo", "model": "thing"}}}}') \g /dev/null
CREATE FUNCTION shout(thing) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN IF $1.name = 'broken' THEN RAISE 'this one is broken' USING ERRCODE = 'ZZ001'; END IF; RETURN upper($1.name); END $$;
CREATE VIEW loud AS SELECT id, name, shout(thing) AS shouted FROM thing;
SELECT model.adopt('loud', '{"key": "id"}') \g /dev/null
INSERT INTO thing (name, size) VALUES ('fine', 1), ('broken', 2), ('good', 3);

\echo == no document, no variables, no operation
SELECT model.graphql(NULL);
SELECT model.graphql('');
SELECT model.graphql('{ thing(id: 1) { name }');
SELECT model.graphql('{ thing(id: 1) { nam parts { id } } things { name } }');
SELECT model.graphql('subscription { thing(id: 1) { name } }');
SELECT model.graphql('type Thing { id: ID }');
SELECT model.graphql('query a { __typename } query b { __typename }');
SELECT model.graphql('query a { __typename } query b { __typename }', operation_name => 'c');
SELECT model.graphql('fragment F on Query { __typename } query { ...F }', operation_name => 'F');
SELECT model.graphql('query ($id: GadgetID!) { thing(id: $id) { name } }', v) FROM unnest('{NULL,null,"{}","{\"id\":null}","{\"id\":[]}","[]","1","{\"id\":true}"}'::jsonb[]) v;
SELECT model.graphql('query ($filter: [ThingFilter!], $n: Int) { things(filter: $filter, first: $n) { edges { node { id } } } }', v) FROM unnest(ARRAY['{"filter": {"nam": {"equals": 1}}, "n": 1.5}', '{"filter": {"parts": {"some": {"nane": {}}}}}']::jsonb[]) v;
-- A document that was right is kept, and what is wrong with it later is said all the same.
SELECT model.graphql('query ($id: GadgetID!) { thing(id: $id) { name } }', jsonb_build_object('id', v)) FROM unnest('{1,one,1,"",3,1.5}'::text[]) v;

\echo == a field fails, the others answer
SELECT model.graphql('{ a: thing(id: 1) { name } b: thing(id: "x") { name } c: thing(id: 3) { name } }');
SELECT model.graphql('{ a: loud(id: 1) { shouted } b: loud(id: 2) { shouted } c: loud(id: 3) { shouted } }');
SELECT model.graphql(E'{\n  loud(id: 2) { name }\n  loud(id: 2) { shouted } x: __typename }');
-- A list that must not be null takes what it is in with it.
SELECT model.graphql('{ a: thing(id: 1) { name } louds { edges { node { shouted } } } }');
SELECT model.graphql('{ internal { loud(id: 1) listLoud(first: 1) { edges { node } } } thing(id: 1) { name } }');
SELECT model.graphql('{ internal { loud(id: 1) listLoud { edges { node } } } thing(id: 1) { name } }');
SELECT model.graphql('{ internal { loud(id: 2) } thing(id: 1) { name } }');

\echo == what is wrong with the arguments of a field
SELECT model.graphql('{ things(first: 0) { edges { node { id } } } }');
SELECT model.graphql('{ things(first: 1, last: 1) { edges { node { id } } } }');
SELECT model.graphql('{ things(after: "abcdefg") { edges { node { id } } } }');
SELECT model.graphql('{ thing(id: 1) { parts(first: 1000) { edges { node { id } } } } }');
SELECT model.graphql('{ thing(id: 1) { parts(after: "x") { edges { node { id } } } } }');
SELECT model.graphql('query ($c: String) { things { edges { node { parts(after: $c) { edges { node { id } } } } } } }', jsonb_build_object('c', model.graphql('{ things(first: 1, sort: {name: Ascending}) { pageInfo { endCursor } } }') #>> '{data,things,pageInfo,endCursor}'));
SELECT model.graphql('query ($on: [String!]) { internal { thing(id: 1, select: $on) } }', '{"on": ["nane"]}');
SELECT model.graphql('query ($id: GadgetID = 1) { thing(id: $id) { name } }', '{"id": null}');

\echo == mutations: one after the other, each for itself
SELECT model.graphql('mutation { a: createThing(thing: {name: "new", size: 4}) { success thing { name } } b: createThing(thing: {}) { success errors { message } thing { name } }
  c: updateThing(id: 1, thing: {size: 7}) { success thing { size } } d: deleteThing(id: 99) { success errors { code } } meta: gadgetMeta { hydrations(modelName: "thing") } }');
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no part is written' USING ERRCODE = '0A000'; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON part FOR EACH ROW EXECUTE FUNCTION refuse();
SELECT model.graphql('mutation { a: updateThing(id: 3, thing: {size: 8}) { success } b: createPart(part: {name: "x"}) { success errors { message } } c: updateThing(id: 3, thing: {size: 9}) { thing { size } } }');
SELECT size FROM thing WHERE id = 3;
-- A record that cannot be shown after it was written: nothing is written.
SELECT model.graphql('mutation { a: updateThing(id: 1, thing: {size: 10}) { thing { size } } b: updateThing(id: 1, thing: {size: 11}) { thing { parts(first: 500) { edges { node { id } } } } } }');
SELECT size FROM thing WHERE id = 1;

\echo == what takes everything
CREATE FUNCTION fail(thing, state text) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RAISE 'state %', $2 USING ERRCODE = $2; END $$;
CREATE VIEW failing AS SELECT id, fail(thing, '40001') AS conflict, fail(thing, '40P01') AS deadlock, fail(thing, '53200') AS memory, fail(thing, '57014') AS cancelled, fail(thing, 'XX000') AS internal,
    fail(thing, '42501') AS denied, fail(thing, '25006') AS read_only, fail(thing, '54001') AS stack, fail(thing, '23505') AS twice FROM thing;
SELECT model.adopt('failing', '{"key": "id"}') \g /dev/null
SELECT model.graphql('{ thing(id: 1) { name } failing(id: 1) { conflict } }');
SELECT model.graphql('{ thing(id: 1) { name } failing(id: 1) { deadlock } }');
SELECT model.graphql('{ thing(id: 1) { name } failing(id: 1) { memory } }');
SELECT model.graphql('{ thing(id: 1) { name } failing(id: 1) { cancelled } }');
SELECT model.graphql('{ thing(id: 1) { name } failing(id: 1) { internal } }');
SELECT model.graphql('{ failing(id: 1) { denied } b: failing(id: 1) { readOnly } c: failing(id: 1) { stack } d: failing(id: 1) { twice } thing(id: 1) { name } }');

\echo == privileges: what is not seen does not exist, and what is refused later says no more than that
GRANT USAGE ON SCHEMA graphql_errors TO graphql_errors_reader;
GRANT SELECT ON thing TO graphql_errors_reader;
SET ROLE graphql_errors_reader;
SELECT model.graphql('{ thing(id: 1) { name } }');
SELECT model.graphql('{ thing(id: 1) { parts { edges { node { id } } } } }');
SELECT model.graphql('{ part(id: 1) { name } }');
SELECT model.graphql('mutation { createThing(thing: {name: "x"}) { success } }');
RESET ROLE;

\echo == read only
BEGIN READ ONLY;
SELECT model.graphql('{ thing(id: 1) { name } things(first: 1) { edges { node { name } } } }');
SELECT model.graphql('mutation { updateThing(id: 1, thing: {size: 1}) { success errors { message } } gadgetMeta { hydrations(modelName: "thing") } }');
SELECT model.graphql('{ thing(id: 1) { name } }');
COMMIT;

\echo == limits
SELECT model.graphql('{' || string_agg('a' || n || ': __typename', ' ') || '}') FROM generate_series(1, 501) n;
SELECT left(model.graphql('{' || string_agg('a' || n || ': __typename', ' ') || '}')::text, 40) FROM generate_series(1, 500) n;
SELECT model.graphql('{ thing(id: 1) ' || repeat('{ parts { edges { node { thing ', 10) || '{ name }' || repeat('}}}}', 10) || '}');
SELECT model.graphql(repeat('{ a ', 10000));
SELECT model.graphql('{ thing(id: 1) { name } }' || repeat(' ', 1024 * 1024));
SELECT model.graphql('{ things(first: 250) { edges { node { parts(first: 100) { edges { node { thing { parts(first: 100) { edges { node { id } } } } } } } } } } }');
SELECT model.graphql('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }');
SELECT left(model.graphql('{ things(filter: {id: {in: [' || string_agg('"1"', ',') || ']}}) { edges { node { id } } } }')::text, 120) FROM generate_series(1, 30000);
SELECT model.graphql('query ($ids: [GadgetID!]) { things(filter: {id: {in: $ids}}) { edges { node { name } } } }', jsonb_build_object('ids', jsonb_agg(n::text))) FROM generate_series(3, 20000) n;
SELECT model.graphql('query ($x: JSON) { __typename @include(if: true) }', jsonb_build_object('x', repeat('x', 5000000)));
SET model_api.graphql_max_tokens = 10;
SELECT model.graphql('{ thing(id: 1) { name } }');
RESET model_api.graphql_max_tokens;
SET model_api.graphql_max_depth = 1;
SELECT model.graphql('{ thing(id: 1) { name } }');
SET model_api.graphql_max_depth = 2;
SET model_api.graphql_max_complexity = 1;
SELECT model.graphql('{ thing(id: 1) { name } }');
RESET model_api.graphql_max_complexity;
SELECT model.graphql('{ thing(id: 1) { name } }');
RESET model_api.graphql_max_depth;

\echo == models that change between two runs
SELECT model.graphql('{ thing(id: 3) { name size } }');
ALTER TABLE thing ALTER size TYPE text;
SELECT model.graphql('{ thing(id: 3) { name size } }');
DROP VIEW failing, loud; DROP FUNCTION fail(thing, text), shout(thing);
SELECT model.forget(m) FROM unnest('{loud,failing}'::text[]) m \g /dev/null
ALTER TABLE thing DROP COLUMN size;
SELECT model.graphql('{ thing(id: 3) { name size } }');
SELECT model.graphql('{ thing(id: 3) { name } }');
SELECT model.forget(m) FROM unnest('{part,thing}'::text[]) m \g /dev/null
SELECT model.graphql('{ thing(id: 3) { name } }');
DROP SCHEMA graphql_errors CASCADE;
DROP ROLE graphql_errors_reader;

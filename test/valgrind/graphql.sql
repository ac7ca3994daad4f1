-- Documents in a single-user server: right and wrong ones, kept and dropped ones, fields that fail, mutations that change
-- the models they are about. In -j mode a statement ends at a semicolon before an empty line.
CREATE EXTENSION model_api CASCADE;

SELECT count(*) FROM model.define('{
  "gauthor": {"fields": {"name": {"type": "string", "required": true}, "posts": {"type": "hasMany", "model": "gpost", "inverse": "author"}}},
  "gpost": {"fields": {"title": {"type": "string"}, "body": {"type": "richText"}, "score": {"type": "number", "decimals": 0},
    "author": {"type": "belongsTo", "model": "gauthor"}}},
  "globalActions": {"gshrink": {"run": "public.gshrink"}}}');

CREATE FUNCTION public.gshrink(params jsonb) RETURNS void LANGUAGE sql AS $$ ALTER TABLE public.gpost DROP COLUMN score $$;

CREATE FUNCTION public.grefuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not %', NEW.title USING ERRCODE = 'lock_not_available'; END $$;

CREATE TRIGGER grefuse BEFORE INSERT ON public.gpost FOR EACH ROW WHEN (NEW.title = 'no') EXECUTE FUNCTION public.grefuse();

SELECT length(model.graphql('mutation ($n: [BulkCreateGauthorsInput!]!) { bulkCreateGauthors(inputs: $n) { success gauthors { id posts { edges { node { title } } } } } }',
  '{"n": [{"gauthor": {"name": "a", "posts": {"create": {"title": "x", "body": "**b**", "score": 1}}}}, {"gauthor": {"name": "b"}}, {"gauthor": {}}]}')::text);

SELECT length(model.graphql('query ($id: GadgetID!) { gauthor(id: $id) { __typename name posts(first: 2) { edges { cursor node { title body { html t: truncatedHTML(length: 3) } author { name } } } } } gadgetMeta { hydrations(modelName: "gpost") } }',
  jsonb_build_object('id', 1 + n % 3))::text) FROM generate_series(1, 6) n;

SELECT length(model.graphql('query ($after: String, $n: Int) { gauthors(after: $after, first: $n, sort: {name: Descending}) { pageInfo { hasNextPage endCursor } edges { node { _all } } } }',
  jsonb_build_object('n', 1 + n % 2, 'after', CASE n WHEN 3 THEN 'x' END))::text) FROM generate_series(1, 4) n;

SELECT length(model.graphql(query)::text) FROM unnest(ARRAY['', '{', '{ nothing }', '{ gauthor(id: "x") { name } }', 'subscription { a }', '{ ...F } fragment F on Query { ...F }',
  'mutation { a: createGpost(gpost: {title: "no"}) { success } b: createGpost(gpost: {title: "yes"}) { success } }',
  '{ internal { gauthor(id: 1) listGauthor(search: "b") { edges { node } } } }', '{ __schema { types { name fields { name type { kind ofType { name } } } } } }']) query;

SELECT length(model.graphql('mutation { a: createGpost(gpost: {title: "y"}) { gpost { id } } gshrink { success } b: createGpost(gpost: {title: "z", score: 2}) { success } }')::text);

SELECT length(model.graphql('mutation { internal { createGpost(gpost: {title: "i"}) { success gpost } deleteManyGpost(filter: {title: {equals: "y"}}) { success } } }')::text);

SET model_api.graphql_cache_size = 64;

SELECT length(model.graphql(format('query q%s ($id: GadgetID!) { gpost(id: $id) { title } }', n), '{"id": 1}')::text) FROM generate_series(1, 60) n;

SELECT model.graphql(NULL); -- raises

SELECT model.graphql('{ gauthor(id: 1) { name } }', '[]');

DROP EXTENSION model_api CASCADE;


-- What documents read: records, lists with all of their arguments, fragments, directives, variables.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA graphql_queries;
SET search_path = graphql_queries, public;
SELECT model.define('{
  "author": {"table": "graphql_queries.author", "fields": {"name": {"type": "string", "required": true}, "posts": {"type": "hasMany", "model": "post"}, "mail": {"type": "email"}}},
  "tag":    {"table": "graphql_queries.tag", "fields": {"name": {"type": "string", "unique": true}}},
  "post":   {"table": "graphql_queries.post", "fields": {"title": {"type": "string", "required": true}, "body": {"type": "richText"}, "score": {"type": "number", "decimals": 0},
      "rate": {"type": "number", "decimals": 2}, "kind": {"type": "enum", "options": ["news", "essay"]}, "done": {"type": "boolean"}, "at": {"type": "dateTime"}, "more": {"type": "json"},
      "author": {"type": "belongsTo", "model": "author"}, "tags": {"type": "hasManyThrough", "model": "tag", "through": "postTag"}},
    "states": {"initial": "draft", "draft": {}, "published": {}}},
  "postTag": {"table": "graphql_queries.post_tag", "fields": {"post": {"type": "belongsTo", "model": "post"}, "tag": {"type": "belongsTo", "model": "tag"}}}}') \g /dev/null
INSERT INTO author (name, mail, created_at, updated_at) SELECT n, lower(n) || '@example.com', '2022-10-03Z', '2022-10-03Z' FROM unnest('{Ada,Grace}'::text[]) n;
INSERT INTO tag (name) VALUES ('old'), ('new');
INSERT INTO post (title, body, score, rate, kind, done, at, more, author_id, state, created_at, updated_at)
    SELECT 'Post ' || n, '**Body** ' || n, n * 10 % 70, n + 0.25, CASE n % 2 WHEN 0 THEN 'news' ELSE 'essay' END, n % 3 = 0, '2022-10-03 07:45:30.342Z', jsonb_build_object('n', n),
           1 + n % 2, CASE WHEN n < 5 THEN 'published' ELSE 'draft' END, '2022-10-03Z', '2022-10-03Z' FROM generate_series(1, 9) n;
INSERT INTO post_tag (post_id, tag_id) VALUES (1, 1), (1, 2), (2, 2);

\echo == one record
SELECT model.graphql('query ($id: GadgetID!) { post(id: $id) { id title } }', '{"id": "3"}');
SELECT model.graphql('query ($id: GadgetID!) { post(id: $id) { id title } }', '{"id": 4}');
SELECT model.graphql('query ($id: GadgetID!) { post(id: $id) { id title } }', '{"id": "99"}');
SELECT model.graphql('{ post(id: "1") { __typename id title body { markdown html truncatedHTML(length: 2) } score rate kind done at more state authorId author { name mail } createdAt _all } }');
SELECT model.graphql('{ post(id: 1) { tags { edges { node { name } } } author { name posts(first: 1, sort: {id: Descending}, filter: {done: {equals: false}}) { pageInfo { hasNextPage } edges { node { title } } } } } }');
SELECT model.graphql('{ a: post(id: 1) { t: title again: title } b: post(id: 2) { title } gone: post(id: 99) { title } }');

\echo == lists
SELECT model.graphql('{ posts { edges { node { id } } } }');
SELECT model.graphql('{ posts(first: 2) { pageInfo { hasNextPage hasPreviousPage } edges { node { id } } } }');
SELECT model.graphql('{ posts(last: 2) { edges { node { id } } pageInfo { hasNextPage hasPreviousPage } } }');
SELECT model.graphql('{ posts(first: 3, sort: {score: Descending}) { edges { node { id score } } } }');
SELECT model.graphql('{ posts(sort: [{kind: Ascending}, {score: Descending, nulls: Last}], filter: [{score: {greaterThan: 10}}, {OR: [{kind: {equals: "news"}}, {title: {startsWith: "Post 1"}}]}]) { edges { node { id kind score } } } }');
SELECT model.graphql('{ posts(filter: {author: {name: {equals: "Ada"}}, state: {inState: "published"}}, search: "post") { edges { node { id } } } }');
SELECT model.graphql('{ posts(search: "post -2", searchFields: {title: {weight: 2}}, first: 2) { edges { node { id } } } }');
SELECT model.graphql('query ($search: String) { posts(search: $search) { edges { node { id } } } }', jsonb_build_object('search', word)) FROM unnest('{7,8,"",nothing}'::text[]) word;
SELECT model.graphql('{ authors { edges { node { name posts(search: "4", first: 5) { edges { cursor node { title } } } } } } }')::jsonb #> '{data,authors,edges,0,node,posts,edges,0,node}';
SELECT model.graphql('{ posts { __typename } authors { pageInfo { __typename } edges { __typename } } }');
SELECT model.graphql('{ authors(first: 1) { edges { cursor node { __typename posts(first: 1) { edges { node { author { posts(first: 1) { pageInfo { hasNextPage } } } } } } } } } }')::jsonb #- '{data,authors,edges,0,cursor}';

\echo == pages, forwards and back, by one document
CREATE FUNCTION pages(document text, size text, cursor_name text, end_name text, has_name text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE cursor text; page jsonb;
BEGIN
    LOOP
        page := model.graphql(document, jsonb_build_object(size, 4, cursor_name, cursor))::jsonb #> '{data,posts}';
        RETURN NEXT concat_ws(' ', page #>> '{pageInfo,hasNextPage}', page #>> '{pageInfo,hasPreviousPage}', (SELECT string_agg(e #>> '{node,id}', ',') FROM jsonb_array_elements(page -> 'edges') e));
        cursor := page #>> ARRAY['pageInfo', end_name];
        EXIT WHEN NOT (page #>> ARRAY['pageInfo', has_name])::boolean;
    END LOOP;
END $$;
\set document 'query ($first: Int, $last: Int, $after: String, $before: String) { posts(first: $first, last: $last, after: $after, before: $before, sort: {score: Descending}) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { id } } } }'
SELECT pages(:'document', 'first', 'after', 'endCursor', 'hasNextPage');
SELECT pages(:'document', 'last', 'before', 'startCursor', 'hasPreviousPage');
-- The record at the cursor is gone: whether there is something before the page is asked for.
SELECT model.graphql(:'document', '{"first": 3}')::jsonb #>> '{data,posts,pageInfo,endCursor}' AS cursor \gset
BEGIN;
DELETE FROM post_tag; DELETE FROM post WHERE id IN (3, 5, 6);
SELECT model.graphql(:'document', jsonb_build_object('first', 2, 'after', :'cursor'))::jsonb #- '{data,posts,pageInfo,startCursor}' #- '{data,posts,pageInfo,endCursor}' FROM generate_series(1, 2);
ROLLBACK;
SELECT model.graphql(:'document', jsonb_build_object('first', 2, 'after', left(:'cursor', 9)));
SELECT model.graphql(:'document', jsonb_build_object('last', 2, 'after', :'cursor'));
SELECT model.graphql('query ($after: String) { posts(after: $after, sort: {title: Ascending}) { edges { node { id } } } }', jsonb_build_object('after', :'cursor'));

\echo == fragments, directives, names
SELECT model.graphql('query ($with: Boolean!, $without: Boolean = true) {
  ...Root @include(if: $with)
  ... on Query { one: post(id: 1) { ...Title } }
  skipped: post(id: 1) @skip(if: $without) { id }
}
fragment Root on Query { posts(first: 1) { ...Page } __typename }
fragment Page on PostConnection { edges { node { ...Title author @include(if: $with) { name } ... @skip(if: $with) { id } } } }
fragment Title on Post { title ... on Post { score } }', jsonb_build_object('with', w)) FROM unnest('{t,f}'::boolean[]) w;
SELECT model.graphql('query a { a: __typename } query b { b: __typename }', operation_name => 'b');
SELECT model.graphql('query @live { __typename }');
SELECT model.graphql('{ __typename @skip(if: true) }');

\echo == what is known
SELECT model.graphql('{ gadgetMeta { hydrations(modelName: "post") } currentSession { id } }');
SELECT model.graphql('{ __schema { queryType { name } } __type(name: "AuthorSort") { kind name } none: __type(name: "Writer") { name } }');

\echo == the namespace "internal"
SELECT model.graphql('{ internal { post(id: 1, select: ["title", "authorId"]) listPost(first: 1, select: "title") { edges { node } } __typename } }');
SELECT model.graphql('query ($id: GadgetID!, $select: [String!]) { i: internal { a: author(id: $id, select: $select) } internal { author(id: 2) gone: author(id: 99) } }', '{"id": "1", "select": "name"}')::jsonb #- '{data,internal,author,updatedAt}';

\echo == variables
\set filtered 'query ($filter: [PostFilter!], $sort: [PostSort!] = [{id: Descending}], $n: Int = 2) { posts(filter: $filter, sort: $sort, first: $n) { edges { node { id } } } }'
SELECT model.graphql(:'filtered');
SELECT model.graphql(:'filtered', 'null');
SELECT model.graphql(:'filtered', '{"filter": {"kind": {"in": ["essay"]}}, "sort": {"score": "Ascending"}, "n": 3, "unused": 1}');
SELECT model.graphql(:'filtered', '{"filter": null, "sort": null}');
SELECT model.graphql(:'filtered', '{"filter": {"id": {"equals": 3}}}') FROM generate_series(1, 2);
SELECT model.graphql('query ($name: String!) { authors(filter: {name: {equals: $name}}) { edges { node { name } } } }', '{"name": "Ada"}');

\echo == one statement for a field of the root, one document for all of its records
CREATE FUNCTION statements() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'model_api statement' $$;
SELECT statements() AS before \gset
SELECT count(model.graphql('query ($id: GadgetID!) { author(id: $id) { mail posts { edges { node { title tags { edges { node { name } } } } } } } }', jsonb_build_object('id', n))) FROM generate_series(1, 50) n;
SELECT statements() - :before;

SELECT model.forget(m) FROM unnest('{postTag,post,tag,author}'::text[]) m \g /dev/null
DROP SCHEMA graphql_queries CASCADE;

-- One action on many records, as documents ask for it: in both forms, with elements that fail.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA graphql_bulk;
SET search_path = graphql_bulk, public;
SELECT model.define('{
  "shelf": {"table": "graphql_bulk.shelf", "fields": {"name": {"type": "string"}, "books": {"type": "hasMany", "model": "book", "inverse": "shelf"}}},
  "book": {"table": "graphql_bulk.book", "fields": {"title": {"type": "string", "required": true}, "code": {"type": "string", "unique": true}, "edition": {"type": "number", "decimals": 0, "unique": {"scope": ["title"]}}, "shelf": {"type": "belongsTo", "model": "shelf"}},
    "states": {"initial": "here", "here": {}, "lent": {}},
    "actions": {"create": {}, "update": {}, "delete": {}, "lend": {"from": "here", "to": "lent", "params": {"to": "string"}}, "touch": {}}}}') \g /dev/null

\echo == create
SELECT model.graphql('mutation bulkCreateBooks($inputs: [BulkCreateBooksInput!]!) { bulkCreateBooks(inputs: $inputs) { success errors { message code ... on InvalidRecordError { model { apiIdentifier } validationErrors { message apiIdentifier } } } books { __typename id title state } } gadgetMeta { hydrations(modelName: "book") } }', v)
FROM unnest(ARRAY['{"inputs": [{"book": {"title": "a", "code": "a"}}, {"book": {"title": "b", "code": "b", "shelf": {"create": {"name": "upper"}}}}]}',
    '{"inputs": [{"book": {"title": "c"}}, {"book": {}}, {"book": {"title": "d", "code": "a"}}, {}, {"book": {"title": "e"}}]}', '{"inputs": []}', '{"inputs": {"book": {"title": "alone"}}}']::jsonb[]) v;
SELECT model.graphql('mutation { bulkCreateBooks(inputs: [{book: {title: "x"}}, {book: {code: "y"}}]) { success errors { index path code } } }');
SELECT model.graphql('mutation { bulkCreateBooks(inputs: [{book: {title: "x"}}, null]) { success } }');
SELECT model.graphql('mutation { bulkCreateBooks(ids: [1]) { success } }');
SELECT model.graphql('mutation { bulkCreateShelves(inputs: [{shelf: {name: "one", books: [{create: {title: "in"}}, {update: {id: "1"}}]}}, {shelf: {name: "two", books: {create: {}}}}]) { success errors { path index ... on InvalidRecordError { model { apiIdentifier } } } shelves { name books(sort: {id: Ascending}) { edges { node { title } } } } } }');

\echo == update and custom actions
SELECT model.graphql('mutation { bulkUpdateBooks(inputs: [{id: 1, book: {title: "A"}}, {id: 99, book: {title: "x"}}, {id: "x"}, {id: 2, book: {title: null}}, {id: 3, book: {code: "3"}}]) { success errors { message code path index } books { id title code } } }');
SELECT model.graphql('mutation ($ids: [GadgetID!]) { bulkTouchBooks(ids: $ids) { success errors { code index path } books { id } } }', '{"ids": ["1", "99", 2]}');
SELECT model.graphql('mutation ($ids: [GadgetID]) { bulkLendBooks(ids: $ids) { success errors { message code index } books { id state } } }', v) FROM unnest(ARRAY['{"ids": ["1", null, "2"]}', '{"ids": "1"}']::jsonb[]) v;
SELECT model.graphql('mutation { bulkLendBooks(inputs: [{id: 3, to: "Ada"}, {id: 1, to: "Grace"}]) { success errors { message code index path } books { id state } } }');
SELECT model.graphql('mutation { bulkLendBooks { success books { id } } }');
SELECT model.graphql('mutation { bulkLendBooks(ids: ["1"], inputs: [{id: 1}]) { success books { id } } }');
SELECT model.graphql('mutation { bulkLendBooks(inputs: [{id: 3, too: "Ada"}]) { success } }');

\echo == upsert
SELECT model.graphql('mutation bulkUpsertBooks($inputs: [BulkUpsertBooksInput!]!) { bulkUpsertBooks(inputs: $inputs) { success errors { message code index path } books { title code edition } } }', v)
FROM unnest(ARRAY['{"inputs": [{"on": ["code"], "book": {"code": "a", "title": "again"}}, {"on": ["code"], "book": {"code": "new", "title": "new"}}, {"on": ["code"], "book": {"code": "bad"}}, {"on": ["title"], "book": {"title": "x"}}]}',
    '{"inputs": [{"on": ["title", "edition"], "book": {"title": "t", "edition": 1, "code": "t1"}}, {"on": ["code"], "book": {"code": "t1", "title": "t", "edition": 2}}, {"on": ["title", "edition"], "book": {"title": "t", "edition": 1, "code": "t2"}}, {"on": ["code"], "book": {"code": "t2", "title": "u"}}]}',
    '{"inputs": []}']::jsonb[]) v;
SELECT model.graphql('mutation { bulkUpsertBooks(inputs: [{on: ["code"], book: {code: "r", title: "r"}}]) { success errors { message } results } }')::jsonb #> '{data,bulkUpsertBooks}' #- '{results,0,createdAt}' #- '{results,0,updatedAt}';
SELECT model.graphql('mutation { bulkUpsertBooks(inputs: [{on: ["code"], book: {code: "r", title: "s"}}]) { books { name: title } results } }')::jsonb #> '{data,bulkUpsertBooks}' #- '{results,0,createdAt}' #- '{results,0,updatedAt}';

\echo == delete
SELECT model.graphql('mutation bulkDeleteBooks($ids: [GadgetID!]!) { bulkDeleteBooks(ids: $ids) { success errors { message code index path } } }', v) FROM unnest(ARRAY['{"ids": ["1", "2"]}', '{"ids": ["1", "3"]}', '{"ids": []}']::jsonb[]) v;
SELECT model.graphql('mutation { bulkDeleteBooks(ids: ["1", null]) { success } }');
SELECT count(*) FROM book WHERE id < 4;
-- Together or one by one, the results are the same.
SELECT left(model.graphql('mutation ($inputs: [BulkCreateBooksInput!]!) { bulkCreateBooks(inputs: $inputs) { success errors { index } books { title } } }',
    jsonb_build_object('inputs', (SELECT jsonb_agg(jsonb_build_object('book', CASE WHEN n % 1000 = 7 THEN '{}'::jsonb ELSE jsonb_build_object('title', 'many ' || n) END) ORDER BY n) FROM generate_series(1, 2500) n)))::text, 150);
SELECT count(*) FROM book WHERE title LIKE 'many %';

SELECT model.forget(m) FROM unnest('{book,shelf}'::text[]) m \g /dev/null
DROP SCHEMA graphql_bulk CASCADE;

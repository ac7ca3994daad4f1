-- The namespace "internal": records as they lie in their tables, without actions and without the rules of their models.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA graphql_internal;
SET search_path = graphql_internal, public;
SELECT model.define('{
  "shop": {"table": "graphql_internal.shop", "fields": {"name": {"type": "string"}, "items": {"type": "hasMany", "model": "item", "inverse": "shop"}}},
  "item": {"table": "graphql_internal.item", "fields": {
      "title": {"type": "string", "required": true, "length": {"max": 10}}, "code": {"type": "string", "unique": true}, "body": {"type": "richText"}, "count": {"type": "number", "decimals": 0},
      "price": {"type": "number", "decimals": 2}, "kind": {"type": "enum", "options": ["a", "b"]}, "mail": {"type": "email"}, "pin": {"type": "password"}, "more": {"type": "json"},
      "shop": {"type": "belongsTo", "model": "shop"}},
    "states": {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}},
    "actions": {"create": {"run": "graphql_internal.never"}, "update": {"run": "graphql_internal.never"}, "delete": {"onSuccess": "graphql_internal.never"}}}}') \g /dev/null
CREATE FUNCTION never(item item, params jsonb) RETURNS item LANGUAGE plpgsql AS $$ BEGIN RAISE 'a hook of an action'; END $$;
INSERT INTO shop (name) VALUES ('corner'), ('market');
CREATE FUNCTION done(query text, variables jsonb DEFAULT NULL) RETURNS text LANGUAGE sql AS $$ SELECT regexp_replace(model.graphql('mutation ' || $1, $2)::text, '"(createdAt|updatedAt)":"202[^"]*",', '', 'g') $$;

\echo == create
SELECT done('InternalCreateItem($item: InternalItemInput) { internal { createItem(item: $item) { success errors { message code ... on InvalidRecordError { model { apiIdentifier } validationErrors { message apiIdentifier } } } item created } } gadgetMeta { hydrations(modelName: "item") } }', v)
FROM unnest(ARRAY['{"item": {"title": "one", "code": "1", "body": {"markdown": "*x*"}, "price": 1.5, "kind": "a", "mail": "a@b.example", "more": [1], "shop": {"_link": "1"}, "_atomics": {"count": {"increment": 2}}}}',
    '{"item": {"id": "70000", "createdAt": "2001-02-03T04:05:06.789Z", "updatedAt": "2002-02-03T04:05:06.789Z", "state": {"created": "published"}, "title": "kept"}}',
    '{"item": {"id": "70010", "state": "created.published", "title": "kept"}}',
    '{"item": {"title": "twice", "code": "1"}}', '{"item": {}}', '{}', '{"item": null}', '{"item": {"title": "longer than it may be"}}', '{"item": {"title": "x", "shop": {"_link": "99"}}}', '{"item": {"title": "x", "id": "70000"}}',
    '{"item": {"title": "x", "state": "nowhere"}}', '{"item": {"title": "x", "state": {"created": "nowhere"}}}', '{"item": {"title": "x", "mail": "nobody"}}', '{"item": {"title": "x", "pin": "weak"}}', '{"item": {"title": "x", "count": 1, "_atomics": {"count": {"increment": 2}}}}']::jsonb[]) v;
SELECT done('{ internal { createItem(item: {titel: "x"}) { success } } }');
SELECT done('{ internal { createItem(item: {title: "x", shop: {create: {}}}) { success } } }');
SELECT done('{ internal { createItem(item: {title: "x", items: []}) { success } } }');
SELECT created_at, updated_at FROM item WHERE id = 70000;

\echo == update
SELECT done('{ internal { updateItem(id: 1, item: {title: "uno", shop: {_link: null}, state: "created.published"}) { success errors { message } item created } } }');
SELECT done('{ internal { updateItem(id: "1", item: {_atomics: {count: [{increment: 5}, {decrement: 2}], price: {increment: 0.25}}}) { success errors { message } item } } }');
SELECT done('{ internal { updateItem(id: 99, item: {title: "x"}) { success errors { __typename message code path } item created } } }');
SELECT done('{ internal { updateItem(id: "x", item: {title: "x"}) { success errors { message code path } item } } }');
SELECT done('{ internal { updateItem(id: 1, item: {title: null, code: "x"}) { success errors { message ... on InvalidRecordError { validationErrorsByField record } } item } } }');
SELECT done('{ internal { updateItem(id: 1) { success errors { message } item created } } }');
-- A whole record may be written back; its id and the time of its creation stay, and the time of its last change moves on.
SELECT done('{ internal { updateItem(id: 70000, item: {id: "70000", createdAt: "2001-02-03T04:05:06.789Z", updatedAt: "2002-02-03T04:05:06.789Z", title: "back"}) { success errors { message } } } }'), created_at FROM item WHERE id = 70000;
SELECT title, updated_at > '2022-01-01' AS moved FROM item WHERE id = 70000;
SELECT done('{ internal { updateItem(id: 70000, item: {id: "70020"}) { success errors { message code } } } }');
SELECT done('{ internal { updateItem(id: 70000, item: {createdAt: "2001-02-03T04:05:06.788Z"}) { success errors { message code } } } }');

\echo == upsert
SELECT done('InternalUpsertItem($on: [String!], $item: InternalItemInput) { internal { upsertItem(on: $on, item: $item) { success errors { message code path } item created } } }', v)
FROM unnest(ARRAY['{"on": ["code"], "item": {"code": "up", "title": "up", "createdAt": "2001-02-03T04:05:06.789Z"}}', '{"on": "code", "item": {"code": "up", "title": "again", "_atomics": {"count": {"increment": 1}}}}', '{"item": {"id": "70010", "title": "by id"}}',
    '{"item": {"id": "70030", "title": "new", "state": "created.published"}}', '{"item": {"title": "no id"}}', '{"on": ["title"], "item": {"title": "x"}}', '{"on": [], "item": {"title": "x"}}', '{"on": ["code"], "item": {"title": "x"}}', '{"on": ["code"], "item": {"code": "new"}}']::jsonb[]) v;

\echo == delete
SELECT done('{ internal { deleteItem(id: 70030) { success errors { message } item created } } }');
SELECT done('{ internal { deleteItem(id: 70030) { success errors { message code path } item created } } }');
ALTER TABLE item DROP CONSTRAINT item_shop_id_fkey, ADD CONSTRAINT item_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shop;
UPDATE item SET shop_id = 2 WHERE id = 1;
SELECT done('{ internal { deleteShop(id: 2) { success errors { code message } } } }');
SELECT done('{ internal { deleteManyShop { success errors { code } } } }');
SELECT count(*) FROM shop;

\echo == many at once: all of them, or none
SELECT done('InternalBulkCreateItems($items: [InternalItemInput]!) { internal { bulkCreateItems(items: $items) { success errors { message code index path } items } } }', v)
FROM unnest(ARRAY['{"items": [{"title": "m1", "code": "m1"}, {"title": "m2", "shop": {"_link": "1"}}, {"title": "m3", "id": "80000", "createdAt": "2001-02-03T04:05:06.789Z"}]}', '{"items": [{"title": "n1"}, {"title": "n2", "code": "m1"}, {"title": "n3"}]}',
    '{"items": [{"title": "n1"}, {"titel": 1}]}', '{"items": [{"title": "n1", "mail": "nobody"}, {"title": "n2"}, {"title": "n3", "pin": "weak"}]}', '{"items": [{"title": "n1"}, {}]}', '{"items": [{"title": "n1"}, null]}', '{"items": []}', '{"items": {"title": "alone"}}']::jsonb[]) v;
SELECT string_agg(title, ' ' ORDER BY id) FROM item WHERE title ~ '^(m|n)\d|alone';
SELECT length(done('($items: [InternalItemInput]!) { internal { bulkCreateItems(items: $items) { success items } } }', jsonb_build_object('items', (SELECT jsonb_agg(jsonb_build_object('title', 'x' || n)) FROM generate_series(1, 2500) n)))) > 2500;
SELECT done('($items: [InternalItemInput]!) { internal { bulkCreateItems(items: $items) { success errors { index message } items } } }', jsonb_build_object('items', (SELECT jsonb_agg(jsonb_build_object('title', CASE n WHEN 2400 THEN 'longer than it may be' ELSE 'y' || n END)) FROM generate_series(1, 2500) n)));
SELECT count(*) FILTER (WHERE title LIKE 'x%'), count(*) FILTER (WHERE title LIKE 'y%') FROM item;
-- With a trigger, one by one; what it makes of a record is shown.
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.title = 'quiet' THEN RETURN NULL; END IF; NEW.title := upper(NEW.title); RETURN NEW; END $$;
CREATE TRIGGER shout BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION shout();
SELECT done('{ internal { bulkCreateItems(items: [{title: "loud"}, {title: "louder"}]) { success errors { message } items } } }')::jsonb #> '{data,internal,bulkCreateItems}' #- '{items,0,id}' #- '{items,1,id}';
SELECT done('{ internal { bulkCreateItems(items: [{title: "loud"}, {title: "quiet"}]) { success errors { message index } items } } }');
SELECT count(*) FROM item WHERE title = 'LOUD';
DROP TRIGGER shout ON item;

\echo == what matches
SELECT done('InternalDeleteManyItem($search: String, $filter: [ItemFilter!]) { internal { deleteManyItem(search: $search, filter: $filter) { success errors { message code ... on InvalidRecordError { model { apiIdentifier } validationErrors { message apiIdentifier } } } } } }', v)
FROM unnest(ARRAY['{"filter": {"title": {"startsWith": "x1"}}}', '{"filter": [{"title": {"startsWith": "x"}}, {"shop": {"name": {"equals": "nowhere"}}}]}', '{"search": "nothing"}']::jsonb[]) v;
SELECT count(*) FILTER (WHERE title LIKE 'x1%'), count(*) FILTER (WHERE title LIKE 'x%') FROM item;
SELECT done('{ internal { deleteManyItem(search: "alone") { success } } }');
SELECT done('{ internal { deleteManyItem(search: "m2", filter: {shop: {name: {equals: "corner"}}}) { success } } }');
SELECT string_agg(title, ' ' ORDER BY id) FROM item WHERE title NOT LIKE 'x%';
SELECT done('{ internal { deleteManyItem(filter: {titel: {equals: "x"}}) { success } } }');
SELECT done('{ internal { deleteManyItem(filter: {id: {equals: "x"}}) { success } } }');
SELECT done('{ internal { deleteManyItem { success } } }');
SELECT count(*) FROM item;
SELECT done('{ internal { deleteManyItem { success errors { message } } } }');

-- Of a table whose words are beside it, and whose keys are its own.
CREATE TABLE book (isbn text COLLATE "C" PRIMARY KEY, title text NOT NULL, stock int);
SELECT model.adopt('book', '{"search": true}');
SELECT done('{ internal { bulkCreateBooks(books: [{id: "1-a", title: "The sea"}, {id: "2-b", title: "The wind", stock: 2}, {id: "3-c", title: "The wind"}]) { success errors { message } books } } }');
SELECT done('{ internal { createBook(book: {title: "x"}) { success errors { message path } book } } }');
SELECT done('{ internal { updateBook(id: "1-a", book: {id: "1-b", _atomics: {stock: {increment: 1}}}) { success errors { message } book } } }');
SELECT done('{ internal { upsertBook(on: "id", book: {id: "1-b", title: "The lake"}) { success errors { message } book created } } }');
SELECT done('{ internal { deleteManyBook(search: "wind", filter: {stock: {isSet: true}}) { success errors { message } } } }');
SELECT string_agg(isbn, ' ' ORDER BY isbn), (SELECT string_agg(isbn, ' ' ORDER BY isbn) FROM book_search) FROM book;
SELECT done('{ internal { deleteManyBook(search: "wind") { success } } }');
SELECT string_agg(isbn, ' ' ORDER BY isbn), (SELECT string_agg(isbn, ' ' ORDER BY isbn) FROM book_search) FROM book;

\echo == who may
CREATE ROLE graphql_internal_reader;
GRANT USAGE ON SCHEMA graphql_internal TO graphql_internal_reader;
GRANT SELECT ON item TO graphql_internal_reader;
SET ROLE graphql_internal_reader;
SELECT done('{ internal { deleteManyItem { success } } }');
SELECT done('{ internal { createItem(item: {title: "x"}) { success } } }');
RESET ROLE;
SELECT model.forget(m) FROM unnest('{item,shop,book}'::text[]) m \g /dev/null
DROP OWNED BY graphql_internal_reader;
DROP ROLE graphql_internal_reader;
DROP SCHEMA graphql_internal CASCADE;

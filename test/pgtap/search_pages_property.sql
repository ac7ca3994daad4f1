-- Pages through searches against one statement for all of their rows: random words, sorts and page sizes, in a column and
-- in a table beside, forward and backward. Each walk must give every row once, in order, with the right pageInfo; so must
-- one over the edge of a window, behind which nothing is ranked.
--
-- PROPERTY_SEED=0.42 PROPERTY_ROUNDS=1000 make test-pgtap T=search_pages_property repeats a run, or runs longer.
\set rounds 40
\ir random.psql
\set ON_ERROR_STOP on
SET client_min_messages = warning;
BEGIN;
SELECT plan(6);
SELECT diag('PROPERTY_SEED=' || :'seed');
SELECT setseed(:'seed');

CREATE SCHEMA paged;
SET search_path = paged, public;
SELECT * FROM model.define($$ {
    "near":  {"table": "paged.near", "search": true, "fields": {
        "title": {"type": "string"}, "body": {"type": "string"}, "a": {"type": "number", "decimals": 0},
        "b": {"type": "number", "decimals": 0, "required": true}, "owner": {"type": "belongsTo", "model": "owner"}}},
    "aside":  {"table": "paged.aside", "search": {"storage": "side"}, "fields": {
        "title": {"type": "string"}, "body": {"type": "string"}, "a": {"type": "number", "decimals": 0},
        "b": {"type": "number", "decimals": 0, "required": true}}},
    "owner": {"table": "paged.owner", "fields": {"name": {"type": "string"}, "items": {"type": "hasMany", "model": "near", "inverse": "owner"}}},
    "many":   {"table": "paged.many", "search": true, "fields": {"title": {"type": "string"}}},
    "others": {"table": "paged.others", "search": {"storage": "side"}, "fields": {"title": {"type": "string"}}}} $$) \g /dev/null

CREATE FUNCTION pick(VARIADIC choices anyarray) RETURNS anyelement LANGUAGE sql VOLATILE AS
    $$ SELECT choices[1 + floor(random() * cardinality(choices))::int] $$;
CREATE FUNCTION die(sides int) RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT floor(random() * sides)::int $$;
CREATE FUNCTION words(n int) RETURNS text LANGUAGE sql VOLATILE AS
    $$ SELECT string_agg(pick('red'::text, 'green', 'blue', 'reddish', 'greenish', 'pink'), ' ') FROM generate_series(1, n) $$;

INSERT INTO owner (name) VALUES ('o');
INSERT INTO near (id, title, body, a, b, owner_id)
    SELECT 7 * i % 1009, words(1 + die(3)), words(die(5)), nullif(die(4), 0), die(4), 1 FROM generate_series(1, 300) i;
INSERT INTO aside (id, title, body, a, b) SELECT id, title, body, a, b FROM near;
ANALYZE near, aside, aside_search;

-- All rows that a walk must give, as they stand in one another's order.
CREATE FUNCTION expected(model text, sort jsonb, search text, fields jsonb) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE ids bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(id) FROM (SELECT id FROM model.rows(NULL::paged.%I, sort => $1, search => $2, search_fields => $3)) r', model)
        INTO ids USING sort, search, fields;
    RETURN coalesce(ids, '{}');
END $$;

-- The rows of a walk through pages of random sizes; an error where pageInfo is wrong. `at`: where it begins.
CREATE FUNCTION walked(model text, sort jsonb, search text, fields jsonb, backward boolean, most_rows int, at text DEFAULT NULL, sizes int DEFAULT 40)
    RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[] := '{}';
    page jsonb;
    size int;
    first boolean := at IS NULL;
BEGIN
    LOOP
        size := 1 + die(sizes);
        IF backward THEN
            page := model.find_many(model, sort => sort, search => search, search_fields => fields, last => size, before => at, selection => '{"id": true}');
        ELSE
            page := model.find_many(model, sort => sort, search => search, search_fields => fields, first => size, after => at, selection => '{"id": true}');
        END IF;
        IF (page #>> CASE WHEN backward THEN '{pageInfo,hasNextPage}' ELSE '{pageInfo,hasPreviousPage}' END::text[])::boolean IS DISTINCT FROM NOT first THEN
            RAISE 'behind the cursor is %', page -> 'pageInfo';
        END IF;
        ids := ids || (SELECT coalesce(array_agg((edge #>> '{node,id}')::bigint ORDER BY CASE WHEN backward THEN -n ELSE n END), '{}')
                       FROM jsonb_array_elements(page -> 'edges') WITH ORDINALITY edges (edge, n));
        first := false;
        at := page #>> CASE WHEN backward THEN '{pageInfo,startCursor}' ELSE '{pageInfo,endCursor}' END::text[];
        EXIT WHEN NOT (page #>> CASE WHEN backward THEN '{pageInfo,hasPreviousPage}' ELSE '{pageInfo,hasNextPage}' END::text[])::boolean
            OR cardinality(ids) >= most_rows;
    END LOOP;
    RETURN ids;
END $$;

CREATE FUNCTION reverse(ids bigint[]) RETURNS bigint[] LANGUAGE sql AS
    $$ SELECT coalesce(array_agg(id ORDER BY n DESC), '{}') FROM unnest(ids) WITH ORDINALITY u (id, n) $$;

CREATE TEMP TABLE walks AS
    SELECT pick('near'::text, 'aside') AS model,
        pick(NULL, NULL, NULL, '{"b": "Ascending"}', '[{"b": "Descending"}, {"a": "Ascending"}]', '{"id": "Descending"}',
            '[{"a": {"order": "Descending", "nulls": "Last"}}, {"b": "Ascending"}, {"id": "Descending"}]'::text)::jsonb AS sort,
        pick('red '::text, 'red green ', 'red', '!red', 'red !blue ', '"red green"', 'gr', 'grene ', 'zebra ') AS search,
        pick(NULL, NULL, '{"title": true}', '{"title": {"weight": 2}, "body": true}'::text)::jsonb AS fields
    FROM generate_series(1, :rounds);
SELECT is((SELECT count(*) FROM walks w WHERE walked(model, sort, search, fields, false, 1000) <> expected(model, sort, search, fields)),
    0::bigint, 'forward, every row comes once and in order');
SELECT is((SELECT count(*) FROM walks w WHERE walked(model, sort, search, fields, true, 1000) <> reverse(expected(model, sort, search, fields))),
    0::bigint, 'and backward');
SELECT cmp_ok((SELECT count(DISTINCT expected(model, sort, search, fields)) FROM walks), '>', 5::bigint, 'which are not always the same rows');

-- A list below a record has the same pages.
CREATE FUNCTION walked_below(search text) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[] := '{}';
    page jsonb;
    at text;
BEGIN
    LOOP
        page := model.find_one('owner', 1, jsonb_build_object('items', jsonb_build_object('search', search, 'first', 40, 'after', at,
            'edges', '{"node": {"id": true}}'::jsonb, 'pageInfo', true)))::jsonb -> 'items';
        ids := ids || (SELECT coalesce(array_agg((edge #>> '{node,id}')::bigint ORDER BY n), '{}') FROM jsonb_array_elements(page -> 'edges') WITH ORDINALITY edges (edge, n));
        at := page #>> '{pageInfo,endCursor}';
        EXIT WHEN NOT (page #>> '{pageInfo,hasNextPage}')::boolean;
    END LOOP;
    RETURN ids;
END $$;
SELECT is(walked_below('red green'), expected('near', NULL, 'red green', NULL), 'a list of related records has the same pages');

-- 51,000 rows, of which the newest 50,000 are ranked: the others are the last thousand.
INSERT INTO many (title) SELECT CASE i % 3 WHEN 0 THEN 'red red' WHEN 1 THEN 'red' ELSE 'red wine' END FROM generate_series(1, 51000) i;
INSERT INTO others (id, title) SELECT id, title FROM many;
ANALYZE many, others, others_search;
CREATE FUNCTION over_the_edge(model text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[] := expected(model, NULL, 'red ', NULL);
    back bigint[] := walked(model, NULL, 'red ', NULL, true, 1100, NULL, 250);
    place int := 50000 - 100;
    page jsonb := model.find_many(model, search => 'red ', last => 250, selection => '{"id": true}');
    at text;
BEGIN
    IF cardinality(ids) <> 51000 OR ids[50001:] <> (SELECT array_agg(id ORDER BY id DESC) FROM generate_series(1, 1000::bigint) id) THEN
        RETURN ARRAY['the last rows are not the oldest'];
    END IF;
    IF back <> reverse(ids[51001 - cardinality(back):]) THEN RETURN ARRAY['backward']; END IF;
    WHILE (SELECT array_position(ids, (page #>> '{edges,0,node,id}')::bigint)) > place LOOP
        page := model.find_many(model, search => 'red ', last => 250, before => page #>> '{pageInfo,startCursor}', selection => '{"id": true}');
    END LOOP;
    at := page #>> '{pageInfo,startCursor}';
    place := array_position(ids, (page #>> '{edges,0,node,id}')::bigint);
    back := walked(model, NULL, 'red ', NULL, false, 400, at, 150);
    RETURN CASE WHEN back = ids[place + 1 : place + cardinality(back)] AND place < 50000 AND place + cardinality(back) > 50000 THEN '{}' ELSE ARRAY['forward'] END;
END $$;
SELECT is(over_the_edge('many'), '{}', 'so have those over the edge of a window');
SELECT is(over_the_edge('others'), '{}', 'and where the words are aside');
SELECT * FROM finish();
ROLLBACK;

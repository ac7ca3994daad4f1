-- A backend that answers documents for days stays as large as what it may keep: one document again and again, documents
-- that are all different, large ones, wrong ones, and fields that fail.
SET client_min_messages = warning;
BEGIN;
SELECT plan(13);

CREATE SCHEMA heap;
SELECT count(*) FROM model.define($$ {
    "bag":  {"table": "heap.bag", "fields": {"name": {"type": "string"}, "size": {"type": "number", "decimals": 0}, "things": {"type": "hasMany", "model": "thing", "inverse": "bag"}}},
    "thing": {"table": "heap.thing", "fields": {"name": {"type": "string"}, "bag": {"type": "belongsTo", "model": "bag"}}}} $$) \g /dev/null
INSERT INTO heap.bag (name, size) SELECT 'bag ' || n, n FROM generate_series(1, 50) n;
INSERT INTO heap.thing (name, bag_id) SELECT 'thing ' || n, 1 + n % 50 FROM generate_series(1, 200) n;
ANALYZE heap.bag, heap.thing;

CREATE FUNCTION heap.contexts() RETURNS numeric LANGUAGE sql AS $$ SELECT round(sum(total_bytes) / 1048576.0, 1) FROM pg_backend_memory_contexts $$;
CREATE FUNCTION heap.process() RETURNS numeric LANGUAGE sql AS
    $$ SELECT round((regexp_match(pg_read_file('/proc/self/status'), 'RssAnon:\s+(\d+) kB'))[1]::numeric / 1024, 1) $$;
CREATE FUNCTION heap.statements() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'model_api statement' $$;

CREATE FUNCTION heap.repeat(calls int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..calls LOOP
        PERFORM model.graphql('query ($id: GadgetID!) { bag(id: $id) { name things(first: 2) { edges { node { name } } } } gadgetMeta { hydrations(modelName: "bag") } }', jsonb_build_object('id', 1 + i % 50));
    END LOOP;
END $$;

-- Another document with every call, asking for the same: a document of its own, and of its statements the same ones.
CREATE FUNCTION heap.distinct_documents(calls int, comment int DEFAULT 0) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..calls LOOP
        PERFORM model.graphql(format('query q%s($id: GadgetID!) { bag(id: $id) { name size things(first: 2) { edges { node { name bag { name } } } } } } #%s', i, repeat('x', comment)), jsonb_build_object('id', 1 + i % 50));
    END LOOP;
END $$;

-- One document, other values with every call.
CREATE FUNCTION heap.distinct_values(calls int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..calls LOOP
        PERFORM model.graphql('query ($filter: [BagFilter!], $n: Int) { bags(filter: $filter, first: $n) { edges { node { name } } } }',
            jsonb_build_object('n', 1 + i % 100, 'filter', jsonb_build_object('size', jsonb_build_object('in', (SELECT jsonb_agg(i + d) FROM generate_series(0, i % 20) d)))));
    END LOOP;
END $$;

CREATE FUNCTION heap.shout(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'row %', $1; END $$;
CREATE VIEW heap.loud AS SELECT id, heap.shout(name) AS name FROM heap.bag;
SELECT model.adopt('heap.loud', '{"key": "id"}') \g /dev/null
CREATE FUNCTION heap.fail(calls int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE failed bigint := 0; answer jsonb;
BEGIN
    FOR i IN 1..calls LOOP
        answer := CASE i % 6
            WHEN 0 THEN model.graphql('{ bag(id: ' || i)
            WHEN 1 THEN model.graphql('{ bag(id: 1) { nam' || i || ' } }')
            WHEN 2 THEN model.graphql('query ($id: GadgetID!) { bag(id: $id) { name } }', jsonb_build_object('i', i))
            WHEN 3 THEN model.graphql('query ($id: GadgetID!) { bag(id: $id) { name } }', jsonb_build_object('id', 'x' || i))
            WHEN 4 THEN model.graphql('query ($id: GadgetID!) { loud(id: $id) { name } bag(id: $id) { name } }', jsonb_build_object('id', 1 + i % 50))
            WHEN 5 THEN model.graphql('mutation ($size: Float) { createBag(bag: {name: "x"}) { bag { things(first: 1000) { edges { node { id } } } } } }', jsonb_build_object('size', i))
        END;
        failed := failed + (answer ? 'errors')::int;
    END LOOP;
    RETURN failed;
END $$;

SELECT heap.statements() AS before \gset
SELECT heap.repeat(100), heap.distinct_documents(100) \g /dev/null
SELECT is(heap.statements() - :before, 2::bigint, '100 runs of a document and 100 documents that ask for the same: a statement each');

-- Once as a warm-up, so that caches and the allocator's reserves are there. The cache of statements is small, so that
-- what is measured is documents.
SET LOCAL model_api.statement_cache_size = 16;
SET LOCAL model_api.graphql_cache_size = '2MB';
SELECT heap.repeat(1000), heap.distinct_documents(3000), heap.distinct_values(3000), heap.fail(300) \g /dev/null
SELECT heap.contexts() AS contexts, heap.process() AS process \gset

SELECT heap.repeat(50000) \g /dev/null
SELECT cmp_ok(heap.contexts(), '<', :contexts + 2, '50,000 times a document: contexts');
SELECT cmp_ok(heap.process(), '<', :process + 8, '50,000 times a document: process');

SELECT heap.distinct_documents(20000) \g /dev/null
SELECT cmp_ok(heap.contexts(), '<', :contexts + 4, '20,000 different documents: contexts');
SELECT cmp_ok(heap.process(), '<', :process + 16, '20,000 different documents: process');
SELECT heap.distinct_documents(2000, 30000) \g /dev/null
SELECT cmp_ok(heap.process(), '<', :process + 16, '2,000 large documents: process');

SELECT heap.distinct_values(20000) \g /dev/null
SELECT cmp_ok(heap.contexts(), '<', :contexts + 4, '20,000 values of variables: contexts');
SELECT cmp_ok(heap.process(), '<', :process + 16, '20,000 values of variables: process');

SELECT is(heap.fail(12000), 12000::bigint, '12,000 errors');
SELECT cmp_ok(heap.contexts(), '<', :contexts + 4, '12,000 errors: contexts');
SELECT cmp_ok(heap.process(), '<', :process + 16, '12,000 errors: process');

-- Each role has a schema of its own; those of the ones that are gone are given back.
DO $$ BEGIN FOR n IN 1..20 LOOP
    EXECUTE format('CREATE ROLE heap_%s; GRANT USAGE ON SCHEMA heap TO heap_%1$s; GRANT SELECT ON heap.bag, heap.thing TO heap_%1$s', n);
END LOOP; END $$;
CREATE FUNCTION heap.as_roles(rounds int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    FOR i IN 1..rounds LOOP FOR n IN 1..20 LOOP
        EXECUTE format('SET LOCAL ROLE heap_%s', n);
        PERFORM model.graphql(format('query q%s { bag(id: 1) { name } }', i));
        RESET ROLE;
    END LOOP; END LOOP; END $$;
SELECT heap.as_roles(3) \g /dev/null
SELECT heap.process() AS process \gset
SELECT heap.as_roles(60) \g /dev/null
SELECT cmp_ok(heap.process(), '<', :process + 8, 'twenty roles in turn: process');

-- Hostile text is refused before it costs much.
SELECT model.graphql('{' || string_agg('a' || n || ': bag(id: 1) { ...F }', ' ') || '} ' || 'fragment F on Bag { ' || repeat('name ', 9000) || ' }') FROM generate_series(1, 900) n \g /dev/null
SELECT model.graphql('{ ...F0 } ' || string_agg(format('fragment F%s on Query { ...F%s ...F%s }', n, n + 1, n + 1), ' ')) FROM generate_series(0, 1500) n \g /dev/null
SELECT cmp_ok(heap.process(), '<', :process + 48, 'hostile documents: process');

SELECT diag(format('contexts %s MB, process %s MB at the start; %s and %s at the end', :contexts, :process, heap.contexts(), heap.process()));
SELECT * FROM finish();
ROLLBACK;

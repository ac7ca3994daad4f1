-- A backend that reads for days stays as large as its statement cache: repeated requests, requests that are all
-- different, and errors.
SET client_min_messages = warning;
BEGIN;
SELECT plan(9);

CREATE SCHEMA heap;
SELECT count(*) FROM model.define($$ {
    "bag":  {"table": "heap.bag", "fields": {"name": {"type": "string"}, "size": {"type": "number", "decimals": 0}, "things": {"type": "hasMany", "model": "thing", "inverse": "bag"}}},
    "thing": {"table": "heap.thing", "fields": {"name": {"type": "string"}, "bag": {"type": "belongsTo", "model": "bag"}}}} $$) \g /dev/null
INSERT INTO heap.bag (name, size) SELECT 'bag ' || n, n FROM generate_series(1, 50) n;
INSERT INTO heap.thing (name, bag_id) SELECT 'thing ' || n, 1 + n % 50 FROM generate_series(1, 200) n;
ANALYZE heap.bag, heap.thing;

-- In MB: what PostgreSQL allocated, and the process's own (the C++ heap is not among the contexts).
CREATE FUNCTION heap.contexts() RETURNS numeric LANGUAGE sql AS $$ SELECT round(sum(total_bytes) / 1048576.0, 1) FROM pg_backend_memory_contexts $$;
CREATE FUNCTION heap.process() RETURNS numeric LANGUAGE sql AS
    $$ SELECT round((regexp_match(pg_read_file('/proc/self/status'), 'RssAnon:\s+(\d+) kB'))[1]::numeric / 1024, 1) $$;
CREATE FUNCTION heap.statements() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'model_api statement' $$;

CREATE FUNCTION heap.repeat_one(calls int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..calls LOOP PERFORM model.find_one('bag', 1 + i % 50); END LOOP;
END $$;

-- Another statement with every call: the operators of a filter are n in base 4, the selection n in binary.
CREATE FUNCTION heap.distinct_many(calls int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE filter jsonb; selection jsonb; operators text[] := '{equals,lessThan,greaterThan,notEquals}';
BEGIN
    FOR i IN 1..calls LOOP
        filter := jsonb_build_object('AND', (SELECT jsonb_agg(jsonb_build_object('size', jsonb_build_object(operators[1 + (i >> (2 * d)) % 4], i + d))) FROM generate_series(0, 7) d));
        selection := '{"id":true}';
        IF i % 2 = 0 THEN selection := selection || '{"name":true}'; END IF;
        IF i % 3 = 0 THEN selection := selection || '{"things":{"edges":{"node":{"name":true}}}}'; END IF;
        PERFORM model.find_many('bag', filter, CASE i % 2 WHEN 0 THEN '{"size":"Descending"}'::jsonb END, first => 1 + i % 100, selection => selection);
    END LOOP;
END $$;

-- Errors of every floor: the arguments, the model, a value's type, the server's own while a row is read, and a cursor.
CREATE FUNCTION heap.fail(calls int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE failed int := 0;
BEGIN
    FOR i IN 1..calls LOOP
        BEGIN
            CASE i % 8
                WHEN 0 THEN PERFORM model.find_one('bag', -i);
                WHEN 1 THEN PERFORM model.find_one('bug' || i, 1);
                WHEN 2 THEN PERFORM model.count('bag', jsonb_build_object('nam' || i, '{"equals":1}'::jsonb));
                WHEN 3 THEN PERFORM model.count('bag', jsonb_build_object('size', jsonb_build_object('equals', 'x' || i)));
                WHEN 4 THEN PERFORM model.find_many('bag', after => 'x' || i);
                WHEN 5 THEN PERFORM model.find_many('loud', jsonb_build_object('id', jsonb_build_object('greaterThan', i % 50)));
                WHEN 6 THEN PERFORM model.define(jsonb_build_object('Bad ' || i, '{"fields":{"x":{"type":"y"}}}'::jsonb));
                WHEN 7 THEN PERFORM model.find_many('bag', first => -i);
            END CASE;
        EXCEPTION WHEN OTHERS THEN
            failed := failed + 1;
        END;
    END LOOP;
    RETURN failed;
END $$;
CREATE FUNCTION heap.shout(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'row %', $1; END $$;
CREATE VIEW heap.loud AS SELECT id, heap.shout(name) AS name FROM heap.bag;
SELECT model.adopt('heap.loud', '{"key":"id"}') \g /dev/null

-- Once as a warm-up, so that caches and the allocator's reserves are there.
SET LOCAL model_api.statement_cache_size = 64;
SELECT heap.repeat_one(1000), heap.distinct_many(500), heap.fail(400) \g /dev/null
SELECT heap.contexts() AS contexts, heap.process() AS process \gset

SELECT heap.repeat_one(200000) \g /dev/null
SELECT cmp_ok(heap.contexts(), '<', :contexts + 2, '200,000 times find_one: contexts');
SELECT cmp_ok(heap.process(), '<', :process + 8, '200,000 times find_one: process');

SELECT heap.distinct_many(20000) \g /dev/null
SELECT cmp_ok(heap.statements(), '<=', 64::bigint, '20,000 different find_many: the cache holds what it may');
SELECT cmp_ok(heap.contexts(), '<', :contexts + 16, '20,000 different find_many: contexts');
SELECT cmp_ok(heap.process(), '<', :process + 32, '20,000 different find_many: process');

SELECT is(heap.fail(40000), 40000, '40,000 errors');
SELECT cmp_ok(heap.contexts(), '<', :contexts + 16, '40,000 errors: contexts');
SELECT cmp_ok(heap.process(), '<', :process + 32, '40,000 errors: process');

-- A smaller cache gives back what it held.
SET LOCAL model_api.statement_cache_size = 1;
SELECT heap.distinct_many(20) \g /dev/null
SELECT cmp_ok(heap.statements(), '<=', 1::bigint, 'a smaller cache lets go');

SELECT diag(format('contexts %s MB, process %s MB at the start; %s and %s at the end', :contexts, :process, heap.contexts(), heap.process()));
SELECT * FROM finish();
ROLLBACK;

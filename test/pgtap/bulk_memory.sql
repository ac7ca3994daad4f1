-- A bulk takes memory for its elements and its result, some kilobytes each, and gives it back; its statements take none
-- that grows with it.
SET client_min_messages = warning;
BEGIN;
SELECT plan(9);

CREATE SCHEMA bulk_memory;
SELECT count(*) FROM model.define('{"crate": {"table": "bulk_memory.crate", "fields": {
    "name": {"type": "string", "required": true, "unique": true, "length": {"max": 50}, "pattern": "^[a-z0-9 ]+$"}, "size": {"type": "number", "decimals": 0, "range": {"min": 0}}, "note": {"type": "string"}}}}') \g /dev/null
SET LOCAL model_api.max_input_size = '64MB';

-- In MB: what PostgreSQL has allocated, and the process at its largest so far.
CREATE FUNCTION bulk_memory.contexts() RETURNS numeric LANGUAGE sql AS $$ SELECT round(sum(total_bytes) / 1048576.0, 1) FROM pg_backend_memory_contexts $$;
CREATE FUNCTION bulk_memory.peak() RETURNS numeric LANGUAGE sql AS
    $$ SELECT round((regexp_match(pg_read_file('/proc/self/status'), 'VmHWM:\s+(\d+) kB'))[1]::numeric / 1024, 1) $$;
CREATE FUNCTION bulk_memory.elements(members text, count int) RETURNS jsonb LANGUAGE sql AS
    $$ SELECT jsonb_agg(format(members, n)::jsonb ORDER BY n) FROM generate_series(1, count) n $$;
CREATE FUNCTION bulk_memory.failed(result json) RETURNS int LANGUAGE sql AS $$ SELECT coalesce(json_array_length(nullif(result ->> 'errors', 'null')::json), 0) $$;

SELECT bulk_memory.failed(model.bulk_create('crate', '[{"name": "first"}, {"name": "first"}, {}]', '{"id": true}')) \g /dev/null
CREATE TABLE bulk_memory.input AS SELECT bulk_memory.elements('{"name": "crate %s", "size": 1, "note": "a note of %1$s"}', 50000) AS creates, bulk_memory.elements('{"name": "crate %s", "size": 2}', 50000) AS upserts, bulk_memory.elements('{"name": "crate %s", "size": -1}', 20000) AS wrong;
SELECT length(creates::text) + length(upserts::text) + length(wrong::text) FROM bulk_memory.input \g /dev/null
SELECT bulk_memory.contexts() AS contexts, bulk_memory.peak() AS peak \gset

SELECT is(bulk_memory.failed(model.bulk_create('crate', creates, '{"id": true, "name": true}')), 0, '50,000 creates') FROM bulk_memory.input;
SELECT cmp_ok(bulk_memory.peak(), '<', :peak + 150, '50,000 creates: at most 3 kB for each');
SELECT cmp_ok(bulk_memory.contexts(), '<', :contexts + 8, '50,000 creates: contexts');
SELECT is(bulk_memory.failed(model.bulk_upsert('crate', upserts, '{name}', '{"id": true}')), 0, '50,000 upserts') FROM bulk_memory.input;
SELECT is(bulk_memory.failed(model.bulk_update('crate', (SELECT jsonb_agg(jsonb_build_object('id', id, 'size', 3)) FROM bulk_memory.crate), '{"id": true}')), 0, '50,000 updates');
SELECT is(bulk_memory.failed(model.bulk_create('crate', wrong)), 20000, '20,000 creates that are wrong') FROM bulk_memory.input;
SELECT is(bulk_memory.failed(model.bulk_delete('crate', (SELECT jsonb_agg(id) FROM bulk_memory.crate))), 0, '50,000 deletes');
SELECT cmp_ok(bulk_memory.contexts(), '<', :contexts + 8, 'all of them: contexts');
SELECT cmp_ok(bulk_memory.peak(), '<', :peak + 200, 'all of them: process');
SELECT diag(format('contexts %s MB, peak %s MB at the start; %s and %s at the end', :contexts, :peak, bulk_memory.contexts(), bulk_memory.peak()));
SELECT * FROM finish();
ROLLBACK;

-- What a find_many runs. A page deep in a table reads no more rows than its size, the cursor's and one, of each range at most;
-- with thousands of ties too. Key lookups and keysets keep a generic plan, filters are planned with their values.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA deep;
SELECT * FROM model.define($$ {"task": {"table": "deep.task", "fields": {"name": {"type": "string", "required": true}, "rank": {"type": "number", "decimals": 0, "required": true},
    "tie": {"type": "number", "decimals": 0, "required": true}, "score": {"type": "number", "decimals": 0}}}} $$) AS "table";
INSERT INTO deep.task (name, rank, tie, score) SELECT 'n' || i, i, i / 5000, nullif(i % 4, 0) FROM generate_series(1, 20000) i;
CREATE INDEX ON deep.task (rank, id);
CREATE INDEX ON deep.task (rank DESC, id);
CREATE INDEX ON deep.task (tie, id);
CREATE INDEX ON deep.task (tie DESC, id);
CREATE INDEX ON deep.task (score, id);
CREATE INDEX ON deep.task (score DESC, id);
CREATE INDEX ON deep.task (name text_pattern_ops);
VACUUM ANALYZE deep.task;

SELECT * FROM model.explain('task', sort => '{"rank": "Ascending"}', first => 2, selection => '{"name": true}');
-- A cursor whose keys are several ranges.
SELECT * FROM model.explain('task', sort => '{"score": "Descending"}', first => 2, selection => '{"name": true}', after =>
    (SELECT model.find_many('task', '{"id": {"equals": "5"}}', '{"score": "Descending"}') #>> '{edges,0,cursor}'));
SELECT * FROM model.explain('task', '{"name": {"startsWith": "n12"}, "score": {"in": [1, 2]}}', first => 2, selection => '{"name": true}');
SELECT * FROM model.explain('task', '{"id": {"in": ["3"], "notEquals": "4"}}', first => 2, selection => '{"id": true}') line WHERE line LIKE '$%';

-- Rows that the scans of a page read, its size being 10, and whether any were thrown away or sorted: forward and backward
-- from the last row of a tie, and from one in the middle.
CREATE FUNCTION page_at(sort jsonb, id bigint) RETURNS text LANGUAGE sql AS $$
    SELECT model.find_many('task', jsonb_build_object('id', jsonb_build_object('equals', id)), sort) #>> '{edges,0,cursor}' $$;
CREATE FUNCTION reads(sort jsonb, at bigint, backward boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE line text; scans int[] := '{}'; removed text := ''; sorted text := '';
BEGIN
    FOR line IN SELECT * FROM model.explain('task', sort => sort, first => CASE WHEN NOT backward THEN 10 END, after => CASE WHEN NOT backward THEN page_at(sort, at) END,
                                            last => CASE WHEN backward THEN 10 END, before => CASE WHEN backward THEN page_at(sort, at) END, selection => '{"name": true}', "analyze" => true) LOOP
        IF line ~ 'Scan .* on task' THEN scans := scans || coalesce(substring(line, 'actual rows=(\d+)')::int, 0); END IF;
        IF line ~ 'Rows Removed' THEN removed := ', removed' || substring(line, ': \d+'); END IF;
        IF line ~ 'Sort Method' THEN sorted := ', sorted'; END IF;
    END LOOP;
    RETURN (SELECT CASE WHEN max(n) <= 12 THEN 'at most 12' ELSE 'up to ' || max(n) END FROM unnest(scans) n) || ' of each range' || removed || sorted;
END $$;
SELECT sort, reads(sort::jsonb, at, false) AS forward, reads(sort::jsonb, at, true) AS backward
FROM unnest(ARRAY['{"rank": "Ascending"}', '{"rank": "Descending"}', '{"tie": "Ascending"}', '[{"tie": "Descending"}, {"id": "Descending"}]', '{"tie": "Descending"}',
                  '{"score": "Ascending"}', '{"score": "Descending"}', '{"id": "Descending"}']) sort,
     unnest('{4999, 17001}'::bigint[]) at;
-- The cursor of a row without a score.
SELECT sort, reads(sort::jsonb, at, false) AS forward, reads(sort::jsonb, at, true) AS backward
FROM unnest(ARRAY['{"score": "Ascending"}', '{"score": "Descending"}']) sort, unnest('{17000}'::bigint[]) at;

-- Which plan is kept.
CREATE FUNCTION planning(line text) RETURNS text LANGUAGE sql AS $$ SELECT substring(line, '^Generic plan|^Plan for these values') $$;
SELECT string_agg(planning(line), '') AS unfiltered FROM model.explain('task', sort => '{"tie": "Descending"}') line;
SELECT string_agg(planning(line), '') AS keyset FROM model.explain('task', sort => '{"tie": "Descending"}', after => page_at('{"tie": "Descending"}', 5)) line;
SELECT string_agg(planning(line), '') AS filtered FROM model.explain('task', '{"score": {"equals": 3}}') line;
-- A setting of the session's outranks it, as for any prepared statement.
SET plan_cache_mode = force_generic_plan;
SELECT line FROM model.explain('task', '{"score": {"equals": 3}}', first => 1, selection => '{"id": true}') line WHERE line LIKE '%Cond%' OR line LIKE '%Filter%';
RESET plan_cache_mode;
-- A prefix finds its index because its value is known.
SELECT line FROM model.explain('task', '{"name": {"startsWith": "n1234"}}', selection => '{"id": true}') line WHERE line LIKE '%Index Cond%';
-- No statement of ours is compiled, whatever it costs: SQL of the session's own is, where the server can.
SET jit_above_cost = 0;
SELECT count(*) AS compiled FROM model.explain('task', '{"score": {"equals": 3}}', "analyze" => true) line WHERE line LIKE '%JIT%';
RESET jit_above_cost;
-- Without "analyze" nothing runs; with a mistake nothing is explained.
SELECT count(*) FROM model.explain('task') line WHERE line LIKE '%actual%';
SELECT * FROM model.explain('task', '{"nam": {"equals": 1}}');

SELECT model.forget('task');
DROP SCHEMA deep CASCADE;
DROP FUNCTION page_at, reads, planning;

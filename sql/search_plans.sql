-- The plans of searches: by the index of words, by that of a sort, in a window.
SET client_min_messages = warning;
CREATE SCHEMA search_plans;
SELECT * FROM model.define($$ {
    "text": {"table": "search_plans.text", "search": true, "fields": {"title": {"type": "string"}, "posted": {"type": "number", "decimals": 0, "required": true}}},
    "aside": {"table": "search_plans.aside", "search": {"storage": "side"}, "fields": {"title": {"type": "string"}, "posted": {"type": "number", "decimals": 0, "required": true}}}} $$) AS "table" ORDER BY 1;
SET search_path = search_plans;
INSERT INTO text (title, posted)
    SELECT 'common' || CASE WHEN i % 3 = 0 THEN ' often' ELSE '' END || CASE WHEN i % 1000 = 0 THEN ' rare' ELSE '' END, i FROM generate_series(1, 60000) i;
INSERT INTO aside (id, title, posted) SELECT id, title, posted FROM text;
CREATE INDEX ON text (posted, id);
VACUUM ANALYZE text;
VACUUM ANALYZE aside;
VACUUM ANALYZE aside_search;
SET max_parallel_workers_per_gather = 0;
\pset tuples_only on
\pset format unaligned

-- Without scores, which depend on the time: of its parts some may be the same number.
CREATE FUNCTION plan_of(sort jsonb, search text, model text DEFAULT 'text', after text DEFAULT NULL, fields jsonb DEFAULT NULL, filter jsonb DEFAULT NULL) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT regexp_replace(line, 'ROW\(\d{4},', 'ROW(score,') FROM (SELECT line, n, max(n) FILTER (WHERE line ~ '^(Plan for|Generic plan)') OVER () AS start
        FROM model.explain(model, filter, sort => sort, search => search, "first" => 25, after => after, search_fields => fields) WITH ORDINALITY AS e (line, n)) lines
    WHERE n > start ORDER BY n $$;
-- The cursor of a row of the first page.
CREATE FUNCTION cursor_of(search text, model text DEFAULT 'text', last boolean DEFAULT false) RETURNS text LANGUAGE sql AS $$
    SELECT CASE WHEN last THEN model.find_many(model, search => search, last => 1) ELSE model.find_many(model, search => search, "first" => 1) END
        #>> '{pageInfo,startCursor}' $$;

-- A rare word is looked up, by a plan that serves all such words, and what is found is scored and sorted; with a sort too.
SELECT plan_of(NULL, 'rare ');
SELECT plan_of(NULL, 'rare ', after => cursor_of('rare '));
SELECT plan_of('{"posted": "Descending"}', 'rare ');
SELECT plan_of('{"posted": "Descending"}', 'rare ', filter => '{"posted": {"lessThan": 50000}}');
SELECT name, (SELECT array_agg((e #>> '{node,posted}')::int / 1000) FROM json_array_elements(page -> 'edges') e) AS thousands
FROM model.find_many('text', '{"posted": {"lessThan": 50000}}', '{"posted": "Descending"}', 'rare ', "first" => 25) first,
     model.find_many('text', '{"posted": {"lessThan": 50000}}', '{"posted": "Descending"}', 'rare ', "first" => 25, after => first #>> '{pageInfo,endCursor}') second,
     LATERAL (VALUES ('first', first), ('second', second)) pages (name, page);
-- A common one is met while the sort's index is walked.
SELECT plan_of('{"posted": "Descending"}', 'common ');
-- Where many are found, the newest are ranked, found by the key; the others wait until there is room for them. (Of so small
-- a table they are nearly all.)
SET enable_seqscan = off;
SELECT plan_of(NULL, 'common ');
RESET enable_seqscan;
-- Behind the window nothing is scored.
SELECT plan_of(NULL, 'common ', after => cursor_of('common ', last => true));
-- What is only not wanted has no score.
SELECT plan_of(NULL, '!rare ');
-- Some fields: the words of a record are made for those that the index gives.
SELECT plan_of(NULL, 'rare ', fields => '{"title": true}');
-- Aside.
SELECT plan_of(NULL, 'rare ', 'aside');
SELECT plan_of(NULL, 'common ', 'aside', cursor_of('common ', 'aside', true));

-- One statement serves all words, so that who types does not push others out of the cache.
CREATE FUNCTION statements() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'model_api statement' $$;
SELECT length(model.find_many('text', search => 'often ')::text) > 0;
SELECT statements() AS before \gset
SELECT count(DISTINCT model.find_many('text', search => left('common often rare', n), "first" => 50) #>> '{pageInfo,endCursor}') FROM generate_series(1, 4) n;
SELECT statements() = :before, :before > 0;

SELECT model.release('text'), model.release('aside');
DROP SCHEMA search_plans CASCADE;

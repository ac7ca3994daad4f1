-- A filter inside a query is planned as if its conditions had been written there.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA plans;
SET search_path = plans, public;
SELECT * FROM model.define($$ {
    "author": {"table": "plans.author", "search": false, "fields": {
        "name": {"type": "string", "required": true},
        "posts": {"type": "hasMany", "model": "post", "inverse": "author"}}},
    "post": {"table": "plans.post", "search": false, "fields": {
        "title": {"type": "string"},
        "score": {"type": "number", "decimals": 0},
        "tags": {"type": "enum", "options": ["a", "b"], "multiple": true},
        "kind": {"type": "enum", "options": ["x", "y"]},
        "author": {"type": "belongsTo", "model": "author"}}}} $$) AS "table";
INSERT INTO author (name) SELECT 'author ' || n FROM generate_series(1, 50) n;
INSERT INTO post (title, score, kind, author_id)
    SELECT 'title ' || n, n % 1000, CASE n % 2 WHEN 0 THEN 'x' END, 1 + n % 50 FROM generate_series(1, 5000) n;
CREATE INDEX post_title ON post (title text_pattern_ops);
CREATE INDEX post_score ON post (score, id);
CREATE INDEX post_author ON post (author_id);
VACUUM (ANALYZE) author, post;

-- Every query is explained, and run.
CREATE FUNCTION show(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP RETURN NEXT line; END LOOP;
END $$;
\pset format unaligned
\pset tuples_only on

\echo == index scans
SET enable_bitmapscan = off;
SET enable_seqscan = off;
SELECT show($$ SELECT * FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}}') $$);
SELECT show($$ SELECT * FROM post p WHERE model.matches(p, '{"title": {"startsWith": "title 77"}}') $$);
SELECT show($$ SELECT * FROM post WHERE model.matches(post, '{"score": {"in": [1, 2]}, "kind": {"equals": "x"}}') $$);
SELECT show($$ SELECT * FROM post p WHERE model.matches(p, '{"authorId": {"equals": "7"}}') $$);
SELECT show($$ SELECT id FROM post p WHERE model.matches(p, '{"score": {"greaterThan": 995}}') ORDER BY score, id LIMIT 3 $$);
RESET enable_seqscan;
\echo == no condition, no rows
SELECT show($$ SELECT id FROM post p WHERE model.matches(p, '{}') $$);
SELECT show($$ SELECT id FROM post p WHERE model.matches(p, NULL) $$);
SELECT show($$ SELECT id FROM post p WHERE model.matches(p, '{"OR": []}') $$);
\echo == every operator
SELECT show(format($$ SELECT * FROM post p WHERE model.matches(p, %L) $$, f)) FROM (VALUES
    ('{"title": {"notEquals": "a"}}'), ('{"title": {"in": ["a", null]}}'), ('{"title": {"notIn": ["a"]}}'), ('{"title": {"isSet": false}}'),
    ('{"title": {"contains": "50%"}}'), ('{"title": {"endsWith": "a", "caseSensitive": false}}'), ('{"score": {"lessThanOrEqual": 5}}'),
    ('{"tags": {"contains": ["a"]}}'), ('{"createdAt": {"before": "2022-10-03T07:45:30.342Z"}}'),
    ('{"NOT": [{"score": {"equals": 1}}, {"kind": {"equals": "y"}}]}'), ('{"author": {"isSet": true}}')) AS filters (f);

\echo == relations: what the row itself answers is folded, the rest is asked of what is left
SELECT show($$ SELECT * FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}, "author": {"name": {"equals": "author 8"}}}') $$);
SELECT show($$ SELECT * FROM author a WHERE model.matches(a, '{"posts": {"some": {"score": {"equals": 7}}}}') $$);
SELECT p.id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}, "author": {"name": {"equals": "author 8"}}}');
SELECT p.id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}, "author": {"name": {"equals": "author 9"}}}');
SELECT a.id FROM author a WHERE model.matches(a, '{"posts": {"some": {"score": {"equals": 7}}}}');
SELECT a.id FROM author a WHERE model.matches(a, '{"id": {"lessThan": 4}, "posts": {"none": {"score": {"in": [1, 2]}}}}');

\echo == joins, sub-selects, LATERAL
SELECT show($$ SELECT * FROM author a JOIN post p ON p.author_id = a.id WHERE model.matches(p, '{"title": {"equals": "title 7"}}') AND model.matches(a, '{"name": {"equals": "author 8"}}') $$);
\echo -- strict conditions reduce the outer join
SELECT show($$ SELECT * FROM author a LEFT JOIN post p ON p.author_id = a.id AND p.score = 7 WHERE model.matches(p, '{"title": {"equals": "title 7"}}') $$);
\echo -- and those that NULL fulfils do not
SELECT count(*), count(p.id) FROM author a LEFT JOIN post p ON p.author_id = a.id AND p.score = 7 WHERE model.matches(p, '{"title": {"isSet": false}}');
SELECT count(*) FROM author a LEFT JOIN post p ON p.author_id = a.id AND p.score = 7 WHERE model.matches(p, '{"id": {"notEquals": "7"}}');
SELECT show($$ SELECT a.id, l.id FROM author a, LATERAL (SELECT * FROM post p WHERE p.author_id = a.id AND model.matches(p, '{"score": {"lessThan": 10}}') LIMIT 1) l WHERE model.matches(a, '{"id": {"equals": "8"}}') $$);
SELECT show($$ SELECT * FROM author a WHERE a.id < 3 AND EXISTS (SELECT FROM post p WHERE p.author_id = a.id AND model.matches(a, '{"name": {"equals": "author 1"}}')) $$);
SELECT show($$ SELECT (SELECT count(*) FROM post p WHERE model.matches(a, '{"name": {"equals": "author 1"}}')) FROM author a WHERE a.id = 1 $$);
SELECT (SELECT count(*) FROM post p WHERE model.matches(a, '{"name": {"equals": "author 1"}}')) FROM author a WHERE a.id IN (1, 2) ORDER BY id;
SELECT show($$ SELECT * FROM (SELECT p FROM post p OFFSET 0) s WHERE model.matches(s.p, '{"author": {"isSet": true}, "score": {"equals": 7}}') $$);
SELECT show($$ SELECT count(*) FILTER (WHERE model.matches(p, '{"score": {"equals": 7}}')) FROM post p $$);

\echo == UPDATE, DELETE, MERGE
SELECT show($$ UPDATE post p SET score = 0 WHERE model.matches(p, '{"title": {"equals": "title 7"}}') $$);
SELECT show($$ DELETE FROM post p USING author a WHERE a.id = p.author_id AND model.matches(p, '{"title": {"equals": "title 7"}}') AND model.matches(a, '{"name": {"equals": "author 1"}}') $$);

\echo == views
CREATE VIEW recent AS SELECT id, title, score FROM post WHERE score < 900;
SELECT show($$ SELECT * FROM (SELECT p FROM post p WHERE score < 900) v WHERE model.matches(v.p, '{"title": {"equals": "title 7"}}') $$);
\echo -- the row of a view is no record
SELECT show($$ SELECT * FROM recent r WHERE model.matches(r, '{"title": {"equals": "title 7"}}') $$);
SELECT * FROM recent r WHERE model.matches(r, '{"title": {"equals": "title 7"}}');
CREATE VIEW posts_with_row WITH (security_barrier) AS SELECT id, score, post FROM post WHERE score < 900;
\echo -- through a barrier: the leakproof condition becomes an index condition
SELECT show($$ SELECT id FROM posts_with_row v WHERE model.matches(v.post, '{"title": {"equals": "title 7"}}') $$);

\echo == partitions, with other column orders and dropped columns
CREATE TABLE event (junk int, id bigint NOT NULL, at date NOT NULL, note text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE event_2023 (note text, at date NOT NULL, extra int, id bigint NOT NULL, junk int);
ALTER TABLE event_2023 DROP COLUMN extra;
ALTER TABLE event ATTACH PARTITION event_2023 FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE event DROP COLUMN junk;
INSERT INTO event (id, at, note) VALUES (1, '2023-05-05', 'a'), (2, '2024-05-05', 'b');
INSERT INTO model.model VALUES ('event', 'events', 'Event', 'Events', 'plans.event', 'id', true);
INSERT INTO model.field VALUES ('event', 1, 'id', 'id', false, 'plans.event.id', '{}'), ('event', 2, 'at', 'dateTime', false, 'plans.event.at', '{"includeTime": false}'),
    ('event', 3, 'note', 'string', false, 'plans.event.note', '{}');
SELECT show($$ SELECT * FROM event e WHERE model.matches(e, '{"at": {"afterOrOn": "2024-01-01"}, "note": {"equals": "b"}}') $$);
SELECT id, note FROM event e WHERE model.matches(e, '{"note": {"equals": "a"}}');
\echo -- the rows of one partition
SELECT show($$ SELECT * FROM event_2023 e WHERE model.matches(e, '{"note": {"equals": "a"}}') $$);
SELECT id, note FROM event_2023 e WHERE model.matches(e, '{"note": {"equals": "a"}}');
SELECT model.matches(e, f.f) FROM event_2023 e, (SELECT '{"note": {"equals": "a"}}'::jsonb f OFFSET 0) f;

\echo == a filter that is not known
SELECT show($$ SELECT * FROM post p, (SELECT '{"score": {"equals": 7}}'::jsonb AS f OFFSET 0) x WHERE model.matches(p, x.f) $$);
SELECT count(*) FROM post p, (SELECT '{"score": {"equals": 7}}'::jsonb AS f OFFSET 0) x WHERE model.matches(p, x.f);
\echo -- prepared: plans for the values at hand, however often
PREPARE by_filter (jsonb) AS SELECT p.id FROM post p WHERE model.matches(p, $1);
EXECUTE by_filter('{"title": {"equals": "title 1"}}');
EXECUTE by_filter('{"title": {"equals": "title 2"}}');
EXECUTE by_filter('{"title": {"equals": "title 3"}}');
EXECUTE by_filter('{"title": {"equals": "title 4"}}');
EXECUTE by_filter('{"title": {"equals": "title 5"}}');
EXECUTE by_filter('{"title": {"equals": "title 6"}}');
EXECUTE by_filter('{"title": {"equals": "title 7"}}');
SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE name = 'by_filter';
SELECT show($$ EXECUTE by_filter('{"title": {"equals": "title 7"}}') $$);
\echo -- a generic plan evaluates
SET plan_cache_mode = force_generic_plan;
SELECT show($$ EXECUTE by_filter('{"title": {"equals": "title 7"}}') $$);
EXECUTE by_filter('{"title": {"equals": "title 7"}}');
\echo -- in parallel workers too
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
PREPARE counted (jsonb) AS SELECT count(*) FROM post p WHERE model.matches(p, $1);
SELECT show($$ EXECUTE counted('{"score": {"equals": 7}}') $$);
EXECUTE counted('{"score": {"equals": 7}}');
EXECUTE counted('{"author": {"name": {"equals": "author 8"}}}');
SET parallel_leader_participation = off;
EXECUTE counted('{"author": {"name": {"equals": "author 8"}}}');
\echo -- and the folded rest of a filter on relations only in the leader, whose policies it may need
SELECT show($$ SELECT count(*) FROM post p WHERE model.matches(p, '{"author": {"name": {"equals": "author 8"}}}') $$);
RESET parallel_leader_participation; RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET max_parallel_workers_per_gather;
RESET plan_cache_mode;
\echo -- a variable of PL/pgSQL
CREATE FUNCTION ids(f jsonb) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
    FOR line IN EXPLAIN (COSTS OFF) SELECT p.id FROM post p WHERE model.matches(p, f) LOOP RETURN NEXT line; END LOOP;
END $$;
SELECT ids('{"title": {"equals": "title 7"}}');
\echo -- a row of PL/pgSQL
DO $$
DECLARE r post; n record;
BEGIN
    SELECT * INTO r FROM post WHERE title = 'title 7';
    RAISE WARNING '% %', model.matches(r, '{"score": {"equals": 7}}'), model.matches(r, '{"author": {"name": {"equals": "author 9"}}}');
    FOR n IN SELECT * FROM post WHERE title = 'title 7' LOOP
        BEGIN RAISE WARNING '%', model.matches(n, '{}'); EXCEPTION WHEN wrong_object_type THEN RAISE WARNING '%', SQLERRM; END;
    END LOOP;
END $$;
\echo -- a row that must not be computed twice stays one
CREATE FUNCTION any_post() RETURNS post LANGUAGE sql VOLATILE AS 'SELECT p FROM post p WHERE id = 7';
SELECT show($$ SELECT FROM author WHERE model.matches(any_post(), '{"title": {"equals": "title 7"}, "score": {"equals": 7}}') $$);
SELECT model.matches(any_post(), '{"title": {"equals": "title 7"}, "score": {"equals": 7}}');

\echo == plans follow the model
PREPARE fixed AS SELECT p.id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}}');
SET plan_cache_mode = force_generic_plan;
SELECT show('EXECUTE fixed');
EXECUTE fixed;
BEGIN;
UPDATE model.field SET name = 'name' WHERE model = 'post' AND name = 'title';
EXECUTE fixed;
ROLLBACK;
EXECUTE fixed;
BEGIN;
SAVEPOINT before;
UPDATE model.field SET "column" = 'plans.post.kind', options = '{}' WHERE model = 'post' AND name = 'title';
SELECT show('EXECUTE fixed');
ROLLBACK TO before;
SELECT show('EXECUTE fixed');
COMMIT;
ALTER TABLE post RENAME COLUMN title TO headline;
SELECT show('EXECUTE fixed');
EXECUTE fixed;
ALTER TABLE post RENAME COLUMN headline TO title;
RESET plan_cache_mode;

\echo == mistakes are errors of the execution
SELECT show($$ SELECT * FROM post p WHERE model.matches(p, '{"titel": {"equals": "title 7"}}') $$);
SELECT * FROM post p WHERE model.matches(p, '{"titel": {"equals": "title 7"}}');
SELECT count(*) FROM post p WHERE score < 0 AND model.matches(p, '{"titel": {"equals": "title 7"}}');
SELECT model.matches(ROW(1, 2), '{}');
SELECT model.matches(c, '{}') FROM pg_class c LIMIT 1;
SELECT model.matches(NULL::record, '{}');
SELECT model.matches_residual(p, '{}') FROM post p LIMIT 1;
SELECT model.matches_residual(p, NULL) FROM post p LIMIT 1;
-- Which error it is differs between minor releases of PostgreSQL.
DO $$
BEGIN
    PERFORM model.matches_support(NULL);
EXCEPTION WHEN undefined_function OR feature_not_supported THEN
    RAISE WARNING 'matches_support is not called by hand';
END $$;
DO $$
BEGIN
    PERFORM model.rows_support(NULL);
EXCEPTION WHEN undefined_function OR feature_not_supported THEN
    RAISE WARNING 'rows_support is not called by hand';
END $$;

\echo == where the answer may not change with the models: not immutable
CREATE INDEX ON post (score) WHERE model.matches(post, '{"score": {"equals": 7}}');
ALTER TABLE post ADD COLUMN found boolean GENERATED ALWAYS AS (model.matches(post, '{"score": {"equals": 7}}')) STORED;

\echo == privileges
CREATE ROLE plans_reader;
CREATE ROLE plans_columns;
CREATE ROLE plans_nobody;
GRANT USAGE ON SCHEMA plans TO plans_reader, plans_columns, plans_nobody;
GRANT SELECT ON post TO plans_reader, plans_nobody;
GRANT SELECT (id, title) ON post TO plans_columns;
\echo -- a whole row needs every column
SET ROLE plans_columns;
SELECT id FROM post p WHERE title = 'title 7';
SELECT id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}}');
\echo -- related tables are read as the one who asks
SET ROLE plans_reader;
SELECT id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}}');
SELECT id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}, "author": {"name": {"equals": "author 8"}}}');
RESET ROLE;
\echo -- EXECUTE is asked for, also of a plan that somebody else made
BEGIN;
REVOKE EXECUTE ON FUNCTION model.matches(record, jsonb) FROM public;
GRANT EXECUTE ON FUNCTION model.matches(record, jsonb) TO plans_reader;
SET plan_cache_mode = force_generic_plan;
PREPARE shared AS SELECT p.id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}}');
EXECUTE shared;
SET ROLE plans_reader;
EXECUTE shared;
SET ROLE plans_nobody;
EXECUTE shared;
ROLLBACK;
DEALLOCATE ALL;

\echo == row-level security of the table: the policy first, leakproof conditions still by index
CREATE POLICY high ON post USING (score >= 5);
ALTER TABLE post ENABLE ROW LEVEL SECURITY;
SET ROLE plans_reader;
SET enable_seqscan = off;
SELECT show($$ SELECT id FROM post p WHERE model.matches(p, '{"title": {"equals": "title 7"}}') $$);
SELECT show($$ SELECT id FROM post p WHERE model.matches(p, '{"title": {"contains": "7"}}') $$);
SELECT count(*) FROM post p WHERE model.matches(p, '{"score": {"lessThan": 7}}');
RESET enable_seqscan;
RESET ROLE;
\echo -- of a related table
GRANT SELECT ON author TO plans_reader;
SET ROLE plans_reader;
SELECT count(*) FROM author a WHERE model.matches(a, '{"posts": {"some": {"score": {"lessThan": 5}}}}');
SELECT count(*) FROM author a WHERE model.matches(a, '{"posts": {"some": {"score": {"lessThan": 6}}}}');
RESET ROLE;

SELECT model.forget('event');
SELECT model.forget('post');
SELECT model.forget('author');
DROP SCHEMA plans CASCADE;
DROP ROLE plans_reader, plans_columns, plans_nobody;

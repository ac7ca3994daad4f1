-- Whatever plain SQL does with the operator class, its functions and its operators: an error or an answer, never a crash.
--
-- PROPERTY_SEED=0.42 PROPERTY_ROUNDS=10000 make test-pgtap T=search_class_fuzz repeats a run, or runs longer.
\set rounds 200
\ir random.psql
\set ON_ERROR_STOP on
SET client_min_messages = warning;
BEGIN;
SELECT plan(6);
SELECT diag('PROPERTY_SEED=' || :'seed');
SELECT setseed(:'seed');
SELECT pg_backend_pid() AS backend \gset
CREATE SCHEMA fuzz;
SET search_path = fuzz, public;

CREATE FUNCTION pick(VARIADIC choices anyarray) RETURNS anyelement LANGUAGE sql VOLATILE AS
    $$ SELECT choices[1 + floor(random() * cardinality(choices))::int] $$;
CREATE FUNCTION die(sides int) RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT floor(random() * sides)::int $$;

-- Words up to the longest that a tsvector and that an index takes, among others of odd bytes.
CREATE TABLE document (id serial PRIMARY KEY, words tsvector, title text, numbers int[], json jsonb);
INSERT INTO document (words, title) SELECT v, v::text FROM unnest(ARRAY[
    '', 'a', 'a:1A b:2B,16383D', $$ ' ' '''quoted''' '\\\\' $$, 'über:3 日本 😀', NULL]::tsvector[]) v;
INSERT INTO document (words) SELECT array_to_tsvector(ARRAY[E'\x01', E'\x01a1', E'\x7f', repeat('é', n), repeat('x', 2 * n), repeat(md5(n::text), 60)])
    FROM generate_series(1, 1000, 9) n;
INSERT INTO document (words) SELECT to_tsvector('simple', string_agg(md5(n::text), ' ')) FROM generate_series(1, 3000) n;
CREATE INDEX document_words ON document USING gin (words model.search_ops) WITH (fastupdate = off);
CREATE INDEX document_pending ON document USING gin (words model.search_ops, (words || 'z') model.search_ops) WITH (fastupdate = on);
INSERT INTO document (words) SELECT words FROM document;
ANALYZE document;

CREATE TABLE outcome (statement text, state text);
CREATE PROCEDURE try(statement text) LANGUAGE plpgsql AS $$
DECLARE got text := '00000';
BEGIN
    BEGIN
        EXECUTE statement;
    EXCEPTION WHEN OTHERS THEN GET STACKED DIAGNOSTICS got = RETURNED_SQLSTATE;
    END;
    INSERT INTO outcome VALUES (statement, got);
END $$;

CREATE FUNCTION random_value() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT pick('NULL'::text, '''''', '''a''', '''\x00''', '0', '1', '-1', '32767::smallint', '2::smallint', '1::smallint', '2147483647', '1e300::float8',
        'NULL::internal', 'NULL::text', 'NULL::tsvector', 'NULL::smallint', 'repeat(''x'', 1000000)', 'repeat(''é'', 3000)', '''a:1A b''::tsvector',
        '''''::tsvector', '''a & b:*''::tsquery', '''''::tsquery', 'ARRAY[1]', '''{}''::jsonb', 'current_date', 'row(1)', '''(0,1)''::tid', '''a''::cstring',
        '''document''::regclass', '(SELECT max(words) FROM document)', '(SELECT title FROM document ORDER BY id LIMIT 1)', '''a''::"char"', 'true') $$;
CREATE FUNCTION random_query() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT pick(random_value(), random_value(), '''x:*''::tsquery', '''!absent''::tsquery', '(repeat(''!'', 31) || ''a'')::tsquery',
        '(repeat(''('', 500) || ''a'' || repeat('')'', 500))::tsquery', $q$ '''''''':* | '''\\'':*' $q$, 'words', 'title', 'title::tsquery',
        $q$ (SELECT string_agg(quote_literal(md5(n::text)) || ':*', ' | ') FROM generate_series(1, 2000) n)::tsquery $q$) $$;

-- What takes or gives `internal` cannot be called.
CREATE FUNCTION functions() RETURNS TABLE (name text, arguments int) LANGUAGE sql AS $$ VALUES
    ('model.search_collects', 2), ('model.search_extract_query', 7), ('model.search_consistent', 8),
    ('model.search_compare_partial', 4), ('model.search_triconsistent', 7) $$;
CREATE PROCEDURE call_round() LANGUAGE plpgsql AS $$
DECLARE call text;
BEGIN
    FOR call IN SELECT format('SELECT %s(%s)', name, (SELECT string_agg(random_value(), ', ') FROM generate_series(1, arguments + pick(0, 0, 0, 0, 1, -1))))
                FROM functions() LOOP
        CALL try(call);
    END LOOP;
END $$;
CREATE PROCEDURE query_round() LANGUAGE plpgsql AS $$
DECLARE condition text; operator text := pick('@@'::text, '@@', 'OPERATOR(model.~@)', '@@@');
BEGIN
    condition := CASE die(6)
        WHEN 0 THEN format('%s %s %s', random_value(), operator, random_query())
        WHEN 1 THEN format('words %s ANY (ARRAY[%s, %s])', operator, random_query(), random_query())
        WHEN 2 THEN format('words || ''z'' %s %s', operator, random_query())
        WHEN 3 THEN format('NOT (words %s %s OR words @@ %s)', operator, random_query(), random_query())
        ELSE format('words %s %s', operator, random_query()) END;
    PERFORM set_config('enable_seqscan', pick('on'::text, 'off'), true), set_config('enable_bitmapscan', pick('on'::text, 'on', 'off'), true);
    CALL try(CASE die(4)
        WHEN 0 THEN format('EXPLAIN SELECT FROM document WHERE %s', condition)
        WHEN 1 THEN format('SELECT count(*) FROM document d JOIN document e ON d.id = e.id WHERE %s', replace(replace(condition, 'words', 'd.words'), 'title', 'e.title'))
        WHEN 2 THEN format('UPDATE document SET words = words WHERE %s', condition)
        ELSE format('SELECT count(*) FROM document WHERE %s', condition) END);
END $$;

SELECT 'CALL call_round()' FROM generate_series(1, :rounds) \gexec
SELECT 'CALL query_round()' FROM generate_series(1, :rounds) \gexec
RESET enable_seqscan;
RESET enable_bitmapscan;
SELECT is_empty($$ SELECT * FROM outcome WHERE statement ~ 'SELECT model\.search_(extract|con|com|tri)' AND state = '00000' $$,
    'functions for the index answer nobody else');
SELECT is_empty($$ SELECT * FROM outcome WHERE state LIKE 'XX%' $$, 'no internal error');
SELECT cmp_ok((SELECT count(*) FROM outcome WHERE statement !~ '^SELECT model' AND state = '00000'), '>', :rounds / 10::bigint, 'many queries are answered');
SELECT cmp_ok((SELECT count(*) FROM outcome WHERE statement ~ '~@' AND state = '0A000'), '>', 0::bigint, 'some ask for the collector');

-- The class elsewhere: for types and access methods that it is not for.
TRUNCATE outcome;
SELECT format('CALL try(%L)', statement) FROM unnest(ARRAY[
    'CREATE INDEX ON document USING gin (title model.search_ops)', 'CREATE INDEX ON document USING gin (numbers model.search_ops)',
    'CREATE INDEX ON document USING gin (json model.search_ops)', 'CREATE INDEX ON document USING gist (words model.search_ops)',
    'CREATE INDEX ON document USING btree (words model.search_ops)', 'CREATE INDEX ON document USING gin (words model.search_ops (siglen = 4))',
    'CREATE UNIQUE INDEX ON document USING gin (words model.search_ops)',
    'ALTER TABLE document ADD EXCLUDE USING gin (words model.search_ops WITH @@)',
    'ALTER TABLE document ADD EXCLUDE USING gin (words model.search_ops WITH OPERATOR(model.~@))',
    'SELECT FROM document ORDER BY words USING OPERATOR(model.~@)']) statement \gexec
SELECT is_empty($$ SELECT * FROM outcome WHERE state IN ('00000') OR state LIKE 'XX%' $$, 'the class is refused where it is not meant for');
SELECT is(pg_backend_pid(), :backend, 'the server lives');
SELECT * FROM finish();
ROLLBACK;

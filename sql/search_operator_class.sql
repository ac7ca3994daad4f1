-- The operator class of search indexes: answers @@ as a sequential scan does, and lets nobody but model_api collect words.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA search_class;
SET search_path = search_class, public;

SELECT opcname, amvalidate(oid), opcdefault FROM pg_opclass WHERE opcnamespace = 'model'::regnamespace AND opcname = 'search_ops';

CREATE TABLE document (id int PRIMARY KEY, words tsvector);
INSERT INTO document SELECT n, setweight(to_tsvector('simple', format('w%s common', n % 100)), 'A')
        || to_tsvector('simple', format('body of text%s w%s', n, n % 7)) FROM generate_series(1, 1000) n;
INSERT INTO document VALUES (1001, ''), (1002, NULL), (1003, 'stripped words'), (1004, $$ ' ' '''quoted''' 'über':1B '日本':2 $$);
CREATE INDEX document_words ON document USING gin (words model.search_ops) WITH (fastupdate = off);
ANALYZE document;

-- A user's @@ uses the index.
CREATE FUNCTION plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP RETURN NEXT line; END LOOP;
END $$;
SELECT plan($$ SELECT FROM document WHERE words @@ 'w42:A & text42' $$);
PREPARE by_words(tsquery) AS SELECT count(*) FROM document WHERE words @@ $1;
SET plan_cache_mode = force_generic_plan;
SELECT plan('EXECUTE by_words(NULL)');
EXECUTE by_words('text1:*');
EXECUTE by_words(NULL);
RESET plan_cache_mode;

-- The same rows by the index and without it.
CREATE TABLE question (query tsquery);
INSERT INTO question VALUES ('common'), ('common & !w1'), ('!common'), ('w1:A'), ('w1:D'), ('w1:AD & text'), ('text1:*'), ('text1:*A'), ('te:* & w3:A'),
    ('w1 <-> common'), ('common <2> of'), ('body <-> !of'), ('body <-> (of | text)'), ('!(common & body)'), ('absent'), ('absent | w5'), ('!absent'),
    (''), ('stripped <-> words'), ('stripped'), ('''über'':B'), ('''日'':*'), (''''''''':*'), ('''''''quoted''''''');
SET enable_seqscan = off;
CREATE TABLE by_index AS SELECT query::text, array_agg(id ORDER BY id) ids FROM question, LATERAL (SELECT id FROM document WHERE words @@ query OFFSET 0) d GROUP BY query;
SELECT plan('SELECT FROM question, LATERAL (SELECT id FROM document WHERE words @@ query OFFSET 0) d');
SET enable_seqscan = on;
SET enable_bitmapscan = off;
CREATE TABLE by_table AS SELECT query::text, array_agg(id ORDER BY id) ids FROM question, LATERAL (SELECT id FROM document WHERE words @@ query OFFSET 0) d GROUP BY query;
RESET enable_bitmapscan;
SELECT count(*) AS queries, sum(cardinality(ids)) AS "rows" FROM by_index;
TABLE by_index EXCEPT TABLE by_table;
TABLE by_table EXCEPT TABLE by_index;

-- The other operator is nobody's: not with an index, not without, not planned, not called.
SELECT count(*) FROM document WHERE words OPERATOR(model.~@) 'w1';
SET enable_seqscan = off;
SELECT count(*) FROM document WHERE words OPERATOR(model.~@) 'w1';
EXPLAIN SELECT FROM document WHERE words OPERATOR(model.~@) 'w1';
EXPLAIN SELECT FROM document WHERE words @@ 'w1' AND words OPERATOR(model.~@) 'w1';
SET plan_cache_mode = force_generic_plan;
PREPARE by_collector(text) AS SELECT count(*) FROM document WHERE words OPERATOR(model.~@) $1;
EXECUTE by_collector('w1');
EXECUTE by_collector(NULL);
RESET plan_cache_mode;
SELECT count(*) FROM question, document WHERE words OPERATOR(model.~@) query::text;
-- Without an index the planner knows nothing of it, and the first row raises.
DROP INDEX document_words;
EXPLAIN (COSTS OFF) SELECT FROM document WHERE words OPERATOR(model.~@) 'w1';
SELECT count(*) FROM document WHERE words OPERATOR(model.~@) 'w1';
SELECT ''::tsvector OPERATOR(model.~@) repeat('x', 100000);
SELECT model.search_collects('a', 'b');
SELECT model.search_collects(NULL, 'b') IS NULL AS "is null";
RESET enable_seqscan;

-- Someone's own indexes of the class: with other columns, of an expression, of some rows, of temporary tables.
CREATE TABLE own (a text, b tsvector, c tsvector);
INSERT INTO own SELECT n, to_tsvector('simple', 'b' || n), to_tsvector('simple', 'c' || n) FROM generate_series(1, 100) n;
CREATE INDEX own_many ON own USING gin (b, c model.search_ops, to_tsvector('simple', a) model.search_ops);
CREATE INDEX own_some ON own USING gin (b model.search_ops) WHERE a > '5';
CREATE TEMP TABLE own_temporary AS TABLE own;
CREATE INDEX ON own_temporary USING gin (c model.search_ops);
SET enable_seqscan = off;
SELECT count(*) FROM own WHERE c @@ 'c1:*' AND b @@ 'b10' AND to_tsvector('simple', a) @@ '10';
SELECT count(*) FROM own WHERE c OPERATOR(model.~@) 'c1';
SELECT count(*) FROM own WHERE to_tsvector('simple', a) OPERATOR(model.~@) '1';
SELECT count(*) FROM own WHERE b OPERATOR(model.~@) 'b1' AND a > '5';
SELECT count(*) FROM own_temporary WHERE c OPERATOR(model.~@) 'c1';
RESET enable_seqscan;

DROP SCHEMA search_class CASCADE;

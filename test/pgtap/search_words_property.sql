-- The words of an index (src/lexicon/words.hpp, by the functions of test/wall) against a count of edits by hand, and the
-- operator class against a sequential scan: random words, queries and rows.
--
-- PROPERTY_SEED=0.42 PROPERTY_ROUNDS=1000 make test-pgtap T=search_words_property repeats a run, or runs longer.
\set rounds 60
\ir random.psql
\set ON_ERROR_STOP on
SET client_min_messages = warning;
BEGIN;
SELECT plan(9);
SELECT diag('PROPERTY_SEED=' || :'seed');
SELECT setseed(:'seed');
CREATE EXTENSION model_api_wall;
CREATE SCHEMA property;
SET search_path = property, public;

CREATE FUNCTION pick(VARIADIC choices anyarray) RETURNS anyelement LANGUAGE sql VOLATILE AS
    $$ SELECT choices[1 + floor(random() * cardinality(choices))::int] $$;
CREATE FUNCTION die(sides int) RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT floor(random() * sides)::int $$;
-- Few characters, so that many words are near each other; of one to four bytes, before and behind the range of words.
CREATE FUNCTION random_word() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT string_agg(pick('a'::text, 'a', 'b', 'b', 'c', 'é', 'z', '7', '語', '😀'), '') FROM generate_series(1, 1 + die(11)) $$;
CREATE FUNCTION near(word text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE place int;
BEGIN
    FOR i IN 1..die(4) LOOP
        place := 1 + die(length(word));
        word := CASE die(4) WHEN 0 THEN overlay(word PLACING '' FROM place FOR 1)
                            WHEN 1 THEN overlay(word PLACING pick('a'::text, 'b', '語') FROM place FOR 0)
                            WHEN 2 THEN overlay(word PLACING pick('a'::text, 'z', '7') FROM place FOR 1)
                            ELSE overlay(word PLACING reverse(substr(word, place, 2)) FROM place FOR 2) END;
    END LOOP;
    RETURN CASE word WHEN '' THEN 'a' ELSE word END;
END $$;
CREATE TABLE word AS SELECT DISTINCT random_word() AS word FROM generate_series(1, 400);
CREATE FUNCTION random_vector() RETURNS tsvector LANGUAGE sql VOLATILE AS $$
    SELECT string_agg(format('''%s''%s', word, pick(NULL, ':' || 1 + die(20) || pick('A'::text, 'B', 'C', 'D'))), ' ')::tsvector
    FROM (SELECT word FROM word ORDER BY random() LIMIT die(12)) chosen $$;

-- Edits by the definition of optimal string alignment: of the whole word, and the least of its beginnings.
CREATE FUNCTION edits(a text, b text, of_prefix boolean) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    width int := length(b) + 1;
    d int[] := array_fill(0, ARRAY[(length(a) + 1) * width]);
    least int := length(a);
    cell int;
BEGIN
    FOR i IN 0..length(a) LOOP
        FOR j IN 0..length(b) LOOP
            IF i = 0 OR j = 0 THEN cell := i + j;
            ELSE
                cell := least(d[(i - 1) * width + j + 1] + 1, d[i * width + j] + 1,
                              d[(i - 1) * width + j] + CASE WHEN substr(a, i, 1) = substr(b, j, 1) THEN 0 ELSE 1 END);
                IF i > 1 AND j > 1 AND substr(a, i, 1) = substr(b, j - 1, 1) AND substr(a, i - 1, 1) = substr(b, j, 1) THEN
                    cell := least(cell, d[(i - 2) * width + j - 1] + 1);
                END IF;
            END IF;
            d[i * width + j + 1] := cell;
            IF i = length(a) THEN least := least(least, cell); END IF;
        END LOOP;
    END LOOP;
    RETURN CASE WHEN of_prefix THEN least ELSE cell END;
END $$;

CREATE TABLE plain (id serial PRIMARY KEY, _search tsvector);
INSERT INTO plain (_search) SELECT CASE WHEN n % 10 = 0 THEN NULL ELSE random_vector() END FROM generate_series(1, 300) n;
CREATE INDEX plain_index ON plain USING gin (_search wall.search_ops) WITH (fastupdate = off);
-- Pending entries, after others that are in the tree.
CREATE TABLE pending (junk text, id serial PRIMARY KEY, _search tsvector);
ALTER TABLE pending DROP junk;
INSERT INTO pending (_search) SELECT _search FROM plain WHERE id < 50;
CREATE INDEX pending_index ON pending USING gin (_search wall.search_ops) WITH (fastupdate = on);
INSERT INTO pending (_search) SELECT _search FROM plain WHERE id >= 50;
-- Partitions whose columns have other numbers, one of them partitioned again, in an index of several columns.
CREATE TABLE parts (id serial, _search tsvector, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (MINVALUE) TO (100);
CREATE TABLE parts_high (junk text, _search tsvector, id int NOT NULL) PARTITION BY RANGE (id);
ALTER TABLE parts_high DROP junk;
ALTER TABLE parts ATTACH PARTITION parts_high FOR VALUES FROM (100) TO (MAXVALUE);
CREATE TABLE parts_middle PARTITION OF parts_high FOR VALUES FROM (100) TO (200);
CREATE TABLE parts_top PARTITION OF parts_high DEFAULT;
CREATE INDEX parts_index ON parts USING gin (to_tsvector('simple', id::text), _search wall.search_ops);
INSERT INTO parts (id, _search) SELECT id, _search FROM plain;
ALTER TABLE plain ALTER _search SET STATISTICS 1000;
ANALYZE plain, pending, parts;

CREATE VIEW present AS SELECT DISTINCT unnest(tsvector_to_array(_search)) COLLATE "C" AS word FROM plain;
CREATE TABLE mismatch (what text, typed text, detail text, expected text, found text);

CREATE PROCEDURE similar_round() LANGUAGE plpgsql AS $$
DECLARE
    typed text := near((SELECT word FROM word ORDER BY random() LIMIT 1)); most int := die(3); of_prefix boolean := die(2) = 1;
    anywhere boolean := die(2) = 1; relation regclass; expected text[]; found text[];
BEGIN
    SELECT array_agg(word || ' ' || edits ORDER BY word) INTO expected
        FROM (SELECT word, edits(typed, word, of_prefix) FROM present) p
        WHERE edits BETWEEN 1 AND most AND (CASE WHEN anywhere THEN word >= 'a' ELSE left(word, 1) = left(typed, 1) END);
    FOREACH relation IN ARRAY '{plain,pending,parts}'::regclass[] LOOP
        SELECT array_agg(word || ' ' || distance ORDER BY word COLLATE "C") INTO found
            FROM wall.similar_words(relation, '_search', typed, most, of_prefix, anywhere);
        IF found IS DISTINCT FROM expected THEN
            INSERT INTO mismatch VALUES ('similar', typed, concat_ws(' ', relation, most, of_prefix, anywhere), expected, found);
        END IF;
    END LOOP;
END $$;

-- Those that the statistics know come first, the most frequent before others, and behind them the rest in order.
CREATE PROCEDURE beginning_round() LANGUAGE plpgsql AS $$
DECLARE prefix text := left(random_word(), die(3)); most int := die(30); relation regclass; expected text[]; found text[];
BEGIN
    FOREACH relation IN ARRAY '{plain,pending,parts}'::regclass[] LOOP
        SELECT array_agg(word) INTO expected FROM (
            SELECT word FROM present WHERE starts_with(word, prefix)
            ORDER BY coalesce(wall.frequency(relation, '_search', word), 0) DESC, word LIMIT most) p;
        SELECT array_agg(word) INTO found FROM wall.words_beginning(relation, '_search', prefix, most);
        IF found IS DISTINCT FROM expected THEN
            INSERT INTO mismatch VALUES ('beginning', prefix, concat_ws(' ', relation, most), expected, found);
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION random_query(depth int) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE term text;
BEGIN
    IF depth = 0 OR die(4) = 0 THEN
        SELECT CASE die(4) WHEN 0 THEN left(word, 1 + die(2)) || ''':*' ELSE word || ''':' END INTO term FROM word ORDER BY random() LIMIT 1;
        RETURN rtrim('''' || term || pick(''::text, '', 'A', 'BD'), ':');
    END IF;
    RETURN CASE die(4) WHEN 0 THEN '!(' || random_query(depth - 1) || ')'
        ELSE '(' || random_query(depth - 1) || pick(' & '::text, ' | ', ' <-> ', ' <3> ', ' <0> ') || random_query(depth - 1) || ')' END;
END $$;

CREATE PROCEDURE query_round() LANGUAGE plpgsql AS $$
DECLARE query tsquery := random_query(4)::tsquery; relation regclass; expected int[]; found int[];
BEGIN
    FOREACH relation IN ARRAY '{plain,pending,parts}'::regclass[] LOOP
        SET LOCAL enable_seqscan = off;
        EXECUTE format('SELECT array_agg(id ORDER BY id) FROM %s WHERE _search @@ %L', relation, query) INTO found;
        SET LOCAL enable_seqscan = on;
        SET LOCAL enable_bitmapscan = off;
        EXECUTE format('SELECT array_agg(id ORDER BY id) FROM %s WHERE _search @@ %L', relation, query) INTO expected;
        SET LOCAL enable_bitmapscan = on;
        IF found IS DISTINCT FROM expected THEN
            INSERT INTO mismatch VALUES ('query', query::text, relation, expected, found);
        END IF;
    END LOOP;
END $$;

SELECT 'CALL similar_round()' FROM generate_series(1, :rounds) \gexec
SELECT 'CALL beginning_round()' FROM generate_series(1, :rounds) \gexec
SELECT 'CALL query_round()' FROM generate_series(1, 4 * :rounds) \gexec

SELECT is_empty($$ SELECT * FROM mismatch WHERE what = 'similar' $$, 'the index gives the words that a count of edits gives');
SELECT is_empty($$ SELECT * FROM mismatch WHERE what = 'beginning' $$, 'the index gives the words that begin so');
SELECT is_empty($$ SELECT * FROM mismatch WHERE what = 'query' $$, 'the index gives the rows that a sequential scan gives');
SELECT cmp_ok(gin_clean_pending_list('pending_index'), '>', 0::bigint, 'entries were pending all the time');

-- Frequencies: all rows were sampled, so that those which are known are exact.
CREATE VIEW share AS
    SELECT word, count(*)::float8 / (SELECT count(*) FROM plain) AS share, wall.frequency('plain', '_search', word) AS known
    FROM (SELECT unnest(tsvector_to_array(_search)) AS word FROM plain) w GROUP BY word;
SELECT cmp_ok((SELECT count(*) FROM share WHERE known IS NOT NULL), '>', 20::bigint, 'the statistics know some words');
SELECT is_empty($$ SELECT * FROM share WHERE abs(known - share) > 1e-6 $$, 'a frequency is the share of the rows that have the word');
SELECT is_empty($$
    SELECT w.*, share FROM wall.similar_words('plain', '_search', (SELECT word FROM share WHERE known IS NOT NULL ORDER BY length(word) DESC LIMIT 1) || 'b', 2, false, true) w
    JOIN share USING (word) WHERE w.frequency IS DISTINCT FROM coalesce(known, 0) $$, 'similar words come with their frequencies');
SELECT is(wall.frequency('plain', '_search', 'absent'), NULL, 'a word that nobody wrote has no frequency');
SELECT is(wall.frequency('plain', 'id', 'a'), NULL, 'a column that holds no words has no frequencies');

SELECT * FROM finish();
ROLLBACK;

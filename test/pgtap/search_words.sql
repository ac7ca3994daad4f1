-- The words of an index (src/lexicon/words.hpp, by the functions of test/wall): when they can be read, and what that leaves.
SET client_min_messages = warning;
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT plan(31);
CREATE EXTENSION model_api_wall;
CREATE SCHEMA search_words;
SET search_path = search_words, public;

CREATE TABLE document (id serial PRIMARY KEY, _search tsvector);
CREATE INDEX document_search ON document USING gin (_search wall.search_ops) WITH (fastupdate = off);
INSERT INTO document (_search) SELECT to_tsvector('simple', format('question w%s', n)) FROM generate_series(1, 20000) n;

CREATE FUNCTION similar(typed text) RETURNS text[] LANGUAGE sql AS
    $$ SELECT array_agg(word ORDER BY word) FROM wall.similar_words('document', '_search', typed, 2, false, false) $$;
CREATE FUNCTION predicate_locks() RETURNS bigint LANGUAGE sql AS
    $$ SELECT count(*) FROM pg_locks WHERE mode = 'SIReadLock' AND pid = pg_backend_pid() AND relation = 'document_search'::regclass $$;

SELECT is(similar('qestion'), '{question}', 'rows of the own transaction have words');
SELECT is(similar('question'), NULL, 'a word is not similar to itself');
SELECT is(similar(''), NULL, 'nothing is similar to nothing');
SELECT cmp_ok((SELECT count(*) FROM wall.similar_words('document', '_search', 'w12345', 2, false, true)), '>', 500::bigint, 'many words are');
SELECT is((SELECT count(*) FROM wall.similar_words('document', '_search', 'w', 2, true, true)), 1::bigint, 'a beginning is similar where it is not the same');
SELECT is(similar(repeat('q', 65)), NULL, 'a very long word has no typos');
SELECT is(similar(E'\x01'), NULL, 'a part of the index that is empty has none');
SELECT is(similar('😀uestion'), NULL, 'nor has what is behind all entries');

-- No row is asked for, so none is locked against writers of other transactions.
SELECT is(predicate_locks(), 0::bigint, 'reading words takes no predicate locks');
SET LOCAL enable_seqscan = off;
SELECT ok((SELECT count(*) FROM document WHERE _search @@ 'w1:*') > 0 AND predicate_locks() > 0, 'a search for rows does');
RESET enable_seqscan;

-- Interrupts that come while the pages of the index are read, or just before.
CREATE FUNCTION cancelled() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wall.similar_words('document', '_search', 'qestion', CASE WHEN pg_cancel_backend(pg_backend_pid()) THEN 2 END, false, true);
    RETURN false;
EXCEPTION WHEN query_canceled THEN RETURN true;
END $$;
SELECT ok(cancelled(), 'it can be cancelled');
SELECT is((SELECT array_agg(w) FROM (SELECT wall.similar_words('document', '_search', 'qestion',
        CASE WHEN pg_log_backend_memory_contexts(pg_backend_pid()) THEN 2 END, false, true)) s(w))::text,
    '{"(question,1,0)"}', 'an interrupt that ends nothing loses no words');
SELECT is(similar('qestion'), '{question}', 'and later ones are read as before');

-- An error of the reader itself passes the pages of the index by.
SELECT throws_ok($$ SELECT wall.read_entries('document', '_search', 'w19999') $$, 'P0002', 'raised at w19999', 'a reader may fail');
SELECT is(wall.read_entries('document', '_search', ''), 20001::bigint, 'and the next one reads everything');

-- Entries that the index keeps compressed are no words of ours.
SAVEPOINT before;
INSERT INTO document (_search) VALUES (array_to_tsvector(ARRAY['q', 'q' || repeat('a', 1500), repeat('q', 2000)]));
SELECT is(similar('qestion'), '{question}', 'very long entries are passed over');
SELECT is((SELECT array_agg(word) FROM wall.words_beginning('document', '_search', 'q', 10)), '{q,question}', 'and begin like nothing');
ROLLBACK TO before;
REINDEX INDEX document_search;

-- Words of rows that are gone stay until the index is built again.
SAVEPOINT before;
INSERT INTO document (_search) VALUES ('quastion');
SELECT is(similar('qestion'), '{quastion,question}', 'a new row has words');
ROLLBACK TO before;
SELECT is(similar('qestion'), '{quastion,question}', 'words outlive a rollback');
REINDEX INDEX document_search;
SELECT is(similar('qestion'), '{question}', 'and end with the index');

-- What has been read of an index is kept, and what is written afterwards is seen nevertheless: while its only page becomes
-- a tree, and where nothing is logged that would tell.
CREATE FUNCTION missed(growing regclass) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE words bigint; missed bigint := 0;
BEGIN
    FOR step IN 1..30 LOOP
        EXECUTE format('INSERT INTO %s SELECT to_tsvector(''simple'', string_agg(translate(md5(concat(%s, n)), ''0123456789'', ''ghijklmnop''), '' ''))
            FROM generate_series(1, 100) n', growing, step);
        EXECUTE format('SELECT count(DISTINCT word) FROM %s, unnest(tsvector_to_array(_search)) word', growing) INTO words;
        missed := missed + words - wall.read_entries(growing, '_search', '');
    END LOOP;
    RETURN missed;
END $$;
CREATE TABLE logged (_search tsvector);
CREATE UNLOGGED TABLE unlogged (_search tsvector);
CREATE TEMP TABLE temporary (_search tsvector);
CREATE INDEX ON logged USING gin (_search wall.search_ops) WITH (fastupdate = off);
CREATE INDEX ON unlogged USING gin (_search wall.search_ops) WITH (fastupdate = off);
CREATE INDEX ON temporary USING gin (_search wall.search_ops) WITH (fastupdate = off);
SELECT is(missed('logged'), 0::bigint, 'a growing index shows each word once');
SELECT is(missed('unlogged'), 0::bigint, 'that of an unlogged table');
SELECT is(missed('temporary'), 0::bigint, 'that of a temporary one');
TRUNCATE logged;
SELECT is(wall.read_entries('logged', '_search', ''), 0::bigint, 'another file of the same index is read anew');
ALTER TABLE unlogged SET LOGGED;
SELECT is(missed('unlogged'), 0::bigint, 'also of a table that is logged from now on');

-- Without an index that has all words.
SELECT throws_ok($$ SELECT wall.similar_words('document', 'id', 'a', 1, false, false) $$, '55000',
    'column "id" of table "document" has no valid search index', 'of another column');
SELECT throws_ok($$ SELECT wall.words_beginning('document', 'absent', 'a', 1) $$, '55000',
    'column "absent" of table "document" has no valid search index', 'of a column that does not exist');
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'document_search'::regclass;
SELECT throws_ok($$ SELECT wall.similar_words('document', '_search', 'a', 1, false, false) $$, '55000', NULL, 'an invalid index');
DROP INDEX document_search;
CREATE INDEX ON document USING gin (_search);
CREATE INDEX ON document USING gin (_search wall.search_ops) WHERE id > 1;
CREATE INDEX ON document USING gin ((_search || 'a') wall.search_ops);
SELECT throws_ok($$ SELECT wall.similar_words('document', '_search', 'a', 1, false, false) $$, '55000', NULL, 'indexes of other classes, of some rows, and of expressions');
CREATE TABLE parts (id int, _search tsvector) PARTITION BY LIST (id);
CREATE TABLE parts_one PARTITION OF parts FOR VALUES IN (1);
SELECT throws_ok($$ SELECT wall.similar_words('parts', '_search', 'a', 1, false, false) $$, '55000',
    'column "_search" of table "parts_one" has no valid search index', 'of a partition');
DROP TABLE parts_one;
SELECT is((SELECT count(*) FROM wall.similar_words('parts', '_search', 'a', 1, false, false)), 0::bigint, 'no partitions, no words');
SELECT * FROM finish();
ROLLBACK;

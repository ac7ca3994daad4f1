-- The operator class of search indexes and the words of an index: read, misused, interrupted, pending.
CREATE EXTENSION model_api_wall;

CREATE TABLE document (id serial, words tsvector);

CREATE INDEX document_words ON document USING gin (words wall.search_ops) WITH (fastupdate = off);

INSERT INTO document (words) SELECT to_tsvector('simple', format('question w%s', n)) FROM generate_series(1, 3000) n;

INSERT INTO document (words) VALUES (array_to_tsvector(ARRAY['q' || repeat('a', 1500), 'über', '日本'])), (''), (NULL);

ANALYZE document;

SELECT * FROM wall.similar_words('document', 'words', 'qestion', 2, false, false);

SELECT count(*) FROM wall.similar_words('document', 'words', 'w1', 2, true, true);

SELECT * FROM wall.words_beginning('document', 'words', 'q', 5);

SELECT count(*) FROM wall.words_beginning('document', 'words', '', 5000);

SELECT wall.frequency('document', 'words', 'question'), wall.frequency('document', 'words', 'absent');

SET enable_seqscan = off;

SELECT count(*) FROM document WHERE words @@ 'w1:* & question | !w2';

SELECT count(*) FROM document WHERE words @@ 'question <-> (w1 | w2:A)';

-- raises
SELECT count(*) FROM document WHERE words OPERATOR(wall.~@) 'w1';

-- raises
SELECT wall.read_entries('document', 'words', 'w2000');

SELECT wall.similar_words('document', 'words', 'qestion', CASE WHEN pg_log_backend_memory_contexts(pg_backend_pid()) THEN 2 END, false, true);

ALTER INDEX document_words SET (fastupdate = on);

INSERT INTO document (words) SELECT to_tsvector('simple', format('quastion v%s', n)) FROM generate_series(1, 1000) n;

SELECT * FROM wall.similar_words('document', 'words', 'qestion', 2, false, false);

SELECT count(*) FROM document WHERE words @@ 'v1:* & quastion';

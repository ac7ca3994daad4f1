-- Searches of tables that were there before.
CREATE SCHEMA search_adopt;
SET search_path = search_adopt;
\pset format unaligned
\pset tuples_only on
CREATE TABLE book (isbn text COLLATE "C" PRIMARY KEY, title text, shelf int);
INSERT INTO book VALUES ('1-a', 'The sea', 1), ('2-b', 'The wind', 2);
\echo == not without being asked
SELECT model.adopt('book');
SELECT model.describe('book') -> 'book' -> 'search';
SELECT count(*) FROM pg_trigger WHERE tgrelid = 'book'::regclass;
CALL model.reindex_search('book');
\echo == beside the table, and filled at once
SELECT model.adopt('book', '{"search": true}');
SELECT model.describe('book') -> 'book' -> 'search';
SELECT isbn, _search @@ 'sea' FROM book_search ORDER BY isbn;
SELECT collation_name FROM information_schema.columns WHERE table_name = 'book_search' AND column_name = 'isbn';
\d book
INSERT INTO book VALUES ('3-c', 'The sand');
UPDATE book SET title = 'The lake' WHERE isbn = '1-a';
DELETE FROM book WHERE isbn = '2-b';
SELECT isbn, _search @@ 'lake | sand' FROM book_search ORDER BY isbn;
\echo == adopted again, it stays
ALTER TABLE book ADD author text;
SELECT model.adopt('book');
ALTER TABLE book DROP title;
SELECT model.adopt('book');
SELECT model.define(model.describe('book')::jsonb);
SELECT model, storage, stale FROM model.search WHERE model = 'book';
CALL model.reindex_search('book');
SELECT model, storage, stale FROM model.search WHERE model = 'book';
SELECT isbn, _search @@ 'lake | sand' FROM book_search ORDER BY isbn;
\d book_search
TRUNCATE book;
SELECT count(*) FROM book_search;
\echo == in its own column
INSERT INTO book VALUES ('4-d', 4, 'Ada');
SELECT model.adopt('book', '{"search": {"storage": "column"}}');
SELECT to_regclass('book_search');
SELECT reloptions FROM pg_class WHERE oid = 'book'::regclass;
CALL model.reindex_search('book');
SELECT isbn FROM book WHERE _search @@ 'ada';
SELECT model.adopt('book');
SELECT json_object_keys(model.describe('book') -> 'book' -> 'fields');
\echo == off
SELECT model.adopt('book', '{"search": false}');
\d book

\echo == what has a column of that name
\set VERBOSITY verbose
CREATE TABLE taken (id int PRIMARY KEY, _search text);
SELECT model.adopt('taken', '{"search": {"storage": "column"}}');
SELECT model.adopt('taken', '{"search": true}');
SELECT model.adopt('taken', '{"search": "yes"}');
\echo == what is no table
CREATE VIEW shelves AS SELECT DISTINCT shelf AS id FROM book;
CREATE MATERIALIZED VIEW kept AS SELECT shelf AS id FROM book;
SELECT model.adopt('shelves', '{"key": "id", "search": true}');
SELECT model.adopt('kept', '{"key": "id", "search": {"storage": "column"}}');
CREATE EXTENSION postgres_fdw;
CREATE SERVER search_far FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE far (id int, name text) SERVER search_far;
SELECT model.adopt('far', '{"key": "id", "search": true}');
SELECT model.define('{"shelf": {"table": "search_adopt.shelves", "adopted": true, "search": true, "fields": {"id": {"type": "id", "sqlType": "integer"}}}}');
\set VERBOSITY default

\echo == partitions
CREATE TABLE event (id bigint PRIMARY KEY, name text) PARTITION BY RANGE (id);
CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (1) TO (100);
INSERT INTO event VALUES (1, 'one'), (2, 'two');
SELECT model.adopt('event', '{"search": true}');
CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM (100) TO (200);
INSERT INTO event VALUES (101, 'far');
INSERT INTO event_2 VALUES (102, 'farther');
UPDATE event SET id = 103 WHERE id = 1;
SELECT id, _search @@ 'one | two | far:*' FROM event_search ORDER BY id;
SELECT model.adopt('event', '{"search": {"storage": "column"}}');
CALL model.reindex_search('event');
CREATE TABLE event_3 PARTITION OF event FOR VALUES FROM (200) TO (300);
INSERT INTO event VALUES (201, 'last');
INSERT INTO event_2 VALUES (104, 'direct');
SELECT id, _search @@ 'one | two | far:* | last | direct' FROM event ORDER BY id;
SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid::regclass::text LIKE 'event%' AND indexrelid::regclass::text LIKE '%_search_idx%' ORDER BY 1;
SELECT model.release('event');
\d event
-- The triggers of a table are not those of tables that inherit from it.
CREATE TABLE general (id int PRIMARY KEY, note text);
CREATE TABLE special (more text) INHERITS (general);
SELECT model.adopt('general', '{"search": true}');
SELECT model.adopt('general');
SELECT model.define('{"wide": {"fields": {"note": {"type": "string"}}}}');
CREATE TABLE wider () INHERITS (wide);
SELECT model.define('{"wide": {"fields": {"note": {"type": "string"}}}}');
SELECT model.define('{"wide": {"search": false, "fields": {"note": {"type": "string"}}}}');
SELECT model.forget('general'), model.forget('wide');
SELECT model.forget('taken'), model.forget('book');
SELECT * FROM model.search WHERE model IN ('book', 'event', 'taken');
SET client_min_messages = warning;
DROP EXTENSION postgres_fdw CASCADE;
DROP SCHEMA search_adopt CASCADE;

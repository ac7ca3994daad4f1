-- What becomes of searches where somebody changes by hand what they need: they go on, or say what to do, and
-- model.reindex_search makes whole again what can be.
CREATE SCHEMA search_repair;
CREATE SCHEMA search_repair_moved;
SET search_path = search_repair;
\pset format unaligned
\pset tuples_only on
CREATE TABLE note (id int PRIMARY KEY, body text, extra text);
CREATE TABLE page (id int PRIMARY KEY, body text, extra text);
SET client_min_messages = warning;
SELECT model.adopt('note', '{"search": true}');
SELECT model.adopt('page', '{"search": {"storage": "column"}}');
RESET client_min_messages;
-- By the path of neither.
CREATE FUNCTION write(n int, note regclass, page regclass) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO %s VALUES (%L, %L)', note, n, n || 'th record');
    EXECUTE format('INSERT INTO %s VALUES (%L, %L)', page, n, n || 'th record');
    RETURN model.count('note', search => 'record') || ' ' || model.count('page', search => 'record');
END $$;
CREATE FUNCTION status() RETURNS SETOF text LANGUAGE sql AS
    $$ SELECT concat_ws(' ', model, relation, index, valid, triggers) FROM model.search_status() WHERE model IN ('note', 'page', 'event', 'given') ORDER BY 1 $$;
SELECT write(1, 'note', 'page');
\echo == renamed and moved
ALTER TABLE note RENAME TO memo;
ALTER TABLE note_search RENAME TO words;
ALTER TABLE page RENAME TO sheet;
SELECT write(2, 'memo', 'sheet');
ALTER TABLE memo SET SCHEMA search_repair_moved;
ALTER TABLE sheet SET SCHEMA search_repair_moved;
SELECT write(3, 'search_repair_moved.memo', 'search_repair_moved.sheet');
SET search_path = search_repair_moved, search_repair;
ALTER TABLE words SET SCHEMA search_repair_moved;
ALTER TABLE memo RENAME body TO text;
ALTER TABLE sheet RENAME body TO text;
ALTER TABLE memo RENAME id TO number;
ALTER TABLE sheet RENAME id TO number;
ALTER TABLE words RENAME id TO key;
SELECT write(4, 'memo', 'sheet');
\echo == rewritten
VACUUM FULL memo, sheet, words;
CLUSTER words USING note_search_pkey;
CLUSTER sheet USING page_pkey;
REINDEX TABLE CONCURRENTLY words;
REINDEX TABLE CONCURRENTLY sheet;
SELECT write(5, 'memo', 'sheet');
ALTER TABLE memo ALTER text TYPE varchar(50);
ALTER TABLE sheet ALTER text TYPE varchar(50);
SELECT write(6, 'memo', 'sheet');
SELECT status();
\echo == a key of another type
ALTER TABLE memo ALTER number TYPE bigint;
ALTER TABLE sheet ALTER number TYPE bigint;
INSERT INTO memo VALUES (10000000000, 'a record');
INSERT INTO sheet VALUES (10000000000, 'a record');
SELECT model.count('page', search => 'record');
SELECT model.count('note', search => 'record');
SELECT status();
CALL model.reindex_search('note');
SELECT model.count('note', search => 'record');
SELECT to_regclass('words');
SELECT status();
ALTER TABLE memo_search ALTER number TYPE text;
SELECT write(7, 'memo', 'sheet');
INSERT INTO memo VALUES (7, '7th record');
CALL model.reindex_search('note');
SELECT write(8, 'memo', 'sheet');
\echo == triggers and indexes
DROP INDEX memo_search__search_idx1, page__search_idx;
SELECT write(9, 'memo', 'sheet');
DROP TRIGGER "~~model_api_search" ON memo;
DROP TRIGGER "~~model_api_search_emptied" ON memo;
DROP TRIGGER "~~model_api_search" ON memo_search;
ALTER TABLE sheet DISABLE TRIGGER ALL;
SELECT write(10, 'memo', 'sheet');
SELECT status();
CALL model.reindex_search('note');
CALL model.reindex_search('page');
SELECT status();
SELECT write(11, 'memo', 'sheet');
-- As a restore of data alone leaves them.
ALTER TABLE memo DISABLE TRIGGER ALL, ENABLE TRIGGER ALL;
ALTER TABLE sheet DISABLE TRIGGER ALL, ENABLE TRIGGER ALL;
ALTER TABLE memo_search DISABLE TRIGGER ALL, ENABLE TRIGGER ALL;
SELECT status();
CALL model.reindex_search('note');
CALL model.reindex_search('page');
SELECT status();
\echo == columns and keys
ALTER TABLE memo_search DROP _search;
ALTER TABLE sheet DROP _search;
INSERT INTO memo VALUES (12, '12th record');
INSERT INTO sheet VALUES (12, '12th record');
SELECT model.count('note', search => 'record');
SELECT model.count('page', search => 'record');
SELECT status();
CALL model.reindex_search('note');
CALL model.reindex_search('page');
SELECT write(13, 'memo', 'sheet');
ALTER TABLE memo_search DROP number;
INSERT INTO memo VALUES (14, '14th record');
SELECT model.count('note', search => 'record');
CALL model.reindex_search('note');
SELECT model.count('note', search => 'record');
ALTER TABLE memo_search DROP CONSTRAINT memo_search_pkey;
INSERT INTO memo VALUES (15, '15th record');
CALL model.reindex_search('note');
INSERT INTO memo VALUES (15, '15th record');
SELECT model.count('note', search => 'record');
DROP TABLE memo_search;
INSERT INTO memo VALUES (16, '16th record');
SELECT model.count('note', search => 'record');
CALL model.reindex_search('note');
SELECT model.count('note', search => 'record');
SELECT status();
\echo == what others write beside is left out
INSERT INTO memo_search VALUES (1, 'forged'), (99, 'forged');
UPDATE memo_search SET _search = 'forged';
DELETE FROM memo_search WHERE number = 2;
INSERT INTO memo_search VALUES (2, 'forged');
COPY memo_search FROM stdin;
3	'forged'
\N	'forged'
\.
SELECT count(*), count(*) FILTER (WHERE _search @@ 'forged'), count(*) FILTER (WHERE number = 2 AND _search @@ 'record') FROM memo_search;
-- Unless the table itself does not write it.
ALTER TABLE memo DISABLE TRIGGER "~~model_api_search";
INSERT INTO memo_search VALUES (99, 'given');
SELECT number FROM memo_search WHERE _search @@ 'given';
CALL model.reindex_search('note');
SELECT number FROM memo_search WHERE _search @@ 'given';
CREATE TABLE nobody (id int, _search tsvector);
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON nobody FOR EACH ROW EXECUTE FUNCTION model.guard_search_aside();
INSERT INTO nobody VALUES (1, 'kept');
UPDATE nobody SET id = 2 RETURNING *;
CREATE TRIGGER wrong AFTER INSERT ON nobody FOR EACH ROW EXECUTE FUNCTION model.guard_search_aside();
INSERT INTO nobody VALUES (1, 'kept');
SELECT model.guard_search_aside();
\echo == partitions
CREATE TABLE event (id bigint PRIMARY KEY, name text) PARTITION BY RANGE (id);
CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (100);
CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM (100) TO (200);
CREATE TABLE event_3 (id bigint NOT NULL, name text);
INSERT INTO event VALUES (1, 'a record'), (2, 'a record'), (101, 'a record');
INSERT INTO event_3 VALUES (201, 'a record'), (202, 'a record');
SELECT model.adopt('event', '{"search": true}');
-- Records that are gone without a trigger are not found; their words go when words are written anew.
TRUNCATE event_1;
ALTER TABLE event DETACH PARTITION event_2;
SELECT model.count('event', search => 'record'), (SELECT count(*) FROM event_search);
INSERT INTO event VALUES (2, 'another');
SELECT model.count('event', search => 'record'), model.count('event', search => 'another');
ALTER TABLE event ATTACH PARTITION event_3 FOR VALUES FROM (200) TO (300);
SELECT model.count('event', search => 'record');
INSERT INTO event_3 VALUES (203, 'a record');
SELECT tgrelid::regclass, tgenabled FROM pg_trigger WHERE tgrelid::regclass::text LIKE 'event%' AND NOT tgisinternal ORDER BY 1, tgname;
CALL model.reindex_search('event');
SELECT model.count('event', search => 'record'), (SELECT string_agg(id::text, ' ' ORDER BY id) FROM event_search);
SELECT model.adopt('event', '{"search": {"storage": "column"}}');
CALL model.reindex_search('event');
ALTER TABLE event DETACH PARTITION event_3;
INSERT INTO event_3 (id, name) VALUES (204, 'a record');
ALTER TABLE event ATTACH PARTITION event_3 FOR VALUES FROM (200) TO (300);
SELECT model.count('event', search => 'record');
CALL model.reindex_search('event');
SELECT model.count('event', search => 'record');
SELECT status();
\echo == another owner
CREATE ROLE search_repair_old;
CREATE ROLE search_repair_new;
GRANT ALL ON SCHEMA search_repair TO search_repair_old, search_repair_new;
CREATE TABLE search_repair.given (id int PRIMARY KEY, body text);
ALTER TABLE given OWNER TO search_repair_old;
SET ROLE search_repair_old;
SELECT model.adopt('search_repair.given', '{"search": true}');
INSERT INTO given VALUES (1, 'first record');
RESET ROLE;
ALTER TABLE given OWNER TO search_repair_new;
SET ROLE search_repair_new;
INSERT INTO given VALUES (2, 'second record');
UPDATE given SET body = 'changed record' WHERE id = 1;
SELECT model.count('given', search => 'record');
CALL model.reindex_search('given');
RESET ROLE;
CALL model.reindex_search('given');
SET ROLE search_repair_new;
SELECT model.count('given', search => 'record'), model.count('given', search => 'changed');
TRUNCATE given;
CALL model.reindex_search('given');
RESET ROLE;
SELECT status();
\echo == the tables themselves
DROP TABLE memo, sheet;
SELECT model.count('note', search => 'record');
SELECT model.count('page', search => 'record');
CALL model.reindex_search('note');
SELECT to_regclass('memo_search');
SELECT status();
SELECT model.forget('note'), model.forget('page'), model.forget('event'), model.forget('given');
SET client_min_messages = warning;
DROP SCHEMA search_repair, search_repair_moved CASCADE;
DROP ROLE search_repair_old, search_repair_new;

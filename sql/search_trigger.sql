-- model.keep_search, model.keep_search_aside: words follow their records, whoever writes these.
CREATE SCHEMA search_trigger;
SET search_path = search_trigger;

-- Not called as meant, and on a table that is no model.
CREATE TABLE plain (id bigint, _search tsvector);
SELECT model.keep_search();
SELECT model.keep_search_aside();
CREATE TRIGGER wrong AFTER INSERT ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search();
INSERT INTO plain VALUES (1);
DROP TRIGGER wrong ON plain;
CREATE TRIGGER wrong BEFORE INSERT ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search_aside();
INSERT INTO plain VALUES (1);
DROP TRIGGER wrong ON plain;
CREATE TRIGGER wrong BEFORE TRUNCATE ON plain FOR EACH STATEMENT EXECUTE FUNCTION model.keep_search_aside();
TRUNCATE plain;
DROP TRIGGER wrong ON plain;
CREATE TRIGGER keeps BEFORE INSERT OR UPDATE ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search();
CREATE TRIGGER keeps_aside AFTER INSERT OR UPDATE OR DELETE ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search_aside();
CREATE TRIGGER empties AFTER TRUNCATE ON plain FOR EACH STATEMENT EXECUTE FUNCTION model.keep_search_aside();
INSERT INTO plain VALUES (1, 'mine');
UPDATE plain SET id = 2 RETURNING _search;
DELETE FROM plain;
TRUNCATE plain;


-- In a column of the row.
SELECT model.define('{"article": {"search": true, "fields": {
    "title": {"type": "string"}, "body": {"type": "richText"}, "count": {"type": "number"},
    "secret": {"type": "string", "searchable": false}}}}');
CREATE FUNCTION words(article) RETURNS tsvector LANGUAGE sql STABLE AS
    $$ SELECT model.search_vector('tAtBdCtCrD', $1.title, $1.id, $1.created_at, $1.count, $1.body) $$;
CREATE VIEW wrong_words AS SELECT id, _search, words(a) FROM article a WHERE _search IS DISTINCT FROM words(a);
CREATE FUNCTION is_kept(query text) RETURNS boolean LANGUAGE sql AS
    $$ SELECT NOT EXISTS (SELECT FROM wrong_words) AND EXISTS (SELECT FROM article WHERE _search @@ query::tsquery) $$;
ALTER TABLE article ALTER created_at SET DEFAULT '2024-05-01 10:00';
INSERT INTO article (title, body, count, secret) VALUES ('Red Cars', '**fast** ones', 1.5, 'hush') RETURNING _search;
SELECT * FROM wrong_words;
UPDATE article SET title = 'Blue Boats' WHERE id = 1;
SELECT is_kept('blue'), is_kept('red');
-- Forged words are replaced, words that are gone come back, and words that are right stay.
INSERT INTO article (title, _search) VALUES ('Trains', 'forged');
UPDATE article SET _search = 'forged' WHERE id = 1;
SELECT is_kept('train'), is_kept('trains'), is_kept('forged');
UPDATE article SET _search = NULL, secret = 'changed';
SELECT is_kept('trains');
UPDATE article SET title = 'Planes', _search = 'forged' WHERE id = 2;
SELECT is_kept('planes'), is_kept('trains');
-- All ways to write.
COPY article (id, title, _search) FROM stdin;
100	Copied	'forged'
101	Copied too	\N
\.
SELECT is_kept('copied');
INSERT INTO article (id, title) VALUES (100, 'x') ON CONFLICT (id) DO UPDATE SET title = 'Upserted';
MERGE INTO article USING (VALUES (101, 'Merged'), (102, 'Merged anew')) v (key, title) ON id = key
    WHEN MATCHED THEN UPDATE SET title = v.title WHEN NOT MATCHED THEN INSERT (id, title) VALUES (key, v.title);
SELECT is_kept('upserted'), is_kept('merged & anew'), is_kept('copied');
SET session_replication_role = replica;
INSERT INTO article (id, title) VALUES (103, 'Replicated');
UPDATE article SET title = 'Replicated' WHERE id = 102;
SELECT is_kept('replicated & 103'), is_kept('replicated & 102');
RESET session_replication_role;
BEGIN;
ALTER TABLE article RENAME title TO heading;
UPDATE article SET heading = 'Renamed' WHERE id = 103 RETURNING _search @@ 'renamed' AS kept;
ROLLBACK;
-- What another trigger changes.
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := NEW.title || ' shouted'; RETURN NEW; END $$;
CREATE TRIGGER zzz_shout BEFORE INSERT OR UPDATE ON article FOR EACH ROW EXECUTE FUNCTION shout();
UPDATE article SET count = 7 WHERE id = 103;
SELECT is_kept('shouted & 7');
DROP TRIGGER zzz_shout ON article;
-- An update of what is not searched, or with the same words, changes no byte of them and stays in the page.
CREATE FUNCTION is_hot(statement text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE before bigint; after bigint;
BEGIN
    SELECT pg_stat_get_xact_tuples_hot_updated('article'::regclass) INTO before;
    EXECUTE statement;
    SELECT pg_stat_get_xact_tuples_hot_updated('article'::regclass) INTO after;
    RETURN after > before;
END $$;
VACUUM FULL article;
SELECT is_hot($$ UPDATE article SET secret = 'other' WHERE id = 1 $$),
    is_hot($$ UPDATE article SET title = 'blue boats!' WHERE id = 1 $$),
    is_hot($$ UPDATE article SET _search = 'forged' WHERE id = 1 $$),
    is_hot($$ UPDATE article SET title = 'green boats' WHERE id = 1 $$);
UPDATE article SET body = (SELECT string_agg(md5(n::text), ' ') FROM generate_series(1, 2000) n) WHERE id = 1;
SELECT is_hot($$ UPDATE article SET secret = 'third' WHERE id = 1 $$),
    is_hot($$ UPDATE article SET title = 'GREEN boats' WHERE id = 1 $$), is_kept('green');

-- Partitions with columns in another order, generated columns, and all types.
CREATE TABLE log (id bigint PRIMARY KEY, title text, day date, twice text GENERATED ALWAYS AS (title || ' ' || title || id) STORED)
    PARTITION BY RANGE (id);
CREATE TABLE log_one PARTITION OF log FOR VALUES FROM (0) TO (100);
CREATE TABLE log_two (gone text, twice text GENERATED ALWAYS AS (title || ' ' || title || id) STORED, day date, title text, id bigint NOT NULL);
ALTER TABLE log_two DROP gone;
ALTER TABLE log ATTACH PARTITION log_two FOR VALUES FROM (100) TO (200);
SELECT model.adopt('log', '{"search": {"storage": "column"}}');
INSERT INTO log VALUES (1, 'one', '2024-05-01'), (101, 'two', '2024-05-02');
CREATE VIEW log_words AS SELECT *, _search = model.search_vector('tAtBdCtC', title, id, day, twice) AS kept FROM log;
SELECT id, _search, kept FROM log_words ORDER BY id;
UPDATE log SET id = 150 WHERE id = 1;
UPDATE log SET title = 'moved' WHERE id = 101 RETURNING tableoid::regclass, _search;
SELECT id, twice, kept FROM log_words ORDER BY id;

-- In a table beside.
SET client_min_messages = warning;
CREATE TABLE note (id integer PRIMARY KEY DEFERRABLE, body text, extra text);
INSERT INTO note VALUES (1, 'first note', 'x'), (2, 'second note', 'y');
SELECT model.adopt('note', '{"search": true}');
\d note_search
SELECT * FROM note_search ORDER BY id;
CREATE VIEW note_wrong AS
    SELECT coalesce(n.id, s.id) AS id, s._search, v.words FROM note n FULL JOIN note_search s USING (id)
    CROSS JOIN LATERAL (SELECT model.search_vector('tBtCtC', n.id, n.body, n.extra) AS words) v
    WHERE n.id IS NULL OR s._search IS DISTINCT FROM v.words;
INSERT INTO note VALUES (3, 'third', NULL), (4, 'fourth', NULL);
UPDATE note SET body = 'FIRST one' WHERE id = 1;
DELETE FROM note WHERE id = 2;
SELECT * FROM note_wrong;
SELECT * FROM note_search ORDER BY id;
-- Keys that change, and change places.
UPDATE note SET id = id + 1;
SELECT * FROM note_wrong;
UPDATE note SET id = 9 - id;
SELECT * FROM note_wrong;
WITH gone AS (DELETE FROM note WHERE id = 4 RETURNING *) INSERT INTO note SELECT 11, 'after delete', extra FROM gone;
MERGE INTO note USING (VALUES (11), (12)) v (key) ON id = key WHEN MATCHED THEN UPDATE SET body = 'merged'
    WHEN NOT MATCHED THEN INSERT VALUES (key, 'new', NULL);
COPY note (id, body) FROM stdin;
20	copied
\.
SELECT * FROM note_wrong;
-- Rows that other AFTER triggers change again.
CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.body LIKE '%again' THEN UPDATE note SET extra = 'changed again', body = 'done' WHERE id = NEW.id; END IF;
    IF NEW.body LIKE '%secret' THEN UPDATE note SET id = id WHERE id = NEW.id; END IF;
    IF NEW.body LIKE '%gone' THEN DELETE FROM note WHERE id = NEW.id; END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER again AFTER INSERT OR UPDATE ON note FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION again();
INSERT INTO note VALUES (30, 'once again'), (31, 'a secret'), (32, 'is gone');
UPDATE note SET body = 'again' WHERE id = 31;
UPDATE note SET body = 'secret' WHERE id = 20;
SELECT * FROM note_wrong;
SELECT * FROM note_search WHERE id >= 20 ORDER BY id;
-- By somebody who has no privilege on it, under policies.
CREATE ROLE search_writer;
GRANT USAGE ON SCHEMA search_trigger TO search_writer;
GRANT INSERT, UPDATE, DELETE, SELECT ON note TO search_writer;
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
CREATE POLICY few ON note TO search_writer USING (id < 50 OR id > 60) WITH CHECK (true);
CREATE OPERATOR search_trigger.= (LEFTARG = integer, RIGHTARG = integer, PROCEDURE = int4ne);
SET ROLE search_writer;
SELECT count(*) FROM note_search;
INSERT INTO note VALUES (40, 'written by another'), (60, 'hidden');
UPDATE note SET id = 61 WHERE id = 40;
DELETE FROM note WHERE id OPERATOR(pg_catalog.=) 30;
RESET ROLE;
DROP OPERATOR search_trigger.= (integer, integer);
SELECT * FROM note_wrong;
SELECT id, _search @@ 'another' AS found FROM note_search WHERE id >= 30 ORDER BY id;
ALTER TABLE note DISABLE ROW LEVEL SECURITY;
-- Emptied, also where a trigger fills it again.
TRUNCATE note;
SELECT count(*) FROM note_search;
CREATE FUNCTION refill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO note VALUES (1, 'filled'); RETURN NULL; END $$;
CREATE TRIGGER refill AFTER TRUNCATE ON note FOR EACH STATEMENT EXECUTE FUNCTION refill();
INSERT INTO note VALUES (7, 'going');
TRUNCATE note;
SELECT * FROM note_search;
SELECT * FROM note_wrong;
SET session_replication_role = replica;
INSERT INTO note VALUES (8, 'replicated');
DELETE FROM note WHERE id = 1;
RESET session_replication_role;
SELECT * FROM note_search;

-- No model any more.
DROP VIEW wrong_words, log_words, note_wrong CASCADE;
SELECT model.forget('article'), model.forget('note'), model.forget('log');
UPDATE article SET title = 'after' WHERE id = 1;
INSERT INTO note VALUES (50, 'after');
RESET client_min_messages;

DROP OWNED BY search_writer;
DROP ROLE search_writer;
SET client_min_messages = warning;
DROP SCHEMA search_trigger CASCADE;

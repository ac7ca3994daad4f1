-- What model.define makes for searches, and what it does when a definition changes.
CREATE SCHEMA search_define;
SET search_path = search_define;
-- What a table has for searches, as PostgreSQL tells it.
CREATE FUNCTION has(relation regclass) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT format('column %s %s, statistics %s', attname, format_type(atttypid, atttypmod), attstattarget)
        FROM pg_attribute WHERE attrelid = relation AND attname = '_search' AND NOT attisdropped
    UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_am ON amname = 'gin'
        JOIN pg_class c ON c.oid = indexrelid AND c.relam = pg_am.oid WHERE indrelid = relation
    UNION ALL (SELECT regexp_replace(pg_get_triggerdef(oid), 'CREATE TRIGGER ', 'trigger ') || ' ' || tgenabled::text
        FROM pg_trigger WHERE tgrelid = relation AND tgname LIKE '~~%' ORDER BY tgname)
    UNION ALL SELECT 'options ' || reloptions::text FROM pg_class WHERE oid = relation AND reloptions IS NOT NULL
$$;
CREATE VIEW searches AS SELECT * FROM model.search WHERE model IN ('post', 'page', 'plain', 'tag', 'postTag', 'odd') ORDER BY model;
\pset format unaligned
\pset tuples_only on
\echo == a model is searched unless its definition says no
SELECT model.define('{"post": {"fields": {"title": {"type": "string"}, "body": {"type": "richText"}, "secret": {"type": "string", "searchable": false}}},
    "page": {"search": {"storage": "side"}, "fields": {"title": {"type": "string"}}},
    "plain": {"search": false, "fields": {"title": {"type": "string"}}},
    "tag": {"fields": {"posts": {"type": "hasManyThrough", "model": "post", "through": "postTag"}}}}');
SELECT has('post');
SELECT has('page');
SELECT has('page_search');
SELECT has('plain');
SELECT has('post_tag');
SELECT * FROM searches;
SELECT model.describe('page') -> 'page' -> 'search', model.describe('plain') -> 'plain' -> 'search', model.describe('post') -> 'post' -> 'search';
SELECT model.define(model.describe('post')::jsonb || model.describe('page')::jsonb || model.describe('plain')::jsonb || model.describe('postTag')::jsonb || model.describe('tag')::jsonb);
SELECT * FROM searches;

\echo == words are kept
INSERT INTO post (title, body, secret) VALUES ('First words', '*Marked*', 'hidden');
INSERT INTO page (title) VALUES ('Second words');
SELECT _search @@ 'first & mark:*', _search @@ 'hidden' FROM post;
SELECT _search @@ 'second' FROM page_search;
\echo == a record as a hook or a query has it
SELECT title FROM model.rows(NULL::post, '{"title": {"startsWith": "First"}}');
SELECT title FROM post p WHERE model.matches(p, '{"title": {"startsWith": "First"}}');
CREATE FUNCTION shout(record post, params jsonb) RETURNS post LANGUAGE plpgsql AS $$ BEGIN record.title := upper(record.title); RETURN record; END $$;
SELECT model.define('{"post": {"fields": {"title": {"type": "string"}, "body": {"type": "richText"}, "secret": {"type": "string", "searchable": false}}, "actions": {"create": {"run": "search_define.shout"}, "update": {"run": "search_define.shout"}, "delete": {}}}}');
SELECT model.create('post', '{"title": "loud"}', '{"title": true}');
SELECT model.update('post', 1, '{"title": "louder"}', '{"title": true}');
SELECT title, _search @@ 'louder', _search @@ 'first' FROM post ORDER BY id;

\echo == fields and weights that change rewrite nothing
SELECT array_agg(ctid ORDER BY ctid) AS before FROM post \gset
SELECT model.define('{"post": {"fields": {"title": {"type": "string", "searchable": "D"}, "body": {"type": "richText"}, "secret": {"type": "string"}, "more": {"type": "string"}}}}');
SELECT array_agg(ctid ORDER BY ctid) = :'before' FROM post;
SELECT model, stale FROM model.search WHERE model = 'post';
SELECT _search @@ 'hidden' FROM post WHERE id = 1;
CALL model.reindex_search('post');
SELECT model, stale FROM model.search WHERE model = 'post';
SELECT _search @@ 'hidden', _search @@ 'louder:D', _search @@ 'louder:A' FROM post WHERE id = 1;
\echo == a field without values does not, and one that goes does
SELECT model.define('{"post": {"fields": {"title": {"type": "string", "searchable": "D"}, "body": {"type": "richText"}, "secret": {"type": "string"}, "more": {"type": "string"}, "most": {"type": "string"}}}}');
SELECT model.define('{"post": {"fields": {"title": {"type": "string", "searchable": "D"}, "body": {"type": "richText"}, "more": {"type": "string"}, "most": {"type": "string"}}}}', true);
\echo == neither does an empty table
DELETE FROM page;
SELECT model.define('{"page": {"search": {"storage": "side"}, "fields": {"title": {"type": "string", "searchable": "D"}}}}');
INSERT INTO page (title) VALUES ('Second words'), ('Third words');

\echo == off, on and elsewhere
SELECT model.define('{"post": {"search": false, "fields": {"title": {"type": "string"}, "body": {"type": "richText"}, "more": {"type": "string"}, "most": {"type": "string"}}}}');
SELECT has('post');
SELECT model.define('{"post": {"search": {"storage": "side"}, "fields": {"title": {"type": "string"}, "body": {"type": "richText"}, "more": {"type": "string"}, "most": {"type": "string"}}},
    "page": {"fields": {"title": {"type": "string", "searchable": "D"}}}}');
SELECT has('post');
SELECT has('post_search');
SELECT has('page');
SELECT to_regclass('page_search');
SELECT count(*) FROM post_search;
CALL model.reindex_search('post');
CALL model.reindex_search('page');
SELECT id, _search @@ 'louder' FROM post_search ORDER BY id;
SELECT title, _search @@ 'second' FROM page ORDER BY id;
SELECT model, stale FROM searches;
\echo == what is broken is mended
DROP INDEX page__search_idx;
ALTER TABLE page DISABLE TRIGGER "~~model_api_search";
UPDATE page SET title = 'fourth';
DROP TABLE post_search;
DROP TRIGGER "~~model_api_search_emptied" ON post;
CALL model.reindex_search('page');
CALL model.reindex_search('post');
SELECT has('page');
SELECT has('post');
SELECT title, _search @@ 'fourth' FROM page ORDER BY id;
SELECT id, _search @@ 'louder' FROM post_search ORDER BY id;
\echo == updatedAt and triggers of users do not notice
CREATE FUNCTION complain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'changed'; RETURN NEW; END $$;
CREATE TRIGGER complain BEFORE UPDATE ON page FOR EACH ROW EXECUTE FUNCTION complain();
ALTER TABLE page DISABLE TRIGGER "~~model_api_search";
ALTER TABLE page DISABLE TRIGGER complain;
UPDATE page SET title = 'fifth';
ALTER TABLE page ENABLE TRIGGER complain;
SELECT array_agg(updated_at ORDER BY id) AS before, array_agg(ctid ORDER BY id) AS places FROM page \gset
BEGIN;
CALL model.reindex_search('page');
SELECT count(*) FROM page WHERE _search @@ 'fifth';
ROLLBACK;
SELECT count(*) FROM page WHERE _search @@ 'fifth';
CALL model.reindex_search('page');
SELECT count(*) FROM page WHERE _search @@ 'fifth';
SELECT array_agg(updated_at ORDER BY id) = :'before', array_agg(ctid ORDER BY id) = :'places' FROM page;
SHOW session_replication_role;
SELECT array_agg(ctid ORDER BY id) AS places FROM page \gset
CALL model.reindex_search('page');
SELECT array_agg(ctid ORDER BY id) = :'places' FROM page;
DROP TRIGGER complain ON page;
\echo == a record whose words others have deleted, and words whose record is gone
DELETE FROM post_search;
INSERT INTO post_search VALUES (99, 'nothing');
CALL model.reindex_search('post');
SELECT id FROM post_search ORDER BY id;

\echo == mistakes
\set VERBOSITY verbose
SELECT model.define('{"bad": {"search": 1, "fields": {}}}');
SELECT model.define('{"bad": {"search": {"storage": "else"}, "fields": {}}}');
SELECT model.define('{"bad": {"search": {"stored": true}, "fields": {}}}');
SELECT model.define('{"bad": {"fields": {"words": {"type": "string", "column": "_search"}}}}');
ALTER TABLE plain ADD _search text;
SELECT model.define('{"plain": {"fields": {"title": {"type": "string"}}}}');
CALL model.reindex_search('plain');
CALL model.reindex_search('nothing');
CALL model.reindex_search(NULL);
\set VERBOSITY default
ALTER TABLE plain DROP _search;

\echo == names that are taken, and quoted ones
CREATE TABLE "Odd_search" ();
SELECT model.define('{"odd": {"table": "search_define.\"Odd\"", "search": {"storage": "side"}, "fields": {"title": {"type": "string", "column": "The Title"}}}}');
INSERT INTO "Odd" ("The Title") VALUES ('quoted');
CALL model.reindex_search('odd');
SELECT has('"Odd_search1"');
SELECT id FROM "Odd_search1" WHERE _search @@ 'quoted';

\echo == who may read the records may read their words
CREATE ROLE search_reader;
GRANT USAGE ON SCHEMA search_define TO search_reader;
ALTER TABLE "Odd" ENABLE ROW LEVEL SECURITY;
CREATE POLICY few ON "Odd" TO search_reader USING (id > 1);
GRANT SELECT ON "Odd" TO search_reader;
INSERT INTO "Odd" ("The Title") VALUES ('seen');
SELECT model.define('{"odd": {"search": false, "fields": {"title": {"type": "string", "column": "The Title"}}}}');
SELECT model.define('{"odd": {"search": {"storage": "side"}, "fields": {"title": {"type": "string", "column": "The Title"}}}}');
CALL model.reindex_search('odd');
SET ROLE search_reader;
SELECT id FROM "Odd_search1" ORDER BY id;
CALL model.reindex_search('odd');
RESET ROLE;

\echo == it goes with the table
DROP TABLE "Odd";
SELECT to_regclass('"Odd_search1"');
SELECT model.forget('odd');
\echo == and with the model
SELECT model.forget('postTag');
SELECT model.forget('post');
SELECT has('post');
SELECT to_regclass('post_search');
SELECT model.release('page');
SELECT has('page');
SELECT model.forget('tag'), model.forget('plain');
SELECT * FROM searches;
SET client_min_messages = warning;
DROP SCHEMA search_define CASCADE;
DROP ROLE search_reader;

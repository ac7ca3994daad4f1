-- model.sql - the extension, anew, over the benchmark's tables, and cursors into its lists, so that the pages of a run
-- differ. At depth 0 the cursor is NULL: first pages are asked for in the same way.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
DROP EXTENSION IF EXISTS model_api CASCADE;
CREATE EXTENSION model_api CASCADE;
CREATE EXTENSION IF NOT EXISTS pg_prewarm;
SELECT model.adopt('author'), model.adopt('post');

DROP TABLE IF EXISTS place;
CREATE TABLE place (
    list   text,
    depth  integer, -- per cent
    number integer, -- 1 to 1000
    id bigint, created_at timestamptz, score integer, published_at timestamptz,
    cursor text,
    PRIMARY KEY (list, depth, number)
);
CREATE FUNCTION pg_temp.fill(list text, sort jsonb, "order" text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO place
        SELECT %1$L, depth, row_number() OVER (PARTITION BY depth), p.id, created_at, score, published_at,
               CASE WHEN depth > 0 THEN model.find_many(''post'', format(''{"id": {"equals": "%%s"}}'', p.id)::jsonb, %2$L, first => 1)
                   -> ''pageInfo'' ->> ''endCursor'' END
        FROM (VALUES (0), (50), (99)) d (depth), LATERAL
             (SELECT * FROM post ORDER BY %3$s OFFSET (SELECT count(*) FROM post) * depth / 100 LIMIT 1000) p',
        list, sort, "order");
END $$;
SELECT pg_temp.fill('created', '{"createdAt": "Ascending"}', 'created_at, id'),
       pg_temp.fill('score', '{"score": "Descending"}', 'score DESC, id'),
       pg_temp.fill('published', '{"publishedAt": "Ascending"}', 'published_at, id');
DROP FUNCTION pg_temp.fill;
VACUUM ANALYZE place;

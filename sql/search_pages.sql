-- Pages of a search: whatever changes between two of them, none repeats or skips a record that stayed.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA pages;
SELECT count(*) FROM model.define('{"post": {"table": "pages.post", "fields": {"title": {"type": "string"}, "body": {"type": "richText"}, "rank": {"type": "number", "decimals": 0}, "topic": {"type": "belongsTo", "model": "topic"}}},
    "topic": {"table": "pages.topic", "fields": {"posts": {"type": "hasMany", "model": "post", "inverse": "topic"}}}}');
-- The time of its making is a record's words, too, and its score depends on how many there are.
ALTER TABLE pages.post ALTER created_at SET DEFAULT '2001-02-03 04:55Z';
INSERT INTO pages.topic SELECT FROM generate_series(1, 2);
-- Everything is found with as good as the same score: many ties.
INSERT INTO pages.post (title, body, rank, topic_id) SELECT CASE n % 4 WHEN 0 THEN 'television ' ELSE 'telly ' END || n, repeat('television ', n % 3), n % 5, 1 + n % 2 FROM generate_series(1, 40) n;
-- All pages of a list, in both directions, as the ids in order; `meanwhile` runs before each page but the first.
CREATE FUNCTION pages.walk(search text, size integer, meanwhile text DEFAULT 'SELECT', sort jsonb DEFAULT NULL, backward boolean DEFAULT false, filter jsonb DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE page json; ids text[] := '{}'; place text; round integer := 0;
BEGIN
    LOOP
        IF backward THEN page := model.find_many('post', filter, sort, search, last => size, before => place, selection => '{"id": true}');
        ELSE page := model.find_many('post', filter, sort, search, first => size, after => place, selection => '{"id": true}'); END IF;
        IF backward THEN ids := ARRAY(SELECT e #>> '{node,id}' FROM json_array_elements(page -> 'edges') WITH ORDINALITY x (e, n) ORDER BY n) || ids;
        ELSE ids := ids || ARRAY(SELECT e #>> '{node,id}' FROM json_array_elements(page -> 'edges') WITH ORDINALITY x (e, n) ORDER BY n); END IF;
        IF (page #>> CASE WHEN backward THEN '{pageInfo,hasPreviousPage}' ELSE '{pageInfo,hasNextPage}' END::text[])::boolean IS NOT TRUE THEN EXIT; END IF;
        IF place IS NOT NULL AND NOT (page #>> CASE WHEN backward THEN '{pageInfo,hasNextPage}' ELSE '{pageInfo,hasPreviousPage}' END::text[])::boolean THEN RAISE 'a page says that nothing is before it'; END IF;
        place := page #>> CASE WHEN backward THEN '{pageInfo,startCursor}' ELSE '{pageInfo,endCursor}' END::text[];
        round := round + 1;
        IF round > 100 THEN RAISE 'no end'; END IF;
        EXECUTE replace(meanwhile, '$round', round::text);
    END LOOP;
    RETURN array_to_string(ids, ' ');
END $$;
CREATE FUNCTION pages.whole(search text, sort jsonb DEFAULT NULL, filter jsonb DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(e #>> '{node,id}', ' ' ORDER BY n) FROM json_array_elements(model.find_many('post', $3, $2, $1, 250, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;
-- What stayed of the first in the second, in its order.
CREATE FUNCTION pages.without(ids text, gone text) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(i, ' ' ORDER BY n) FROM unnest(string_to_array(ids, ' ')) WITH ORDINALITY x (i, n) WHERE i <> ALL (string_to_array(gone, ' ')) $$;

SELECT model.count('post', search => 'television ') AS television, model.count('post', search => 'telly ') AS telly, pages.whole('telly ');
SELECT size, pages.walk('telly ', size) = pages.whole('telly ') AS forward, pages.walk('telly ', size, backward => true) = pages.whole('telly ') AS backward,
       pages.walk('television ', size, sort => '[{"rank": "Descending"}, {"title": "Ascending"}]') = pages.whole('television ', '[{"rank": "Descending"}, {"title": "Ascending"}]') AS sorted,
       pages.walk('!television', size) = pages.whole('!television') AS excluded, pages.walk('!television', size, backward => true) = pages.whole('!television') AS excluded_backward,
       pages.walk('telly ', size, filter => '{"rank": {"lessThan": 3}}') = pages.whole('telly ', filter => '{"rank": {"lessThan": 3}}') AS filtered
FROM unnest('{1,3,7,39}'::integer[]) size;

-- A word that is not there has typos; the first page decides which, also where the word itself comes in afterwards.
SELECT pages.whole('televsion ') AS typos \gset
BEGIN;
SELECT pages.walk('televsion ', 4, $$INSERT INTO pages.post (title) SELECT 'televsion' FROM generate_series(1, 3)$$) = :'typos' AS same, pages.whole('televsion ') = :'typos' AS same_from_the_start;
ROLLBACK;
-- Other synonyms.
SELECT pages.whole('telly ') AS telly \gset
BEGIN;
SELECT pages.walk('telly ', 4, $$SELECT model.set_synonyms('post', '{"terms": {"telly": ["television"]}}')$$) = :'telly' AS same, pages.whole('telly ') = :'telly' AS same_from_the_start;
SELECT pages.whole('telly ') AS both \gset
SELECT pages.walk('telly ', 4, $$SELECT model.set_synonyms('post', NULL)$$) = :'both' AS same_without_synonyms, pages.whole('telly ') = :'telly' AS none;
ROLLBACK;
-- Statistics, and other records before, between and behind.
SELECT pages.walk('telly ', 4, 'ANALYZE pages.post') = :'telly' AS same;
BEGIN;
SELECT pages.without(pages.walk('telly ', 4, $$INSERT INTO pages.post (id, title, body) VALUES (-$round, 'telly', 'between'), (1000 + $round, 'telly telly telly', NULL), (2000 + $round, 'no match', NULL)$$), '-1 -2 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12') = :'telly' AS same;
ROLLBACK;
BEGIN;
SELECT pages.walk('telly ', 3, $$DELETE FROM pages.post WHERE id = (SELECT e::bigint FROM unnest(string_to_array(pages.whole('telly '), ' ')) WITH ORDINALITY x (e, n) ORDER BY n LIMIT 1)$$) = :'telly' AS same_although_earlier_ones_go;
ROLLBACK;
-- Cursors say what was decided, and are of one search.
SELECT model.find_many('post', search => 'televsion ', first => 2) #>> '{pageInfo,endCursor}' AS cursor, model.find_many('post', first => 2) #>> '{pageInfo,endCursor}' AS plain \gset
SELECT model.find_many('post', search => 'television ', after => :'cursor');
SELECT model.find_many('post', after => :'cursor');
SELECT model.find_many('post', search => 'televsion ', after => :'plain');
SELECT model.find_many('post', search => 'televsion ', sort => '{"rank": "Ascending"}', after => :'cursor');
SELECT model.find_many('post', search => 'televsion ', after => left(:'cursor', -6));
SELECT model.find_many('post', search => ' ', after => :'cursor');
SELECT json_array_length(model.find_many('post', search => '', first => 2, after => :'plain') -> 'edges') AS of_no_search;
-- Lists of related records have pages too.
SELECT model.find_one('topic', 1, '{"posts": {"search": "television ", "first": 2, "edges": {"cursor": true, "node": {"id": true}}, "pageInfo": true}}') AS topic \gset
SELECT :'topic'::json #>> '{posts,edges,0,node,id}' AS one, :'topic'::json #>> '{posts,edges,1,node,id}' AS two,
       model.find_one('topic', 1, format('{"posts": {"search": "television ", "first": 2, "after": "%s", "edges": {"node": {"id": true}}}}', :'topic'::json #>> '{posts,pageInfo,endCursor}')::jsonb);
-- Very many are ranked in a window of the newest; the others follow them, each once.
CREATE TABLE pages.kept AS SELECT * FROM pages.post;
DELETE FROM pages.post;
INSERT INTO pages.post (title) SELECT CASE WHEN n % 1000 = 0 THEN 'dense dense' ELSE 'dense' END FROM generate_series(1, 52000) n;
ANALYZE pages.post;
SELECT title, count(*), min(n), max(n) FROM (SELECT e #>> '{node,title}' AS title, n FROM json_array_elements(model.find_many('post', search => 'dense ', first => 250, selection => '{"title": true}') -> 'edges') WITH ORDINALITY x (e, n)) x GROUP BY 1 ORDER BY 3;
SELECT count(*), count(DISTINCT id), count(*) FILTER (WHERE title = 'dense dense' AND n <= 50) AS best_first FROM (SELECT id, title, row_number() OVER () AS n FROM model.rows(NULL::pages.post, search => 'dense ')) x;
DROP SCHEMA pages CASCADE;
SELECT model.forget(name) FROM unnest('{post,topic}'::text[]) name;

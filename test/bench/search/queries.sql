-- queries.sql - what is searched for: :queries queries of each class, drawn from the words of table plain, each with the
-- tsquery that an all-knowing expert would write. Words end in a blank where they are not meant as prefixes.
--
-- A word is common where 0.3 to 2 % of the documents have it, very common up to 21 %, of the middle 0.03 to 0.2 %, and
-- rare where 8 to 30 documents do. No typo is in the first letter, and what is typed is no word of any document.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
DROP TABLE IF EXISTS search_class, search_query CASCADE;

CREATE TABLE search_class (number integer PRIMARY KEY, name text NOT NULL UNIQUE, what text NOT NULL);
INSERT INTO search_class VALUES
    (1, 'common', 'common word'), (2, 'very common', 'very common word'), (3, 'middle', 'word of the middle'), (4, 'rare', 'rare word'),
    (5, 'typo common', '1 typo, common word'), (6, 'typo middle', '1 typo, word of the middle'), (7, 'two typos', '2 typos, 9 letters or more'),
    (8, 'three words', '3 words, 1 typo'), (9, 'prefix 3', 'prefix of 3 letters'), (10, 'prefix 2', 'prefix of 2 letters'),
    (11, 'word and prefix', 'word and prefix of 3 letters'), (12, 'exclusion', 'word without another'), (13, 'phrase', 'phrase of 2 words'),
    (14, 'address', 'e-mail address');

CREATE TABLE search_query (
    class   text NOT NULL REFERENCES search_class (name),
    number  integer NOT NULL, -- from 1
    typed   text NOT NULL,
    by_hand tsquery NOT NULL,
    alike   text[] NOT NULL DEFAULT '{}', -- by hand with trigrams: each is similar to a part of the document,
    likes   text[] NOT NULL DEFAULT '{}', -- like it,
    unlike  text[] NOT NULL DEFAULT '{}', -- and not like it
    PRIMARY KEY (class, number)
);

-- The edits between two words, a swap of neighbours being one (optimal string alignment).
CREATE FUNCTION pg_temp.edits(a text, b text) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    before integer[];
    above integer[];
    here integer[] := array(SELECT generate_series(0, length(b)));
BEGIN
    FOR i IN 1 .. length(a) LOOP
        before := above;
        above := here;
        here[1] := i;
        FOR j IN 1 .. length(b) LOOP
            here[j + 1] := least(above[j + 1] + 1, here[j] + 1, above[j] + (substr(a, i, 1) <> substr(b, j, 1))::integer);
            IF i > 1 AND j > 1 AND substr(a, i, 1) = substr(b, j - 1, 1) AND substr(a, i - 1, 1) = substr(b, j, 1) THEN
                here[j + 1] := least(here[j + 1], before[j - 1] + 1);
            END IF;
        END LOOP;
    END LOOP;
    RETURN here[length(b) + 1];
END $$;

-- A number from 0 to 1 that follows from a text.
CREATE FUNCTION pg_temp.chance(text) RETURNS float LANGUAGE sql IMMUTABLE
RETURN ('x' || substr(md5($1), 1, 12))::bit(48)::bigint / 2.0 ^ 48;
CREATE FUNCTION pg_temp.misspelt(word text, attempt text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN misspelt(word, pg_temp.chance('kind' || word || attempt), pg_temp.chance('place' || word || attempt),
                pg_temp.chance('letter' || word || attempt));

-- The first of some typos that makes no word of it; the second form makes two typos.
CREATE FUNCTION pg_temp.typo(word text, shortest integer) RETURNS text LANGUAGE sql AS $$
    SELECT typed FROM generate_series(1, 20) AS attempt, pg_temp.misspelt(word, attempt::text) AS typed
    WHERE length(typed) >= shortest AND typed NOT IN (SELECT text FROM lexeme) ORDER BY attempt LIMIT 1 $$;
CREATE FUNCTION pg_temp.two_typos(word text, shortest integer) RETURNS text LANGUAGE sql AS $$
    SELECT typed FROM generate_series(1, 20) AS attempt, pg_temp.misspelt(word, attempt::text) AS half, pg_temp.misspelt(half, attempt::text) AS typed
    WHERE length(typed) >= shortest AND pg_temp.edits(word, typed) = 2 AND typed NOT IN (SELECT text FROM lexeme) ORDER BY attempt LIMIT 1 $$;

-- What a mistyped word may have meant: the words at most one edit away, from nine letters two, nearest and most frequent
-- first.
CREATE FUNCTION pg_temp.meant(typed text) RETURNS tsquery LANGUAGE sql AS $$
    SELECT string_agg(quote_literal(text), '|')::tsquery FROM (
        SELECT text
        FROM (VALUES (CASE WHEN length(typed) < 9 THEN 1 ELSE 2 END)) AS allowed (most), lexeme,
             LATERAL (SELECT CASE WHEN levenshtein_less_equal(typed, text, 2 * most) <= 2 * most THEN pg_temp.edits(typed, text) END) AS e (edits)
        WHERE text >= left(typed, 1) AND text < chr(ascii(typed) + 1) AND abs(length(text) - length(typed)) <= most AND edits <= most
        ORDER BY edits, documents DESC, text LIMIT 64) AS nearest $$;

-- The words in a fixed but arbitrary order, of each kind.
CREATE TEMP TABLE kind AS
WITH documents AS (SELECT count(*) AS number FROM plain)
SELECT kind, text, row_number() OVER (PARTITION BY kind ORDER BY md5(kind || text)) AS number
FROM documents, lexeme, LATERAL (VALUES
    ('common', documents BETWEEN 0.003 * documents.number AND 0.02 * documents.number AND length(text) >= 4),
    ('very common', documents BETWEEN 0.02 * documents.number AND 0.21 * documents.number),
    ('middle', documents BETWEEN greatest(6, 0.0003 * documents.number) AND 0.002 * documents.number AND length(text) >= 5),
    ('rare', documents BETWEEN 8 AND 30 AND length(text) >= 5),
    ('long', documents BETWEEN greatest(6, 0.00005 * documents.number) AND 0.005 * documents.number AND length(text) >= 10),
    ('begun', documents BETWEEN 0.0003 * documents.number AND 0.02 * documents.number AND length(text) >= 4),
    ('excluded', documents BETWEEN 0.003 * documents.number AND 0.21 * documents.number)) AS k (kind, is_so)
WHERE is_so AND text IN (SELECT text FROM word);
CREATE INDEX ON kind (kind, number);

INSERT INTO search_query (class, number, typed, by_hand, alike)
SELECT kind, number, text || ' ', quote_literal(text)::tsquery, ARRAY[text]
FROM kind WHERE kind IN ('common', 'very common', 'middle', 'rare') AND number <= :queries;

INSERT INTO search_query (class, number, typed, by_hand, alike)
SELECT class, number, typed || ' ', pg_temp.meant(typed), ARRAY[typed]
FROM (SELECT class, typed, row_number() OVER (PARTITION BY class ORDER BY number) AS number
      FROM kind JOIN (VALUES ('common', 'typo common'), ('middle', 'typo middle'), ('long', 'two typos')) AS c (kind, class) USING (kind),
           LATERAL (SELECT CASE kind WHEN 'long' THEN pg_temp.two_typos(text, 9) ELSE pg_temp.typo(text, 5) END) AS t (typed)
      WHERE number <= 3 * :queries AND typed IS NOT NULL) AS t
WHERE number <= :queries;

INSERT INTO search_query (class, number, typed, by_hand, likes)
SELECT class, number, begun, format('''%s'':*', begun)::tsquery, ARRAY['% ' || begun || '%']
FROM (SELECT class, begun, row_number() OVER (PARTITION BY class ORDER BY md5(class || begun)) AS number
      FROM (SELECT DISTINCT class, left(text, letters) AS begun FROM kind, (VALUES ('prefix 3', 3), ('prefix 2', 2)) AS c (class, letters) WHERE kind = 'begun') AS b) AS n
WHERE number <= :queries;

INSERT INTO search_query (class, number, typed, by_hand, alike, unlike)
SELECT 'exclusion', number, format('%s !%s ', w.text, x.text), quote_literal(w.text)::tsquery && !!quote_literal(x.text)::tsquery, ARRAY[w.text], ARRAY['% ' || x.text || ' %']
FROM kind AS w JOIN kind AS x USING (number) WHERE w.kind = 'common' AND x.kind = 'excluded' AND w.text <> x.text AND number <= :queries;

-- Queries of several words are taken from documents that have them.
CREATE TEMP TABLE chosen AS
SELECT id, row_number() OVER (ORDER BY md5(id::text)) AS number FROM (SELECT id FROM plain ORDER BY md5(id::text) LIMIT 5 * :queries) AS p;
CREATE TEMP TABLE chosen_word AS
SELECT c.number AS chosen, l.text, l.documents, row_number() OVER (PARTITION BY c.number ORDER BY md5(l.text || c.number)) AS number
FROM chosen AS c JOIN plain USING (id), unnest(tsvector_to_array(vector)) AS v (text) JOIN lexeme AS l ON l.text = v.text
WHERE length(l.text) >= 5 AND l.documents >= 6 AND l.text IN (SELECT text FROM word);

INSERT INTO search_query (class, number, typed, by_hand, alike)
SELECT 'three words', number, array_to_string(words, ' ') || ' ', a && b && c, words
FROM (SELECT row_number() OVER (ORDER BY chosen) AS number, array_agg(coalesce(typed, text) ORDER BY w.number) AS words,
             (array_agg(coalesce(pg_temp.meant(typed), quote_literal(text)::tsquery) ORDER BY w.number))[1] AS a,
             (array_agg(coalesce(pg_temp.meant(typed), quote_literal(text)::tsquery) ORDER BY w.number))[2] AS b,
             (array_agg(coalesce(pg_temp.meant(typed), quote_literal(text)::tsquery) ORDER BY w.number))[3] AS c
      FROM chosen_word AS w, LATERAL (SELECT CASE WHEN w.number = 1 + chosen % 3 THEN pg_temp.typo(text, 5) END) AS t (typed)
      WHERE w.number <= 3 AND chosen <= 2 * :queries
      GROUP BY chosen HAVING count(*) = 3 AND count(typed) = 1) AS t
WHERE number <= :queries;

INSERT INTO search_query (class, number, typed, by_hand, alike, likes)
SELECT 'word and prefix', row_number() OVER (ORDER BY a.chosen), format('%s %s', a.text, left(b.text, 3)),
       format('%L & %L:*', a.text, left(b.text, 3))::tsquery, ARRAY[a.text], ARRAY['% ' || left(b.text, 3) || '%']
FROM (SELECT DISTINCT ON (chosen) * FROM chosen_word WHERE documents >= 0.0002 * (SELECT count(*) FROM plain) ORDER BY chosen, number) AS a,
     LATERAL (SELECT * FROM chosen_word AS other WHERE other.chosen = a.chosen AND other.text <> a.text ORDER BY number LIMIT 1) AS b
ORDER BY a.chosen LIMIT :queries;

INSERT INTO search_query (class, number, typed, by_hand, likes)
SELECT 'phrase', number, format('"%s %s"', words[1], words[2]), phraseto_tsquery('simple', words[1] || ' ' || words[2]),
       ARRAY[format('%% %s %s %%', words[1], words[2])]
FROM chosen AS c JOIN plain USING (id), string_to_array(lower(split_part(body, '. ', 1)), ' ') AS words WHERE number <= :queries;

INSERT INTO search_query (class, number, typed, by_hand, likes)
SELECT 'address', number, author_email, phraseto_tsquery('simple', parts(author_email)), ARRAY['% ' || parts(author_email) || ' %']
FROM chosen AS c JOIN plain USING (id) WHERE number <= :queries;

-- Where deep pages begin: by time behind nine tenths of what a query finds, by rank behind that, but at most behind ten
-- pages.
ALTER TABLE search_query ADD found bigint, ADD created_at timestamptz, ADD created_id bigint,
    ADD behind integer, ADD rank real, ADD ranked_id bigint, ADD category integer;
UPDATE search_query AS q
SET found = f.found, category = 1 + q.number % 97, created_at = f.times[time], created_id = f.by_time[time],
    behind = ranked, rank = f.ranks[ranked], ranked_id = f.by_rank[ranked]
FROM search_query AS s, LATERAL (
    SELECT count(*) AS found, array_agg(p.created_at ORDER BY p.created_at DESC, p.id DESC) AS times, array_agg(p.id ORDER BY p.created_at DESC, p.id DESC) AS by_time,
           array_agg(p.rank ORDER BY p.rank DESC, p.id DESC) AS ranks, array_agg(p.id ORDER BY p.rank DESC, p.id DESC) AS by_rank
    FROM (SELECT created_at, id, ts_rank(vector, s.by_hand) AS rank FROM plain WHERE vector @@ s.by_hand) AS p) AS f,
    LATERAL (SELECT 1 + f.found * 9 / 10 AS time, least(250, 1 + f.found * 9 / 10)::integer AS ranked) AS at
WHERE s.class = q.class AND s.number = q.number;
VACUUM ANALYZE search_query;

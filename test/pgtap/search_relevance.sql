-- How well a search finds what was meant: names of places and languages (Debian's iso-codes), misspelt in every way, each
-- of which must be found by a search for it. Told for each way of misspelling are the share of names among the first ten
-- records (recall@10) and the mean reciprocal rank (MRR: 1 where each comes first); both have a floor, a little below what
-- was measured. What is not found by design is measured too: typos in words of less than five letters, two of them in
-- less than nine or one in a compound, words run together.
SET client_min_messages = warning;
BEGIN;
SET LOCAL search_path = public, pg_catalog;
\ir ../demo/atlas.sql
SET CONSTRAINTS ALL IMMEDIATE;
SELECT model.adopt('atlas.subdivision', '{"search": true}'), model.adopt('atlas.language', '{"search": true}') \g /dev/null
ANALYZE;

CREATE TEMP TABLE way (number integer PRIMARY KEY, name text, least_recall numeric, least_mrr numeric);
INSERT INTO way VALUES
    (10, 'as it is written', 0.97, 0.96),
    (11, 'in capitals', 0.97, 0.96),
    (12, 'without its accents', 0.97, 0.96),
    (13, 'its words the other way round', 0.97, 0.96),
    (14, 'one word of several', 0.65, 0.45),
    (20, 'typed so far: 3 letters', 0.75, 0.32),
    (21, 'typed so far: 5 letters', 0.95, 0.88),
    (22, 'typed so far: all but 2 letters', 0.97, 0.92),
    (23, 'typed so far: all but 2 letters, 1 typo', 0.88, 0.79),
    (30, '6 to 8 letters: second one left out', 0.97, 0.90),
    (31, '6 to 8 letters: one in the middle left out', 0.97, 0.88),
    (32, '6 to 8 letters: last one left out', 0.97, 0.94),
    (33, '6 to 8 letters: another before the second', 0.97, 0.94),
    (34, '6 to 8 letters: another in the middle', 0.97, 0.94),
    (35, '6 to 8 letters: another at the end', 0.97, 0.94),
    (36, '6 to 8 letters: second one wrong', 0.97, 0.94),
    (37, '6 to 8 letters: one in the middle wrong', 0.97, 0.93),
    (38, '6 to 8 letters: last one wrong', 0.97, 0.93),
    (39, '6 to 8 letters: second and third swapped', 0.97, 0.93),
    (40, '6 to 8 letters: two in the middle swapped', 0.97, 0.92),
    (41, '6 to 8 letters: last two swapped', 0.97, 0.92),
    (50, '6 to 8 letters: first one left out', 0.73, 0.71),
    (51, '6 to 8 letters: another before the first', 0.97, 0.94),
    (52, '6 to 8 letters: first one wrong', 0.89, 0.87),
    (53, '6 to 8 letters: first two swapped', 0.88, 0.87),
    (60, '9 letters or more: 1 typo', 0.97, 0.96),
    (61, '9 letters or more: 2 typos', 0.77, 0.77),
    (62, '9 letters or more: 1 typo in the first letter', 0.94, 0.93),
    (70, '3 or 4 letters: 1 typo (not by design)', 0.10, 0.08),
    (71, '5 letters: one left out (not by design)', 0.10, 0.08),
    (72, '6 to 8 letters: 2 typos (not by design)', 0.20, 0.20),
    (73, 'two words as one (not by design)', 0.00, 0.00),
    (74, 'one word as two (not by design)', 0.00, 0.00),
    (75, '6 letters or more, in a compound (a-b): 1 typo (not by design)', 0.00, 0.00);

-- Some of the names that one record has, with the word that is misspelt in them: the longest that stands by itself, and
-- the longest part of a compound.
CREATE TEMP TABLE target AS
SELECT model, key, name, word, length(word) AS letters, cardinality(words) AS words, part
FROM (SELECT 'subdivision', code, name FROM atlas.subdivision UNION ALL SELECT 'language', code, name FROM atlas.language) AS record (model, key, name),
     LATERAL (SELECT regexp_split_to_array(name, '\s+')) AS s (words),
     LATERAL (SELECT (SELECT word FROM unnest(words) WITH ORDINALITY AS w (word, n) WHERE word ~ '^[[:alpha:]]{3,}$' ORDER BY length(word) DESC, n LIMIT 1)) AS l (word),
     LATERAL (SELECT (SELECT m[1] FROM unnest(words) AS w (word), regexp_matches(word, '[[:alpha:]]{6,}', 'g') WITH ORDINALITY AS p (m, n) WHERE word LIKE '%-%' ORDER BY length(m[1]) DESC, n LIMIT 1)) AS c (part)
WHERE (model, lower(name)) IN (
    SELECT 'subdivision', lower(name) FROM atlas.subdivision GROUP BY lower(name) HAVING count(*) = 1
    UNION ALL SELECT 'language', lower(name) FROM atlas.language GROUP BY lower(name) HAVING count(*) = 1)
ORDER BY row_number() OVER (PARTITION BY model, part IS NULL ORDER BY md5(key)) LIMIT 800;

-- A number from 0 to n - 1 that follows from a text.
CREATE FUNCTION pg_temp.drawn(of text, n integer) RETURNS integer LANGUAGE sql IMMUTABLE
RETURN (('x' || substr(md5(of), 1, 7))::bit(28)::integer % n);

CREATE FUNCTION pg_temp.letter(other_than text, of text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN substr(translate('etaoinshrdlu', lower(other_than), ''), 1 + pg_temp.drawn(of, 11), 1);

-- `kind`: 0 leaves the letter at `place` out, 1 puts another before it, 2 replaces it, 3 swaps it with the next.
CREATE FUNCTION pg_temp.edited(word text, kind integer, place integer) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE kind
    WHEN 0 THEN overlay(word PLACING '' FROM place FOR 1)
    WHEN 1 THEN overlay(word PLACING pg_temp.letter(substr(word, place, 1), word) FROM place FOR 0)
    WHEN 2 THEN overlay(word PLACING pg_temp.letter(substr(word, place, 1), word) FROM place FOR 1)
    ELSE overlay(word PLACING reverse(substr(word, place, 2)) FROM place FOR 2)
    END;

-- One edit of any kind somewhere behind the first letter.
CREATE FUNCTION pg_temp.typo(word text, salt text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN pg_temp.edited(word, pg_temp.drawn(salt || 'kind' || word, 4), 2 + pg_temp.drawn(salt || 'place' || word, length(word) - 2));

-- NULL: this name cannot be misspelt in this way.
CREATE FUNCTION pg_temp.written(way integer, t target) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN way = 10 THEN t.name
        WHEN way = 11 THEN upper(t.name)
        WHEN way = 12 THEN nullif(regexp_replace(normalize(t.name, NFD), '[\u0300-\u036f]', '', 'g'), t.name)
        WHEN way = 13 AND t.words > 1 THEN (SELECT string_agg(w, ' ' ORDER BY n DESC) FROM regexp_split_to_table(t.name, ' +') WITH ORDINALITY AS s (w, n))
        WHEN way = 14 AND t.words > 1 AND t.letters >= 5 THEN t.word
        WHEN way = 20 AND t.words = 1 AND t.letters > 5 THEN left(t.word, 3)
        WHEN way = 21 AND t.words = 1 AND t.letters > 7 THEN left(t.word, 5)
        WHEN way = 22 AND t.words = 1 AND t.letters > 6 THEN left(t.word, -2)
        WHEN way = 23 AND t.words = 1 AND t.letters > 6 THEN pg_temp.typo(left(t.word, -2), 'so far')
        WHEN way = 73 AND t.words = 2 THEN replace(t.name, ' ', '')
        WHEN way = 74 AND t.letters > 6 THEN replace(t.name, t.word, left(t.word, t.letters / 2) || ' ' || substr(t.word, t.letters / 2 + 1))
        WHEN way = 75 THEN replace(t.name, t.part, pg_temp.typo(t.part, 'part'))
        ELSE replace(t.name, t.word, CASE
            WHEN t.letters BETWEEN 6 AND 8 THEN CASE way
                WHEN 30 THEN pg_temp.edited(t.word, 0, 2)
                WHEN 31 THEN pg_temp.edited(t.word, 0, t.letters / 2 + 1)
                WHEN 32 THEN pg_temp.edited(t.word, 0, t.letters)
                WHEN 33 THEN pg_temp.edited(t.word, 1, 2)
                WHEN 34 THEN pg_temp.edited(t.word, 1, t.letters / 2 + 1)
                WHEN 35 THEN pg_temp.edited(t.word, 1, t.letters + 1)
                WHEN 36 THEN pg_temp.edited(t.word, 2, 2)
                WHEN 37 THEN pg_temp.edited(t.word, 2, t.letters / 2 + 1)
                WHEN 38 THEN pg_temp.edited(t.word, 2, t.letters)
                WHEN 39 THEN pg_temp.edited(t.word, 3, 2)
                WHEN 40 THEN pg_temp.edited(t.word, 3, t.letters / 2 + 1)
                WHEN 41 THEN pg_temp.edited(t.word, 3, t.letters - 1)
                WHEN 50 THEN pg_temp.edited(t.word, 0, 1)
                WHEN 51 THEN pg_temp.edited(t.word, 1, 1)
                WHEN 52 THEN pg_temp.edited(t.word, 2, 1)
                WHEN 53 THEN pg_temp.edited(t.word, 3, 1)
                WHEN 72 THEN pg_temp.typo(pg_temp.typo(t.word, 'first'), 'second') END
            WHEN t.letters >= 9 THEN CASE way
                WHEN 60 THEN pg_temp.typo(t.word, 'one')
                WHEN 61 THEN pg_temp.typo(pg_temp.typo(t.word, 'one'), 'two')
                WHEN 62 THEN pg_temp.edited(t.word, pg_temp.drawn(t.word, 4), 1) END
            WHEN t.letters = 5 THEN CASE way WHEN 71 THEN pg_temp.edited(t.word, 0, 2 + pg_temp.drawn(t.word, 4)) END
            WHEN way = 70 THEN pg_temp.typo(t.word, 'short') END)
        END $$;

-- A misspelling that makes another name of it, or none, says nothing.
CREATE TEMP TABLE search AS
SELECT way, model, key, typed, NULL::integer AS rank
FROM (SELECT w.number AS way, w.number >= 20 AS is_wrong, t.model, t.key, t.name, typed, row_number() OVER (PARTITION BY w.number, t.model ORDER BY md5(t.key || w.number)) AS number
      FROM way AS w, target AS t, LATERAL (SELECT pg_temp.written(w.number, t)) AS s (typed)
      WHERE typed IS NOT NULL AND (w.number < 30 OR typed <> t.name)
        AND (w.number < 20 OR (t.model, lower(typed)) NOT IN (SELECT model, lower(name) FROM target))) AS s
WHERE number <= 40;

CREATE FUNCTION pg_temp.rank(model text, typed text, key text) RETURNS integer LANGUAGE sql AS $$
    SELECT i FROM json_array_elements(model.find_many(model, search => typed, first => 10, selection => '{"id": true}') -> 'edges') WITH ORDINALITY AS found (edge, i)
    WHERE edge #>> '{node,id}' = key $$;

UPDATE search SET rank = pg_temp.rank(model, typed, key);

CREATE TEMP TABLE measured AS
SELECT way.*, count(*) AS names, round(count(rank)::numeric / count(*), 3) AS recall, round(coalesce(sum(1.0 / rank), 0) / count(*), 3) AS mrr
FROM way JOIN search ON search.way = way.number GROUP BY way.number;

SELECT plan((SELECT count(*)::integer FROM way));
SELECT diag('| misspelt | names | recall@10 | floor | MRR | floor |');
SELECT diag(format('| %s | %s | %s | %s | %s | %s |', name, names, recall, least_recall, mrr, least_mrr)) FROM measured ORDER BY number;
SELECT ok(recall >= least_recall AND mrr >= least_mrr AND names > 20, name) FROM way LEFT JOIN measured USING (number, name, least_recall, least_mrr) ORDER BY number;
SELECT * FROM finish();
ROLLBACK;

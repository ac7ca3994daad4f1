-- quiz.sql - models to write to, made by the extension: 10000 quizzes with 100000 questions, and batches of 1000 elements
-- for each of four clients, of which some have a bad element in a hundred. Without search, which the SQL by hand has not
-- either: what it costs writers is W7.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
DROP TABLE IF EXISTS question, quiz, batch;
SELECT FROM model.define('{
    "quiz": {"search": false, "fields": {
        "title":     {"type": "string", "required": true, "length": {"max": 200}},
        "questions": {"type": "hasMany", "model": "question"}}},
    "question": {"search": false, "fields": {
        "title":    {"type": "string", "required": true, "length": {"max": 200}},
        "slug":     {"type": "string", "unique": true},
        "body":     {"type": "string"},
        "kind":     {"type": "enum", "options": ["single", "multi"]},
        "sequence": {"type": "number", "decimals": 0, "default": 0},
        "quiz":     {"type": "belongsTo", "model": "quiz"}}}}');

INSERT INTO quiz (title) SELECT 'Quiz ' || n FROM generate_series(1, 10000) n;
INSERT INTO question (title, slug, body, kind, sequence, quiz_id)
SELECT 'Question ' || n, 'question-' || n, repeat('Nobody believed it. ', 3), 'single', n % 10, 1 + n % 10000
FROM generate_series(1, 100000) n;
VACUUM ANALYZE quiz, question;

CREATE TABLE batch (
    name    text,
    client  integer, -- 0 to 3
    records jsonb,
    variables jsonb, -- the same for a GraphQL mutation
    PRIMARY KEY (name, client)
);
CREATE FUNCTION pg_temp.fill(name text, element jsonb, bad jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO batch
    SELECT name, client, jsonb_agg(element || own || CASE WHEN n % 100 = 50 THEN bad ELSE '{}' END ORDER BY n)
    FROM generate_series(0, 3) client, generate_series(1, 1000) n, LATERAL (SELECT CASE
        WHEN name LIKE 'create%' THEN jsonb_build_object('slug', format('new-%s-%s', client, n))
        ELSE jsonb_build_object('id', (client * 1000 + n)::text) END || jsonb_build_object(
            'title', 'Element ' || n, 'sequence', n % 7, 'quizId', (client * 1000 + n)::text)) given (own)
    GROUP BY client
$$;
SELECT pg_temp.fill(name || suffix, element, bad) FROM (VALUES
    ('create', '{"body": "Nobody believed it, and it was true.", "kind": "multi"}'::jsonb),
    ('update', '{}')) of_kind (name, element), (VALUES
    ('', '{}'::jsonb), (' invalid', '{"title": null}'), (' clash', '{"slug": "question-7"}'),
    (' lost', '{"quizId": "99999999"}')) of_bad (suffix, bad);
INSERT INTO batch SELECT 'delete', client, jsonb_path_query_array(records, '$[*].id') FROM batch WHERE name = 'update';
UPDATE batch SET variables = CASE name WHEN 'delete' THEN jsonb_build_object('ids', records) ELSE jsonb_build_object('inputs',
    (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', r -> 'id')) || jsonb_build_object('question',
                r - '{id,quizId}'::text[] || jsonb_build_object('quiz', jsonb_build_object('_link', r -> 'quizId'))) ORDER BY n)
     FROM jsonb_array_elements(records) WITH ORDINALITY AS e (r, n))) END;
DROP FUNCTION pg_temp.fill;
VACUUM (FULL, ANALYZE) batch;

-- The read path: define, load, find by filter, sort, cursor and selection, and what a request can get wrong.
CREATE EXTENSION model_api CASCADE;

SELECT model.define('{"quiz": {"fields": {"title": {"type": "string", "required": true, "unique": true},
        "questions": {"type": "hasMany", "model": "question", "inverse": "quiz"}}},
    "question": {"fields": {"text": {"type": "string"}, "sequence": {"type": "number", "decimals": 2},
        "required": {"type": "boolean", "default": false}, "quiz": {"type": "belongsTo", "model": "quiz"}}}}');

INSERT INTO quiz (title) SELECT 'quiz ' || n FROM generate_series(1, 20) AS n;

INSERT INTO question (text, sequence, quiz_id) SELECT 'question ' || n, nullif(n % 7, 0), n % 20 + 1 FROM generate_series(1, 300) AS n;

SELECT length(model.find_many('question')::text);

SELECT length(model.find_many('question', '{"OR": [{"text": {"startsWith": "question 1"}}, {"sequence": {"greaterThan": 3}}],
    "quiz": {"title": {"notEquals": "quiz 3"}}}', '[{"sequence": "Descending"}, {"text": "Ascending"}]', first => 5)::text);

-- each page from the cursor of the one before
WITH RECURSIVE page AS (
    SELECT 1 AS n, model.find_many('question', NULL, '{"sequence": "Ascending"}', first => 40) AS page
    UNION ALL
    SELECT n + 1, model.find_many('question', NULL, '{"sequence": "Ascending"}', first => 40,
        after => page -> 'pageInfo' ->> 'endCursor') FROM page WHERE (page -> 'pageInfo' ->> 'hasNextPage')::boolean
) SELECT count(*), sum(json_array_length(page -> 'edges')) FROM page;

SELECT length(model.find_many('quiz', '{"questions": {"some": {"required": {"equals": false}}}}', last => 3,
    selection => '{"title": true, "questions": {"edges": {"node": {"text": true, "quiz": {"title": true}}}}}')::text);

SELECT length(model.find_one('quiz', '1')::text), model.maybe_find_one('quiz', '4711') IS NULL, model.count('question');

-- raises
SELECT model.find_one('quiz', '4711');

-- raises
SELECT model.find_many('question', '{"txt": {"equals": "x"}}');

-- raises
SELECT model.find_many('question', '{"sequence": {"equals": "many"}}');

-- raises
SELECT model.find_many('question', after => 'garbled');

-- raises
SELECT model.find_many('nothing');

ALTER TABLE question RENAME COLUMN text TO wording;

SELECT length(model.find_many('question', '{"text": {"equals": "question 1"}}')::text);

-- Filters by related records, in all their forms.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA related;
SELECT * FROM model.define($$ {
    "quiz": {"table": "related.quiz", "fields": {"title": {"type": "string"}, "questions": {"type": "hasMany", "model": "question", "inverse": "quiz"},
             "cover": {"type": "hasOne", "model": "cover", "inverse": "quiz"}}},
    "cover": {"table": "related.cover", "fields": {"text": {"type": "string"}, "quiz": {"type": "belongsTo", "model": "quiz"}}},
    "question": {"table": "related.question", "fields": {"text": {"type": "string"}, "quiz": {"type": "belongsTo", "model": "quiz"},
             "tags": {"type": "hasManyThrough", "model": "tag", "through": "questionTag"}}},
    "questionTag": {"table": "related.question_tag", "fields": {"question": {"type": "belongsTo", "model": "question"}, "tag": {"type": "belongsTo", "model": "tag"}}},
    "tag": {"table": "related.tag", "fields": {"name": {"type": "string"}}}} $$) AS "table" ORDER BY 1;
INSERT INTO related.quiz (title) VALUES ('one'), ('two'), ('empty');
INSERT INTO related.cover (text, quiz_id) VALUES ('red', 1), ('blue', 2);
INSERT INTO related.question (text, quiz_id) VALUES ('a', 1), ('b', 1), ('b', 2), ('c', NULL);
INSERT INTO related.tag (name) VALUES ('easy'), ('hard');
INSERT INTO related.question_tag (question_id, tag_id) VALUES (1, 1), (1, 2), (2, 1), (3, 2);
CREATE FUNCTION ids(model text, filter jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n), '-') FROM json_array_elements(model.find_many(model, filter, selection => '{"id": true}') -> 'edges') WITH ORDINALITY x (e, n) $$;

SELECT filter, ids('question', filter::jsonb) FROM unnest(ARRAY[
    '{"quizId": {"equals": "1"}}', '{"quiz": {"equals": "1"}}', '{"quiz": {"in": ["2", null]}}', '{"quiz": {"isSet": true}}', '{"quiz": {"isSet": false}}',
    '{"quiz": {"title": {"equals": "two"}}}', '{"quiz": {"title": {"startsWith": "o"}, "id": {"lessThan": "9"}}}', '{"quiz": {"OR": [{"title": {"equals": "one"}}, {"title": {"equals": "two"}}]}}',
    '{"quiz": {"NOT": [{"title": {"equals": "one"}}]}}', '{"NOT": [{"quiz": {"title": {"equals": "one"}}}]}', '{"quiz": {"cover": {"text": {"equals": "red"}}}}', '{"quiz": {}}', '{"quiz": null}',
    '{"tags": {"some": {"name": {"equals": "hard"}}}}', '{"tags": {"every": {"name": {"equals": "easy"}}}}', '{"tags": {"none": {"name": {"equals": "hard"}}}}', '{"tags": {"some": {}}}', '{"tags": {"none": {}}}',
    '{"tags": {"some": {"name": {"equals": "easy"}}, "every": {"name": {"isSet": true}}}}', '{"quiz": {"questions": {"some": {"tags": {"some": {"name": {"equals": "hard"}}}}}}}']) filter;
SELECT filter, ids('quiz', filter::jsonb) FROM unnest(ARRAY[
    '{"questions": {"some": {"text": {"equals": "a"}}}}', '{"questions": {"every": {"text": {"equals": "b"}}}}', '{"questions": {"none": {"text": {"equals": "b"}}}}', '{"questions": {"every": {}}}', '{"questions": {"none": {}}}',
    '{"questions": {"some": {"quiz": {"title": {"equals": "one"}}}}}', '{"cover": {"text": {"equals": "blue"}}}', '{"cover": {"isSet": false}}', '{"cover": {"isSet": true}}']) filter;

SELECT ids('question', '{"quiz": {"titel": {"equals": "one"}}}');
SELECT ids('question', '{"quiz": {"some": {"title": {"equals": "one"}}}}');
SELECT ids('question', '{"quiz": "1"}');
SELECT ids('question', '{"quiz": {"isSet": 1}}');
SELECT ids('quiz', '{"questions": {"text": {"equals": "a"}}}');
SELECT ids('quiz', '{"questions": {"any": {"text": {"equals": "a"}}}}');
SELECT ids('quiz', '{"questions": {"some": {"txt": {"equals": "a"}}}}');
SELECT ids('quiz', '{"questions": {"some": "a"}}');

SELECT model.forget(name) FROM unnest('{questionTag,tag,question,cover,quiz}'::text[]) name \g /dev/null
DROP SCHEMA related CASCADE;
DROP FUNCTION ids;

-- What of a record is shown: fields, records and lists of related ones, in one statement.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA chosen;
SELECT * FROM model.define($$ {
    "quiz": {"table": "chosen.quiz", "fields": {"title": {"type": "string"}, "questions": {"type": "hasMany", "model": "question", "inverse": "quiz"},
             "cover": {"type": "hasOne", "model": "cover", "inverse": "quiz"}}},
    "cover": {"table": "chosen.cover", "fields": {"text": {"type": "string"}, "quiz": {"type": "belongsTo", "model": "quiz"}}},
    "question": {"table": "chosen.question", "fields": {"text": {"type": "richText"}, "rank": {"type": "number", "decimals": 0},
             "quiz": {"type": "belongsTo", "model": "quiz"}, "answers": {"type": "hasMany", "model": "answer", "inverse": "question"},
             "tags": {"type": "hasManyThrough", "model": "tag", "through": "questionTag"}}},
    "answer": {"table": "chosen.answer", "fields": {"text": {"type": "string"}, "question": {"type": "belongsTo", "model": "question"}}},
    "questionTag": {"table": "chosen.question_tag", "fields": {"question": {"type": "belongsTo", "model": "question"}, "tag": {"type": "belongsTo", "model": "tag"}}},
    "tag": {"table": "chosen.tag", "fields": {"name": {"type": "string"}, "questions": {"type": "hasManyThrough", "model": "question", "through": "questionTag"}}}} $$) AS "table" ORDER BY 1;
INSERT INTO chosen.quiz (title) VALUES ('Capitals'), ('Empty');
INSERT INTO chosen.cover (text, quiz_id) VALUES ('a map', 1);
INSERT INTO chosen.question (text, rank, quiz_id) VALUES ('*France*?', 2, 1), ('Peru?', 1, 1), ('Lost?', NULL, NULL);
INSERT INTO chosen.answer (text, question_id) VALUES ('Paris', 1), ('Lyon', 1), ('Nice', 1), ('Lima', 2);
INSERT INTO chosen.tag (name) VALUES ('easy'), ('hard');
INSERT INTO chosen.question_tag (question_id, tag_id) VALUES (1, 1), (1, 2), (2, 1);

SELECT model.find_one('question', 1, '{"id": true, "text": true, "rank": false}');
SELECT model.find_one('question', 1, '{"text": {"html": true}}'), model.find_one('question', 1, '{"text": {"markdown": true, "html": true, "truncatedHTML": {"length": 4}}}');
SELECT model.find_one('question', 1, '{"quizId": true, "quiz": {"title": true}}'), model.find_one('question', 3, '{"quizId": true, "quiz": {"title": true}}');
SELECT model.find_one('quiz', 1, '{"cover": {"text": true}}'), model.find_one('quiz', 2, '{"cover": {"text": true}}');
SELECT model.find_one('question', 1, '{"answers": {"edges": {"node": {"text": true}}}}');
SELECT model.find_one('question', 3, '{"answers": {"edges": {"node": {"text": true}}, "pageInfo": true}}');
-- A list of its own size, order and place, forward and backward.
SELECT model.find_one('question', 1, '{"answers": {"first": 2, "sort": {"text": "Descending"}, "edges": {"cursor": true, "node": {"text": true}}, "pageInfo": true}}') AS page \gset
SELECT :'page'::json #>> '{answers,pageInfo,endCursor}' AS "end" \gset
SELECT (:'page'::jsonb #- '{answers,edges,0,cursor}' #- '{answers,edges,1,cursor}' #- '{answers,pageInfo,startCursor}') #- '{answers,pageInfo,endCursor}' AS page;
SELECT jsonb_path_query_array(model.find_one('question', 1, jsonb_build_object('answers', jsonb_build_object('after', :'end', 'sort', '{"text": "Descending"}'::jsonb, 'edges', '{"node": {"text": true}}'::jsonb)))::jsonb, '$.answers.edges[*].node.text') AS after,
       jsonb_path_query_array(model.find_one('question', 1, jsonb_build_object('answers', jsonb_build_object('before', :'end', 'sort', '{"text": "Descending"}'::jsonb, 'edges', '{"node": {"text": true}}'::jsonb)))::jsonb, '$.answers.edges[*].node.text') AS before,
       jsonb_path_query_array(model.find_one('question', 1, '{"answers": {"last": 2, "edges": {"node": {"text": true}}, "pageInfo": true}}')::jsonb, '$.answers.edges[*].node.text') AS last;
SELECT model.find_one('question', 1, '{"answers": {"filter": {"text": {"startsWith": "P"}}, "edges": {"node": {"text": true}}}}');
-- Deep: lists below lists, through join tables, and back again.
SELECT model.find_many('quiz', selection => '{"title": true, "questions": {"sort": {"rank": "Ascending"}, "edges": {"node": {"rank": true, "answers": {"edges": {"node": {"text": true}}}, "tags": {"edges": {"node": {"name": true}}}}}}}');
SELECT model.find_one('tag', 1, '{"name": true, "questions": {"edges": {"node": {"quiz": {"title": true, "cover": {"text": true}}}}}}');
SELECT count(*) FROM model.explain('quiz', selection => '{"questions": {"edges": {"node": {"answers": {"edges": {"node": {"text": true}}}}}}}') line WHERE line LIKE '%SELECT%' AND line NOT LIKE ' %';

SELECT model.find_one('question', 1, '{"txt": true}');
SELECT model.find_one('question', 1, '{"quiz": {"titel": true}}');
SELECT model.find_one('question', 1, '{"answers": {"edges": {"node": {"txt": true}}}}');
SELECT model.find_one('question', 1, '{"answers": {"text": true}}');
SELECT model.find_one('question', 1, '{"answers": {"first": 101, "edges": {"node": {"text": true}}}}');
SELECT model.find_one('question', 1, '{"answers": {"first": 1, "after": "x", "edges": {"node": {"text": true}}}}');
SELECT model.find_one('question', 1, '{"answers": {"filter": {"txt": {}}, "edges": {"node": {"text": true}}}}');
SELECT model.find_one('question', 1, '{"text": "yes"}');
SELECT model.find_one('question', 1, '["text"]');
SELECT model.find_one('question', 1, '{}');
SET model_api.max_selection_depth = 2;
SELECT model.find_one('answer', 1, '{"question": {"quiz": {"title": true}}}');
SELECT model.find_one('answer', 1, '{"question": {"quiz": {"cover": {"text": true}}}}');
RESET model_api.max_selection_depth;

SELECT model.forget(name) FROM unnest('{questionTag,tag,answer,question,cover,quiz}'::text[]) name \g /dev/null
DROP SCHEMA chosen CASCADE;

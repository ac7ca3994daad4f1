-- Actions find what they touch by indexes: whatever they do to a few of many records, no table is read from end to end.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA action_plans;
SET search_path = action_plans, public;
SELECT model.define('{
  "planQuiz": {"table": "action_plans.quiz", "fields": {
    "title": {"type": "string"}, "questions": {"type": "hasMany", "model": "planQuestion", "inverse": "quiz"},
    "tags": {"type": "hasManyThrough", "model": "planTag", "through": "planQuizTag"}}},
  "planTag": {"table": "action_plans.tag", "fields": {"name": {"type": "string", "unique": true}}},
  "planQuizTag": {"table": "action_plans.quiz_tag", "fields": {
    "planQuiz": {"type": "belongsTo", "model": "planQuiz", "onDelete": "cascade"},
    "planTag": {"type": "belongsTo", "model": "planTag", "onDelete": "cascade"}}},
  "planQuestion": {"table": "action_plans.question", "fields": {
    "title": {"type": "string", "length": {"max": 100}},
    "score": {"type": "number", "decimals": 0},
    "slug": {"type": "string", "unique": {"scope": ["quiz"], "caseSensitive": false}},
    "weight": {"type": "number", "decimals": 2, "unique": true},
    "quiz": {"type": "belongsTo", "model": "planQuiz", "onDelete": "cascade"}},
   "states": {"initial": "draft", "draft": {}, "published": {}},
   "actions": {"create": {}, "update": {}, "delete": {}, "publish": {"from": "draft", "to": "published"}}}}');
INSERT INTO quiz (title) SELECT 'quiz ' || i FROM generate_series(1, 5000) i;
INSERT INTO tag (name) SELECT 'tag ' || i FROM generate_series(1, 5000) i;
INSERT INTO quiz_tag (plan_quiz_id, plan_tag_id) SELECT i, i FROM generate_series(1, 5000) i;
INSERT INTO question (title, slug, weight, quiz_id) SELECT 'q' || i, 'Slug' || i, i, 1 + i % 5000 FROM generate_series(1, 20000) i;
ANALYZE quiz, tag, quiz_tag, question;

-- Runs a statement, and says whether it did its work and which tables it read from end to end.
CREATE FUNCTION reads(statement text, OUT success text, OUT "read whole" text) LANGUAGE plpgsql AS $$
DECLARE
    before jsonb;
    result json;
BEGIN
    SELECT jsonb_object_agg(relid, seq_scan) INTO before FROM pg_stat_xact_user_tables;
    EXECUTE statement INTO result;
    success := result ->> 'success';
    SELECT string_agg(relid::regclass::text, ', ' ORDER BY relname) INTO "read whole" FROM pg_stat_xact_user_tables
    WHERE seq_scan > coalesce((before ->> relid::text)::bigint, 0) AND schemaname = 'action_plans';
END $$;
-- That the function sees what it looks for.
SELECT reads('SELECT json_build_object(''success'', count(*) = 20000) FROM question');

\echo == one record
SELECT reads($$SELECT model.create('planQuestion', '{"title": "new", "slug": "new", "weight": 20001, "quizId": "7"}')$$);
SELECT reads($$SELECT model.create('planQuestion', '{"title": "new", "slug": "NEW", "weight": 20002, "quizId": "7"}')$$);
SELECT reads($$SELECT model.create('planQuestion', '{"title": "new", "slug": "slug6", "weight": 6, "quizId": "70000"}')$$);
SELECT reads($$SELECT model.update('planQuestion', 5, '{"title": "b", "_atomics": {"score": {"increment": 1}}}')$$);
SELECT reads($$SELECT model.update('planQuestion', 5, '{}')$$);
SELECT reads($$SELECT model.act('planQuestion', 'publish', '{"id": "5"}')$$);
SELECT reads($$SELECT model.act('planQuestion', 'publish', '{"id": "5"}')$$);
SELECT reads($$SELECT model.upsert('planQuestion', '{"slug": "SLUG17", "quizId": "18", "title": "found"}', '{slug,quiz}')$$);
SELECT reads($$SELECT model.upsert('planQuestion', '{"weight": 17.004, "title": "found again"}', '{weight}')$$);
SELECT reads($$SELECT model.delete('planQuestion', 5)$$);
SELECT slug, title, weight FROM question WHERE id = 17;

\echo == with others
SELECT reads($$SELECT model.create('planQuiz', '{"title": "n", "questions": [{"create": {"title": "a"}}, {"_link": "8"}],
    "tags": [{"_link": "3"}, {"create": {"name": "made"}}]}', '{"questions": true, "tags": true}')$$);
SELECT reads($$SELECT model.update('planQuiz', 4009, '{"questions": {"_converge": {"values": [{"id": "9008"}, {"title": "b"}]}},
    "tags": {"_unlink": "4009"}}', '{"questions": true}')$$);
SELECT reads($$SELECT model.delete('planQuiz', 4009)$$);

\echo == many records
SELECT reads($$SELECT model.bulk_create('planQuestion', (SELECT jsonb_agg(jsonb_build_object('title', 't' || i, 'slug', 'many' || i, 'weight', 30000 + i, 'quizId', i)) FROM generate_series(1, 100) i))$$);
SELECT reads($$SELECT model.bulk_create('planQuestion', (SELECT jsonb_agg(jsonb_build_object('title', 't' || i, 'slug', 'more' || i, 'weight', 30000 + i, 'quizId', i)) FROM generate_series(91, 110) i))$$);
SELECT reads($$SELECT model.bulk_update('planQuestion', (SELECT jsonb_agg(jsonb_build_object('id', i, 'title', 'u' || i)) FROM generate_series(101, 200) i))$$);
SELECT reads($$SELECT model.bulk_act('planQuestion', 'publish', (SELECT jsonb_agg(i) FROM generate_series(101, 200) i))$$);
SELECT reads($$SELECT model.bulk_upsert('planQuestion', (SELECT jsonb_agg(jsonb_build_object('weight', i, 'title', 'x' || i)) FROM generate_series(151, 250) i), '{weight}')$$);
SELECT reads($$SELECT model.bulk_delete('planQuestion', (SELECT jsonb_agg(i) FROM generate_series(101, 200) i))$$);
SELECT count(*), count(*) FILTER (WHERE title LIKE 'x%') FROM question;

SELECT model.forget(name) FROM unnest(ARRAY['planQuestion', 'planQuizTag', 'planTag', 'planQuiz']) AS name;
DROP SCHEMA action_plans CASCADE;

-- Actions of one record, nested and in bulk: what they write, and what they answer.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA action_records; SET search_path = action_records, public;
SELECT model.define('{
  "quiz": {"fields": {"title": {"type":"string","required":true}, "questions": {"type":"hasMany","model":"question"}, "cover": {"type":"hasOne","model":"cover"}}},
  "cover": {"fields": {"url": {"type":"url"}, "quiz": {"type":"belongsTo","model":"quiz"}}},
  "tag": {"fields": {"name": {"type":"string","required":true,"unique":true}}},
  "answer": {"fields": {"text": {"type":"string","required":true}, "question": {"type":"belongsTo","model":"question","onDelete":"cascade"}}},
  "question": {"fields": {
      "title":    {"type": "string",  "required": true, "length": {"min": 1, "max": 200}},
      "body":     {"type": "richText"},
      "imageUrl": {"type": "url"},
      "sequence": {"type": "number",  "required": true, "decimals": 2, "range": {"min": 0}},
      "score": {"type":"number","decimals":0},
      "required": {"type": "boolean", "default": false},
      "kind":     {"type": "enum",    "options": ["single", "multi"]},
      "slug":     {"type": "string",  "unique": {"scope": ["quiz"], "caseSensitive": false}, "pattern": "^[a-zA-Z-]+$"},
      "quiz":     {"type": "belongsTo", "model": "quiz", "onDelete": "cascade"},
      "answers":  {"type": "hasMany", "model": "answer"},
      "tags":     {"type": "hasManyThrough", "model": "tag", "through": "questionTag"}},
    "states":  {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}},
    "actions": {"create": {}, "update": {}, "delete": {},
                "publish": {"from": "created.draft", "to": "created.published", "params":{"notify":"boolean"}, "run":"action_records.publish_question", "onSuccess":"action_records.after_publish"},
                "unpublish": {"from":"created.published","to":"created.draft"}}}}');
CREATE FUNCTION action_records.publish_question(q action_records.question, params jsonb) RETURNS action_records.question LANGUAGE plpgsql AS $$ BEGIN q.score := coalesce(q.score,0) + 10; IF q.title = 'bad' THEN PERFORM model.invalid('title','is bad'); END IF; RETURN q; END $$;
CREATE TABLE log (t text);
CREATE FUNCTION action_records.after_publish(q action_records.question, params jsonb) RETURNS void LANGUAGE sql AS $$ INSERT INTO action_records.log VALUES (q.title || ' ' || params::text) $$;
SELECT model.create('quiz', '{"title": "Planets"}', '{"id": true, "title": true}');
SELECT model.create('question', '{"title": "What?", "sequence": 1, "quiz": {"_link": "1"}, "slug": "what"}', '{"id": true, "title": true, "sequence": true, "required": true, "quizId": true, "state": true}');
SELECT model.create('question', '{"title": "", "sequence": -1, "kind": "none", "imageUrl": "x", "quiz": {"_link": "1"}, "slug": "WHAT"}');
SELECT model.create('question', '{"titel": "x", "createdAt": 1, "sequence": "a"}');
SELECT model.create('question', '{"title": "Why?", "sequence": 2, "quizId": 1, "slug": "what"}');
SELECT model.create('question', '{"title": "Why?", "sequence": 2, "quizId": 99}');
SELECT model.update('question', 1, '{"title": "What is it?", "_atomics": {"score": {"increment": 3}}}', '{"title": true, "score": true}');
SELECT model.update('question', 99, '{"title": "x"}');
SELECT model.act('question', 'publish', '{"id": 1, "notify": true}', '{"title": true, "score": true, "state": true}');
SELECT model.act('question', 'publish', '{"id": 1, "notify": true}');
SELECT * FROM log;
SELECT model.create('quiz', '{"title": "Deep", "questions": [{"create": {"title": "a", "sequence": 1, "answers": [{"create": {"text": "yes"}}, {"create": {"text": "no"}}], "tags": {"create": {"name": "t1"}}}}]}', '{"title": true, "questions": {"edges": {"node": {"title": true, "answers": {"edges": {"node": {"text": true}}}, "tags": {"edges": {"node": {"name": true}}}}}}}');
SELECT model.create('quiz', '{"title": "Deep2", "questions": [{"create": {"title": "a", "sequence": 1, "answers": [{"create": {"text": "yes"}}, {"create": {}}]}}]}');
SELECT count(*) FROM quiz;
SELECT model.update('quiz', 2, '{"questions": {"_converge": {"values": [{"id": 4, "title": "a2"}, {"title": "b", "sequence": 2}]}}}', '{"questions": {"edges": {"node": {"id": true, "title": true}}}}');
SELECT id, title, quiz_id FROM question ORDER BY 1;
SELECT model.update('quiz', 2, '{"questions": {"update": {"id": 1, "title": "stolen"}}}');
SELECT model.upsert('tag', '{"name": "t1"}', '{name}', '{"name": true}');
SELECT model.upsert('tag', '{"name": "t9"}', '{name}', '{"name": true}');
SELECT model.upsert('tag', '{"name": "t9"}', '{nam}');
SELECT model.bulk_create('tag', '[{"name": "a"}, {"name": "b"}, {}, {"name": "a"}, {"name": "c"}]', '{"name": true}');
SELECT model.bulk_update('tag', '[{"id": 1, "name": "x"}, {"id": 99, "name": "y"}, {"id": 2, "name": "x"}]', '{"name": true}');
SELECT model.bulk_delete('tag', '["3", 4, 77]');
SELECT model.bulk_act('question', 'unpublish', '[1, 4]', '{"state": true}');
SELECT model.delete('quiz', 1);
SELECT model.delete('quiz', 1);
SELECT model.act('question', 'pubish', '{}');
SELECT model.create('nope', '{}');

\echo == another notation of ids
SELECT model.bulk_delete('tag', '{1,5}'::text[]);
SELECT model.bulk_delete('tag', '{2}');
SELECT model.run('nope');
\echo == a global action comes and goes
CREATE FUNCTION action_records.twice(params jsonb) RETURNS integer LANGUAGE sql AS $$ SELECT 2 * (params ->> 'n')::integer $$;
SELECT count(*) FROM model.define('{"globalActions": {"twice": {"params": {"n": "number"}, "run": "action_records.twice"}}}');
SELECT model.run('twice', '{"n": 21}');
SELECT count(*) FROM model.define('{"globalActions": {"twice": null, "never": null}}');
SELECT model.run('twice', '{"n": 21}');
SELECT model.bulk_upsert('tag', '[{"name": "b"}, {"name": "z"}, {"nam": 1}]', '{name}', '{"name": true}');

SELECT count(model.forget(m)) FROM unnest('{questionTag,answer,cover,question,tag,quiz}'::text[]) m;
DROP SCHEMA action_records CASCADE;

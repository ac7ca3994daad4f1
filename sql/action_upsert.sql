-- Upserts: by what a record is found, what is given for that, and which action runs.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA action_upsert;
SET search_path = action_upsert;
SELECT model.define('{
  "quiz": {"table": "action_upsert.quiz", "fields": {"title": {"type": "string", "unique": true}}},
  "question": {"table": "action_upsert.question", "fields": {
      "title": {"type": "string", "required": true, "unique": true},
      "slug":  {"type": "string", "unique": {"scope": ["quiz"], "caseSensitive": false}},
      "place": {"type": "number", "decimals": 2, "unique": {"scope": ["quiz", "level"]}},
      "level": {"type": "string"},
      "score": {"type": "number", "decimals": 0, "default": 1},
      "note":  {"type": "string"},
      "quiz":  {"type": "belongsTo", "model": "quiz"}},
    "states":  {"initial": "draft", "draft": {}, "shown": {}},
    "actions": {"create": {}, "update": {"from": "draft"}, "delete": {}, "show": {"to": "shown"}}},
  "hooked": {"table": "action_upsert.hooked", "fields": {"name": {"type": "string", "unique": true}, "runs": {"type": "string"}},
    "actions": {"create": {"run": "action_upsert.on_create", "onSuccess": "action_upsert.after"}, "update": {"run": "action_upsert.on_update", "onSuccess": "action_upsert.after"}, "delete": {}}},
  "fixed":  {"table": "action_upsert.fixed", "fields": {"name": {"type": "string"}}, "actions": {"create": {}}}}');
CREATE FUNCTION on_create(record action_upsert.hooked, params jsonb) RETURNS action_upsert.hooked LANGUAGE plpgsql AS $$ BEGIN record.runs := concat_ws(' ', record.runs, 'create'); RETURN record; END $$;
CREATE FUNCTION on_update(record action_upsert.hooked, params jsonb) RETURNS action_upsert.hooked LANGUAGE plpgsql AS $$ BEGIN record.runs := concat_ws(' ', record.runs, 'update'); RETURN record; END $$;
CREATE FUNCTION after(record action_upsert.hooked, params jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO action_upsert.log VALUES (concat_ws(' ', record.runs, params)); END $$;
CREATE TABLE log (what text);
INSERT INTO quiz (title) VALUES ('one'), ('two');
INSERT INTO question (title, slug, place, level, quiz_id) VALUES ('a', 'What', 1.5, 'easy', 1), ('b', 'What', 1.5, 'easy', 2), ('c', NULL, NULL, NULL, 1);
SELECT setval('question_id_seq', 100) \g /dev/null
CREATE FUNCTION told(result json) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', result ->> 'action', result ->> 'question', (SELECT string_agg(concat_ws(' ', error ->> 'path', error ->> 'message', '(' || (error ->> 'hint') || ')'), E'\n') FROM json_array_elements(nullif(result ->> 'errors', 'null')::json) error)) $$;
CREATE FUNCTION upserted(record jsonb, found_by text[] DEFAULT '{id}') RETURNS text LANGUAGE sql AS
    $$ SELECT told(model.upsert('question', record, found_by, '{"id": true, "title": true, "slug": true, "place": true, "score": true, "quizId": true}')) $$;

\echo == by id
SELECT model.upsert('question', '{"id": "1", "score": 5}', selection => '{"id": true, "score": true}');
SELECT upserted('{"id": 1, "title": "a1"}');
SELECT upserted('{"id": "50", "title": "with this id"}');
SELECT upserted('{"id": "50", "title": "with this id"}');
SELECT upserted('{"id": null, "title": "with another"}');
SELECT upserted('{"title": "with yet another"}');
SELECT upserted('{"id": "51"}');
SELECT upserted('{"id": "x", "title": "d"}');
SELECT upserted('{"id": "52", "title": "b"}');
SELECT upserted('{"id": "1", "title": "b"}');
SELECT model.upsert('question', '{"id": "1", "score": 6}', NULL, '{"score": true}');

\echo == by a unique field
SELECT upserted('{"title": "b", "score": 7}', '{title}');
SELECT upserted('{"title": "B", "score": 7}', '{title}');
SELECT upserted('{"title": "b", "_atomics": {"score": {"increment": 3}}}', '{title}');
SELECT upserted('{"id": "2", "title": "b"}', '{title}');
SELECT upserted('{"id": "60", "title": "e"}', '{title}');
SELECT upserted('{"id": "1", "title": "b", "score": 8}', '{title}');

\echo == in its scope, however that is given, in any case
SELECT upserted('{"title": "a2", "slug": "WHAT", "quiz": {"_link": "1"}}', '{slug,quiz}');
SELECT upserted('{"title": "b2", "slug": "what", "quizId": "2"}', '{quiz,slug}');
SELECT upserted('{"title": "b3", "slug": "What", "quizId": 2}', '{slug,quizId}');
SELECT upserted('{"title": "f", "slug": "other", "quizId": 2}', '{slug,quiz}');
SELECT upserted('{"title": "g", "slug": "what", "quiz": {"create": {"title": "three"}}}', '{slug,quiz}');
SELECT upserted('{"title": "h", "slug": "what", "quiz": {"update": {"id": "1", "title": "uno"}}}', '{slug,quiz}');
SELECT title FROM quiz WHERE id = 1;
SELECT upserted('{"title": "i", "slug": "what", "quizId": "99"}', '{slug,quiz}');
SELECT upserted('{"title": "a3", "place": "1.5", "level": "easy", "quizId": 1}', '{place,level,quiz}');
SELECT upserted('{"title": "a3", "place": 1.501, "level": "easy", "quizId": 1}', '{place,level,quiz}');
SELECT upserted('{"title": "a4", "place": 1.499, "level": "easy", "quizId": 1}', '{place,level,quiz}');
SELECT upserted('{"title": "j", "place": 1.5, "level": "hard", "quizId": 1}', '{place,level,quiz}');

\echo == NULL is the same as nothing
SELECT upserted('{"title": "k", "slug": null, "quizId": 1}', '{slug,quiz}');
SELECT upserted('{"title": "l", "slug": "what", "quiz": {"_link": null}}', '{slug,quiz}');
SELECT upserted('{"title": "m", "slug": "what", "quizId": null}', '{slug,quiz}');
DROP INDEX quiz_title_key;
CREATE UNIQUE INDEX ON quiz (title) NULLS NOT DISTINCT;
INSERT INTO quiz (title) VALUES (NULL);
SELECT told(model.upsert('quiz', '{"title": null}', '{title}', '{"title": true}'));
SELECT told(model.bulk_upsert('quiz', '[{"title": null}, {"title": null}]', '{title}', '{"title": true}'));

\echo == by what nothing can be found
SELECT upserted('{"title": "n"}', '{slug}');
SELECT upserted('{"title": "n"}', '{note}');
SELECT upserted('{"title": "n"}', '{title,quiz}');
SELECT upserted('{"title": "n"}', '{id,title}');
SELECT upserted('{"title": "n"}', '{titel}');
SELECT upserted('{"title": "n"}', '{}');
SELECT upserted('{"title": "n"}', '{NULL}');
SELECT upserted('{"title": "n", "quizId": 1}', '{slug,quiz}');
SELECT upserted('{"slug": "n"}', '{slug,quiz}');
SELECT upserted('{"titel": "n", "score": "many"}', '{titel}');
SELECT upserted(NULL);
SELECT upserted('[]');

-- What a trigger makes of it is not what was asked for.
CREATE FUNCTION trimmed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := trim(NEW.title); RETURN NEW; END $$;
CREATE TRIGGER trimmed BEFORE INSERT OR UPDATE ON quiz FOR EACH ROW EXECUTE FUNCTION trimmed();
SELECT told(model.upsert('quiz', '{"title": " uno "}', '{title}'));
DROP TRIGGER trimmed ON quiz;

\echo == the actions that run
SELECT model.act('question', 'show', '"2"', '{"state": true}');
SELECT told(model.upsert('question', '{"id": "2", "score": 9}'));
SELECT model.upsert('hooked', '{"name": "a"}', '{name}', '{"name": true, "runs": true}');
SELECT model.upsert('hooked', '{"name": "a", "runs": "given"}', '{name}', '{"name": true, "runs": true}');
SELECT model.bulk_upsert('hooked', '[{"name": "b"}, {"name": "a"}, {"name": "b"}]', '{name}', '{"name": true, "runs": true}');
SELECT * FROM log;
SELECT model.upsert('fixed', '{"name": "x"}');
SELECT model.act('fixed', 'upsert', '{}');

\echo == as an action
SELECT told(model.act('question', 'upsert', '{"on": ["title"], "question": {"title": "c", "score": 10}}', '{"title": true, "score": true}'));
SELECT told(model.act('question', 'upsert', '{"on": "title", "question": {"title": "o"}}', '{"title": true, "score": true}'));
SELECT told(model.act('question', 'upsert', '{"question": {"id": "3", "score": 11}}', '{"title": true, "score": true}'));
SELECT told(model.act('question', 'upsert', '{"on": null, "question": {"id": "3", "score": 12}}', '{"title": true, "score": true}'));
SELECT told(model.act('question', 'upsert', '{"on": ["title", 1], "question": {"title": "c"}}'));
SELECT told(model.act('question', 'upsert', '{"on": {}, "question": {"title": "c"}}'));
SELECT told(model.act('question', 'upsert', '{"by": ["title"], "question": {"title": "c"}}'));
SELECT told(model.act('question', 'upsert', '{"on": ["title"]}'));
SELECT told(model.act('question', 'upsert', '7'));

\echo == many, in their order
SELECT model.bulk_upsert('question', '[{"title": "p", "score": 1}, {"title": "c", "score": 2}, {"title": "p", "score": 3}, {"title": null}, {"score": 4}, {"title": "q", "quizId": 99}, {"title": "r"}]', '{title}', '{"title": true, "score": true}');
SELECT model.bulk_upsert('question', '[{"title": "s1", "slug": "s", "quizId": 1}, {"title": "s2", "slug": "S", "quizId": 1}, {"title": "s3", "slug": "s", "quizId": 2}, {"title": "s1", "slug": "t", "quizId": 1}]', '{slug,quiz}', '{"title": true, "slug": true}');
SELECT model.bulk_upsert('quiz', '[{"id": "1", "title": "x"}, {"id": "2", "title": "uno"}, {"id": "70", "title": "two"}, {"id": "70", "title": "y"}]', selection => '{"id": true, "title": true}');
SELECT id, title FROM quiz ORDER BY id;

SELECT count(model.forget(name)) FROM unnest(ARRAY['question', 'quiz', 'hooked', 'fixed']) name;
DROP SCHEMA action_upsert CASCADE;

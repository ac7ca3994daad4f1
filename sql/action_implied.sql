-- Changes that a nested operation implies, and nobody wrote: join records, links, deletions of what is not listed.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA action_implied; SET search_path = action_implied, public;
SELECT model.define('{
  "quiz": {"fields": {"title": {"type": "string"}, "questions": {"type": "hasMany", "model": "question"}}},
  "tag": {"fields": {"name": {"type": "string"}}},
  "question": {"fields": {
      "title": {"type": "string"},
      "slug":  {"type": "string", "unique": {"scope": ["quiz"]}},
      "quiz":  {"type": "belongsTo", "model": "quiz"},
      "tags":  {"type": "hasManyThrough", "model": "tag", "through": "questionTag"}},
    "actions": {"create": {}, "update": {}, "delete": {"onSuccess": "question_gone"}}}}');
CREATE FUNCTION question_gone(question, jsonb) RETURNS void LANGUAGE plpgsql AS
    $$ BEGIN RAISE WARNING 'gone: % %', $1.title, $2; END $$;

\echo == a link to a record that does not exist, of a record that is new itself
SELECT model.create('question', '{"title": "a", "tags": [{"_link": 3}]}');
SELECT model.create('quiz', '{"title": "q", "questions": [{"create": {"title": "a", "tags": {"_link": 3}}}]}');
SELECT (SELECT count(*) FROM quiz), (SELECT count(*) FROM question);

\echo == records that clash where they are linked
INSERT INTO question (id, title, slug) VALUES (101, 'a', 'same'), (102, 'b', 'same');
SELECT model.create('quiz', '{"title": "q", "questions": [{"_link": 101}, {"_link": 102}]}');

\echo == what is not listed is deleted by an action with a hook, told of at the end
SELECT model.create('quiz', '{"title": "q", "questions": [{"_link": 101}, {"create": {"title": "c"}}]}', '{"title": true}');
SELECT model.update('quiz', (SELECT max(id) FROM quiz), '{"title": "r", "questions": {"_converge": {"values": []}}}', '{"title": true}');
SELECT title FROM question;

SELECT count(model.forget(m)) FROM unnest('{questionTag,question,tag,quiz}'::text[]) m;
DROP SCHEMA action_implied CASCADE;

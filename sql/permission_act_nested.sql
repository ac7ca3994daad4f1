-- Actions by permission on related records: each change is judged by what is permitted of its own model.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE nest_owner;
CREATE ROLE nest_guest;
CREATE SCHEMA nest AUTHORIZATION nest_owner;
SET ROLE nest_owner;
SELECT model.define($$ {
    "quiz":     {"table": "nest.quiz", "fields": {"title": {"type": "string"}, "hidden": {"type": "boolean", "default": false}, "open": {"type": "boolean", "default": true},
        "questions": {"type": "hasMany", "model": "question", "inverse": "quiz"}, "cover": {"type": "hasOne", "model": "cover", "inverse": "quiz"}, "tags": {"type": "hasManyThrough", "model": "tag", "through": "quizTag"}}},
    "question": {"table": "nest.question", "fields": {"text": {"type": "string", "length": {"max": 20}}, "hidden": {"type": "boolean", "default": false}, "open": {"type": "boolean", "default": true}, "quiz": {"type": "belongsTo", "model": "quiz"}}},
    "cover":    {"table": "nest.cover", "fields": {"label": {"type": "string"}, "hidden": {"type": "boolean", "default": false}, "quiz": {"type": "belongsTo", "model": "quiz"}}},
    "tag":      {"table": "nest.tag", "fields": {"name": {"type": "string"}, "hidden": {"type": "boolean", "default": false}}},
    "note":     {"table": "nest.note", "fields": {"text": {"type": "string"}}}} $$);
INSERT INTO nest.quiz (id, title, hidden, open) VALUES (1, 'mine', false, true), (2, 'closed', false, false), (3, 'hidden', true, true);
INSERT INTO nest.question (id, text, hidden, open, quiz_id) VALUES (1, 'seen', false, true, 1), (2, 'closed', false, false, 1), (3, 'hidden', true, true, 1), (4, 'free', false, true, NULL), (5, 'free and hidden', true, true, NULL), (6, 'free and closed', false, false, NULL), (7, 'of 2', false, true, 2);
INSERT INTO nest.cover (id, label, hidden, quiz_id) VALUES (1, 'plain', false, NULL), (2, 'hidden', true, 2), (3, 'hidden and free', true, NULL);
INSERT INTO nest.tag (id, name, hidden) VALUES (1, 'red', false), (2, 'blue', false), (3, 'secret', true);
INSERT INTO nest.quiz_tag (quiz_id, tag_id) VALUES (1, 1), (1, 3);
SELECT setval(format('nest.%s_id_seq', t), 20) FROM unnest('{quiz,question,cover,tag}'::text[]) t;
SELECT model.permit('unauthenticated', $$ {
    "quiz": {"read": {"hidden": {"equals": false}}, "actions": {"create": true, "update": {"open": {"equals": true}}}},
    "question": {"read": {"hidden": {"equals": false}}, "actions": {"create": {"open": {"equals": true}}, "update": {"open": {"equals": true}}}},
    "cover": {"read": {"hidden": {"equals": false}}, "actions": {"create": true, "update": true}},
    "tag": {"read": {"hidden": {"equals": false}}, "actions": {"update": true}},
    "note": {"actions": {"create": true}}} $$);
SET ROLE nest_guest;
CREATE FUNCTION pg_temp.act(id int, quiz jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(r #>> '{errors,0,path}', '') || ' ' || coalesce(r #>> '{errors,0,message}', 'ok') || coalesce(' / ' || (r #>> '{errors,0,hint}'), '') FROM (SELECT model.update('quiz', id::bigint, quiz, '{"id": true}') AS r) x $$;
CREATE FUNCTION pg_temp.all_of(id int) RETURNS text LANGUAGE sql AS $$ SELECT model.find_one('quiz', id::bigint, '{"questions": {"edges": {"node": {"id": true}}}}')::text $$;

-- Children: created, changed, and let go, each as its own model permits.
BEGIN;
SELECT pg_temp.act(1, '{"questions": [{"create": {"text": "new"}}, {"update": {"id": "1", "text": "changed"}}]}');
SELECT pg_temp.all_of(1);
SELECT pg_temp.act(1, '{"questions": {"create": {"text": "new", "open": false}}}');
SELECT pg_temp.act(1, '{"questions": {"update": {"id": "2", "text": "changed"}}}');
SELECT pg_temp.act(1, '{"questions": {"update": {"id": "3", "text": "changed"}}}');
SELECT pg_temp.act(1, '{"questions": {"update": {"id": "333", "text": "changed"}}}');
SAVEPOINT s;
SELECT pg_temp.act(1, '{"questions": {"delete": {"id": "1"}}}');
ROLLBACK TO s;
SELECT pg_temp.act(2, '{"questions": {"create": {"text": "new"}}}');
SELECT pg_temp.act(3, '{"questions": {"create": {"text": "new"}}}');
SELECT pg_temp.act(1, '{"questions": {"create": {"text": "far too long for the text of a question"}}}'), pg_temp.act(1, '{"questions": {"update": {"id": "3", "text": "far too long for the text of a question"}}}');
-- Links are updates of the child.
SELECT pg_temp.act(1, '{"questions": {"_link": "4"}}');
SELECT pg_temp.all_of(1);
SELECT pg_temp.act(1, '{"questions": {"_link": "5"}}');
SELECT pg_temp.act(1, '{"questions": {"_link": "555"}}');
SELECT pg_temp.act(1, '{"questions": {"_link": "6"}}');
SELECT pg_temp.act(1, '{"questions": {"_unlink": "4"}}');
SELECT pg_temp.all_of(1);
SELECT pg_temp.act(1, '{"questions": {"_unlink": "3"}}');
SELECT pg_temp.act(1, '{"questions": {"_unlink": "333"}}');
SELECT pg_temp.act(1, '{"questions": {"_unlink": "2"}}');
SELECT pg_temp.act(1, '{"questions": {"update": {"id": "7", "text": "stolen"}}}');
ROLLBACK;
-- hasOne.
BEGIN;
SELECT pg_temp.act(1, '{"cover": {"_link": "3"}}'), pg_temp.act(1, '{"cover": {"_link": "1"}}'), pg_temp.act(1, '{"cover": {"_relink": {"id": "1", "_link": "3"}}}'), pg_temp.act(1, '{"cover": {"_unlink": "1"}}');
ROLLBACK;
-- Records that converge: what may not be seen stays, what may not be deleted keeps all from being done.
BEGIN;
SELECT pg_temp.act(1, '{"questions": {"_converge": {"values": [{"id": "1", "text": "kept"}, {"text": "added"}]}}}');
SELECT pg_temp.all_of(1);
SET LOCAL ROLE nest_owner;
SELECT model.permit('unauthenticated', '{"question": {"read": {"hidden": {"equals": false}}, "actions": {"create": true, "update": true, "delete": {"open": {"equals": true}}}}}');
SET LOCAL ROLE nest_guest;
SELECT pg_temp.act(1, '{"questions": {"_converge": {"values": [{"id": "1", "text": "kept"}, {"text": "added"}]}}}');
SELECT pg_temp.all_of(1);
SELECT pg_temp.act(1, '{"questions": {"_converge": {"values": [{"id": "2", "text": "kept"}, {"text": "added"}]}}}');
SELECT pg_temp.all_of(1);
SELECT pg_temp.act(1, '{"questions": {"_converge": {"values": [{"id": "3", "text": "kept"}]}}}');
SET LOCAL ROLE nest_owner;
SELECT id, text, quiz_id FROM nest.question WHERE quiz_id = 1 ORDER BY id;
ROLLBACK;
-- Join records are a model's records, too.
BEGIN;
SELECT pg_temp.act(1, '{"tags": {"_link": "2"}}');
ROLLBACK;
BEGIN;
SELECT pg_temp.act(1, '{"tags": {"_unlink": "1"}}');
ROLLBACK;
BEGIN;
SELECT pg_temp.act(1, '{"tags": {"update": {"id": "1", "name": "crimson"}}}');
SELECT pg_temp.act(1, '{"tags": {"update": {"id": "2", "name": "navy"}}}');
SET LOCAL ROLE nest_owner;
SELECT model.permit('unauthenticated', '{"quizTag": {"read": true, "actions": {"create": true, "delete": {"tagId": {"notEquals": "2"}}}}}');
SET LOCAL ROLE nest_guest;
SELECT pg_temp.act(1, '{"tags": {"update": {"id": "1", "name": "crimson"}}}');
SELECT pg_temp.act(1, '{"tags": {"_link": "2"}}'), pg_temp.act(1, '{"tags": {"_link": "3"}}'), pg_temp.act(1, '{"tags": {"_link": "33"}}');
SELECT pg_temp.act(1, '{"tags": {"_unlink": "1"}}'), pg_temp.act(1, '{"tags": {"_unlink": "2"}}'), pg_temp.act(1, '{"tags": {"_unlink": "3"}}'), pg_temp.act(1, '{"tags": {"_unlink": "33"}}');
SELECT pg_temp.act(1, '{"tags": {"_converge": {"values": []}}}'), pg_temp.act(1, '{"tags": {"_converge": {"values": [{"id": "2"}]}}}'), pg_temp.act(1, '{"tags": {"_converge": {"values": [{"id": "3"}]}}}');
SET LOCAL ROLE nest_owner;
SELECT quiz_id, tag_id FROM nest.quiz_tag ORDER BY 1, 2;
ROLLBACK;
-- Parents: a link leads to what may be seen, or nowhere; a parent's action is the parent's.
BEGIN;
SELECT model.update('question', 4, '{"quizId": "1"}', '{"quizId": true}'), model.update('question', 4, '{"quiz": {"_link": "2"}}', '{"quizId": true}');
SELECT model.update('question', 4, '{"quizId": "3"}');
SELECT model.update('question', 4, '{"quizId": "333"}');
SELECT model.create('question', '{"text": "far too long for the text of a question", "quiz": {"_link": "3"}}');
SELECT model.create('question', '{"text": "new", "quiz": {"create": {"title": "new", "hidden": true}}}', '{"text": true, "quiz": {"title": true}}');
SELECT model.update('question', 1, '{"quiz": {"update": {"id": "1", "title": "theirs"}}}', '{"quiz": {"title": true}}'), model.update('question', 7, '{"quiz": {"update": {"id": "2", "title": "theirs"}}}'), model.update('question', 4, '{"quiz": {"update": {"id": "3", "title": "theirs"}}}');
SELECT model.update('question', 1, '{"quiz": {"delete": {"id": "1"}}}');
ROLLBACK;
-- What is unique together with a record that is hidden tells no more than one that is not there.
BEGIN;
SET LOCAL ROLE nest_owner;
SELECT model.permit('unauthenticated', '{"quizTag": {"read": true, "actions": {"create": true}}}');
SET LOCAL ROLE nest_guest;
SELECT (model.create('quizTag', format('{"quizId": "1", "tagId": "%s"}', tag)::jsonb) #>> '{errors,0,message}') FROM unnest('{1,3,333}'::int[]) tag;
ROLLBACK;
-- To delete a child is no update of it.
BEGIN;
SET LOCAL ROLE nest_owner;
SELECT model.permit('unauthenticated', '{"question": {"read": {"hidden": {"equals": false}}, "actions": {"delete": {"open": {"equals": true}}}}}');
SET LOCAL ROLE nest_guest;
SELECT pg_temp.act(1, '{"questions": {"delete": {"id": "2"}}}'), pg_temp.act(1, '{"questions": {"delete": {"id": "3"}}}'), pg_temp.act(1, '{"questions": {"delete": {"id": "7"}}}'), pg_temp.act(1, '{"questions": {"delete": {"id": "1"}}}');
SELECT pg_temp.all_of(1);
ROLLBACK;
-- What is written need not be what is shown.
BEGIN;
SELECT model.create('note', '{"text": "new"}'), model.create('quiz', '{"title": "new", "hidden": true}', '{"title": true}');
ROLLBACK;
SELECT model.create('quiz', '{"title": "new"}', '{"title": true, "tags": true}');

SELECT model.update('note', 1, '{}');
DROP FUNCTION pg_temp.act(int, jsonb), pg_temp.all_of(int);
RESET ROLE;
SELECT model.forget(name) FROM unnest('{quizTag,question,cover,quiz,tag,note}'::text[]) name;
\set VERBOSITY terse
DROP SCHEMA nest CASCADE;
DROP ROLE nest_owner, nest_guest;

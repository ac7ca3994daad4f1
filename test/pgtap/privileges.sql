-- Who may read what through the API: what the tables' grants say, for the columns and tables that a request touches.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

-- A command that gives no value, as one.
CREATE FUNCTION public.as_made(command text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN EXECUTE command; RETURN 'made'; END $$;

CREATE ROLE author NOLOGIN;
CREATE ROLE stranger NOLOGIN;
CREATE ROLE reader NOLOGIN;
CREATE ROLE clerk NOLOGIN;
CREATE ROLE rival NOLOGIN;
CREATE SCHEMA house AUTHORIZATION author;
CREATE SCHEMA rival AUTHORIZATION rival;
GRANT USAGE ON SCHEMA house TO reader, clerk, stranger, rival;

SET LOCAL ROLE author;
SELECT count(*) FROM model.define($$ {
    "quiz":     {"table": "house.quiz", "fields": {
        "slug": {"type": "string", "unique": true}, "secret": {"type": "string"},
        "questions": {"type": "hasMany", "model": "question", "inverse": "quiz"}}},
    "question": {"table": "house.question", "fields": {
        "title": {"type": "string", "unique": true}, "points": {"type": "number", "decimals": 0},
        "quiz": {"type": "belongsTo", "model": "quiz"},
        "answers": {"type": "hasMany", "model": "answer", "inverse": "question"}}},
    "answer":   {"table": "house.answer", "fields": {"text": {"type": "string"}, "question": {"type": "belongsTo", "model": "question"}}}} $$) \g /dev/null
INSERT INTO house.quiz (slug, secret) VALUES ('one', 'hidden');
INSERT INTO house.question (title, points, quiz_id) VALUES ('a', 1, 1), ('b', 2, 1);
INSERT INTO house.answer (text, question_id) VALUES ('x', 1);
RESET ROLE;

-- Every reading function, on a model.
CREATE FUNCTION public.reads(model text, unique_field text) RETURNS TABLE (query text) LANGUAGE sql AS $$
    SELECT format(call, model, unique_field) FROM unnest(ARRAY[
        'SELECT model.find_one(%1$L, 1)', 'SELECT model.find_one(%1$L, text ''1'')', 'SELECT model.maybe_find_one(%1$L, 1)',
        'SELECT model.maybe_find_one(%1$L, text ''9'')', 'SELECT model.find_by(%1$L, %2$L, ''a'')', 'SELECT model.maybe_find_by(%1$L, %2$L, ''none'')',
        'SELECT model.find_by(%1$L, ''id'', 1)', 'SELECT model.maybe_find_by(%1$L, ''id'', 9)',
        'SELECT model.find_first(%1$L)', 'SELECT model.maybe_find_first(%1$L, ''{"id":{"equals":"9"}}'')',
        'SELECT model.find_many(%1$L)', 'SELECT model.find_many(%1$L, selection => ''{"id":true}'')',
        'SELECT model.find_many(%1$L, ''{"OR":[]}'')',
        'SELECT model.count(%1$L)', 'SELECT model.count(%1$L, ''{"OR":[]}'')',
        'SELECT model.estimate(%1$L)', 'SELECT model.estimate(%1$L, ''{"id":{"equals":"1"}}'')',
        'SELECT model.explain(%1$L)', 'SELECT model.explain(%1$L, "analyze" => true)']) AS call $$;

SELECT is(as_role('stranger', query), '42501', 'stranger: ' || query) FROM reads('question', 'title');
-- What the owner has just planned in this session is not the stranger's.
SELECT count(as_role('author', query)) FROM reads('question', 'title') \g /dev/null
SELECT is(as_role('stranger', query), '42501', 'stranger, once the owner has read: ' || query) FROM reads('question', 'title');
SELECT isnt(coalesce(as_role('author', query), 'NULL'), '42501', 'owner: ' || query) FROM reads('question', 'title');

-- Without USAGE of the schema SQL cannot name the table; the API does not either.
SELECT is(as_role('stranger', 'SELECT count(*) FROM model.model WHERE name IN (''quiz'', ''question'', ''answer'')'), '3', 'everybody sees what models there are');
SELECT ok(as_role('stranger', 'SELECT model.describe(''question'')') LIKE '%points%', 'and what they look like');

-- SELECT on one table of three.
GRANT SELECT ON house.question TO reader;
SELECT is(as_role('reader', query), as_role('author', query), 'reader: ' || query) FROM reads('question', 'title') WHERE query !~ 'explain';
SELECT is(as_role('reader', query), '42501', 'reader: ' || query) FROM reads('quiz', 'slug');

CREATE FUNCTION public.touching() RETURNS TABLE (query text) LANGUAGE sql AS $$
    SELECT format('SELECT model.%s', call) FROM unnest(ARRAY[
        'find_one(''question'', 1, ''{"quiz":{"slug":true}}'')',
        'find_one(''question'', 1, ''{"answers":{"edges":{"node":{"text":true}}}}'')',
        'find_many(''question'', selection => ''{"quiz":{"id":true}}'')',
        'find_many(''question'', ''{"quiz":{"slug":{"equals":"one"}}}'')',
        'find_many(''question'', ''{"OR":[{"title":{"equals":"a"}},{"answers":{"some":{"text":{"equals":"x"}}}}]}'')',
        'find_many(''question'', ''{"answers":{"every":{"text":{"equals":"x"}}}}'')',
        'find_many(''question'', ''{"answers":{"none":{"text":{"equals":"x"}}}}'')',
        'find_many(''question'', sort => ''{"quiz":{"slug":"Ascending"}}'')',
        'find_first(''question'', sort => ''{"quiz":{"slug":"Descending"}}'')',
        'count(''question'', ''{"quiz":{"slug":{"equals":"one"}}}'')',
        'count(''question'', ''{"answers":{"some":{}}}'')',
        'estimate(''question'', ''{"answers":{"some":{"text":{"equals":"x"}}}}'')',
        'explain(''question'', ''{"quiz":{"slug":{"equals":"one"}}}'')']) AS call $$;
SELECT is(as_role('reader', query), '42501', 'reader may not: ' || query) FROM touching();
SELECT isnt(as_role('author', query), '42501', 'owner may: ' || query) FROM touching();
SELECT is(as_role('reader', query), '42501', 'reader may not, once the owner has: ' || query) FROM touching();
-- The id of a related record is a column of the record itself.
SELECT is(as_role('reader', $$SELECT model.count('question', '{"quizId":{"equals":"1"}}')$$), '2', 'a filter on quizId touches no quiz');
SELECT is(as_role('reader', $$SELECT model.count('question', '{"quiz":{"isSet":true}}')$$), '2', 'isSet touches no quiz');
SELECT is(as_role('reader', $$SELECT model.find_one('question', 1, '{"quizId":true}')::text$$), '{"quizId":"1"}', 'nor does a selection of quizId');
GRANT SELECT ON house.quiz, house.answer TO reader;
SELECT isnt(as_role('reader', query), '42501', 'reader may now: ' || query) FROM touching();
REVOKE SELECT ON house.answer FROM reader;
SELECT is(as_role('reader', query), '42501', 'and no longer: ' || query) FROM touching() WHERE query LIKE '%answers%';

-- Privileges of columns.
GRANT SELECT (id, title) ON house.question TO clerk;
SELECT is(as_role('clerk', $$SELECT model.find_one('question', 1, '{"id":true,"title":true}')::text$$), '{"id":"1","title":"a"}', 'columns that were granted');
SELECT is(as_role('clerk', $$SELECT model.find_many('question', '{"title":{"equals":"a"}}', '{"title":"Descending"}', selection => '{"title":true}') #>> '{edges,0,node,title}'$$), 'a', 'filtered and sorted too');
SELECT is(as_role('clerk', $$SELECT model.count('question')$$), '2', 'counted');
SELECT is(as_role('clerk', $$SELECT model.find_one('question', 1)$$), '42501', 'the default selection has other columns');
SELECT is(as_role('clerk', $$SELECT model.find_one('question', 1, '{"points":true}')$$), '42501', 'another column');
SELECT is(as_role('clerk', $$SELECT model.count('question', '{"points":{"equals":1}}')$$), '42501', 'a filter on another column');
SELECT is(as_role('clerk', $$SELECT model.estimate('question', '{"points":{"equals":1}}')$$), '42501', 'an estimate with it');
SELECT is(as_role('clerk', $$SELECT model.find_many('question', sort => '{"points":"Ascending"}', selection => '{"id":true}')$$), '42501', 'a sort by another column');
SELECT is(as_role('clerk', $$SELECT model.find_by('question', 'title', 'a', '{"id":true}')::text$$), '{"id":"1"}', 'find_by a column that was granted');

-- Definitions belong to who owns the table.
SELECT is(as_role('rival', query), '42501', 'rival: ' || query) FROM unnest(ARRAY[
    $$SELECT model.forget('question')$$, $$SELECT model.release('question')$$,
    $$SELECT model.define('{"answer":{"table":"house.answer","fields":{"text":{"type":"string"},"question":{"type":"belongsTo","model":"question"},"evil":{"type":"string"}}}}')$$,
    $$SELECT model.define('{"answer":{"table":"house.answer","fields":{"question":{"type":"belongsTo","model":"question"}}}}', true)$$,
    $$SELECT model.define('{"spy":{"table":"rival.spy","fields":{"question":{"type":"belongsTo","model":"question"}}}}')$$,
    $$SELECT model.adopt('house.question')$$, $$SELECT model.adopt('house.question', '{"model":"spy"}')$$,
    $$SELECT model.define('{"globalActions":{"flipAll":{"run":"app.flip_all"}}}')$$,
    $$INSERT INTO model.model SELECT 'spy', 'spies', 'Spy', 'Spies', relation, key, true FROM model.model$$,
    $$UPDATE model.field SET name = 'evil'$$, $$DELETE FROM model.model$$, $$TRUNCATE model.global_action$$,
    $$INSERT INTO model.global_action VALUES ('flipAll', '{}')$$, $$INSERT INTO model.action VALUES ('question', 9, 'evil', '{}')$$,
    $$CREATE FUNCTION model.find_one(text, integer) RETURNS json LANGUAGE sql AS 'SELECT NULL::json'$$,
    $$CREATE TRIGGER evil AFTER INSERT ON model.model EXECUTE FUNCTION model.catalog_changed()$$,
    $$CREATE RULE evil AS ON INSERT TO model.model DO NOTHING$$,
    $$ALTER TABLE model.model OWNER TO rival$$, $$DROP EXTENSION model_api CASCADE$$]) AS query;
SELECT is(as_role('rival', query), '42P17', 'rival: ' || query) FROM unnest(ARRAY[
    $$SELECT model.define('{"question":{"table":"rival.question"}}')$$,
    $$SELECT model.define('{"spy":{"table":"house.question"}}')$$,
    $$SELECT model.define('{"spy":{"table":"house.question","adopted":true,"fields":{"id":{"type":"id"}}}}')$$]) AS query;
SELECT set_eq($$ SELECT name, relation::text FROM model.model WHERE name IN ('quiz', 'question', 'answer', 'spy') $$,
    $$ VALUES ('quiz', 'house.quiz'), ('question', 'house.question'), ('answer', 'house.answer') $$, 'the models are what they were');
-- A member of the owning role is an owner.
GRANT author TO rival;
SELECT is(as_role('rival', $$SELECT model.define('{"quiz":{"table":"house.quiz","fields":{"slug":{"type":"string","unique":true},"note":{"type":"string"},"questions":{"type":"hasMany","model":"question","inverse":"quiz"}}}}', true)$$), 'house.quiz', 'a member of the owner defines');
REVOKE author FROM rival;

-- A role may define on its own.
SELECT is(as_role('rival', $$SELECT model.define('{"loot":{"table":"rival.loot"}}')$$), 'loot', 'rival has a model of its own');
SELECT is(as_role('rival', $$SELECT model.count('loot')$$), '0', 'and reads it');
SELECT is(as_role('author', $$SELECT model.count('loot')$$), '42501', 'the author does not');
-- Adopting a table that refers to another's model leaves that model as it was.
GRANT REFERENCES (id), SELECT (id) ON house.quiz TO rival;
SELECT as_role('rival', $$SELECT as_made('CREATE TABLE rival.hoard (id bigint PRIMARY KEY, quiz_id bigint REFERENCES house.quiz)')$$) \g /dev/null
SELECT is(as_role('rival', $$SELECT model.adopt('rival.hoard')$$), 'hoard', 'rival adopts a table of its own');
SELECT is((SELECT string_agg(name, ',' ORDER BY name) FROM model.field WHERE model = 'quiz' AND NOT managed), 'note,questions,slug', 'quiz has no field more');
-- A temporary table is one session's: a model on it would hold the name for nobody else.
SET LOCAL search_path = pg_temp, public;
SELECT is(as_role('stranger', $$SELECT model.define('{"guess":{}}')$$), '42P17', 'a model on a temporary table');
SET LOCAL search_path = public;
SELECT is(as_role('stranger', $$SELECT model.define('{"guess":{}}')$$), '42501', 'no table without CREATE on a schema');

SELECT * FROM finish();
ROLLBACK;

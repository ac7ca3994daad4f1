-- What a session sees of its models after each kind of change, always at the next call.
CREATE TABLE public.question (id bigint PRIMARY KEY, title text NOT NULL, body text);
CREATE FUNCTION fields(model text) RETURNS text LANGUAGE sql AS
    $$ SELECT string_agg(key, ' ' ORDER BY key) FROM json_each(model.describe(model) -> model -> 'fields') $$;

INSERT INTO model.model VALUES ('question', 'questions', 'Question', 'Questions', 'question', 'id', true, NULL);
INSERT INTO model.field VALUES
    ('question', 1, 'id', 'id', false, 'public.question.id', '{}'),
    ('question', 2, 'title', 'string', false, 'public.question.title', '{"required":true}');
SELECT model.describe();
SELECT model.describe('question');
INSERT INTO model.field VALUES ('question', 3, 'body', 'string', false, 'public.question.body', '{}');
SELECT fields('question');

-- Rollback, of a transaction and of a savepoint.
BEGIN;
DELETE FROM model.field WHERE name = 'title';
SELECT fields('question');
ROLLBACK;
SELECT fields('question');
BEGIN;
SAVEPOINT one;
DELETE FROM model.field WHERE name = 'title';
SAVEPOINT two;
DELETE FROM model.field WHERE name = 'body';
SELECT fields('question');
ROLLBACK TO two;
SELECT fields('question');
RELEASE two;
SELECT fields('question');
ROLLBACK TO one;
SELECT fields('question');
COMMIT;
SELECT fields('question');

-- Plain SQL on the model's table: a field follows its column.
ALTER TABLE question RENAME title TO "Title";
SELECT model.describe('question');
ALTER TABLE question RENAME TO asked;
SELECT model.describe('question') #>> '{question,table}' AS "table";
CREATE SCHEMA quiz;
ALTER TABLE asked SET SCHEMA quiz;
SELECT model.describe('question') #>> '{question,table}' AS "table";
ALTER SCHEMA quiz RENAME TO "Quiz";
SELECT model.describe('question') #>> '{question,table}' AS "table";
ALTER TABLE "Quiz".asked DROP body;
SELECT fields('question');
BEGIN;
ALTER TABLE "Quiz".asked DROP "Title";
SELECT fields('question');
ROLLBACK;
SELECT fields('question');
ANALYZE "Quiz".asked;
SELECT fields('question');

-- The table goes, and comes back with the rollback.
BEGIN;
DROP TABLE "Quiz".asked;
SAVEPOINT dropped;
SELECT model.describe('question');
ROLLBACK;
SELECT fields('question');
DROP SCHEMA "Quiz" CASCADE;
SELECT model.describe('question');
SELECT model.describe();
SELECT count(*) FROM model.model;
SELECT model.forget('question');
SELECT model.describe();

-- The extension goes and comes again.
CREATE TABLE public.question (id bigint PRIMARY KEY);
INSERT INTO model.model VALUES ('question', 'questions', 'Question', 'Questions', 'question', 'id', true, NULL);
INSERT INTO model.field VALUES ('question', 1, 'id', 'id', false, 'public.question.id', '{}');
SELECT fields('question');
SET client_min_messages = warning;
BEGIN;
DROP EXTENSION model_api;
CREATE EXTENSION model_api;
SELECT model.describe();
ROLLBACK;
SELECT fields('question');
DROP EXTENSION model_api;
CREATE EXTENSION model_api;
RESET client_min_messages;
SELECT model.describe();
SELECT model.describe('question');
SELECT model.describe('questin');
DROP TABLE question;

-- Emptied by hand, and damaged by hand.
CREATE TABLE question (id bigint PRIMARY KEY);
INSERT INTO model.model VALUES ('question', 'questions', 'Question', 'Questions', 'question', 'id', true, NULL);
INSERT INTO model.field VALUES ('question', 1, 'id', 'ID', false, 'public.question.id', '{}');
SELECT model.describe('question');
UPDATE model.field SET type = 'id', options = '{"required":1}';
SELECT model.describe('question');
UPDATE model.field SET options = '{}';
SELECT fields('question');
TRUNCATE model.model;
SELECT model.describe();
TRUNCATE model.field;
SELECT model.describe();
SELECT model.catalog_changed();
DROP TABLE question;
DROP FUNCTION fields;

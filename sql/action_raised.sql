-- Errors that are raised as they are, and never become a result: nothing of the action is there, nor of its bulk.
SET client_min_messages = warning;
CREATE SCHEMA raised;
SET search_path = raised;
\set VERBOSITY sqlstate
SELECT model.define('{"job": {"fields": {"name": {"type":"string"}, "code": {"type":"string"}}, "actions": {"create": {}, "update": {}, "delete": {}, "run": {"run": "raised.hook"}}}}');
CREATE FUNCTION raise_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.code IS NOT NULL THEN RAISE EXCEPTION 'raised' USING ERRCODE = NEW.code; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER raise_code BEFORE INSERT OR UPDATE ON job FOR EACH ROW EXECUTE FUNCTION raise_code();
CREATE FUNCTION hook(record job, params jsonb) RETURNS job LANGUAGE plpgsql AS $$
BEGIN
    IF record.name IS NOT NULL THEN RAISE EXCEPTION 'raised' USING ERRCODE = record.name; END IF;
    RETURN record;
END $$;
-- By their class, whoever raises them: of a trigger, of a hook, and within a bulk.
SELECT model.create('job', '{"code": "40001"}');
SELECT model.create('job', '{"code": "40P01"}');
SELECT model.create('job', '{"code": "53100"}');
SELECT model.create('job', '{"code": "55P03"}');
SELECT model.create('job', '{"code": "57P01"}');
SELECT model.create('job', '{"code": "57014"}');
SELECT model.create('job', '{"code": "58030"}');
SELECT model.create('job', '{"code": "08006"}');
SELECT model.create('job', '{"code": "25006"}');
SELECT model.create('job', '{"code": "54001"}');
SELECT model.create('job', '{"code": "XX001"}');
SELECT model.create('job', '{"name": "40001"}') ->> 'success';
SELECT model.act('job', 'run', jsonb_build_object('id', (SELECT id FROM job)));
SELECT model.bulk_create('job', '[{"name": "first"}, {"code": "40P01"}, {"name": "last"}]');
SELECT count(*) FROM job;
-- Those of PostgreSQL itself.
\set VERBOSITY terse
BEGIN READ ONLY;
SELECT model.create('job', '{"name": "x"}');
ROLLBACK;
CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.name = 'slow' THEN PERFORM pg_sleep(60); END IF;
    IF NEW.name = 'endless' THEN INSERT INTO raised.job (name) VALUES ('endless'); END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER linger BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION linger();
SET statement_timeout = '100ms';
SELECT model.create('job', '{"name": "slow"}');
SELECT model.bulk_create('job', '[{"name": "first"}, {"name": "slow"}]');
RESET statement_timeout;
SET max_stack_depth = '100kB';
SELECT model.create('job', '{"name": "endless"}');
RESET max_stack_depth;
-- A missing privilege: on the table, a column, a sequence, a function of a default, and the hook.
DROP TRIGGER raise_code ON job;
CREATE ROLE raised_user;
GRANT USAGE ON SCHEMA raised TO raised_user;
SET ROLE raised_user;
SELECT model.create('job', '{"name": "x"}');
SELECT model.update('job', 1, '{"name": "x"}');
SELECT model.delete('job', 1);
SELECT model.bulk_create('job', '[{"name": "x"}, {"name": "y"}]');
RESET ROLE;
GRANT SELECT, DELETE, INSERT ON job TO raised_user;
GRANT UPDATE (name, updated_at) ON job TO raised_user;
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT NULL::text $$;
REVOKE EXECUTE ON FUNCTION next_code, hook FROM PUBLIC;
ALTER TABLE job ALTER code SET DEFAULT next_code();
SET ROLE raised_user;
SELECT model.create('job', '{"name": "x"}');
SELECT model.update('job', (SELECT max(id) FROM job), '{"code": "x"}');
SELECT model.act('job', 'run', jsonb_build_object('id', (SELECT max(id) FROM job)));
-- From a function that calls the action, too.
DO $$ BEGIN PERFORM model.create('job', '{"name": "x"}'); END $$;
RESET ROLE;
SELECT name FROM job ORDER BY id;

SELECT model.forget('job');
DROP OWNED BY raised_user;
DROP ROLE raised_user;
DROP SCHEMA raised CASCADE;

-- What triggers and hooks raise comes back as an error of the action; where it names a field, as a mistake of the field.
SET client_min_messages = warning;
CREATE SCHEMA raising;
SET search_path = raising;
CREATE FUNCTION told(result json) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT concat_ws(' | ', '#' || (e->>'index'), e->>'path', e->>'message', e->>'sqlstate', e->>'hint')
    FROM json_array_elements(CASE json_typeof(result->'errors') WHEN 'array' THEN result->'errors' END) e $$;
SELECT model.define($${"task": {"fields": {"title": {"type":"string","length":{"max":30}}, "dueOn": {"type":"dateTime","includeTime":false},
        "steps": {"type":"hasMany","model":"step","inverse":"task"}},
        "actions": {"create": {}, "update": {}, "delete": {}, "run": {"run": "raising.hook"}, "after": {"onSuccess": "raising.after"}}},
    "step": {"fields": {"title": {"type":"string","required":true,"unique":true}, "task": {"type":"belongsTo","model":"task","onDelete":"cascade"}}},
    "globalActions": {"raise": {"params": {"how":"string"}, "run": "raising.global"}}}$$);
\set VERBOSITY terse
ALTER TABLE task ADD CONSTRAINT polite CHECK (title <> 'rude');
CREATE TABLE audit (id int PRIMARY KEY);
CREATE TABLE secret (id int);
-- Raises as it is told to.
CREATE PROCEDURE raise(how text) LANGUAGE plpgsql AS $$
DECLARE field text; detail text;
BEGIN
    CASE how
    WHEN 'plain' THEN RAISE EXCEPTION 'no more tasks' USING HINT = 'Rest.';
    WHEN 'state' THEN RAISE EXCEPTION 'no more tasks' USING ERRCODE = 'T0001';
    WHEN 'check' THEN RAISE EXCEPTION 'no more tasks' USING ERRCODE = 'check_violation';
    WHEN 'field' THEN RAISE EXCEPTION 'must be later' USING COLUMN = 'dueOn';
    WHEN 'column' THEN RAISE EXCEPTION 'due_on must be later' USING COLUMN = 'due_on', ERRCODE = 'check_violation';
    WHEN 'no field' THEN RAISE EXCEPTION 'must be later' USING COLUMN = 'due';
    WHEN 'constraint' THEN RAISE EXCEPTION 'please' USING CONSTRAINT = 'polite';
    WHEN 'constraint of a name' THEN RAISE EXCEPTION 'please' USING CONSTRAINT = 'title';
    WHEN 'detail' THEN RAISE EXCEPTION 'please' USING DETAIL = 'title';
    WHEN 'table' THEN RAISE EXCEPTION 'please' USING TABLE = 'task', COLUMN = 'title';
    WHEN 'other table' THEN RAISE EXCEPTION 'please' USING TABLE = 'audit', COLUMN = 'title';
    WHEN 'other model' THEN RAISE EXCEPTION 'please' USING SCHEMA = 'raising', TABLE = 'step', COLUMN = 'title';
    WHEN 'invalid' THEN PERFORM model.invalid('dueOn', 'must not be in the past');
    WHEN 'invalid column' THEN PERFORM model.invalid('due_on', 'must not be in the past');
    WHEN 'invalid, no field' THEN PERFORM model.invalid('weather', 'is too fine');
    WHEN 'invalid again' THEN BEGIN PERFORM model.invalid('title', 'is dull'); EXCEPTION WHEN OTHERS THEN RAISE; END;
    WHEN 'invalid anew' THEN
        BEGIN
            PERFORM model.invalid('title', 'is dull');
        EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS field = COLUMN_NAME, detail = PG_EXCEPTION_DETAIL;
            RAISE EXCEPTION '%', SQLERRM USING COLUMN = field, DETAIL = detail;
        END;
    WHEN 'invalid by mistake' THEN PERFORM model.invalid(NULL, 'is dull');
    WHEN 'code' THEN RAISE EXCEPTION 'not yours' USING DETAIL = 'GGT_PERMISSION_DENIED', ERRCODE = '42501';
    WHEN 'code of ours' THEN PERFORM model.find_one('step', 77);
    WHEN 'code that is none' THEN RAISE EXCEPTION 'please' USING DETAIL = 'GGT_PLEASE do';
    WHEN 'other row' THEN INSERT INTO raising.step (title) VALUES (NULL);
    WHEN 'other rows' THEN INSERT INTO raising.step (title) VALUES ('same'), ('same');
    WHEN 'no model' THEN INSERT INTO raising.audit VALUES (1), (1);
    WHEN 'privilege' THEN PERFORM FROM raising.secret;
    WHEN 'wrong' THEN EXECUTE 'SELECT nothing';
    WHEN 'data' THEN PERFORM 1 / 0;
    WHEN 'assert' THEN ASSERT false, 'must be true';
    WHEN 'thrown' THEN RAISE EXCEPTION 'as some languages throw' USING ERRCODE = 'internal_error';
    ELSE NULL;
    END CASE;
END $$;
CREATE TABLE way (id int GENERATED ALWAYS AS IDENTITY, how text);
INSERT INTO way (how) VALUES ('plain'), ('state'), ('check'), ('field'), ('column'), ('no field'), ('constraint'), ('constraint of a name'), ('detail'), ('table'),
    ('other table'), ('other model'), ('invalid'), ('invalid column'), ('invalid, no field'), ('invalid again'), ('invalid anew'), ('invalid by mistake'), ('code'),
    ('code of ours'), ('code that is none'), ('other row'), ('other rows'), ('no model'), ('privilege'), ('wrong'), ('data'), ('assert'), ('thrown'), ('not at all');
CREATE FUNCTION before_task() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN CALL raising.raise(NEW.title); RETURN NEW; END $$;
CREATE FUNCTION hook(record task, params jsonb) RETURNS task LANGUAGE plpgsql AS $$ BEGIN CALL raising.raise(record.title); RETURN record; END $$;
CREATE FUNCTION after(record task, params jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN CALL raising.raise(record.title); END $$;
CREATE FUNCTION global(params jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN CALL raising.raise(params->>'how'); END $$;
CREATE ROLE raising_user;
GRANT USAGE, CREATE ON SCHEMA raising TO raising_user;
GRANT ALL ON task, step, audit, way TO raising_user;
GRANT ALL ON ALL SEQUENCES IN SCHEMA raising TO raising_user;

SET ROLE raising_user;
-- Hooks.
SELECT how, told(model.act('task', 'run', jsonb_build_object('id', (model.create('task', jsonb_build_object('title', how))->'task'->>'id')))) FROM way ORDER BY id;
SELECT told(model.act('task', 'after', '{"id": 1}'));
-- A global action has no record, but other models' constraints are theirs.
SELECT how, told(model.run('raise', jsonb_build_object('how', how))) FROM way
WHERE how IN ('plain', 'field', 'other model', 'invalid', 'code of ours', 'other row', 'no model', 'privilege', 'wrong', 'data') ORDER BY id;
RESET ROLE;
-- Triggers.
TRUNCATE task CASCADE;
CREATE TRIGGER before_task BEFORE INSERT OR UPDATE ON task FOR EACH ROW EXECUTE FUNCTION before_task();
SET ROLE raising_user;
SELECT how, told(model.create('task', jsonb_build_object('title', how))) FROM way ORDER BY id;
SELECT title FROM task;
-- Each element of a bulk has its own, and nested records have their paths.
SELECT told(model.bulk_create('task', '[{"title": "plain"}, {"title": "fine"}, {"title": "invalid"}]'));
SELECT told(model.create('step', '{"title": "a", "task": {"create": {"title": "invalid"}}}'));
SELECT title FROM task ORDER BY id;
RESET ROLE;
-- The same from a function that calls the action: its own context is not the trigger's.
CREATE FUNCTION create_task(title text) RETURNS json LANGUAGE plpgsql AS $$
BEGIN RETURN model.create('task', jsonb_build_object('title', title)); END $$;
SET ROLE raising_user;
SELECT how, told(create_task(how)) FROM way WHERE how IN ('plain', 'field', 'privilege', 'data') ORDER BY id;
RESET ROLE;
-- Row-level security refuses a row; a missing privilege is another thing.
DROP TRIGGER before_task ON task;
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON task USING (true) WITH CHECK (title <> 'yours');
SET ROLE raising_user;
SELECT told(model.create('task', '{"title": "yours"}'));
SELECT told(model.update('task', (SELECT max(id) FROM task), '{"title": "yours"}'));
SELECT told(model.bulk_create('task', '[{"title": "mine"}, {"title": "yours"}, {"title": "mine, too"}]'));
SELECT title FROM task ORDER BY id;
RESET ROLE;
-- A trigger that changes what is kept for ever.
ALTER TABLE task DISABLE ROW LEVEL SECURITY;
CREATE FUNCTION renumber() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.id := NEW.id + 1; RETURN NEW; END $$;
CREATE TRIGGER renumber BEFORE UPDATE ON task FOR EACH ROW EXECUTE FUNCTION renumber();
SELECT told(model.update('task', (SELECT max(id) FROM task), '{"title": "moved"}'));
DROP TRIGGER renumber ON task;
-- A hook that is not there any more.
DROP FUNCTION hook, global;
SELECT told(model.run('raise'));
SELECT told(model.act('task', 'run', jsonb_build_object('id', (SELECT max(id) FROM task))));

SELECT model.forget(name) FROM unnest(ARRAY['step', 'task']) name;
DELETE FROM model.global_action WHERE name = 'raise';
DROP OWNED BY raising_user;
DROP ROLE raising_user;
DROP SCHEMA raising CASCADE;

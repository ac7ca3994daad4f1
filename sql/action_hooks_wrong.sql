-- Functions that are no hooks, or are not what a hook is; ids that are none.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA action_hooks_wrong; SET search_path = action_hooks_wrong, public;
SELECT model.define('{
  "event": {"fields": {"name": {"type": "string"}},
            "actions": {"create": {"run": "nothing"}, "update": {}, "delete": {},
                        "asText": {"run": "as_text"}, "asOther": {"run": "as_other"}, "asRecord": {"run": "as_record"},
                        "asNull": {"run": "as_null"}, "asVoid": {"run": "as_void"}, "alike": {"run": "alike"}}},
  "globalActions": {"missing": {"run": "action_hooks_wrong.missing"}, "asSet": {"run": "action_hooks_wrong.as_set"},
                    "refuse": {"run": "action_hooks_wrong.refuse"}, "lookUp": {"run": "action_hooks_wrong.look_up"}}}');
CREATE TABLE other (name text);
CREATE FUNCTION as_text(event, jsonb) RETURNS text LANGUAGE sql AS $$ SELECT 'no record' $$;
CREATE FUNCTION as_other(event, jsonb) RETURNS other LANGUAGE sql AS $$ SELECT 'x' $$;
CREATE FUNCTION as_record(event, jsonb) RETURNS record LANGUAGE sql AS $$ SELECT 1, 2 $$;
CREATE FUNCTION as_null(event, jsonb) RETURNS event LANGUAGE sql AS $$ SELECT NULL::event $$;
CREATE FUNCTION as_void(event, jsonb) RETURNS void LANGUAGE sql AS $$ $$;
CREATE FUNCTION alike(anyelement, jsonb) RETURNS anyelement LANGUAGE sql AS $$ SELECT $1 $$;
INSERT INTO event (name) VALUES ('a');

\echo == a run hook takes the record and the params, and returns a record
CREATE FUNCTION pg_temp.failure(result json) RETURNS SETOF text LANGUAGE sql AS
    $$ SELECT concat_ws(' ', e ->> 'message', e ->> 'sqlstate', e ->> 'hint') FROM json_array_elements(result -> 'errors') AS e $$;
SELECT pg_temp.failure(model.create('event', '{"name": "b"}'));
SELECT action, pg_temp.failure(model.act('event', action, '{"id": 1}'))
FROM unnest('{asText,asOther,asRecord,asNull,asVoid}'::text[]) AS action;
SELECT model.act('event', 'alike', '{"id": 1}', '{"name": true}');

\echo == a global action takes the params, and returns one value
SELECT action, pg_temp.failure(model.run(action)) FROM unnest('{missing,asSet}'::text[]) AS action;
CREATE FUNCTION as_set(jsonb) RETURNS SETOF int LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION refuse(jsonb) RETURNS void LANGUAGE sql AS $$ SELECT model.invalid('when', 'must not be now') $$;
CREATE FUNCTION look_up(jsonb) RETURNS json LANGUAGE sql AS $$ SELECT model.find_one('event', 77) $$;
SELECT pg_temp.failure(model.run('asSet'));
SELECT model.run('refuse');
SELECT model.run('lookUp');

\echo == ids and fields that are none
SELECT model.delete('event', 'x');
SELECT model.delete('event', 77);
SELECT model.bulk_delete('event', '["x", 77]');
SELECT model.bulk_delete('event', 'x');
SELECT model.upsert('event', '{"name": "b"}', '{}');

SELECT count(model.forget('event'));
DELETE FROM model.global_action WHERE name IN ('missing', 'asSet', 'refuse', 'lookUp');
DROP SCHEMA action_hooks_wrong CASCADE;

-- Global actions: functions that belong to no model.
\pset format unaligned
\pset tuples_only on
\pset null NULL
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA action_global;
SET search_path = action_global, public;
SELECT model.define('{
  "thing": {"table": "action_global.thing", "fields": {"name": {"type": "string", "required": true}}},
  "globalActions": {
    "asJson":      {"run": "action_global.as_json", "params": {"why": "string", "count": "number", "sure": "boolean", "when": "dateTime", "what": "json", "who": "email", "which": "id"}},
    "asJsonb":     {"run": "action_global.as_jsonb"},
    "asVoid":      {"run": "action_global.as_void"},
    "asInt":       {"run": "action_global.as_int"},
    "asText":      {"run": "action_global.as_text"},
    "asNull":      {"run": "action_global.as_null"},
    "asRow":       {"run": "action_global.as_row"},
    "asArray":     {"run": "action_global.as_array"},
    "asSet":       {"run": "action_global.as_set"},
    "asRecord":    {"run": "action_global.as_record"},
    "acts":        {"run": "action_global.acts", "params": {"name": "string"}},
    "invalid":     {"run": "action_global.invalid_"},
    "raises":      {"run": "action_global.raises"},
    "fails":       {"run": "action_global.fails"},
    "loops":       {"run": "action_global.loops"},
    "overloaded":  {"run": "action_global.overloaded"},
    "aProcedure":  {"run": "action_global.a_procedure"},
    "anAggregate": {"run": "pg_catalog.jsonb_agg"},
    "nowhere":     {"run": "action_global.nowhere"},
    "noSchema":    {"run": "nowhere.nowhere"}}}');
CREATE FUNCTION as_json(jsonb) RETURNS json LANGUAGE sql AS $$ SELECT json_build_object('given', $1, 'b', 1, 'a', 2) $$;
CREATE FUNCTION as_jsonb(jsonb) RETURNS jsonb LANGUAGE sql AS $$ SELECT '{"b": 1, "a": [null, "x"]}'::jsonb $$;
CREATE FUNCTION as_void(jsonb) RETURNS void LANGUAGE sql AS $$ INSERT INTO action_global.thing (name) VALUES ('by void') $$;
CREATE FUNCTION as_int(jsonb) RETURNS int LANGUAGE sql AS $$ SELECT 42 $$;
CREATE FUNCTION as_text(jsonb) RETURNS text LANGUAGE sql AS $$ SELECT 'a "quoted" line' || chr(10) $$;
CREATE FUNCTION as_null(jsonb) RETURNS text LANGUAGE sql AS $$ SELECT NULL::text $$;
CREATE FUNCTION as_row(jsonb) RETURNS thing LANGUAGE sql AS $$ SELECT ROW(7, NULL, NULL, 'row', NULL)::action_global.thing $$;
CREATE FUNCTION as_array(jsonb) RETURNS int[] LANGUAGE sql AS $$ SELECT ARRAY[1, NULL, 3] $$;
CREATE FUNCTION as_set(jsonb) RETURNS SETOF int LANGUAGE sql AS $$ VALUES (1), (2) $$;
CREATE FUNCTION as_record(jsonb, OUT x int, OUT y text) LANGUAGE sql AS $$ SELECT 1, 'two' $$;
CREATE FUNCTION acts(params jsonb) RETURNS json LANGUAGE sql AS $$ SELECT model.create('thing', params, '{"name": true}') $$;
CREATE FUNCTION invalid_(jsonb) RETURNS void LANGUAGE sql AS $$ SELECT model.invalid('why', 'is not said') $$;
CREATE FUNCTION raises(jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO action_global.thing (name) VALUES ('undone'); RAISE EXCEPTION 'no' USING ERRCODE = 'AB123', HINT = 'Another time.'; END $$;
CREATE FUNCTION fails(jsonb) RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO action_global.thing (name) VALUES (NULL); RETURN 1; END $$;
CREATE FUNCTION loops(jsonb) RETURNS json LANGUAGE sql AS $$ SELECT model.run('loops') $$;
CREATE FUNCTION overloaded(text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION overloaded(jsonb) RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;
CREATE PROCEDURE a_procedure(jsonb) LANGUAGE sql AS $$ SELECT 1 $$;

\echo == what it gives
SELECT model.run('asJson', '{"why": "so", "count": 1.5, "sure": true, "when": "2022-10-03T07:45:30Z", "what": [1], "who": "a@b.example", "which": 7}');
SELECT model.run('asJson');
SELECT model.run('asJson', NULL);
SELECT model.run('asJson', '{"why": null}');
SELECT a, model.run(a) FROM unnest('{asJsonb,asVoid,asInt,asText,asNull,asRow,asArray,asSet,asRecord,overloaded}'::text[]) a;
SELECT name FROM thing;
SELECT model.run('acts', '{"name": "made"}');
SELECT model.run('acts');
SELECT name FROM thing;

\echo == wrong params
SELECT model.run('asJson', '{"why": 1, "count": "x", "sure": "true", "when": "soon", "who": 7, "which": [], "whi": 1}') -> 'errors';
SELECT model.run('asJson', '[]'), model.run('asVoid', '{"x": 1}');

\echo == errors
SELECT a, model.run(a) FROM unnest('{invalid,raises,fails,aProcedure,anAggregate,nowhere,noSchema}'::text[]) a;
SELECT name FROM thing;
SELECT model.run('asJsonn');
SELECT model.run(NULL);
SELECT model.run('loops');
CREATE ROLE action_global_stranger;
GRANT USAGE ON SCHEMA action_global TO action_global_stranger;
REVOKE EXECUTE ON FUNCTION as_int(jsonb) FROM public;
SET ROLE action_global_stranger;
SELECT model.run('asInt');
SELECT model.run('asVoid');
SELECT model.run('asText');
RESET ROLE;

\echo == it follows changes of the function
CREATE OR REPLACE FUNCTION as_text(jsonb) RETURNS text LANGUAGE sql AS $$ SELECT 'changed' $$;
SELECT model.run('asText');
DROP FUNCTION as_text(jsonb);
SELECT model.run('asText') -> 'errors' -> 0 -> 'code';
CREATE FUNCTION as_text(jsonb) RETURNS int LANGUAGE sql AS $$ SELECT 9 $$;
SELECT model.run('asText');

DELETE FROM model.global_action WHERE name = ANY ('{asJson,asJsonb,asVoid,asInt,asText,asNull,asRow,asArray,asSet,asRecord,acts,invalid,raises,fails,loops,overloaded,aProcedure,anAggregate,nowhere,noSchema}');
SELECT model.forget('thing');
DROP SCHEMA action_global CASCADE;
DROP ROLE action_global_stranger;

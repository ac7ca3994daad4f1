-- The reading functions as callers see them: signatures, defaults, volatility, and that anybody may call them.
BEGIN;
SELECT plan(46);

CREATE TEMP TABLE finder (name text, arguments text[], result text, defaults int);
INSERT INTO finder VALUES
    ('find_one', '{text,bigint,jsonb}', 'json', 1), ('find_one', '{text,text,jsonb}', 'json', 1), ('find_one', '{text,uuid,jsonb}', 'json', 1),
    ('maybe_find_one', '{text,bigint,jsonb}', 'json', 1), ('maybe_find_one', '{text,text,jsonb}', 'json', 1), ('maybe_find_one', '{text,uuid,jsonb}', 'json', 1),
    ('find_by', '{text,text,text,jsonb}', 'json', 1), ('find_by', '{text,text,anynonarray,jsonb}', 'json', 1),
    ('maybe_find_by', '{text,text,text,jsonb}', 'json', 1), ('maybe_find_by', '{text,text,anynonarray,jsonb}', 'json', 1),
    ('find_first', '{text,jsonb,jsonb,text,jsonb,jsonb}', 'json', 5), ('maybe_find_first', '{text,jsonb,jsonb,text,jsonb,jsonb}', 'json', 5),
    ('find_many', '{text,jsonb,jsonb,text,integer,text,integer,text,jsonb,jsonb}', 'json', 9),
    ('count', '{text,jsonb,text,jsonb}', 'bigint', 3), ('estimate', '{text,jsonb,text,jsonb}', 'bigint', 3);

SELECT function_returns('model', name, arguments, result) FROM finder ORDER BY name, arguments;
SELECT volatility_is('model', name, arguments, 'stable') FROM finder ORDER BY name, arguments;
SELECT is(p.pronargdefaults::int, f.defaults, format('defaults of %s(%s)', f.name, f.arguments))
FROM finder f JOIN pg_proc p ON p.oid = format('model.%I(%s)', f.name, array_to_string(f.arguments, ', '))::regprocedure ORDER BY f.name, f.arguments;
SELECT is_empty($$ SELECT f.* FROM finder f JOIN pg_proc p ON p.oid = format('model.%I(%s)', f.name, array_to_string(f.arguments, ', '))::regprocedure
                   WHERE p.proparallel <> 'r' OR p.proisstrict OR p.prosecdef OR NOT has_function_privilege('public', p.oid, 'EXECUTE') $$,
                'all run as their caller, in the leader of a parallel query, and for everybody');
SELECT * FROM finish();
ROLLBACK;

-- A filter means one thing: random models, rows and filters, on relations too; each filter folded into a query, evaluated
-- row by row, evaluated in parallel workers, as rows of model.rows, asked of find_many, and pasted as SQL.
--
-- PROPERTY_SEED=0.42 PROPERTY_ROUNDS=1000 make test-pgtap T=matches_property repeats a run, or runs longer.
\set rounds 150
\ir random.psql
\set ON_ERROR_STOP on
SET client_min_messages = warning;
BEGIN;
SELECT plan(7);
SELECT diag('PROPERTY_SEED=' || :'seed');
SELECT setseed(:'seed');
CREATE SCHEMA matching;
SET search_path = matching, public;

CREATE FUNCTION die(sides int) RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT floor(random() * sides)::int $$;
CREATE FUNCTION pick(VARIADIC choices anyarray) RETURNS anyelement LANGUAGE sql VOLATILE AS
    $$ SELECT choices[1 + floor(random() * cardinality(choices))::int] $$;
CREATE FUNCTION random_word() RETURNS text LANGUAGE sql VOLATILE AS
    $$ SELECT pick('a'::text, 'A', 'ä', 'ab', 'Ab', 'aB%', 'a_b', 'b', 'é"\', '', 'zeta''s', E'tab\there', '日本', '$1') $$;

-- ---- models

-- What a field may be: its type in a definition, and a column type to which it is changed afterwards.
CREATE TABLE flavour (name text PRIMARY KEY, definition jsonb, sql_type text);
INSERT INTO flavour VALUES
    ('text', '{"type": "string"}', NULL), ('collated', '{"type": "string"}', 'text COLLATE "en-x-icu"'), ('varchar', '{"type": "string"}', 'varchar(20)'),
    ('char', '{"type": "string"}', 'char(8)'), ('int', '{"type": "number", "decimals": 0}', NULL), ('small', '{"type": "number", "decimals": 0}', 'smallint'),
    ('big', '{"type": "number", "decimals": 0}', 'bigint'), ('numeric', '{"type": "number", "decimals": 2}', NULL), ('double', '{"type": "number"}', NULL),
    ('real', '{"type": "number"}', 'real'), ('boolean', '{"type": "boolean"}', NULL), ('moment', '{"type": "dateTime"}', NULL),
    ('clock', '{"type": "dateTime"}', 'timestamp'), ('day', '{"type": "dateTime", "includeTime": false}', NULL),
    ('enum', '{"type": "enum", "options": ["a", "b", "c"]}', NULL), ('enums', '{"type": "enum", "options": ["a", "b", "c"], "multiple": true}', NULL),
    ('json', '{"type": "json"}', NULL);
CREATE TABLE chosen (model text, field text, flavour text REFERENCES flavour, required boolean);

DO $$
DECLARE m text;
BEGIN
    FOREACH m IN ARRAY '{club,seat,guest,badge}'::text[] LOOP
        INSERT INTO chosen SELECT m, 'f' || n, (SELECT name FROM flavour ORDER BY random() LIMIT 1 OFFSET n * 0), die(3) = 0 FROM generate_series(1, 4 + die(6)) n;
    END LOOP;
END $$;

CREATE FUNCTION fields_of(m text) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_object_agg(field, definition || jsonb_build_object('required', required)) FROM chosen JOIN flavour ON name = flavour WHERE model = m $$;
SELECT model.define(jsonb_build_object(
    'club',  jsonb_build_object('table', 'matching.club', 'fields', fields_of('club') ||
        '{"seats": {"type": "hasMany", "model": "seat", "inverse": "club"}, "guests": {"type": "hasManyThrough", "model": "guest", "through": "seat"},
          "badge": {"type": "hasOne", "model": "badge", "inverse": "club"}}'),
    'seat',  jsonb_build_object('table', 'matching.seat', 'fields', fields_of('seat') ||
        '{"club": {"type": "belongsTo", "model": "club"}, "guest": {"type": "belongsTo", "model": "guest"}}'),
    'guest', jsonb_build_object('table', 'matching.guest', 'fields', fields_of('guest') ||
        '{"seats": {"type": "hasMany", "model": "seat", "inverse": "guest"}}'),
    'badge', jsonb_build_object('table', 'matching.badge', 'fields', fields_of('badge') ||
        '{"club": {"type": "belongsTo", "model": "club"}}'))) \g /dev/null

DO $$
DECLARE f record;
BEGIN
    FOR f IN SELECT * FROM chosen JOIN flavour ON name = flavour WHERE sql_type IS NOT NULL LOOP
        EXECUTE format('ALTER TABLE %I ALTER %I TYPE %s', f.model, f.field, f.sql_type);
    END LOOP;
END $$;

-- ---- rows

-- A value of a field as JSON, from few enough that filters meet rows.
CREATE FUNCTION random_value(flavour text) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN CASE
        WHEN flavour IN ('text', 'collated', 'varchar', 'char') THEN to_jsonb(random_word())
        WHEN flavour IN ('int', 'small', 'big') THEN to_jsonb(die(6) - 2)
        WHEN flavour = 'numeric' THEN to_jsonb(die(8) / 4.0)
        WHEN flavour IN ('double', 'real') THEN pick('0.5'::text, '-2', '0.25', '1e10')::jsonb
        WHEN flavour = 'boolean' THEN to_jsonb(die(2) = 0)
        WHEN flavour IN ('moment', 'clock') THEN to_jsonb(to_char(timestamp '2022-10-03 07:45:30.342' + pick(0, 1, 1000) * interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        WHEN flavour = 'day' THEN to_jsonb(date '2022-10-03' + die(4))
        WHEN flavour = 'enum' THEN to_jsonb(pick('a'::text, 'b', 'c'))
        WHEN flavour = 'enums' THEN to_jsonb((ARRAY['a', 'b', 'c'])[1 + die(3):1 + die(4)])
        WHEN flavour = 'json' THEN pick('{"a": 1}'::text, '{"a": 1, "b": [1, "x"]}', '[]', '"a"', '1', '{"a": null}')::jsonb
        WHEN flavour = 'id' THEN to_jsonb((1 + die(40))::text)
    END;
END $$;

-- The row as an object of its columns.
CREATE FUNCTION random_row(m text) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE f record; r jsonb := '{}'; v jsonb;
BEGIN
    FOR f IN SELECT * FROM chosen WHERE model = m LOOP
        v := random_value(f.flavour);
        IF v IS NULL OR (NOT f.required AND die(4) = 0) THEN v := CASE WHEN f.required THEN '[]' END; END IF;
        IF f.flavour IN ('moment', 'clock') THEN v := to_jsonb(replace(v #>> '{}', 'Z', CASE f.flavour WHEN 'moment' THEN 'Z' ELSE '' END)); END IF;
        r := r || jsonb_build_object(f.field, v);
    END LOOP;
    RETURN r;
END $$;
CREATE PROCEDURE fill(m text, count int) LANGUAGE plpgsql AS $$
DECLARE r jsonb;
BEGIN
    FOR i IN 1..count LOOP
        r := random_row(m);
        IF m = 'seat' THEN r := r || jsonb_build_object('club_id', nullif(die(12), 0), 'guest_id', nullif(die(12), 0)); END IF;
        IF m = 'badge' THEN r := r || jsonb_build_object('club_id', CASE WHEN i <= 8 THEN i END); END IF; -- a club has one
        EXECUTE format('INSERT INTO %I (%s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1)', m, (SELECT string_agg(quote_ident(k), ', ') FROM jsonb_object_keys(r) k)) USING r;
    END LOOP;
END $$;
-- (JSON's null is a value of a json column, and here none.)
SELECT format('CALL fill(%L, %s)', m, n) FROM (VALUES ('club', 12), ('guest', 12), ('badge', 12), ('seat', 60)) x (m, n) \gexec
DO $$
DECLARE f record;
BEGIN
    FOR f IN SELECT * FROM chosen WHERE flavour = 'json' AND NOT required LOOP EXECUTE format('UPDATE %I SET %I = NULL WHERE %2$I = ''null''', f.model, f.field); END LOOP;
END $$;
ANALYZE club, seat, guest, badge;

-- ---- filters

CREATE FUNCTION random_condition(flavour text) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE op text; v jsonb; words boolean := flavour IN ('text', 'collated', 'varchar', 'char'); list jsonb := '[]';
BEGIN
    op := CASE WHEN die(6) = 0 THEN 'isSet'
               WHEN flavour = 'boolean' THEN pick('equals'::text, 'notEquals')
               WHEN flavour = 'enum' THEN pick('equals'::text, 'notEquals', 'in')
               WHEN flavour = 'enums' THEN pick('equals'::text, 'notEquals', 'contains')
               WHEN flavour = 'json' THEN pick('equals'::text, 'notEquals', 'in', 'notIn', 'matches')
               WHEN words AND die(2) = 0 THEN pick('startsWith'::text, 'endsWith', 'contains')
               ELSE pick('equals'::text, 'notEquals', 'in', 'notIn', 'lessThan', 'lessThanOrEqual', 'greaterThan', 'greaterThanOrEqual') END;
    v := coalesce(random_value(flavour), '["a"]');
    IF op = 'isSet' THEN
        v := to_jsonb(die(2) = 0);
    ELSIF op IN ('in', 'notIn') THEN
        FOR i IN 1..die(4) LOOP list := list || CASE die(5) WHEN 0 THEN jsonb 'null' ELSE jsonb_build_array(coalesce(random_value(flavour), '[]')) END; END LOOP;
        v := list;
    ELSIF op NOT IN ('startsWith', 'endsWith', 'contains', 'matches') AND die(8) = 0 THEN
        v := 'null';
    END IF;
    RETURN jsonb_build_object(op, v) || CASE WHEN words AND op <> 'isSet' AND die(4) = 0 THEN '{"caseSensitive": false}' ELSE '{}'::jsonb END;
END $$;

CREATE FUNCTION random_filter(m text, depth int) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE what text; f record; list jsonb := '[]';
BEGIN
    what := CASE WHEN depth = 0 THEN 'field' ELSE pick('field'::text, 'field', 'AND', 'OR', 'NOT', 'relation', 'relation') END;
    IF what = 'field' THEN
        SELECT * INTO f FROM (SELECT field, flavour FROM chosen WHERE model = m UNION ALL SELECT 'id', 'id') x ORDER BY random() LIMIT 1;
        RETURN jsonb_build_object(f.field, random_condition(f.flavour));
    ELSIF what = 'relation' THEN
        SELECT * INTO f FROM (VALUES ('club', 'seats', 'seat', true), ('club', 'guests', 'guest', true), ('club', 'badge', 'badge', false), ('seat', 'club', 'club', false),
            ('seat', 'guest', 'guest', false), ('guest', 'seats', 'seat', true), ('badge', 'club', 'club', false)) r (model, name, target, many) WHERE model = m ORDER BY random() LIMIT 1;
        IF f.many THEN
            RETURN jsonb_build_object(f.name, jsonb_build_object(pick('some'::text, 'every', 'none'), random_filter(f.target, depth - 1)));
        ELSIF die(4) = 0 THEN
            RETURN jsonb_build_object(f.name, jsonb_build_object('isSet', die(2) = 0));
        END IF;
        RETURN jsonb_build_object(f.name, random_filter(f.target, depth - 1));
    END IF;
    FOR i IN 1..die(4) LOOP list := list || jsonb_build_array(random_filter(m, depth - 1)); END LOOP;
    RETURN jsonb_build_object(what, list);
END $$;

-- ---- the ways to ask

CREATE TABLE mismatch (way text, model text, filter jsonb, folded text, found text);
SELECT format('PREPARE generic_%s (jsonb) AS SELECT string_agg(id::text, '','' ORDER BY id) FROM %1$I t WHERE model.matches(t, $1)', m)
FROM unnest('{club,seat,guest,badge}'::text[]) m \gexec

CREATE PROCEDURE round() LANGUAGE plpgsql AS $$
DECLARE m text := pick('club'::text, 'seat', 'guest', 'badge'); f jsonb := random_filter(m, die(4)); folded text; found text; way text; query text;
BEGIN
    EXECUTE format('SELECT string_agg(id::text, '','' ORDER BY id) FROM %I t WHERE model.matches(t, %L)', m, f) INTO folded;
    FOR way, query IN VALUES
        ('evaluated', format('SELECT string_agg(id::text, '','' ORDER BY id) FROM %I t, (SELECT %L::jsonb AS f OFFSET 0) x WHERE model.matches(t, x.f)', m, f)),
        ('generic', format('EXECUTE generic_%s (%L)', m, f)),
        ('rows', format('SELECT string_agg(id::text, '','' ORDER BY id) FROM model.rows(NULL::%I, %L)', m, f)),
        ('pasted', format('SELECT string_agg(id::text, '','' ORDER BY id) FROM %I WHERE %s', m, model.filter_sql(m, f))),
        ('asked', format('SELECT string_agg(n #>> ''{node,id}'', '','') FROM json_array_elements(model.find_many(%L, %L, first => 250, selection => ''{"id": true}'') -> ''edges'') n', m, f)),
        -- Not only what is true: what is false and what is NULL, of the rows that are there and of one that is not.
        ('truth', format('SELECT CASE WHEN bool_and(model.matches(t, %1$L) IS NOT DISTINCT FROM model.matches(t, x.f)) THEN %2$L ELSE ''differs'' END
                          FROM %3$I t, (SELECT %1$L::jsonb AS f OFFSET 0) x', f, coalesce(folded, '-'), m)),
        ('missing', format('SELECT CASE WHEN model.matches(t, %1$L) IS NOT DISTINCT FROM model.matches(t, x.f) THEN %2$L ELSE ''differs'' END
                            FROM (SELECT %1$L::jsonb AS f OFFSET 0) x LEFT JOIN %3$I t ON t.id < 0', f, coalesce(folded, '-'), m))
    LOOP
        IF way = 'generic' THEN
            PERFORM set_config('plan_cache_mode', 'force_generic_plan', true), set_config('max_parallel_workers_per_gather', '1', true);
            EXECUTE query INTO found;
            PERFORM set_config('plan_cache_mode', 'auto', true), set_config('max_parallel_workers_per_gather', '0', true);
        ELSE
            EXECUTE query INTO found;
        END IF;
        IF coalesce(found, '-') <> coalesce(folded, '-') THEN INSERT INTO mismatch VALUES (way, m, f, folded, found); END IF;
    END LOOP;
END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 0;
SELECT format('CALL round()') FROM generate_series(1, :rounds) \gexec

SELECT is_empty($$ SELECT * FROM mismatch WHERE way = 'evaluated' $$, 'evaluated row by row');
SELECT is_empty($$ SELECT * FROM mismatch WHERE way = 'generic' $$, 'by a generic plan, in parallel workers');
SELECT is_empty($$ SELECT * FROM mismatch WHERE way = 'rows' $$, 'as rows');
SELECT is_empty($$ SELECT * FROM mismatch WHERE way = 'pasted' $$, 'pasted as SQL');
SELECT is_empty($$ SELECT * FROM mismatch WHERE way = 'asked' $$, 'asked of find_many');
SELECT is_empty($$ SELECT * FROM mismatch WHERE way = 'truth' $$, 'true, false and NULL');
SELECT is_empty($$ SELECT * FROM mismatch WHERE way = 'missing' $$, 'of a row that is not there');
SELECT * FROM finish();
ROLLBACK;

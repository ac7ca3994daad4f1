-- Text from outside never becomes SQL: names of tables and columns are quoted, values are parameters, and an error names
-- what was wrong as it was written.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();

\ir lib/hostile.sql

CREATE SCHEMA plain;
SELECT count(*) FROM model.define($$ {"safe": {"table": "plain.safe", "fields": {"text": {"type": "string", "unique": true}, "number": {"type": "number"}, "extra": {"type": "json"}}}} $$) \g /dev/null
INSERT INTO plain.safe (text, extra) SELECT text, to_jsonb(text) FROM attack;
INSERT INTO plain.safe (text) VALUES ('an ordinary one');

-- The answer, or the error.
CREATE FUNCTION public.answer(query text, VARIADIC arguments text[] DEFAULT '{}', OUT result text, OUT state text, OUT message text, OUT detail text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE query INTO result USING arguments[1], arguments[2];
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
END $$;

-- Values: each finds itself and nothing else.
CREATE FUNCTION public.finds_itself(how text, query text) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT is(string_agg(left(a.text, 60), ' , ' ORDER BY a.n), NULL, how || ': each value finds itself alone')
    FROM attack a, LATERAL answer(query, a.text) WHERE result IS DISTINCT FROM a.n::text
$$;
SELECT finds_itself('find_by', $$SELECT model.find_by('safe', 'text', $1) ->> 'id'$$);
SELECT finds_itself('equals', $$SELECT model.find_first('safe', jsonb_build_object('text', jsonb_build_object('equals', $1))) ->> 'id'$$);
SELECT finds_itself('in', $$SELECT model.find_first('safe', jsonb_build_object('text', jsonb_build_object('in', ARRAY[$1]))) ->> 'id'$$);
SELECT finds_itself('json equals', $$SELECT model.find_first('safe', jsonb_build_object('extra', jsonb_build_object('equals', $1))) ->> 'id'$$);
SELECT finds_itself('through a cursor', $$SELECT model.find_many('safe', sort => '[{"text":"Ascending"},{"id":"Descending"}]', first => 1,
    before => NULL, after => model.find_many('safe', jsonb_build_object('text', jsonb_build_object('lessThan', $1)), '[{"text":"Ascending"},{"id":"Descending"}]', last => 1) #>> '{pageInfo,endCursor}') #>> '{edges,0,node,id}'$$);
SELECT is(string_agg(left(a.text, 60), ' , '), NULL, 'startsWith, contains and endsWith take no wildcards')
    FROM attack a, unnest('{startsWith,contains,endsWith}'::text[]) operator,
         LATERAL answer($$SELECT model.count('safe', jsonb_build_object('text', jsonb_build_object($1, $2)))$$, operator, a.text) r
    WHERE r.result IS DISTINCT FROM (SELECT count(*)::text FROM attack o WHERE CASE operator WHEN 'startsWith' THEN starts_with(o.text, a.text)
        WHEN 'contains' THEN strpos(o.text, a.text) > 0 ELSE right(o.text, length(a.text)) = a.text END
        ) AND NOT (a.text = ANY ('{"", " "}') OR strpos('an ordinary one', a.text) > 0);
SELECT is(string_agg(left(a.text, 60), ' , '), NULL, 'a value comes back as it is')
    FROM attack a WHERE model.find_one('safe', a.n, '{"text":true}') ->> 'text' IS DISTINCT FROM a.text;

-- Every other argument that is text: refused, by an error of ours that names it; never of SQL's syntax.
CREATE FUNCTION public.refused(what text, query text, states text[]) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT is(string_agg(left(a.text, 60) || ' -> ' || coalesce(r.state || ' ' || left(r.message, 200), 'no error'), ' , ' ORDER BY a.n), NULL, what || ': refused')
    FROM attack a, LATERAL answer(query, a.text) r WHERE (r.state IS NULL OR r.state <> ALL (states)) AND a.text <> 'null' -- which is a name
$$;
SELECT refused('model', $$SELECT model.find_one($1, 1)$$, '{42704}');
SELECT refused('model of find_many', $$SELECT model.find_many($1)$$, '{42704}');
SELECT refused('model of count', $$SELECT model.count($1)$$, '{42704}');
SELECT refused('model of describe', $$SELECT model.describe($1)$$, '{42704}');
SELECT refused('model of forget', $$SELECT model.forget($1)$$, '{42704}');
SELECT refused('model of release', $$SELECT model.release($1)$$, '{42704}');
SELECT refused('id', $$SELECT model.find_one('safe', $1)$$, '{22P02}');
SELECT refused('field', $$SELECT model.find_by('safe', $1, 'x')$$, '{42703}');
SELECT refused('field of a filter', $$SELECT model.count('safe', jsonb_build_object($1, '{"equals":1}'::jsonb))$$, '{42703}');
SELECT refused('operator', $$SELECT model.count('safe', jsonb_build_object('text', jsonb_build_object($1, 'x')))$$, '{42883}');
SELECT refused('number', $$SELECT model.count('safe', jsonb_build_object('number', jsonb_build_object('equals', $1)))$$, '{22023,22P02}');
SELECT refused('dateTime', $$SELECT model.count('safe', jsonb_build_object('createdAt', jsonb_build_object('equals', $1)))$$, '{22007,22023}');
SELECT refused('id in a filter', $$SELECT model.count('safe', jsonb_build_object('id', jsonb_build_object('equals', $1)))$$, '{22P02,22023}');
SELECT refused('field of a sort', $$SELECT model.find_many('safe', sort => jsonb_build_object($1, 'Ascending'))$$, '{42703}');
SELECT refused('order of a sort', $$SELECT model.find_many('safe', sort => jsonb_build_object('text', $1))$$, '{22023}');
SELECT refused('nulls of a sort', $$SELECT model.find_many('safe', sort => jsonb_build_object('text', jsonb_build_object('order', 'Ascending', 'nulls', $1)))$$, '{22023}');
SELECT refused('field of a selection', $$SELECT model.find_many('safe', selection => jsonb_build_object($1, true))$$, '{42703}');
SELECT refused('after', $$SELECT model.find_many('safe', after => $1)$$, '{22023}');
SELECT refused('before', $$SELECT model.find_many('safe', before => $1)$$, '{22023}');
SELECT refused('name of a model', $$SELECT model.define(jsonb_build_object($1, '{}'::jsonb))$$, '{42P17}');
SELECT refused('name of a field', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('fields', jsonb_build_object($1, '{"type":"string"}'::jsonb))))$$, '{42P17}');
SELECT refused('type', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('fields', jsonb_build_object('f', jsonb_build_object('type', $1)))))$$, '{42P17}');
SELECT refused('option', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('fields', jsonb_build_object('f', jsonb_build_object('type', 'string', $1, 1)))))$$, '{42P17}');
SELECT refused('sqlType', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('fields', jsonb_build_object('f', jsonb_build_object('type', 'string', 'sqlType', $1)))))$$, '{42P17,42601,42704}');
SELECT refused('plural', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('plural', $1)))$$, '{42P17}');
SELECT refused('related model', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('fields', jsonb_build_object('f', jsonb_build_object('type', 'belongsTo', 'model', $1)))))$$, '{42P17}');
SELECT refused('onDelete', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('fields', jsonb_build_object('f', jsonb_build_object('type', 'belongsTo', 'model', 'safe', 'onDelete', $1)))))$$, '{42P17}');
SELECT refused('state', $$SELECT model.define(jsonb_build_object('other', jsonb_build_object('states', jsonb_build_object('initial', $1, $1, '{}'::jsonb))))$$, '{42P17}');
SELECT refused('option of adopt', $$SELECT model.adopt('attack', jsonb_build_object($1, 1))$$, '{42P17}');
SELECT refused('key of adopt', $$SELECT model.adopt('attack', jsonb_build_object('key', $1))$$, '{42P17}');
SELECT refused('email', $$SELECT $1::model.email$$, '{22P02}');
SELECT refused('color', $$SELECT $1::model.color$$, '{22P02}');
SELECT refused('password', $$SELECT $1::model.password$$, '{22P02}');
SELECT refused('cursor', $$SELECT $1::model.cursor$$, '{22P02}');

-- An unknown name is shown as it was written.
SELECT is((answer($$SELECT model.count('safe', jsonb_build_object($1, 1))$$, $$a"b\'; --$$)).message, $$Field "a"b\'; --" is not defined by SafeFilter.$$, 'a name in an error');

-- Names of tables and columns: what PostgreSQL takes, define and adopt take.
CREATE FUNCTION public.lives_in(schema text, relation text, col text, n bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE model text := 'quoted' || n; page json;
BEGIN
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', schema);
    PERFORM model.define(jsonb_build_object(model, jsonb_build_object('table', format('%I.%I', schema, relation), 'fields', jsonb_build_object(
        'value', jsonb_build_object('type', 'string', 'column', col, 'default', 'x''"\', 'unique', jsonb_build_object('caseSensitive', false), 'pattern', $p$^[a-z'"\\;$]*$p$, 'length', '{"max":30}'::jsonb),
        'kind', jsonb_build_object('type', 'enum', 'options', jsonb_build_array('it''s', 'a"b', 'a\b', '$1'), 'default', 'it''s'),
        'parent', jsonb_build_object('type', 'belongsTo', 'model', model),
        'children', jsonb_build_object('type', 'hasMany', 'model', model, 'inverse', 'parent')))));
    PERFORM model.define(model.describe(model)::jsonb);
    EXECUTE format('INSERT INTO %I.%I (parent_id) VALUES (NULL)', schema, relation);
    EXECUTE format('INSERT INTO %I.%I (%I, kind, parent_id) VALUES (''b'', $1, 1)', schema, relation, col) USING 'a\b';
    page := model.find_many(model, '{"value":{"startsWith":"b"},"parent":{"value":{"equals":"x''\"\\"}}}', '[{"value":"Descending"},{"parent":{"value":"Ascending"}}]',
                            selection => '{"value":true,"kind":true,"parent":{"value":true,"children":{"edges":{"node":{"value":true}}}}}');
    IF (page #>> '{edges,0,node}')::jsonb <> '{"value":"b","kind":"a\\b","parent":{"value":"x''\"\\","children":{"edges":[{"node":{"value":"b"}}]}}}' THEN RETURN page; END IF;
    IF model.find_by(model, 'value', 'B') ->> 'id' <> '2' THEN RETURN 'find_by'; END IF;
    IF model.count(model, '{"kind":{"in":["it''s"]},"children":{"some":{"value":{"contains":"B","caseSensitive":false}}}}') <> 1 THEN RETURN 'count'; END IF;
    PERFORM model.explain(model, '{"value":{"equals":"b"}}');
    PERFORM model.define(jsonb_build_object(model, jsonb_build_object('table', format('%I.%I', schema, relation), 'fields', jsonb_build_object(
        'value', jsonb_build_object('type', 'string', 'column', col, 'required', true)))), true);
    PERFORM model.release(model);
    EXECUTE format('SELECT model.adopt(%L::regclass, %L)', format('%I.%I', schema, relation), jsonb_build_object('model', model, 'fields', jsonb_build_object(col, '{"name":"value"}'::jsonb)));
    IF model.find_by(model, 'id', 2) ->> 'value' <> 'b' THEN RETURN 'adopted'; END IF;
    PERFORM model.forget(model);
    RETURN 'fine';
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE || ' ' || SQLERRM;
END $$;
SELECT is(lives_in('plain', name, 'value', n), 'fine', 'table ' || name) FROM name;
SELECT is(lives_in('plain', 'column' || n, name, n), 'fine', 'column ' || name) FROM name;
SELECT is(lives_in(name, name, name, n), 'fine', 'schema, table and column ' || name) FROM name WHERE name <> 'model';
SET LOCAL standard_conforming_strings = off;
SET LOCAL escape_string_warning = off;
SET LOCAL backslash_quote = on;
DROP TABLE plain.column1, plain.column2, plain.column3;
SELECT is(lives_in('plain', 'off' || n, name, n + 100), 'fine', 'standard_conforming_strings off, column ' || name) FROM name;
SET LOCAL quote_all_identifiers = on;
SELECT is(lives_in('plain', 'all' || n, name, n + 200), 'fine', 'quote_all_identifiers, column ' || name) FROM name;
SELECT finds_itself('find_by, standard_conforming_strings off', 'SELECT model.find_by(''safe'', ''text'', $1) ->> ''id''');
RESET quote_all_identifiers;
SET LOCAL standard_conforming_strings = on;

-- What a definition says as text is stored as it is, or refused; the table is then as it says.
CREATE FUNCTION public.defined_with(definition jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE stored text;
BEGIN
    PERFORM model.define(jsonb_build_object('said', jsonb_build_object('table', 'plain.said', 'fields', jsonb_build_object('field', definition))));
    PERFORM model.define(jsonb_build_object('said', jsonb_build_object('table', 'plain.said', 'fields', jsonb_build_object('field', definition))));
    INSERT INTO plain.said DEFAULT VALUES RETURNING field INTO stored;
    PERFORM model.forget('said');
    DROP TABLE plain.said;
    RETURN stored;
EXCEPTION WHEN OTHERS THEN
    RETURN 'error ' || SQLSTATE || ' ' || SQLERRM;
END $$;
SELECT is(string_agg(left(a.text, 40) || ' -> ' || left(d, 200), ' , '), NULL, 'default')
    FROM attack a, defined_with(jsonb_build_object('type', 'string', 'default', a.text)) d WHERE d IS DISTINCT FROM a.text;
SELECT is(string_agg(left(a.text, 40) || ' -> ' || left(d, 200), ' , '), NULL, 'option of an enum')
    FROM attack a, defined_with(jsonb_build_object('type', 'enum', 'options', jsonb_build_array(a.text), 'default', a.text)) d WHERE d IS DISTINCT FROM a.text AND d !~ '^error 42P17 .*options';
SELECT is(string_agg(left(a.text, 40) || ' -> ' || left(d, 200), ' , '), NULL, 'pattern, or no regular expression')
    FROM attack a, defined_with(jsonb_build_object('type', 'string', 'pattern', a.text)) d WHERE d IS NOT NULL AND d !~ '^error (42P17|2201B)';

SELECT is((SELECT count(*) FROM canary), 1::bigint, 'nothing of it ever ran');
SELECT is((SELECT count(*) FROM plain.safe), (SELECT count(*) + 1 FROM attack), 'and nothing was lost');

SELECT * FROM finish();
ROLLBACK;

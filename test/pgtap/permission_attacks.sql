-- Whoever reads by permission gets none of the owner's privileges, and is told nothing of records that are hidden.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

CREATE ROLE keeper NOLOGIN;
CREATE ROLE visitor NOLOGIN;
CREATE SCHEMA safe AUTHORIZATION keeper;
CREATE SCHEMA evil AUTHORIZATION visitor;
GRANT USAGE ON SCHEMA safe TO visitor;
CREATE TYPE safe.mood AS ENUM ('sad', 'glad');
SET LOCAL ROLE keeper;
SELECT count(*) FROM model.define($$ {
    "box":  {"table": "safe.box", "fields": {"label": {"type": "string", "unique": true}, "pin": {"type": "password"}, "weight": {"type": "number", "decimals": 2}, "room": {"type": "belongsTo", "model": "room"}, "data": {"type": "json"}}},
    "room": {"table": "safe.room", "fields": {"name": {"type": "string"}, "boxes": {"type": "hasMany", "model": "box", "inverse": "room"}}},
    "vault": {"table": "safe.vault", "fields": {"word": {"type": "string"}}}} $$) \g /dev/null
INSERT INTO safe.room (name) VALUES ('open'), ('closed');
INSERT INTO safe.box (label, weight, room_id, data) SELECT CASE WHEN n % 2 = 0 THEN 'open ' ELSE 'hidden ' END || n, n, 1 + n % 2, '{"a": 1}' FROM generate_series(1, 20) n;
INSERT INTO safe.vault (word) VALUES ('xyzzy');
SELECT model.permit('unauthenticated', '{"box": {"read": {"label": {"startsWith": "open"}}}, "room": {"read": {"name": {"equals": "open"}}}}') \g /dev/null
RESET ROLE;
ANALYZE safe.box;

-- The privileges are the statement's, not the session's.
SELECT is(as_role('visitor', query), want, query) FROM (VALUES
    ($$SELECT model.count('box')$$, '10'),
    ($$SELECT count(*) FROM safe.box$$, '42501'),
    ($$SELECT count(*) FROM safe.vault$$, '42501'),
    ($$SELECT model.count('vault')$$, '42501'),
    ($$SELECT model.count('box') + (SELECT count(*) FROM safe.box)$$, '42501'),
    ($$SELECT current_user$$, 'visitor'),
    ($$SELECT current_user FROM (SELECT model.count('box') OFFSET 0) x$$, 'visitor'),
    ($$SELECT count(*) FROM (SELECT model.matches(b, '{}') FROM safe.box b) x$$, '42501'),
    ($$SELECT model.create('box', '{"label": "new"}') ->> 'success'$$, '42501'),
    ($$SELECT model.update('box', 2, '{"label": "new"}') ->> 'success'$$, '42501'),
    ($$SELECT model.delete('box', 2) ->> 'success'$$, '42501'),
    ($$SELECT model.act('box', 'delete', '{"id": 1}') ->> 'success'$$, '42501'),
    ($$SELECT model.bulk_delete('box', '["2"]'::jsonb) ->> 'success'$$, '42501'),
    ($$SELECT model.upsert('box', '{"id": 1, "label": "x"}') ->> 'success'$$, '42501'),
    ($$SELECT model.permit('unauthenticated', '{"box": {"read": true}}')$$, '42501'),
    ($$SELECT model.explain('box')$$, '42501')) x (query, want);
SELECT is(current_user::text, session_user::text, 'the current user is given back');

-- Nothing of the visitor's is found by the statement, wherever it lies.
SET LOCAL ROLE visitor;
CREATE FUNCTION evil.steal() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT word FROM safe.vault); END $$;
CREATE FUNCTION evil.starts(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE OPERATOR evil.^@ (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.starts);
CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.starts);
CREATE FUNCTION evil.to_json(anyelement) RETURNS json LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE FUNCTION evil.lower(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
RESET ROLE;
SET LOCAL ROLE visitor;
CREATE TEMP TABLE box (LIKE model.model);
CREATE TEMP TABLE room AS SELECT 1 AS id;
RESET ROLE;
CREATE FUNCTION public.in_path(who text, path text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer text;
BEGIN
    PERFORM set_config('search_path', path, true);
    answer := public.as_role(who, query);
    PERFORM set_config('search_path', 'public, pg_catalog', true);
    RETURN answer;
END $$;
SELECT is(in_path('visitor', path, 'SELECT ' || query), want, path || ': ' || query)
FROM unnest(ARRAY['evil, pg_catalog', 'pg_temp, evil, safe']) path, (VALUES
    ($$(model.count('box', '{"label": {"equals": "open 2", "caseSensitive": false}}') = 1)$$, 'true'),
    ($$(model.count('box', '{"room": {"name": {"startsWith": "o"}}}') = 10)$$, 'true'),
    ($$(model.find_first('box', selection => '{"data": true, "room": {"name": true}}') ->> 'data' IS NOT NULL)$$, 'true'),
    ($$(model.find_many('box', search => 'open') IS NOT NULL)$$, 'true')) x (query, want);

-- A row type of the visitor's is none of a model.
SELECT is(as_role('visitor', $$SELECT count(*) FROM model.rows(NULL::pg_temp.box)$$), '42809', 'a table that is named like a model''s is none');
SELECT is(as_role('visitor', $$SELECT string_agg(DISTINCT coalesce(pin::text, 'none'), '') FROM model.rows(NULL::safe.box)$$), 'none', 'rows have no secrets');

-- Neither a filter, an order, a cursor, a search nor an error tells of a hidden record.
CREATE TABLE public.asked AS SELECT query FROM unnest(ARRAY[
    $$SELECT model.count('box', '{"label": {"equals": "%s"}}')$$, $$SELECT model.maybe_find_by('box', 'label', '%s')$$, $$SELECT model.find_by('box', 'label', '%s')$$,
    $$SELECT model.estimate('box', '{"label": {"equals": "%s"}}')$$, $$SELECT model.count('box', search => '%s')$$, $$SELECT model.find_many('box', search => '%s')$$,
    $$SELECT model.count('room', '{"boxes": {"some": {"label": {"equals": "%s"}}}}')$$, $$SELECT model.count('room', '{"boxes": {"none": {"label": {"equals": "%s"}}}}')$$,
    $$SELECT model.count('room', '{"NOT": {"boxes": {"every": {"label": {"notEquals": "%s"}}}}}')$$,
    $$SELECT count(*) FROM model.rows(NULL::safe.box, '{"label": {"equals": "%s"}}')$$, $$SELECT string_agg(w, ' ') FROM model.suggest_words('box', '%s') w$$]) query;
SELECT is(as_role('visitor', format(query, 'hidden 7')), as_role('visitor', format(query, 'absent 7')), query || ' does not tell hidden from absent') FROM public.asked;
SELECT is(as_role('visitor', $$SELECT model.maybe_find_one('box', 7)$$), as_role('visitor', $$SELECT model.maybe_find_one('box', 777)$$), 'nor does an id');
SELECT is(as_role('visitor', $$SELECT model.find_one('box', 7)$$), 'P0002', 'a hidden record does not exist');
SELECT is(as_role('visitor', $$SELECT count(*) FROM json_array_elements(model.find_many('box', sort => '{"weight": "Ascending"}', first => 50) -> 'edges')$$), '10', 'pages have no gaps for them');
SELECT is(as_role('visitor', $$EXPLAIN SELECT * FROM model.rows(NULL::safe.box, '{"label": {"equals": "hidden 7"}}')$$), as_role('visitor', $$EXPLAIN SELECT * FROM model.rows(NULL::safe.box, '{"label": {"equals": "absent 7"}}')$$), 'nor does the planner''s estimate');

-- An injection in what is permitted, or asked, is a value.
SET LOCAL ROLE keeper;
SELECT model.permit('unauthenticated', jsonb_build_object('box', jsonb_build_object('read', jsonb_build_object('label', jsonb_build_object('notEquals', $$x' AS text) OR TRUE OR CAST('$$))))) \g /dev/null
RESET ROLE;
SELECT is(as_role('visitor', $$SELECT model.count('box')$$), '20', 'quotes in a permission are quoted');
SET LOCAL ROLE keeper;
SELECT model.permit('unauthenticated', jsonb_build_object('box', jsonb_build_object('read', jsonb_build_object('label', jsonb_build_object('equals', $$\' OR TRUE -- $$))))) \g /dev/null
RESET ROLE;
SELECT is(as_role('visitor', $$SELECT model.count('box')$$), '0', 'and so are backslashes');
SET LOCAL standard_conforming_strings = off;
SET LOCAL escape_string_warning = off;
SELECT is(as_role('visitor', $q$SELECT model.count('box')$q$), '0', 'under every setting');
SET LOCAL standard_conforming_strings = on;

-- Values of the session that nobody has hide, whatever stands around them.
SET LOCAL ROLE keeper;
RESET ROLE;
CREATE TABLE public.filters AS SELECT filter::jsonb FROM unnest(ARRAY['{"label": {"equals": {"$session": "userId"}}}', '{"label": {"notEquals": {"$session": "userId"}}}', '{"NOT": {"label": {"equals": {"$session": "userId"}}}}', '{"NOT": {"label": {"notEquals": {"$session": "id"}}}}',
    '{"NOT": {"NOT": {"NOT": {"label": {"equals": {"$session": "userId"}}}}}}', '{"roomId": {"notEquals": {"$session": "id"}}}', '{"room": {"boxes": {"none": {"label": {"equals": {"$session": "userId"}}}}}}', '{"room": {"boxes": {"every": {"label": {"notEquals": {"$session": "userId"}}}}}}',
    '{"NOT": {"room": {"boxes": {"some": {"label": {"equals": {"$session": "userId"}}}}}}}']) filter;
GRANT SELECT ON public.filters TO keeper;
CREATE FUNCTION public.count_under(filter jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL ROLE keeper;
    PERFORM model.permit('unauthenticated', jsonb_build_object('box', jsonb_build_object('read', filter)));
    RESET ROLE;
    RETURN public.as_role('visitor', $q$SELECT model.count('box')$q$);
END $$;
SELECT is(public.count_under(filter), '0', filter::text) FROM public.filters;

SELECT * FROM finish();
ROLLBACK;

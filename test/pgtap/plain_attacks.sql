-- Whoever is granted SELECT after permissions came for plain SQL is told nothing of records that they hide, by whatever plain
-- SQL can say; and sees just what the API shows by the same permissions.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

CREATE ROLE keeper NOLOGIN;
CREATE ROLE before NOLOGIN;
CREATE ROLE reader NOLOGIN;
CREATE ROLE visitor NOLOGIN;
CREATE SCHEMA safe AUTHORIZATION keeper;
CREATE SCHEMA evil AUTHORIZATION reader;
GRANT USAGE ON SCHEMA safe TO before, reader, visitor;
CREATE TYPE safe.mood AS ENUM ('sad', 'glad');
SET LOCAL ROLE keeper;
SELECT count(*) FROM model.define_users('{"user": {"table": "safe.users"}, "session": {"table": "safe.session"}}') \g /dev/null
SELECT count(*) FROM model.define($$ {
    "box":  {"table": "safe.box", "fields": {"label": {"type": "string", "unique": true}, "weight": {"type": "number", "decimals": 2}, "mood": {"type": "enum", "options": ["sad", "glad"], "sqlType": "safe.mood"}, "at": {"type": "dateTime"}, "data": {"type": "json"},
             "open": {"type": "boolean"}, "room": {"type": "belongsTo", "model": "room"}, "user": {"type": "belongsTo", "model": "user"}, "things": {"type": "hasManyThrough", "model": "thing", "through": "boxThing"}}},
    "thing": {"table": "safe.thing", "fields": {"name": {"type": "string"}}},
    "room": {"table": "safe.room", "search": {"storage": "side"}, "fields": {"name": {"type": "string"}, "boxes": {"type": "hasMany", "model": "box", "inverse": "room"}}}} $$) \g /dev/null
INSERT INTO safe.room (name) VALUES ('open'), ('closed'), (NULL);
INSERT INTO safe.thing (name) VALUES ('cup'), ('pen');
GRANT SELECT ON safe.box TO before;
RESET ROLE;
INSERT INTO safe.users (email, password) SELECT 'u' || n || '@example.org', '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' FROM generate_series(1, 2) n;
SET LOCAL ROLE keeper;
INSERT INTO safe.box (label, weight, mood, at, data, open, room_id, user_id)
    SELECT CASE WHEN n % 2 = 0 THEN 'open ' ELSE 'hidden ' END || n, CASE WHEN n % 7 > 0 THEN n END, CASE n % 3 WHEN 0 THEN 'sad'::safe.mood WHEN 1 THEN 'glad' END, timestamptz '2026-01-01Z' + n * interval '1 day', CASE WHEN n % 5 > 0 THEN jsonb_build_object('a', n % 3) END,
           (ARRAY[true, false, NULL])[1 + n % 3], CASE WHEN n % 5 > 0 THEN 1 + n % 3 END, CASE WHEN n % 4 > 0 THEN (SELECT min(id) FROM safe.users) + n % 2 END FROM generate_series(1, 60) n;
INSERT INTO safe.box_thing (box_id, thing_id) SELECT id, 1 + id % 2 FROM safe.box WHERE id % 3 = 0;
SELECT model.permit('unauthenticated', '{"plainSql": true, "box": {"read": {"label": {"startsWith": "open"}}}, "room": {"read": {"name": {"equals": "open"}}}, "user": {"read": {"id": {"equals": {"$session": "userId"}}}}}') \g /dev/null
GRANT SELECT ON safe.box, safe.room, safe.users TO reader;
GRANT SELECT ON safe.room_search TO reader;
RESET ROLE;
ANALYZE safe.box, safe.room;
SELECT is(as_role('before', 'SELECT count(*) FROM safe.box'), '60', 'who could read before reads on');
SELECT is(as_role('reader', 'SELECT count(*) FROM safe.box'), '30', 'who comes later reads what is permitted');

-- Functions and operators of the reader's see no hidden row, however cheap they say they are; nor do errors of theirs.
SET LOCAL ROLE reader;
CREATE TABLE evil.seen (label text);
CREATE FUNCTION evil.see(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN INSERT INTO evil.seen VALUES ($1); RETURN true; END $$;
CREATE FUNCTION evil.see(text, text) RETURNS boolean LANGUAGE sql AS $$ SELECT evil.see($1) $$;
CREATE FUNCTION evil.see_row(safe.box) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN INSERT INTO evil.seen VALUES ($1.label); RETURN true; END $$;
CREATE FUNCTION evil.has_role(text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION evil.current_user_id() RETURNS text LANGUAGE sql AS $$ SELECT '1' $$;
CREATE OPERATOR evil.<<< (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.see, RESTRICT = eqsel);
CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.see);
CREATE OPERATOR evil.^@ (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.see);
RESET ROLE;
SELECT is(as_role('reader', 'CREATE FUNCTION evil.leak(text) RETURNS boolean LANGUAGE plpgsql LEAKPROOF AS ''BEGIN RETURN true; END'''), '42501', 'nobody but superusers says that a function is leakproof');
CREATE FUNCTION public.ask(query text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL search_path = evil, pg_temp, public, pg_catalog;
    PERFORM public.as_role('reader', query);
    SET LOCAL search_path = public, pg_catalog;
    RETURN (SELECT count(*) FROM evil.seen WHERE label LIKE 'hidden%')::text;
END $$;
SELECT is(public.ask(query), '0', query) FROM unnest(ARRAY[
    'SELECT count(*) FROM safe.box WHERE evil.see(label)', 'SELECT count(*) FROM safe.box WHERE label <<< ''x''', 'SELECT count(*) FROM safe.box b WHERE evil.see_row(b)', 'SELECT count(evil.see(label)) FROM safe.box',
    'SELECT count(*) FROM safe.box WHERE label = ''x'' OR label ^@ ''open''', 'SELECT count(*) FROM (SELECT * FROM safe.box OFFSET 0) b WHERE evil.see(label)', 'SELECT count(*) FROM safe.box a JOIN safe.box b ON evil.see(b.label)',
    'SELECT count(*) FROM safe.room r LEFT JOIN safe.box b ON b.room_id = r.id AND evil.see(b.label)', 'SELECT count(*) FROM safe.box b WHERE model.matches(b, ''{"label": {"startsWith": "hidden"}}'') AND evil.see(label)',
    'SELECT count(*) FROM safe.box b WHERE evil.see(b.label) AND model.matches(b, ''{"room": {"name": {"equals": "closed"}}}'')', 'SELECT count(*) FROM model.rows(NULL::safe.box) b WHERE evil.see(b.label)',
    'WITH x AS MATERIALIZED (SELECT label FROM safe.box) SELECT count(*) FROM x WHERE evil.see(label)', 'SELECT count(*) FROM safe.box TABLESAMPLE system (100) WHERE evil.see(label)', 'SELECT min(label) FROM safe.box GROUP BY evil.see(label)',
    'SELECT count(*) FROM safe.box WHERE ctid IS NOT NULL AND evil.see(label)', 'SELECT count(*) FROM safe.box b, LATERAL (SELECT evil.see(b.label) OFFSET 0) x']) query;
SELECT ok(count(*) > 0, 'the functions were called for what may be seen') FROM evil.seen;
SELECT is(as_role('reader', query), want, query) FROM (VALUES
    ($$SELECT count(*) FROM safe.box WHERE 1 / (CASE WHEN label LIKE 'hidden%' THEN 0 ELSE 1 END) = 1$$, '30'), ($$SELECT count(*) FROM safe.box WHERE (CASE WHEN label LIKE 'hidden%' THEN label ELSE '1' END)::integer = 1$$, '30'),
    ($$SELECT count(*) FROM safe.box WHERE label = 'hidden 7'$$, '0'), ($$SELECT count(*) FROM safe.box WHERE id = 7$$, '0'), ($$SELECT max(id) FROM safe.box$$, '60'), ($$SELECT count(*) FROM safe.box b WHERE model.matches(b, '{"label": {"equals": "hidden 7"}}')$$, '0'),
    ($$SELECT model.count('box')$$, '30'), ($$SELECT model.count('box', search => 'hidden')$$, '0'), ($$SELECT count(*) FROM model.suggest_words('box', 'hidd')$$, '0'), ($$SELECT model.count('room', search => 'closed')$$, '0'), ($$SELECT count(*) FROM safe.room_search$$, '1'),
    ($$SELECT model.count('room', '{"boxes": {"some": {"label": {"startsWith": "hidden"}}}}')$$, '0'), ($$SELECT count(*) FROM safe.users$$, '0'), ($$SELECT count(*) FROM safe.thing$$, '42501'),
    ($$SELECT count(*) FROM safe.box FOR SHARE$$, '0A000'), ($$SELECT id FROM safe.box FOR SHARE$$, '42501'), ($$UPDATE safe.box SET label = label$$, '42501'),
    ($$ALTER TABLE safe.box DISABLE ROW LEVEL SECURITY$$, '42501'), ($$ALTER POLICY "model_api permitted" ON safe.box USING (true)$$, '42501'), ($$CREATE POLICY mine ON safe.box USING (true)$$, '42501'), ($$DROP POLICY "model_api permitted" ON safe.box$$, '42501'),
    ($$SELECT model.permit('unauthenticated', '{"box": {"read": true, "plainSql": true}}')$$, '42501'), ($$SELECT set_config('row_security', 'off', true)$$, 'off'), ($$SELECT count(*) FROM safe.box$$, '42501'), ($$SELECT set_config('row_security', 'on', true)$$, 'on')) x (query, want);
SELECT is(as_role('reader', format(query, 'hidden 7')), as_role('reader', format(query, 'absent 7')), query || ' estimates a hidden record as an absent one') FROM unnest(ARRAY[
    $$EXPLAIN SELECT * FROM safe.box WHERE label LIKE '%s%%'$$, $$EXPLAIN SELECT * FROM safe.box WHERE label <<< '%s'$$]) query;

-- What is looked up by the owner is no more than what the permission shows, whoever asks.
SET LOCAL ROLE keeper;
SELECT model.permit('unauthenticated', '{"box": {"read": {"room": {"name": {"equals": "closed"}}}, "plainSql": true}}') \g /dev/null
SELECT model.permit('signed-in', '{"box": {"read": {"room": {"name": {"equals": "open"}}}, "plainSql": true}}') \g /dev/null
RESET ROLE;
SELECT is((SELECT string_agg(id::text, ' ' ORDER BY id) FROM safe.box WHERE as_role(who, format($$SELECT model.may_read('safe.box', 'unauthenticated', '%s')$$, id)) = 'true'),
    (SELECT string_agg(b.id::text, ' ' ORDER BY b.id) FROM safe.box b JOIN safe.room r ON r.id = b.room_id WHERE r.name = 'closed'), who || ' may know which records are permitted') FROM unnest('{reader,visitor,before}'::text[]) who;
SELECT is(as_role('reader', format($$SELECT model.may_read('safe.box', %L, id::text) FROM generate_series(1, 60) id ORDER BY 1 DESC$$, role)), 'false', 'not for role ' || role) FROM unnest('{signed-in,system-admin,nobody,"unauthenticated "}'::text[]) role;
SELECT is(as_role('visitor', $$SELECT model.may_read('safe.thing', 'unauthenticated', '1')$$), 'false', 'nothing is said of models without plain SQL');
SELECT is(as_role('reader', 'SELECT string_agg(id::text, '' '' ORDER BY id) FROM safe.box'), (SELECT string_agg(b.id::text, ' ' ORDER BY b.id) FROM safe.box b JOIN safe.room r ON r.id = b.room_id WHERE r.name = 'closed'),
    'related records that the reader may not read count, and what may be read of them does not');
SELECT is(public.ask('SELECT count(*) FROM safe.box WHERE evil.see(label)'), (SELECT count(*)::text FROM safe.box b JOIN safe.room r ON r.id = b.room_id WHERE r.name = 'closed' AND b.label LIKE 'hidden%'), 'leaky functions come after what is looked up');

-- One meaning: what plain SQL shows by a filter is what the API shows by it, nobody being signed in.
CREATE FUNCTION public.shown_under(filter jsonb, OUT plain text, OUT api text) LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL ROLE keeper;
    PERFORM model.permit('unauthenticated', jsonb_build_object('box', jsonb_build_object('read', filter, 'plainSql', true)));
    RESET ROLE;
    plain := public.as_role('reader', 'SELECT string_agg(id::text, '' '' ORDER BY id) FROM safe.box');
    api := public.as_role('visitor', $q$SELECT string_agg(e #>> '{node,id}', ' ' ORDER BY n) FROM json_array_elements(model.find_many('box', first => 100) -> 'edges') WITH ORDINALITY x (e, n)$q$);
END $$;
CREATE TABLE public.filters AS SELECT filter::jsonb FROM unnest(ARRAY['{}', '{"OR": []}', '{"label": {"equals": "open 8"}}', '{"label": {"notEquals": "open 8"}}', '{"label": {"in": ["open 2", "hidden 3", null]}}', '{"label": {"startsWith": "open 1", "caseSensitive": false}}', '{"label": {"contains": "1"}}',
    '{"weight": {"lessThan": 10}}', '{"weight": {"notIn": [1, 2, null]}}', '{"weight": {"isSet": false}}', '{"NOT": {"weight": {"greaterThanOrEqual": 9.5}}}', '{"mood": {"equals": "sad"}}', '{"mood": {"notEquals": "sad"}}', '{"at": {"before": "2026-01-09T00:00:00Z"}}', '{"data": {"matches": {"a": 1}}}', '{"open": {"equals": true}}', '{"NOT": {"open": {"equals": true}}}',
    '{"roomId": {"equals": "2"}}', '{"room": {"isSet": true}}', '{"room": {"name": {"equals": "open"}}}', '{"NOT": {"room": {"name": {"equals": "open"}}}}', '{"things": {"some": {"name": {"equals": "cup"}}}}', '{"things": {"none": {"name": {"equals": "cup"}}}, "weight": {"lessThan": 30}}', '{"things": {"every": {"name": {"equals": "cup"}}}}',
    '{"OR": [{"label": {"equals": "open 8"}}, {"room": {"boxes": {"some": {"label": {"equals": "hidden 11"}}}}}]}', '{"userId": {"equals": {"$session": "userId"}}}', '{"userId": {"notEquals": {"$session": "userId"}}}', '{"NOT": {"userId": {"equals": {"$session": "userId"}}}}', '{"NOT": {"NOT": {"userId": {"notEquals": {"$session": "userId"}}}}}',
    '{"label": {"notEquals": {"$session": "id"}}}', '{"room": {"boxes": {"every": {"userId": {"notEquals": {"$session": "userId"}}}}}}', '{"OR": [{"user": {"isSet": false}}, {"userId": {"equals": {"$session": "userId"}}}]}', '{"label": {"equals": "x'' OR TRUE --"}}', '{"label": {"notEquals": "\\'' OR FALSE --"}}']) filter;
SELECT is(plain, api, filter::text) FROM public.filters, LATERAL public.shown_under(filter);
-- And with somebody signed in.
SELECT model.use_session() ->> 'token' AS token \gset
UPDATE safe.session SET user_id = (SELECT min(id) FROM safe.users), roles = '{}';
SELECT model.use_session(:'token') IS NOT NULL AS is_signed_in \gset
SELECT is(model.current_user_id(), (SELECT min(id)::text FROM safe.users), 'somebody is signed in');
CREATE OR REPLACE FUNCTION public.shown_under(filter jsonb, OUT plain text, OUT api text) LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL ROLE keeper;
    PERFORM model.permit('signed-in', jsonb_build_object('box', jsonb_build_object('read', filter, 'plainSql', true)));
    RESET ROLE;
    plain := public.as_role('reader', 'SELECT string_agg(id::text, '' '' ORDER BY id) FROM safe.box');
    api := public.as_role('visitor', $q$SELECT string_agg(e #>> '{node,id}', ' ' ORDER BY n) FROM json_array_elements(model.find_many('box', first => 100) -> 'edges') WITH ORDINALITY x (e, n)$q$);
END $$;
SELECT is(plain, api, 'signed in: ' || filter::text) FROM public.filters, LATERAL public.shown_under(filter);
SELECT isnt(plain, '', 'something is the user''s') FROM public.shown_under('{"userId": {"equals": {"$session": "userId"}}}');

SELECT * FROM finish();
ROLLBACK;

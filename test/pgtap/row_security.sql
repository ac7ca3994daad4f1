-- Row-level security holds in every read: for the records themselves, what they are related to, and what is said about
-- pages, whoever planned the statement in this session before.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

CREATE ROLE landlord NOLOGIN;
CREATE ROLE ann NOLOGIN;
CREATE ROLE bea NOLOGIN;
CREATE ROLE nobody_here NOLOGIN;
CREATE SCHEMA flat AUTHORIZATION landlord;
GRANT USAGE ON SCHEMA flat TO PUBLIC;

SET LOCAL ROLE landlord;
SELECT count(*) FROM model.define($$ {
    "room": {"table": "flat.room", "fields": {
        "name": {"type": "string", "unique": true}, "tenant": {"type": "string"},
        "keys": {"type": "hasMany", "model": "key", "inverse": "room"}}},
    "key":  {"table": "flat.key", "fields": {
        "label": {"type": "string"}, "tenant": {"type": "string"}, "room": {"type": "belongsTo", "model": "room"}}}} $$) \g /dev/null
-- Rooms 1, 3, 5 … 39 are ann's, the even ones bea's; each has a key of ann's and one of bea's.
INSERT INTO flat.room (name, tenant) SELECT 'room ' || n, CASE n % 2 WHEN 1 THEN 'ann' ELSE 'bea' END FROM generate_series(1, 40) n;
INSERT INTO flat.key (label, tenant, room_id) SELECT t || ' ' || n, t, n FROM generate_series(1, 40) n, unnest('{ann,bea}'::text[]) t ORDER BY n, t;
ALTER TABLE flat.room ENABLE ROW LEVEL SECURITY;
ALTER TABLE flat.key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON flat.room USING (tenant = current_user);
CREATE POLICY own ON flat.key USING (tenant = current_user);
GRANT SELECT ON flat.room, flat.key TO ann, bea, nobody_here;
RESET ROLE;
ANALYZE flat.room, flat.key;

CREATE FUNCTION public.room_ids(page json) RETURNS text LANGUAGE sql AS
    $$ SELECT coalesce(string_agg(edge #>> '{node,id}', ',' ORDER BY n), '') FROM json_array_elements(page -> 'edges') WITH ORDINALITY e (edge, n) $$;
CREATE FUNCTION public.bounds(page json) RETURNS text LANGUAGE sql AS
    $$ SELECT (page #>> '{pageInfo,hasPreviousPage}') || ' ' || (page #>> '{pageInfo,hasNextPage}') $$;

-- One request after the other as four roles in turn, twice: what one may see is not in the plans or pages of the next.
CREATE TABLE public.expected (query text, owner text, ann text, bea text, nobody text);
INSERT INTO public.expected VALUES
    ($$SELECT model.find_one('room', 1, '{"id":true}')$$, '{"id":"1"}', '{"id":"1"}', 'P0002', 'P0002'),
    ($$SELECT model.find_one('room', '2', '{"id":true}')$$, '{"id":"2"}', 'P0002', '{"id":"2"}', 'P0002'),
    ($$SELECT model.maybe_find_one('room', 2, '{"id":true}')$$, '{"id":"2"}', NULL, '{"id":"2"}', NULL),
    ($$SELECT model.find_by('room', 'name', 'room 3', '{"id":true}')$$, '{"id":"3"}', '{"id":"3"}', 'P0002', 'P0002'),
    ($$SELECT model.maybe_find_by('room', 'id', 4, '{"id":true}')$$, '{"id":"4"}', NULL, '{"id":"4"}', NULL),
    ($$SELECT model.find_first('room', selection => '{"id":true}')$$, '{"id":"1"}', '{"id":"1"}', '{"id":"2"}', 'P0002'),
    ($$SELECT model.find_first('room', sort => '{"id":"Descending"}', selection => '{"id":true}')$$, '{"id":"40"}', '{"id":"39"}', '{"id":"40"}', 'P0002'),
    ($$SELECT model.maybe_find_first('room', '{"tenant":{"equals":"ann"}}', selection => '{"id":true}')$$, '{"id":"1"}', '{"id":"1"}', NULL, NULL),
    ($$SELECT room_ids(model.find_many('room', first => 4))$$, '1,2,3,4', '1,3,5,7', '2,4,6,8', ''),
    ($$SELECT room_ids(model.find_many('room', last => 4))$$, '37,38,39,40', '33,35,37,39', '34,36,38,40', ''),
    ($$SELECT room_ids(model.find_many('room', sort => '[{"tenant":"Descending"},{"id":"Ascending"}]', first => 3))$$, '2,4,6', '1,3,5', '2,4,6', ''),
    ($$SELECT bounds(model.find_many('room', '{"id":{"lessThan":"3"}}', first => 1))$$, 'false true', 'false false', 'false false', 'false false'),
    ($$SELECT bounds(model.find_many('room', '{"id":{"lessThan":"3"}}', last => 1))$$, 'true false', 'false false', 'false false', 'false false'),
    ($$SELECT model.graphql('query ($id: GadgetID!) { room(id: $id) { id keys { edges { node { tenant } } } } rooms(last: 2) { edges { node { id } } } }', '{"id": 2}')$$,
        '{"data":{"room":{"id":"2","keys":{"edges":[{"node":{"tenant":"ann"}},{"node":{"tenant":"bea"}}]}},"rooms":{"edges":[{"node":{"id":"39"}},{"node":{"id":"40"}}]}}}',
        '{"data":{"room":null,"rooms":{"edges":[{"node":{"id":"37"}},{"node":{"id":"39"}}]}}}',
        '{"data":{"room":{"id":"2","keys":{"edges":[{"node":{"tenant":"bea"}}]}},"rooms":{"edges":[{"node":{"id":"38"}},{"node":{"id":"40"}}]}}}',
        '{"data":{"room":null,"rooms":{"edges":[]}}}'),
    ($$SELECT model.count('room')$$, '40', '20', '20', '0'),
    ($$SELECT model.count('room', '{"tenant":{"notEquals":"bea"}}')$$, '20', '20', '0', '0'),
    ($$SELECT model.count('room', '{"keys":{"some":{"tenant":{"equals":"ann"}}}}')$$, '40', '20', '0', '0'),
    ($$SELECT model.count('room', '{"keys":{"every":{"tenant":{"equals":"ann"}}}}')$$, '0', '20', '0', '0'),
    ($$SELECT model.count('room', '{"keys":{"none":{"tenant":{"equals":"ann"}}}}')$$, '0', '0', '20', '0'),
    ($$SELECT model.count('key', '{"room":{"tenant":{"equals":"bea"}}}')$$, '40', '0', '20', '0'),
    ($$SELECT model.count('key', '{"NOT":[{"room":{"id":{"greaterThan":"0"}}}]}')$$, '0', '20', '20', '0'),
    ($$SELECT string_agg(k #>> '{node,label}', ',') FROM json_array_elements(model.find_first('room', '{"id":{"lessThan":"3"}}', selection => '{"keys":{"edges":{"node":{"label":true}}}}') #> '{keys,edges}') k$$,
        'ann 1,bea 1', 'ann 1', 'bea 2', 'P0002'),
    ($$SELECT string_agg(k #>> '{node,room,id}', ',') FROM json_array_elements(model.find_many('key', '{"room":{"isSet":true}}', first => 4, selection => '{"room":{"id":true}}') -> 'edges') k$$,
        '1,1,2,2', '1,3', '2,4', NULL),
    ($$SELECT bounds(model.find_many('key', sort => '{"room":{"name":"Ascending"}}', first => 40))$$, 'false true', 'false false', 'false false', 'false false'),
    ($$SELECT (model.estimate('room') > 0)::text$$, 'true', 'true', 'true', 'true'),
    ($$SELECT string_agg(l, ' ') ~ 'actual rows=20 ' FROM model.explain('room', first => 250, "analyze" => true) l WHERE l ~ 'Scan'$$, 'false', 'true', 'true', 'false');
GRANT SELECT ON public.expected TO PUBLIC;

SELECT is(as_role(who, query), want, who || ' (' || round || '): ' || query)
FROM generate_series(1, 2) AS round, public.expected e,
     LATERAL (VALUES (1, 'landlord', owner), (2, 'ann', ann), (3, 'bea', bea), (4, 'nobody_here', nobody)) AS turn (n, who, want)
ORDER BY round, query, CASE round WHEN 1 THEN n ELSE -n END;

-- Cursors, both ways: a cursor says where, not what; another's row in it shows nothing.
CREATE FUNCTION public.walk(size int, backward boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE page json; place text; ids text := ''; pages int := 0;
BEGIN
    LOOP
        page := CASE WHEN backward THEN model.find_many('room', last => size, before => place) ELSE model.find_many('room', first => size, after => place) END;
        ids := CASE WHEN backward THEN room_ids(page) || ' ' || ids ELSE ids || ' ' || room_ids(page) END;
        pages := pages + 1;
        IF backward <> (bounds(page) LIKE '%false') AND pages = 1 AND NOT backward THEN RAISE 'first page: %', page -> 'pageInfo'; END IF;
        place := page #>> CASE WHEN backward THEN '{pageInfo,startCursor}'::text[] ELSE '{pageInfo,endCursor}' END;
        EXIT WHEN pages > 50 OR NOT (page #>> CASE WHEN backward THEN '{pageInfo,hasPreviousPage}'::text[] ELSE '{pageInfo,hasNextPage}' END)::boolean;
    END LOOP;
    RETURN btrim(ids);
END $$;
SELECT is(as_role('ann', 'SELECT walk(7, false)'), '1,3,5,7,9,11,13 15,17,19,21,23,25,27 29,31,33,35,37,39', 'ann walks on');
SELECT is(as_role('bea', 'SELECT walk(7, true)'), '2,4,6,8,10,12 14,16,18,20,22,24,26 28,30,32,34,36,38,40', 'bea walks back');
SELECT model.find_many('room', '{"id":{"equals":"40"}}') #>> '{pageInfo,endCursor}' AS at_40 \gset
SELECT model.find_many('room', '{"id":{"equals":"1"}}') #>> '{pageInfo,startCursor}' AS at_1 \gset
SELECT is(as_role('ann', format('SELECT bounds(p) || room_ids(p) FROM model.find_many(''room'', last => 2, before => %L) p', :'at_40')), 'true false37,39', 'ann before a row of bea''s: none of hers is after');
SELECT is(as_role('bea', format('SELECT bounds(p) || room_ids(p) FROM model.find_many(''room'', first => 2, after => %L) p', :'at_1')), 'false true2,4', 'bea after a row of ann''s: none of hers is before');
SELECT is(as_role('ann', format('SELECT bounds(p) || room_ids(p) FROM model.find_many(''room'', first => 2, after => %L) p', :'at_40')), 'true false', 'ann after the last row of all');
SELECT is(as_role('nobody_here', format('SELECT bounds(p) || room_ids(p) FROM model.find_many(''room'', first => 2, after => %L) p', :'at_40')), 'false false', 'nobody, with no row before');

-- The owner is held to the policies where they are forced, a superuser never.
ALTER TABLE flat.room FORCE ROW LEVEL SECURITY;
SELECT is(as_role('landlord', $$SELECT model.count('room')$$), '0', 'FORCE ROW LEVEL SECURITY');
SELECT is(model.count('room'), 40::bigint, 'superuser');
ALTER TABLE flat.room NO FORCE ROW LEVEL SECURITY;
SELECT is(as_role('landlord', $$SELECT model.count('room')$$), '40', 'and not forced again');
SET LOCAL row_security = off;
SELECT is(as_role('ann', $$SELECT model.count('room')$$), '42501', 'row_security = off is an error, as for a plain SELECT');
SELECT is(as_role('landlord', $$SELECT model.count('room')$$), '40', 'and none for the owner');
SET LOCAL row_security = on;
SELECT is(as_role('ann', $$SELECT model.count('room')$$), '20', 'and on again');

-- A policy that depends on a setting.
DROP POLICY own ON flat.room;
CREATE POLICY tenant ON flat.room USING (tenant = current_setting('app.tenant', true));
SELECT is(as_role('ann', $$SELECT model.count('room')$$), '0', 'no setting');
SET LOCAL app.tenant = 'ann';
SELECT is(as_role('ann', $$SELECT room_ids(model.find_many('room', first => 3))$$), '1,3,5', 'ann''s');
SET LOCAL app.tenant = 'bea';
SELECT is(as_role('ann', $$SELECT room_ids(model.find_many('room', first => 3))$$), '2,4,6', 'bea''s, by the same plan');
SELECT is(as_role('ann', $$SELECT model.maybe_find_one('room', 1)$$), NULL, 'find_one too');
SELECT is(as_role('bea', $$SELECT room_ids(model.find_many('room', last => 2))$$), '38,40', 'and another role');

-- A filter cannot look past a policy.
CREATE FUNCTION public.tells(text) RETURNS boolean LANGUAGE plpgsql STABLE COST 0.0001 AS $$ BEGIN RAISE 'saw %', $1; END $$;
DROP POLICY tenant ON flat.room;
CREATE POLICY own ON flat.room USING (tenant = current_user);
SELECT is(as_role('ann', $$SELECT model.count('room', '{"name":{"contains":"room 2"}}')$$), '5', 'contains, only of what ann sees');

-- A policy that comes back to the API, for another model and for the same statement.
CREATE FUNCTION public.has_key(room bigint) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT model.count('key', jsonb_build_object('roomId', jsonb_build_object('equals', room::text))) > 0 $$;
DROP POLICY own ON flat.room;
CREATE POLICY held ON flat.room USING (public.has_key(id));
DELETE FROM flat.key WHERE tenant = 'ann' AND room_id > 3;
SELECT is(as_role('ann', $$SELECT room_ids(model.find_many('room'))$$), '1,2,3', 'a policy reads another model');
SELECT is(as_role('bea', $$SELECT model.count('room')$$), '40', 'with the rows of its caller');

CREATE FUNCTION public.looks_again(room bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF current_setting('app.depth')::int > 4 THEN RETURN room < 3; END IF;
    PERFORM set_config('app.depth', (current_setting('app.depth')::int + 1)::text, true);
    PERFORM model.maybe_find_one('room', room, '{"id":true,"keys":{"edges":{"node":{"label":true}}}}');
    PERFORM set_config('app.depth', (current_setting('app.depth')::int - 1)::text, true);
    RETURN room < 3;
END $$;
DROP POLICY held ON flat.room;
CREATE POLICY again ON flat.room USING (public.looks_again(id));
SET LOCAL app.depth = 0;
SELECT is(as_role('bea', $$SELECT model.find_one('room', 1, '{"id":true,"keys":{"edges":{"node":{"label":true}}}}')$$),
    '{"id":"1","keys":{"edges":[{"node":{"label":"bea 1"}}]}}', 'the same statement within itself');
SELECT is(as_role('bea', $$SELECT room_ids(model.find_many('room', first => 3))$$), '1,2', 'and within a page');
CREATE OR REPLACE FUNCTION public.looks_again(room bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS
    $$ BEGIN RETURN model.find_one('room', room, '{"id":true}') IS NOT NULL; END $$;
SELECT is(as_role('bea', $$SELECT model.find_one('room', 1, '{"id":true}')$$), '54001', 'without end: the stack has one');
SELECT is(as_role('landlord', $$SELECT model.find_one('room', 1, '{"id":true}')$$), '{"id":"1"}', 'and afterwards all is well');
-- A policy that makes the cache drop the very statement that runs it.
CREATE OR REPLACE FUNCTION public.looks_again(room bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    PERFORM model.count('key', jsonb_build_object('label', jsonb_build_object('equals', room::text, 'notEquals', repeat('x', n))))
        FROM generate_series(1, 4) n;
    PERFORM model.count('key', format('{"AND":[%s]}', (SELECT string_agg('{"label":{"isSet":true}}', ',') FROM generate_series(1, n)))::jsonb)
        FROM generate_series(1, 8) n;
    RETURN true;
END $$;
SET LOCAL model_api.statement_cache_size = 2;
SELECT is(as_role('bea', $$SELECT room_ids(model.find_many('room', first => 3))$$), '1,2,3', 'pushed out while it runs');
SELECT is(as_role('bea', $$SELECT room_ids(model.find_many('room', first => 3))$$), '1,2,3', 'and again');
RESET model_api.statement_cache_size;

-- Views: the owner's rights and rows, or, as security_invoker, the caller's; a barrier lets no filter past it.
DROP POLICY again ON flat.room;
CREATE POLICY own ON flat.room USING (tenant = current_user);
SET LOCAL ROLE landlord;
CREATE VIEW flat.plain_room AS SELECT id, name, tenant FROM flat.room WHERE tenant = 'ann';
CREATE VIEW flat.guarded_room WITH (security_barrier) AS SELECT id, name, tenant FROM flat.room WHERE tenant = 'ann';
CREATE VIEW flat.invoked_room WITH (security_invoker) AS SELECT id, name, tenant FROM flat.room;
CREATE VIEW flat.loud_room AS SELECT id, public.tells(name) AS name FROM flat.room;
SELECT model.adopt(v, '{"key":"id"}') FROM unnest('{flat.plain_room,flat.guarded_room,flat.invoked_room,flat.loud_room}'::regclass[]) v \g /dev/null
GRANT SELECT ON flat.plain_room, flat.guarded_room, flat.invoked_room, flat.loud_room TO nobody_here, bea;
RESET ROLE;
SELECT is(as_role('nobody_here', format('SELECT model.count(%L)', model)), '20', 'owner''s rows: ' || model) FROM unnest('{plainRoom,guardedRoom}'::text[]) model;
SELECT is(as_role('nobody_here', $$SELECT model.count('invokedRoom')$$), '0', 'security_invoker: the caller''s rows');
SELECT is(as_role('bea', $$SELECT room_ids(model.find_many('invokedRoom', last => 2))$$), '38,40', 'and another caller''s');
SELECT is(as_role('nobody_here', $$SELECT model.count('invokedRoom')$$), '0', 'and none again');
SELECT is(as_role('ann', format('SELECT model.count(%L)', model)), '42501', 'not granted: ' || model) FROM unnest('{plainRoom,guardedRoom,invokedRoom}'::text[]) model;
REVOKE SELECT ON flat.room FROM bea;
SELECT is(as_role('bea', $$SELECT model.count('invokedRoom')$$), '42501', 'security_invoker: the caller''s privileges');
SELECT is(as_role('bea', $$SELECT model.count('plainRoom')$$), '20', 'the owner''s privileges');
SELECT is(as_role('bea', $$SELECT model.find_first('plainRoom', '{"name":{"contains":"7"}}', selection => '{"name":true}')$$), '{"name":"room 7"}', 'filtered');
SELECT is(as_role('bea', $$SELECT model.find_first('loudRoom')$$), 'P0001', 'an error in a view is the view''s');

SELECT * FROM finish();
ROLLBACK;

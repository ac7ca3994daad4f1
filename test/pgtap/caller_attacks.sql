-- What a caller brings along changes nothing of what permissions show: casts and types, settings, cursors and prepared
-- statements that outlive an identity, workers, and hooks that come back to the API as the owner.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();

CREATE ROLE shown_owner;
CREATE ROLE guest;
CREATE SCHEMA shown AUTHORIZATION shown_owner;
CREATE SCHEMA guest AUTHORIZATION guest;
GRANT USAGE ON SCHEMA shown TO guest;
SET LOCAL ROLE shown_owner;
CREATE TABLE shown.heard (line text);
SELECT model.define_users('{"user": {"table": "shown.users", "actions": {"signUp": {"onSuccess": "shown.welcome"}}}, "session": {"table": "shown.session"}}') \g /dev/null
SELECT model.define('{"note": {"table": "shown.note", "fields": {"title": {"type": "string", "unique": true}, "at": {"type": "dateTime"}, "day": {"type": "dateTime", "includeTime": false}, "price": {"type": "number", "decimals": 2}, "ratio": {"type": "number"},
    "kind": {"type": "enum", "options": ["a", "b\\c", "NULL"]}, "data": {"type": "json"}, "user": {"type": "belongsTo", "model": "user"}}}}') \g /dev/null
CREATE FUNCTION shown.welcome("user" shown.users, params jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM model.create('note', jsonb_build_object('title', 'hello ' || "user".email, 'userId', "user".id));
    INSERT INTO shown.heard VALUES (format('%s %s %s', current_user, model.count('note'), model.current_user_id()));
END $$;
SELECT model.permit('signed-in', '{"note": {"read": {"userId": {"equals": {"$session": "userId"}}}}}') \g /dev/null
SELECT model.permit('unauthenticated', '{"note": {"read": {"title": {"startsWith": "public"}}}}') \g /dev/null
INSERT INTO shown.note (title, at, day, price, ratio, kind, data)
    SELECT CASE n % 2 WHEN 0 THEN 'public ' ELSE 'private ' END || n, timestamptz '2022-10-03 02:00Z' + n * interval '1 hour', date '2022-10-03' + n, n / 3.0, n / 3.0, (ARRAY['a', 'b\c', 'NULL', NULL])[1 + n % 4], jsonb_build_object('n', n) FROM generate_series(1, 200) n;
RESET ROLE;
ANALYZE shown.note;

SET LOCAL SESSION AUTHORIZATION guest;
-- Hooks act as the owner, who reads everything; the caller reads what it did before.
SELECT model.use_session() IS NULL AS f \gset
SELECT is(model.count('note'), 100::bigint, 'who is nobody sees what everybody may');
SELECT model.act('user', 'signUp', '{"email": "a@example.org", "password": "a password 1"}') ->> 'token' AS ada \gset
SELECT is(model.count('note'), 1::bigint, 'who signed up sees what is theirs');
SELECT model.use_session() IS NULL AS f \gset
SELECT model.act('user', 'signUp', '{"email": "b@example.org", "password": "a password 1"}') ->> 'token' AS bob \gset
SELECT is(model.find_many('note', selection => '{"title": true}') #>> '{edges,0,node,title}', 'hello b@example.org', 'and so does the next');
SELECT model.use_session() ->> 'token' AS nobody \gset
RESET SESSION AUTHORIZATION;
SELECT is((SELECT string_agg(line, ', ') FROM shown.heard), 'shown_owner 201 , shown_owner 202 ', 'a hook counts all records, before anybody is signed in');
SET LOCAL SESSION AUTHORIZATION guest;

-- A type of the caller's, with casts and a CHECK, as a value: whatever it calls runs as the caller.
CREATE TABLE guest.ran (who text);
CREATE FUNCTION guest.tell() RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('guest.ran', coalesce(nullif(current_setting('guest.ran', true), '') || ' ', '') || current_user, false); RETURN 'public 2'; END $$;
CREATE TYPE guest.pair AS (title text);
CREATE FUNCTION guest.to_text(guest.pair) RETURNS text LANGUAGE sql AS $$ SELECT guest.tell() $$;
CREATE FUNCTION guest.to_json(guest.pair) RETURNS json LANGUAGE sql AS $$ SELECT to_json(guest.tell()) $$;
CREATE CAST (guest.pair AS text) WITH FUNCTION guest.to_text(guest.pair) AS IMPLICIT;
CREATE CAST (guest.pair AS json) WITH FUNCTION guest.to_json(guest.pair) AS IMPLICIT;
CREATE DOMAIN guest.title AS text CHECK (guest.tell() IS NOT NULL);
CREATE FUNCTION guest.tries(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer text;
BEGIN
    EXECUTE query INTO answer;
    RETURN answer;
EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE;
END $$;
SELECT model.use_session(:'nobody') IS NULL AS f \gset
SELECT isnt(guest.tries(query), NULL, query) FROM unnest(ARRAY[
    $$SELECT model.find_by('note', 'title', ROW('x')::guest.pair)$$, $$SELECT model.find_by('note', 'title', 'public 2'::guest.title)$$, $$SELECT model.find_by('note', 'data', ROW('x')::guest.pair)$$,
    $$SELECT model.count('note', jsonb_build_object('title', jsonb_build_object('equals', ROW('x')::guest.pair)))$$, $$SELECT model.count('note', search => 'public 2'::guest.title)$$, $$SELECT model.count(('note'::guest.title)::text)$$,
    $$SELECT model.use_session('public'::guest.title)$$, $$SELECT model.act('user', 'signIn', to_jsonb(ROW('x')::guest.pair))$$, $$SELECT model.graphql('{ notes { edges { node { id } } } }'::guest.title)$$]) query;
SELECT is((SELECT string_agg(DISTINCT who, ' ') FROM regexp_split_to_table(current_setting('guest.ran'), ' ') who), 'guest', 'what they call runs as the caller');
SELECT isnt(guest.tries($$SELECT count(*) FROM model.rows(NULL::guest.pair)$$), '100', 'a type of the caller''s is no model''s');

-- Settings: neither who acts nor what is permitted follows them.
CREATE TABLE guest.permission (n int, filter text, want bigint);
RESET SESSION AUTHORIZATION;
INSERT INTO guest.permission SELECT row_number() OVER (), filter FROM unnest(ARRAY['{"at": {"lessThan": "2022-10-05T00:00:00Z"}}', '{"day": {"greaterThan": "2022-11-04"}}', '{"price": {"greaterThan": 33.33}}', '{"ratio": {"lessThan": 0.6666666666666667}}', '{"kind": {"in": ["a", null]}}', '{"NOT": [{"kind": {"in": ["a", "NULL", null]}}]}',
    '{"kind": {"equals": "b\\c"}}', '{"kind": {"equals": "NULL"}}', '{"data": {"matches": {"n": 7}}}', '{"data": {"equals": {"n": 8}}}', '{"title": {"contains": "PUBLIC 1", "caseSensitive": false}}', '{"NOT": [{"kind": {"equals": null}}]}', '{"title": {"in": ["public 2", "private 1", "it''s \"", "\\"]}}']) filter;
CREATE FUNCTION guest.seen(filter text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE answer bigint; who text := session_user;
BEGIN
    SET LOCAL ROLE shown_owner;
    PERFORM model.permit('unauthenticated', jsonb_build_object('note', jsonb_build_object('read', filter::jsonb)));
    SET LOCAL ROLE guest;
    answer := model.count('note');
    RESET ROLE;
    RETURN answer;
END $$;
UPDATE guest.permission SET want = guest.seen(filter);
SELECT is((SELECT string_agg(want::text, ' ' ORDER BY n) FROM guest.permission), '45 168 100 2 102 50 50 50 1 1 55 150 2', 'what filters show');
CREATE TABLE guest.setting (name text, value text);
INSERT INTO guest.setting VALUES ('DateStyle', 'German'), ('DateStyle', 'SQL, DMY'), ('IntervalStyle', 'sql_standard'), ('TimeZone', 'Pacific/Kiritimati'), ('extra_float_digits', '-15'), ('array_nulls', 'off'), ('standard_conforming_strings', 'off'), ('backslash_quote', 'on'),
    ('transform_null_equals', 'on'), ('quote_all_identifiers', 'on'), ('row_security', 'off'), ('bytea_output', 'escape'), ('xmloption', 'document'), ('lc_numeric', 'C'), ('lc_time', 'C'), ('lc_monetary', 'C'), ('search_path', 'guest'), ('default_transaction_read_only', 'on'),
    ('enable_seqscan', 'off'), ('enable_indexscan', 'off'), ('plan_cache_mode', 'force_generic_plan'), ('plan_cache_mode', 'force_custom_plan'), ('constraint_exclusion', 'on'), ('force_parallel_mode', 'on'), ('default_transaction_isolation', 'serializable'), ('default_text_search_config', 'simple'),
    ('escape_string_warning', 'off'), ('synchronize_seqscans', 'off'), ('jit', 'on'), ('jit_above_cost', '0'), ('geqo_threshold', '2'), ('from_collapse_limit', '1'), ('join_collapse_limit', '1'), ('gin_fuzzy_search_limit', '1');
CREATE FUNCTION guest.under(setting text, value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE wrong text; before text := current_setting(setting);
BEGIN
    PERFORM set_config(setting, value, true);
    SELECT string_agg(filter || ' ' || now, ', ') INTO wrong FROM (SELECT p.filter, p.want, guest.seen(p.filter) AS now FROM guest.permission p) x WHERE now <> want;
    PERFORM set_config(setting, before, true);
    RETURN wrong;
END $$;
SELECT is(guest.under(name, value), NULL, 'the same under ' || name || ' = ' || value) FROM guest.setting;
SET LOCAL SESSION AUTHORIZATION guest;
SELECT is(guest.tries('SET LOCAL session_replication_role = replica'), '42501', 'triggers are not for the caller to leave out');
RESET SESSION AUTHORIZATION;
SELECT guest.seen('{"title": {"startsWith": "public"}}') \g /dev/null

-- Workers are told what the leader may; what asks for the session in one, where it is not, is told nothing.
SET LOCAL SESSION AUTHORIZATION guest;
CREATE FUNCTION guest.who() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT model.current_user_id() || model.has_role('signed-in') $$;
SELECT model.use_session(:'ada') ->> 'userId' AS ada_id \gset
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL force_parallel_mode = on;
SELECT is(model.count('note'), 1::bigint, 'a statement of many workers reads by permission');
CREATE TABLE guest.many AS SELECT n FROM generate_series(1, 1000) n;
SELECT ok(bool_and(coalesce(who, '') IN ('', :'ada_id' || 'true')), 'a worker takes nobody for somebody else') FROM (SELECT guest.who() AS who FROM guest.many) w;
SET LOCAL force_parallel_mode = off;

-- Cursors and prepared statements serve who asks when rows are made, and no row of one is mixed with those of another.
PREPARE counted AS SELECT model.count('note'), model.find_first('note', selection => '{"title": true}') ->> 'title';
PREPARE listed AS SELECT title FROM model.rows(NULL::shown.note, '{"title": {"startsWith": "hello"}}');
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT results_eq('EXECUTE counted', $$ VALUES (1::bigint, 'hello a@example.org') $$, 'a prepared statement, as one');
SELECT results_eq('EXECUTE listed', $$ VALUES ('hello a@example.org') $$, 'rows, as one');
DECLARE opened CURSOR FOR SELECT n, model.find_first('note', selection => '{"title": true}') ->> 'title' AS title FROM generate_series(1, 2) n;
DECLARE held CURSOR WITH HOLD FOR SELECT title FROM model.rows(NULL::shown.note);
DECLARE unread CURSOR FOR SELECT title FROM model.rows(NULL::shown.note) ORDER BY title;
FETCH opened \g /dev/null
SELECT model.use_session(:'bob') IS NULL AS f \gset
SELECT results_eq('EXECUTE counted', $$ VALUES (1::bigint, 'hello b@example.org') $$, 'as another');
SELECT results_eq('EXECUTE listed', $$ VALUES ('hello b@example.org') $$, 'rows, as another');
SELECT results_eq('FETCH opened', $$ VALUES (2, 'hello b@example.org') $$, 'a row that is made now is made for who is here now');
SELECT results_eq('FETCH ALL unread', $$ VALUES ('hello b@example.org') $$, 'and a cursor that was not read before');
SELECT model.use_session(:'nobody') IS NULL AS f \gset
SELECT results_eq('EXECUTE counted', $$ VALUES (100::bigint, 'public 2') $$, 'as nobody');
SELECT is_empty('EXECUTE listed', 'rows, as nobody');
SELECT is(current_user::text, 'guest', 'the current user is what it was');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE shown_owner;
SELECT results_eq('SELECT model.count(''note'')', 'VALUES (202::bigint)', 'the owner reads everything');
RESET ROLE;

-- Triggers of the caller's may go on with another session: of a token that they have, for their own transaction.
SET LOCAL SESSION AUTHORIZATION guest;
CREATE TABLE guest.visit (token text);
CREATE FUNCTION guest.enter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM model.use_session(NEW.token); RETURN NEW; END $$;
CREATE TRIGGER enter BEFORE INSERT ON guest.visit FOR EACH ROW EXECUTE FUNCTION guest.enter();
INSERT INTO guest.visit VALUES (:'bob');
SELECT is(model.count('note'), 1::bigint, 'a trigger has entered');
SELECT is(guest.tries($$INSERT INTO guest.visit VALUES ('no token')$$), '28000', 'but not without a token');
SAVEPOINT visited;
INSERT INTO guest.visit VALUES (:'ada');
ROLLBACK TO visited;
SELECT is(model.find_first('note', selection => '{"title": true}') ->> 'title', 'hello b@example.org', 'what is undone has entered nothing');
RESET SESSION AUTHORIZATION;

SELECT * FROM finish();
ROLLBACK;

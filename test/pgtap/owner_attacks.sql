-- What is done with the privileges of a table's owner is decided by the owner's objects, whatever the caller has made or set.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

CREATE ROLE guarded_owner;
CREATE ROLE intruder;
CREATE SCHEMA guarded AUTHORIZATION guarded_owner;
CREATE SCHEMA lair AUTHORIZATION intruder;
GRANT USAGE ON SCHEMA guarded TO intruder;
SET LOCAL ROLE guarded_owner;
SELECT model.define_users('{"user": {"table": "guarded.users", "actions": {"signUp": {"onSuccess": "guarded.note"}}}, "session": {"table": "guarded.session"}}') \g /dev/null
SELECT model.define('{"box": {"table": "guarded.box", "fields": {"label": {"type": "string"}, "size": {"type": "number", "decimals": 0}}}}') \g /dev/null
INSERT INTO guarded.box (label, size) SELECT CASE WHEN n % 2 = 0 THEN 'open ' ELSE 'hidden ' END || n % 10, n FROM generate_series(1, 1000) n;
CREATE TABLE guarded.log (line text, by_whom name DEFAULT current_user);
CREATE TABLE guarded.setting (factor int);
INSERT INTO guarded.setting VALUES (2);
CREATE SEQUENCE guarded.number;
-- Careless code: hooks that quote by hand, compare with = NULL, change roles and settings, and functions with a path of
-- their own, in which the session's temporary objects come first.
CREATE FUNCTION guarded.note("user" guarded.users, params jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    CASE split_part("user".email, '@', 1)
    WHEN 'role' THEN SET LOCAL ROLE guarded_owner;
    WHEN 'authorization' THEN SET SESSION AUTHORIZATION DEFAULT;
    WHEN 'none' THEN PERFORM set_config('role', 'none', true);
    WHEN 'reset' THEN RESET ROLE;
    WHEN 'path' THEN SET LOCAL search_path = lair, pg_catalog;
    WHEN 'next' THEN INSERT INTO guarded.log VALUES (guarded.next());
    WHEN 'quoted' THEN EXECUTE 'INSERT INTO guarded.log VALUES (''' || replace(E'\\'' || current_user) --', '''', '''''') || ''')';
    WHEN 'null' THEN IF NULL = NULL THEN INSERT INTO guarded.log VALUES ('NULL = NULL'); END IF;
    WHEN 'array' THEN INSERT INTO guarded.log SELECT coalesce(('{NULL}'::text[])[1], 'nothing');
    ELSE NULL;
    END CASE;
    INSERT INTO guarded.log VALUES ('noted ' || pg_catalog.upper("user".email));
END $$;
CREATE FUNCTION guarded.next() RETURNS bigint LANGUAGE sql SET search_path = guarded AS $$ SELECT nextval('number') $$;
CREATE FUNCTION guarded.scaled(size int) RETURNS int LANGUAGE plpgsql STABLE SET search_path = guarded AS $$ BEGIN RETURN size * (SELECT factor FROM setting); END $$;
CREATE VIEW guarded.scaled_box AS SELECT id, label, guarded.scaled(size) AS scaled FROM guarded.box;
SELECT model.adopt('guarded.scaled_box', '{"model": "scaledBox", "key": "id"}') \g /dev/null
CREATE FUNCTION guarded.late() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO guarded.log VALUES ('late ' || upper('x') || ' ' || current_setting('search_path'));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON guarded.users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guarded.late();
SELECT model.permit('unauthenticated', '{"box": {"read": {"label": {"startsWith": "open"}}}, "scaledBox": {"read": {"label": {"startsWith": "open"}}}}') \g /dev/null
RESET ROLE;
ANALYZE guarded.box;

SET LOCAL SESSION AUTHORIZATION intruder;
CREATE FUNCTION lair.upper(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'evil upper ran as %', current_user; END $$;
CREATE FUNCTION lair.steal() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE 'stolen as %: %', current_user, (SELECT count(*) FROM guarded.users); END $$;
CREATE FUNCTION lair.signs_up(address text) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(model.act('user', 'signUp', jsonb_build_object('email', address || '@example.org', 'password', 'a password 1'))::jsonb #>> '{errors,0,sqlstate}', 'done')
$$;
-- The same, its error as a value.
CREATE FUNCTION lair.tries(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer text;
BEGIN
    EXECUTE query INTO answer;
    RETURN answer;
EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE;
END $$;

-- A deferred trigger that, fired before the owner acts, waits again to be fired as the owner.
CREATE TABLE lair.trap (n int);
CREATE FUNCTION lair.spring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('lair.as', current_setting('lair.as', true) || ' ' || current_user, false);
    IF NEW.n > 0 THEN
        SET CONSTRAINTS ALL DEFERRED;
        SET CONSTRAINTS lair.trap DEFERRED;
        INSERT INTO lair.trap VALUES (NEW.n - 1);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER trap AFTER INSERT ON lair.trap DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lair.spring();
SELECT set_config('lair.as', '', false) \g /dev/null
SAVEPOINT trap;
INSERT INTO lair.trap VALUES (1);
SELECT is(lair.tries($$SELECT lair.signs_up('one')$$), '55000', 'what defers itself again keeps the owner away');
SELECT is(current_setting('lair.as'), '', 'and what it did is undone');
ROLLBACK TO trap;
INSERT INTO lair.trap VALUES (0);
SELECT is(lair.signs_up('two'), 'done', 'what does not is fired');
SELECT is(current_setting('lair.as'), ' intruder', 'as the caller');

-- Temporary objects that a bare name could mean: tables, views, sequences, domains.
CREATE FUNCTION lair.with_temporary(definition text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer text;
BEGIN
    EXECUTE definition;
    answer := lair.tries(query);
    RAISE EXCEPTION SQLSTATE 'UNDO1';
EXCEPTION WHEN SQLSTATE 'UNDO1' THEN RETURN answer;
END $$;
SELECT is(lair.with_temporary(definition, query), '55000', definition || ': ' || query) FROM unnest(ARRAY[
    'CREATE TEMP VIEW setting AS SELECT lair.steal() AS factor', 'CREATE TEMP TABLE setting (factor int)', 'CREATE TEMP SEQUENCE number', 'CREATE TEMP SEQUENCE pg_class',
    'CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (lair.steal() > 0)', 'CREATE TYPE pg_temp.users AS (a int)', 'CREATE TYPE pg_temp.state AS ENUM (''a'')']) definition,
    unnest(ARRAY[$$SELECT lair.signs_up('next')$$, $$SELECT model.find_first('scaledBox')$$, $$SELECT model.use_session()$$, $$SELECT sum(scaled) FROM model.rows(NULL::guarded.scaled_box)$$]) query;
SELECT is(model.find_first('scaledBox', selection => '{"scaled": true}')::text, '{"scaled":4}', 'without them it is served');

-- Made at the last moment, by a trigger that is fired before the owner acts.
CREATE FUNCTION lair.prepare() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN CREATE TEMP SEQUENCE number; RETURN NULL; END $$;
CREATE TABLE lair.late (n int);
CREATE CONSTRAINT TRIGGER prepare AFTER INSERT ON lair.late DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lair.prepare();
SET CONSTRAINTS ALL DEFERRED;
INSERT INTO lair.late VALUES (1);
SELECT is(lair.tries($$SELECT lair.signs_up('next')$$), '55000', 'nor with what a deferred trigger makes');
SAVEPOINT late;
CREATE FUNCTION lair.make_view() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN CREATE TEMP VIEW setting AS SELECT lair.steal() AS factor; RETURN true; END $$;
SELECT is(lair.tries($$SELECT CASE WHEN lair.make_view() THEN model.find_first('scaledBox') ->> 'scaled' END$$), '55000', 'nor with what the same statement makes');
ROLLBACK TO late;
DELETE FROM lair.late;
SET CONSTRAINTS ALL IMMEDIATE;
DROP SEQUENCE pg_temp.number;

-- Roles and settings, changed by a hook.
SELECT is(lair.signs_up(address), '42501', 'a hook does not become another role: ' || address) FROM unnest(ARRAY['role', 'authorization', 'none', 'reset']) address;
SELECT is(current_user::text || session_user::text, 'intruderintruder', 'and nobody has become one');
SELECT is(lair.signs_up('path'), 'done', 'a hook that changes the path does so for itself, not for what was deferred');

-- Settings by which the owner's code would say other things.
SET LOCAL standard_conforming_strings = off;
SET LOCAL escape_string_warning = off;
SET LOCAL transform_null_equals = on;
SET LOCAL array_nulls = off;
SELECT is(lair.signs_up(address), 'done', 'settings of the caller: ' || address) FROM unnest(ARRAY['quoted', 'null', 'array']) address;
SELECT is(current_setting(name), value, name || ' is the caller''s again') FROM (VALUES ('standard_conforming_strings', 'off'), ('transform_null_equals', 'on'), ('array_nulls', 'off')) x (name, value);
RESET standard_conforming_strings;
RESET transform_null_equals;
RESET array_nulls;

-- What happened, happened as the owner.
RESET SESSION AUTHORIZATION;
SELECT is((SELECT string_agg(DISTINCT by_whom, ' ') FROM guarded.log), 'guarded_owner', 'what hooks and triggers wrote was written as the owner');
SELECT set_eq($$ SELECT line FROM guarded.log WHERE line !~ '^(noted|late)' $$, $$ VALUES (E'\\'' || current_user) --'), ('nothing') $$, 'their strings, comparisons and arrays mean what they say');
SELECT set_eq($$ SELECT line FROM guarded.log WHERE line ~ '^late' $$, $$ VALUES ('late X pg_catalog, pg_temp') $$, 'and their names');

-- What is derived is written as the owner, also for superusers, and without session_replication_role, by which an owner could
-- pass by the triggers of others.
CREATE TABLE public.watched (line text);
CREATE FUNCTION public.watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE 'WATCH'; END $$;
CREATE TRIGGER watch BEFORE INSERT ON public.watched FOR EACH ROW EXECUTE FUNCTION public.watch();
GRANT ALL ON public.watched TO intruder;
SET LOCAL SESSION AUTHORIZATION intruder;
SELECT model.define('{"tale": {"table": "lair.tale", "fields": {"text": {"type": "string"}}}}') \g /dev/null
CREATE TABLE lair.seen (what text);
CREATE FUNCTION lair.look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO lair.seen VALUES ('trigger'); RETURN NEW; END $$;
CREATE FUNCTION lair.checks(text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO lair.seen VALUES (format('%s %s %s', current_user, current_setting('session_replication_role'), upper('x')));
    IF $1 = 'insert' THEN INSERT INTO public.watched VALUES ('passed'); END IF;
    IF $1 = 'defer' THEN INSERT INTO lair.trap VALUES (0); END IF;
    IF $1 = 'role' THEN RESET ROLE; END IF;
    RETURN true;
END $$;
CREATE RULE also AS ON UPDATE TO lair.tale DO ALSO INSERT INTO lair.seen VALUES ('rule');
-- A record whose words are not kept yet, and then the traps.
CREATE FUNCTION lair.stale(content text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    ALTER TABLE lair.tale DROP CONSTRAINT IF EXISTS checked;
    ALTER TABLE lair.tale DISABLE TRIGGER USER;
    DROP TRIGGER IF EXISTS look ON lair.tale;
    DELETE FROM lair.tale;
    INSERT INTO lair.tale (text) VALUES (content);
    ALTER TABLE lair.tale ENABLE TRIGGER USER;
    ALTER TABLE lair.tale ENABLE ALWAYS TRIGGER "~~model_api_search";
    CREATE TRIGGER look BEFORE UPDATE ON lair.tale FOR EACH ROW EXECUTE FUNCTION lair.look();
    ALTER TABLE lair.tale ENABLE ALWAYS TRIGGER look;
    ALTER TABLE lair.tale ADD CONSTRAINT checked CHECK (lair.checks(text)) NOT VALID;
    DELETE FROM lair.seen;
END $$;
SELECT lair.stale('plain') \g /dev/null
RESET SESSION AUTHORIZATION;
SET LOCAL search_path = lair, pg_catalog;
CALL model.reindex_search('tale');
SET LOCAL search_path = public;
SELECT results_eq('SELECT what FROM lair.seen', $$ VALUES ('intruder origin X') $$, 'a CHECK runs as the owner, as no replica, under a path of ours; triggers and rules do not run at all');
SELECT is(model.count('tale', search => 'plain'), 1::bigint, 'and the words are written');
SET CONSTRAINTS ALL DEFERRED;
SELECT throws_ok('CALL model.reindex_search(''tale'')', state, NULL, content || ': not by the upkeep of a superuser')
    FROM (VALUES ('insert', 'WATCH'), ('defer', '42501'), ('role', '42501')) x (content, state), LATERAL (SELECT set_config('role', 'intruder', true), lair.stale(content), set_config('role', 'none', true)) prepared;
SET LOCAL SESSION AUTHORIZATION intruder;
SELECT lair.stale('insert') \g /dev/null
SELECT throws_ok('CALL model.reindex_search(''tale'')', 'WATCH', NULL, 'triggers of others fire');
RESET SESSION AUTHORIZATION;

SELECT * FROM finish();
ROLLBACK;

-- Whoever acts by permission gets none of the owner's privileges, changes nothing else, and is told nothing of records that
-- are hidden.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

CREATE ROLE keeper NOLOGIN;
CREATE ROLE visitor NOLOGIN;
CREATE SCHEMA safe AUTHORIZATION keeper;
CREATE SCHEMA evil AUTHORIZATION visitor;
GRANT USAGE ON SCHEMA safe TO visitor;
SET LOCAL ROLE keeper;
CREATE FUNCTION safe.named(who text) RETURNS text LANGUAGE sql AS $$ SELECT upper(who) $$;
CREATE TABLE safe.vault (word text);
INSERT INTO safe.vault VALUES ('xyzzy');
CREATE TABLE safe.log (line text);
SELECT count(*) FROM model.define($$ {
    "box":  {"table": "safe.box", "fields": {"label": {"type": "string", "unique": true}, "pin": {"type": "password"}, "hidden": {"type": "boolean", "default": false}, "open": {"type": "boolean", "default": true}, "owner": {"type": "string"},
                "room": {"type": "belongsTo", "model": "room"}, "lid": {"type": "hasOne", "model": "lid", "inverse": "box"}},
             "states": {"initial": "created", "created": {"initial": "shut", "shut": {}, "opened": {}}},
             "actions": {"create": {}, "update": {}, "delete": {}, "unlock": {"from": "created.shut", "to": "created.opened", "run": "safe.unlock", "onSuccess": "safe.unlocked"}}},
    "lid": {"table": "safe.lid", "fields": {"hidden": {"type": "boolean", "default": false}, "box": {"type": "belongsTo", "model": "box"}}},
    "room": {"table": "safe.room", "fields": {"name": {"type": "string"}, "hidden": {"type": "boolean", "default": false}, "boxes": {"type": "hasMany", "model": "box", "inverse": "room"}}}} $$) \g /dev/null
-- Written as one writes: with bare names.
CREATE FUNCTION safe.unlock(record safe.box, params jsonb) RETURNS safe.box LANGUAGE plpgsql AS $$ BEGIN record.owner := lower(current_user); RETURN record; END $$;
CREATE FUNCTION safe.unlocked(record safe.box, params jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO safe.log VALUES (upper('done')); END $$;
CREATE FUNCTION safe.noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO safe.log VALUES (lower('DEFERRED ') || current_user); RETURN NULL; END $$;
INSERT INTO safe.room (id, name, hidden) VALUES (1, 'open', false), (2, 'hidden', true);
INSERT INTO safe.box (id, label, hidden, open, room_id) VALUES (1, 'one', false, true, 1), (2, 'closed', false, false, 1), (3, 'hidden', true, true, 1), (4, 'other', false, true, 2);
INSERT INTO safe.lid (id, hidden, box_id) VALUES (1, true, 1);
ALTER TABLE safe.box ALTER id RESTART WITH 10;
SELECT model.permit('unauthenticated', $$ {"box": {"read": {"hidden": {"equals": false}}, "actions": {"create": {"open": {"equals": true}}, "update": {"open": {"equals": true}}, "delete": {"open": {"equals": true}}, "unlock": {"open": {"equals": true}}}},
    "room": {"read": {"hidden": {"equals": false}}, "actions": {"update": true}}, "lid": {"read": {"hidden": {"equals": false}}, "actions": {"create": true, "update": true}}} $$) \g /dev/null
RESET ROLE;
-- One that can wait comes when it is known that there was none.
SELECT is(as_role('visitor', $$SELECT model.update('box', 1, '{}') ->> 'success'$$), 'true', 'nothing waits');
SET LOCAL ROLE keeper;
CREATE CONSTRAINT TRIGGER noted AFTER UPDATE ON safe.box DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION safe.noted();
RESET ROLE;

-- The privileges are the action's, not the session's.
SELECT is(as_role('visitor', query), want, query) FROM (VALUES
    ($$SELECT model.update('box', 1, '{"owner": "me"}') ->> 'success'$$, 'true'),
    ($$SELECT current_user FROM (SELECT model.update('box', 1, '{"owner": "me"}') OFFSET 0) x$$, 'visitor'),
    ($$UPDATE safe.box SET owner = 'me'$$, '42501'), ($$SELECT word FROM safe.vault$$, '42501'), ($$DELETE FROM model.permission$$, '42501'),
    ($$SELECT model.permit('unauthenticated', '{"box": {"actions": {"update": true}}}')$$, '42501'),
    ($$SELECT model.graphql('mutation {internal {deleteManyBox {success}}}') #>> '{data}'$$, NULL)) x (query, want);
SELECT is(current_user::text, session_user::text, 'the current user is given back');
SELECT is((SELECT count(*) FROM safe.box), 4::bigint, 'nothing is gone');

-- Nothing of the visitor's is found by the owner's code, wherever it lies.
SET LOCAL ROLE visitor;
CREATE FUNCTION evil.lower(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE FUNCTION evil.lower(name) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE FUNCTION evil.upper(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE FUNCTION evil.same(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$;
CREATE OPERATOR evil.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.same);
CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.same);
RESET ROLE;
CREATE FUNCTION public.in_path(who text, path text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer text;
BEGIN
    PERFORM set_config('search_path', path, true);
    answer := public.as_role(who, query);
    PERFORM set_config('search_path', 'public, pg_catalog', true);
    RETURN answer;
END $$;
SELECT is(in_path('visitor', 'evil, pg_catalog', $$SELECT model.act('box', 'unlock', '{"id": "1"}', '{"owner": true}') #>> '{box,owner}'$$), 'keeper', 'hooks run as the owner, by PostgreSQL''s functions');
SELECT is((SELECT string_agg(DISTINCT line, ', ' ORDER BY line) FROM safe.log), 'DONE, deferred keeper', 'and so do deferred triggers, before the action ends');

-- A session with tables of its own is refused.
SET LOCAL ROLE visitor;
SAVEPOINT temporary;
CREATE TEMP TABLE log (line text);
SELECT is(as_role('visitor', $$SELECT model.update('box', 1, '{"owner": "me"}')$$), '55000', 'temporary tables are refused');
ROLLBACK TO temporary;
RESET ROLE;

-- What is hidden answers as what is not there, whatever is done to it.
CREATE FUNCTION public.same_answer(query text, hidden text, absent text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE one text := replace(public.as_role('visitor', format(query, hidden)), '\"' || hidden || '\"', '…'); other text := replace(public.as_role('visitor', format(query, absent)), '\"' || absent || '\"', '…');
BEGIN RETURN is(one, other, query) || CASE WHEN one ~ '^[0-9A-Z]{5}$' THEN E'\n' || fail('raised ' || one) ELSE '' END; END $$;
SELECT same_answer(query, '3', '333') FROM unnest(ARRAY[
    $$SELECT model.update('box', %s, '{"label": "x"}')$$, $$SELECT model.update('box', %s, '{"label": "one"}')$$, $$SELECT model.update('box', %s, '{"pin": "weak"}')$$, $$SELECT model.delete('box', %s)$$,
    $$SELECT model.act('box', 'unlock', '{"id": "%s"}')$$, $$SELECT model.bulk_update('box', '[{"id": "%s", "label": "x"}]')$$, $$SELECT model.bulk_delete('box', '{%s}')$$,
    $$SELECT model.update('box', %s, '{"roomId": "2"}')$$, $$SELECT model.update('room', 1, '{"boxes": {"update": {"id": "%s", "label": "x"}}}')$$,
    $$SELECT model.update('room', 1, '{"boxes": {"_link": "%s"}}')$$, $$SELECT model.update('room', 1, '{"boxes": {"_unlink": "%s"}}')$$, $$SELECT model.update('room', 1, '{"boxes": {"_converge": {"values": [{"id": "%s"}], "actions": {"delete": "delete"}}}}')$$,
    $$SELECT model.update('room', 1, '{"boxes": {"delete": {"id": "%s"}}}')$$, $$SELECT model.update('lid', 1, '{"boxId": "%s"}')$$, $$SELECT model.create('lid', '{"boxId": "%s"}')$$, $$SELECT model.create('lid', '{"box": {"update": {"id": "%s"}}}')$$]) query;
SELECT is((SELECT format('%s %s %s', label, room_id, state) FROM safe.box WHERE id = 3), 'hidden 1 created.shut', 'the hidden record is as it was');
SELECT same_answer($$SELECT model.update('box', 1, '{"roomId": "%s"}')$$, '2', '222');
SELECT same_answer($$SELECT model.create('box', '{"roomId": "%s"}')$$, '2', '222');
SELECT same_answer($$SELECT model.upsert('box', '{"label": "one", "room": {"_link": "%s"}}', '{label}')$$, '2', '222');

-- A unique value tells that it is taken, and no more.
SELECT is(as_role('visitor', $$SELECT (model.upsert('box', '{"label": "hidden", "owner": "me"}', '{label}') -> 'errors' -> 0)::jsonb - 'model'$$)::jsonb,
    '{"code": "GGT_INVALID_RECORD", "path": "record", "message": "GGT_INVALID_RECORD: box is invalid and can''t be saved. label is not unique.", "validationErrors": [{"message": "is not unique", "apiIdentifier": "label"}]}', 'an upsert does not update what is hidden');
SELECT is((SELECT owner FROM safe.box WHERE id = 3), NULL, 'it is as it was');

-- Nobody widens what is permitted to them by what they write.
SELECT is(as_role('visitor', query), want, query) FROM (VALUES
    ($$SELECT model.update('box', 2, '{"open": true}') #>> '{errors,0,code}'$$, 'GGT_PERMISSION_DENIED'),
    ($$SELECT model.create('box', '{"open": false}') #>> '{errors,0,code}'$$, 'GGT_PERMISSION_DENIED'),
    ($$SELECT model.create('box', '{"open": null}') #>> '{errors,0,code}'$$, 'GGT_PERMISSION_DENIED'),
    ($$SELECT model.update('box', 1, '{"room": {"update": {"id": "2", "name": "mine"}}}') #>> '{errors,0,code}'$$, 'GGT_RECORD_NOT_FOUND'),
    ($$SELECT model.update('box', 4, '{"room": {"update": {"id": "2", "name": "mine"}}}') #>> '{errors,0,code}'$$, 'GGT_RECORD_NOT_FOUND'),
    ($$SELECT model.update('box', 1, '{"id": "3"}') #>> '{errors,0,code}'$$, 'GGT_INVALID_ACTION_INPUT'),
    ($$SELECT model.update('box', 1, '{"lid": {"create": {}}}') #>> '{errors,0,code}'$$, 'GGT_INVALID_RECORD'),
    ($$SELECT model.find_one('box', 1, '{"pin": true}')$$, '42703')) x (query, want);
-- Values of records that are refused are not repeated.
SELECT unalike(as_role('visitor', query), '%"record":%', query) FROM (VALUES
    ($$SELECT model.update('box', 1, '{"label": "hidden"}')$$), ($$SELECT model.create('box', '{"label": "hidden", "open": true}')$$), ($$SELECT model.bulk_create('box', '[{"label": "hidden"}]')$$)) x (query);

SELECT * FROM finish();
ROLLBACK;

-- Whoever acts by permission does what is permitted and nothing else, learns nothing of records that are hidden, and has none of
-- the owner's privileges before, meanwhile or afterwards.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();
\ir lib/as_role.sql

CREATE ROLE acted_owner;
CREATE ROLE actor;
CREATE SCHEMA acted AUTHORIZATION acted_owner;
CREATE SCHEMA stage AUTHORIZATION actor;
GRANT USAGE ON SCHEMA acted TO actor;
SET LOCAL model_api.password_memory = '8MB';
SET LOCAL model_api.password_operations = 1;
SET LOCAL ROLE acted_owner;
SELECT model.define_users('{"user": {"table": "acted.users"}, "session": {"table": "acted.session"}}') \g /dev/null
SELECT model.define($$ {"doc": {"table": "acted.doc", "fields": {"title": {"type": "string", "unique": true}, "body": {"type": "string"}, "pin": {"type": "password"}, "user": {"type": "belongsTo", "model": "user"},
    "pages": {"type": "hasMany", "model": "page", "inverse": "doc"}}, "actions": {"create": {}, "update": {"run": "acted.before", "onSuccess": "acted.after"}, "delete": {}, "publish": {}}},
    "page": {"table": "acted.page", "fields": {"text": {"type": "string"}, "doc": {"type": "belongsTo", "model": "doc"}}}} $$) \g /dev/null
CREATE TABLE acted.log (line text, by_whom name DEFAULT current_user);
CREATE FUNCTION acted.before(doc acted.doc, params jsonb) RETURNS acted.doc LANGUAGE plpgsql AS $$
BEGIN
    IF doc.body = 'role' THEN SET LOCAL ROLE actor; END IF;
    INSERT INTO acted.log VALUES (upper(doc.title) || current_setting('search_path'));
    RETURN doc;
END $$;
CREATE FUNCTION acted.after(doc acted.doc, params jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO acted.log VALUES ('after ' || model.count('doc')); END $$;
CREATE FUNCTION acted.late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO acted.log VALUES ('late ' || upper('x')); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON acted.doc DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION acted.late();
ALTER TABLE acted.doc ADD CONSTRAINT sober CHECK (body <> 'odd');
INSERT INTO acted.users (email) VALUES ('owner@example.org');
INSERT INTO acted.doc (title, body, user_id) VALUES ('theirs', 'hidden body', 1), ('also theirs', 'hidden body', 1);
INSERT INTO acted.page (text, doc_id) VALUES ('hidden page', 1);
SELECT model.permit('signed-in', $$ {"doc": {"read": {"userId": {"equals": {"$session": "userId"}}},
    "actions": {"create": {"userId": {"equals": {"$session": "userId"}}}, "update": {"userId": {"equals": {"$session": "userId"}}}, "delete": {"userId": {"equals": {"$session": "userId"}}}}},
    "page": {"read": {"doc": {"userId": {"equals": {"$session": "userId"}}}}, "actions": {"create": {"doc": {"userId": {"equals": {"$session": "userId"}}}}, "update": {"doc": {"userId": {"equals": {"$session": "userId"}}}}}},
    "user": {"read": {"id": {"equals": {"$session": "userId"}}}}} $$) \g /dev/null
RESET ROLE;

SET LOCAL SESSION AUTHORIZATION actor;
-- What an action answers, or its SQLSTATE.
CREATE FUNCTION stage.answer(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer json;
BEGIN
    EXECUTE 'SELECT model.' || call INTO answer;
    RETURN coalesce(answer #>> '{errors,0}', 'done');
EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE || ' ' || SQLERRM;
END $$;
CREATE FUNCTION stage.answer_without_id(call text, id text) RETURNS text LANGUAGE sql AS $$ SELECT regexp_replace(stage.answer(format(call, id)), '"' || id || '"|\m' || id || '\M', 'ID', 'g') $$;
SELECT model.use_session() IS NULL AS f \gset
SELECT model.act('user', 'signUp', '{"email": "actor@example.org", "password": "a password 1"}') \g /dev/null
SELECT model.current_user_id() AS me \gset
SELECT set_config('stage.me', :'me', false) \g /dev/null
SELECT is(stage.answer(format('create(''doc'', %L)', jsonb_build_object('title', 'mine', 'body', 'x', 'userId', :'me'))), 'done', 'what is permitted is done');
SELECT model.find_by('doc', 'title', 'mine') ->> 'id' AS mine \gset

-- A record that may not be seen is one that is not there, in every path.
SELECT is(stage.answer_without_id(call, '1'), stage.answer_without_id(call, '777'), call || ' does not tell hidden from absent') FROM unnest(ARRAY[
    $$update('doc', '%s', '{"body": "x"}')$$, $$update('doc', '%s', '{"title": "mine"}')$$, $$update('doc', '%s', '{"body": "odd"}')$$, $$update('doc', '%s', '{"title": 7}')$$, $$delete('doc', '%s')$$, $$act('doc', 'update', '{"id": "%s", "doc": {"body": "x"}}')$$,
    $$bulk_update('doc', '[{"id": "%s", "body": "x"}]')$$, $$bulk_delete('doc', '["%s"]'::jsonb)$$, $$act('doc', 'publish', '{"id": "%s"}')$$,
    $$graphql('mutation { updateDoc(id: "%s", doc: {body: "x"}) { success errors { message } doc { id } } }') #> '{data,updateDoc}'$$, $$graphql('mutation { deleteDoc(id: "%s") { success errors { message } } }') #> '{data,deleteDoc}'$$,
    $$create('page', '{"text": "x", "docId": "%s"}')$$, $$create('page', '{"text": "x", "doc": {"_link": "%s"}}')$$]) call;
SELECT isnt(stage.answer(call), 'done', 'denied: ' || call) FROM unnest(ARRAY[
    $$create('doc', '{"title": "for others", "userId": 1}')$$, $$create('doc', '{"title": "for nobody"}')$$, format($$update('doc', %L, '{"userId": 1}')$$, :'mine'), format($$update('doc', %L, '{"userId": null}')$$, :'mine'), format($$update('doc', %L, '{"user": {"_link": 1}}')$$, :'mine'),
    format($$update('doc', %L, '{"user": {"update": {"id": 1, "email": "x@example.org"}}}')$$, :'mine'), format($$update('doc', %L, '{"user": {"create": {"email": "x@example.org", "password": "a password 1"}}}')$$, :'mine'), format($$update('doc', %L, '{"pages": [{"update": {"id": 1, "text": "taken"}}]}')$$, :'mine'),
    format($$update('doc', %L, '{"pages": [{"_link": 1}]}')$$, :'mine'), format($$update('doc', %L, '{"pages": [{"delete": {"id": 1}}]}')$$, :'mine'), $$update('user', 1, '{"email": "x@example.org"}')$$, $$delete('user', 1)$$, $$create('user', '{"email": "x@example.org", "password": "a password 1"}')$$,
    format($$update('user', %L, '{"roles": ["system-admin"]}')$$, :'me'), $$act_on_session('update', '{"session": {"roles": ["system-admin"]}}')$$, $$act_on_session('update', '{"session": {"user": {"_link": 1}}}')$$, $$act_on_session('update', '{"session": {"userId": 1}}')$$,
    $$upsert('doc', '{"title": "theirs", "body": "taken"}', '{title}')$$, $$create('session', '{}')$$, $$delete('session', 1)$$, $$run('nothing')$$,
    $$graphql('mutation { internal { deleteManyDoc(filter: {title: {equals: "theirs"}}) { success errors { message } } } }')$$, $$permit('signed-in', '{"doc": {"read": true}}')$$]) call WHERE call !~ 'graphql';
SELECT ok(stage.answer(format($$update('doc', %L, '{"body": "odd"}')$$, :'mine')) !~ 'argon|\(\d+,|"record":', 'what is wrong is told without the row');

-- Roles and triggers.
SELECT is(stage.answer(format($$update('doc', %L, '{"body": "y"}')$$, :'mine')), 'done', 'an update of what is theirs');
SELECT matches(stage.answer(format($$update('doc', %L, '{"body": "role"}')$$, :'mine')), '42501', 'a hook does not become another role');
CREATE TABLE stage.trap (n int);
CREATE FUNCTION stage.spring() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('stage.as', current_setting('stage.as', true) || ' ' || current_user, false); IF NEW.n > 0 THEN SET CONSTRAINTS stage.trap DEFERRED; INSERT INTO stage.trap VALUES (NEW.n - 1); END IF; RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER trap AFTER INSERT ON stage.trap DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stage.spring();
SELECT set_config('stage.as', '', false) \g /dev/null
SAVEPOINT trap;
SET CONSTRAINTS ALL DEFERRED;
INSERT INTO stage.trap VALUES (1);
SELECT matches(stage.answer(format($$update('doc', %L, '{"body": "w"}')$$, :'mine')), '^55000', 'what defers itself again keeps the owner away');
ROLLBACK TO trap;
SELECT is(current_user::text || session_user::text, 'actoractor', 'the current user is what it was');
SELECT is((SELECT string_agg(public.as_role('actor', query), ' ') FROM unnest('{SELECT count(*) FROM acted.doc,UPDATE acted.doc SET body = body,SELECT count(*) FROM acted.log,SELECT count(*) FROM acted.users_secret}'::text[]) query), '42501 42501 42501 42501', 'and has no privileges');
RESET SESSION AUTHORIZATION;
SELECT set_eq('SELECT DISTINCT by_whom FROM acted.log', ARRAY['acted_owner'::name], 'what hooks and triggers wrote was written as the owner');
SELECT results_eq('SELECT title, body, user_id FROM acted.doc WHERE user_id = 1 ORDER BY id', $$ VALUES ('theirs', 'hidden body', 1::bigint), ('also theirs', 'hidden body', 1) $$, 'records of others are what they were');
SELECT results_eq('SELECT text, doc_id FROM acted.page', $$ VALUES ('hidden page', 1::bigint) $$, 'and what belongs to them');

-- Whoever may define global actions lends nobody's privileges but their own, whatever function an action names.
CREATE ROLE lender;
DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO lender', current_database()); END $$;
CREATE SCHEMA lent AUTHORIZATION lender;
GRANT USAGE ON SCHEMA lent, acted TO lender, actor;
GRANT ALL ON SCHEMA acted TO acted_owner;
SET LOCAL ROLE acted_owner;
CREATE FUNCTION acted.anything(params jsonb) RETURNS json LANGUAGE plpgsql AS $$ DECLARE answer json; BEGIN EXECUTE params ->> 'query' INTO answer; RETURN answer; END $$;
SET LOCAL ROLE lender;
CREATE FUNCTION lent.own(params jsonb) RETURNS json LANGUAGE sql AS $$ SELECT to_json(current_user) $$;
RESET ROLE;
SELECT is(as_role('lender', query), want, query) FROM (VALUES
    ($$SELECT count(*) FROM model.define('{"globalActions": {"borrow": {"params": {"query": "string"}, "run": "acted.anything"}}}')$$, '42501'),
    ($$SELECT count(*) FROM model.define('{"globalActions": {"borrow": {"params": {"query": "string"}, "run": "acted.later"}}}')$$, '0'),
    ($$SELECT model.permit('unauthenticated', '{"globalActions": {"borrow": true}}') IS NULL$$, '42883'),
    ($$SELECT count(*) FROM model.define('{"globalActions": {"borrow": {"params": {"query": "string"}, "run": "lent.own"}}}')$$, '0'),
    ($$SELECT model.permit('unauthenticated', '{"globalActions": {"borrow": true}}') IS NULL$$, 'false'),
    ($$SELECT count(*) FROM model.define('{"globalActions": {"borrow": {"params": {"query": "string"}, "run": "acted.later"}}}')$$, '42883'),
    ($$SELECT count(*) FROM model.define('{"globalActions": {"borrow": {"params": {"query": "string"}, "run": "acted.anything"}}}')$$, '42501')) x (query, want);
SELECT is(as_role('actor', $$SELECT model.run('borrow', '{"query": "SELECT to_json(current_user)"}') ->> 'result'$$), 'lender', 'what is permitted runs as who has permitted it');
SELECT model.define('{"globalActions": {"borrow": null}}', true) \g /dev/null

SELECT * FROM finish();
ROLLBACK;

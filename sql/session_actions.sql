-- Fields and actions of the application's on sessions and users: what they may do, what nobody writes by them, and how they change.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE ROLE shop_owner;
CREATE ROLE shop_guest;
CREATE SCHEMA shop AUTHORIZATION shop_owner;
GRANT USAGE ON SCHEMA shop TO shop_guest;
SET ROLE shop_owner;
SET search_path = shop;
SELECT model.define('{"cart": {"table": "shop.cart", "fields": {"label": {"type": "string"}}}}');
SELECT model.define_users('{
    "user": {"table": "shop.users", "fields": {"points": {"type": "number", "decimals": 0, "default": 0}, "secretNote": {"type": "string"}},
             "states": {"initial": "created", "created": {"initial": "active", "active": {}, "banned": {}}},
             "actions": {"ban": {"from": "created.active", "to": "created.banned", "params": {"why": "string"}, "onSuccess": "shop.banned"},
                         "signIn": {"run": "shop.not_banned"}}},
    "session": {"table": "shop.session",
                "fields": {"bannerShown": {"type": "boolean", "default": false}, "theme": {"type": "enum", "options": ["light", "dark"]}, "visits": {"type": "number", "decimals": 0, "default": 0},
                           "cart": {"type": "belongsTo", "model": "cart"}},
                "states": {"created": {"loggedIn": {"initial": "plain", "plain": {}, "trusted": {}}}},
                "actions": {"create": {}, "trust": {"from": "created.loggedIn", "to": "created.loggedIn.trusted"},
                            "choose": {"params": {"theme": "string"}, "run": "shop.choose", "onSuccess": "shop.chosen"}}}}');
CREATE TABLE log (line text, by_whom name DEFAULT current_user);
CREATE FUNCTION choose(session shop.session, params jsonb) RETURNS shop.session LANGUAGE plpgsql AS $$
BEGIN
    IF params ->> 'theme' = 'pink' THEN PERFORM model.invalid('theme', 'is not for everybody'); END IF;
    session.theme := params ->> 'theme';
    session.visits := session.visits + 1;
    RETURN session;
END $$;
CREATE FUNCTION chosen(session shop.session, params jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF session.theme = 'light' THEN RAISE 'nobody likes light'; END IF;
    INSERT INTO shop.log VALUES (format('session of %s chose %s', coalesce(model.current_user_id(), 'nobody'), session.theme));
END $$;
CREATE FUNCTION banned("user" shop.users, params jsonb) RETURNS void LANGUAGE sql AS $$ INSERT INTO shop.log VALUES (($1).email || ' banned: ' || ($2 ->> 'why')) $$;
CREATE FUNCTION not_banned("user" shop.users, params jsonb) RETURNS shop.users LANGUAGE plpgsql AS $$
BEGIN
    IF model.describe('user') IS NULL OR "user".state = 'created.banned' THEN PERFORM model.invalid('email', 'is banned'); END IF;
    RETURN "user";
END $$;
INSERT INTO cart (label) VALUES ('of somebody');
RESET ROLE;
SET SESSION AUTHORIZATION shop_guest;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"id": true, "state": true}');
SELECT model.use_session(NULL, false)::jsonb - 'token' - 'createdAt' - 'updatedAt' - '__typename';

-- a record that may not be seen is none to be linked to
SELECT model.act_on_session('update', '{"session": {"cart": {"_link": "1"}}}');
SELECT model.current_session('{"cart": {"label": true}}');
RESET SESSION AUTHORIZATION;
SELECT model.permit('unauthenticated', '{"cart": {"read": {"label": {"equals": "of somebody"}}}}');
SET SESSION AUTHORIZATION shop_guest;

-- fields of the application's
SELECT model.act_on_session('update', '{"session": {"bannerShown": true, "theme": "dark", "_atomics": {"visits": {"increment": 2}}, "cart": {"_link": "1"}}}')::jsonb #- '{session,createdAt}' #- '{session,updatedAt}';
SELECT model.act_on_session('update', '{"session": {"theme": "blue", "bannerShwn": true}}');
SELECT model.act_on_session('update', '{"session": {"theme": "blue", "bannerShown": null}}');
SELECT model.act_on_session('update', '{"session": {"cart": {"_link": "77"}}}');
SELECT model.act_on_session('update', '{"session": {"cart": {"create": {"label": "mine"}}}}');
SELECT model.act_on_session('update', '{"session": {"cart": {"update": {"id": "1", "label": "mine"}}}}');
SELECT model.current_session('{"theme": true, "visits": true, "cartId": true}');
SELECT model.current_session('{"cart": {"label": true}}');

-- nobody becomes somebody by them
RESET SESSION AUTHORIZATION;
CREATE FUNCTION shop.told(action text, params jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN model.act_on_session(action, params)::jsonb -> 'errors' -> 0 ->> 'message';
EXCEPTION WHEN insufficient_privilege THEN RETURN sqlerrm;
END $$;
SET SESSION AUTHORIZATION shop_guest;
SELECT params, shop.told('update', params) FROM unnest(ARRAY[
    '{"session": {"user": {"_link": "1"}}}', '{"session": {"userId": "1"}}', '{"session": {"user": null}}', '{"session": {"user": {"create": {"email": "b@example.org"}}}}',
    '{"session": {"user": {"update": {"id": "1", "roles": ["system-admin"]}}}}', '{"session": {"user": {"signUp": {"email": "b@example.org"}}}}',
    '{"session": {"roles": ["system-admin"]}}', '{"session": {"roles": []}}', '{"session": {"state": "created.loggedIn"}}', '{"session": {"state": {"created": "loggedIn"}}}',
    '{"session": {"id": "2"}}', '{"session": {"createdAt": "2020-01-01"}}', '{"user": {"_link": "1"}}', '{"userId": "1"}', '{"roles": ["system-admin"]}',
    '{"session": {"_atomics": {"user": {"increment": 1}}}}', '{"session": {"_atomics": {"userId": {"increment": 1}}}}', '{"session": {"secrets": []}}', '{"session": {"token": "x"}}']::jsonb[]) params;
SELECT model.act_on_session('choose', '{"theme": "dark", "session": {"userId": "1"}}')::jsonb -> 'errors' -> 0 ->> 'message';
SELECT model.act_on_session('trust', '{"session": {"userId": "1", "roles": ["system-admin"]}}')::jsonb -> 'errors';
SELECT action, model.current_user_id(), model.has_role('system-admin') FROM unnest('{x}'::text[]) action;
-- another session than the one at hand is not meant, and none is made
SELECT model.act_on_session('create', '{"session": {}}');
SELECT model.act_on_session('upsert', '{"session": {"userId": "1"}}');
SELECT model.act_on_session('upsert', '{"id": "1", "session": {}}');
SELECT model.act_on_session('signIn', '{"email": "ada@example.org", "password": "analytical 1843"}');

-- custom actions, hooks and states
SELECT model.act_on_session('choose', '{"theme": "dark"}')::jsonb #> '{session,visits}';
SELECT model.act_on_session('choose', '{"theme": "pink"}');
SELECT model.act_on_session('choose', '{"theme": "light"}')::jsonb #>> '{errors,0,message}';
SELECT model.act_on_session('choose', '{"thme": "light"}')::jsonb #>> '{errors,0,message}';
SELECT model.act_on_session('trust');
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"email": true}')::jsonb - 'token';
SELECT model.current_session('{"state": true, "theme": true}');
SELECT model.act_on_session('trust')::jsonb #> '{session,state}';
SELECT model.act_on_session('choose', '{"theme": "dark"}')::jsonb #> '{session,visits}';
SELECT model.act('user', 'signOut', '{"id": "1"}', '{"email": true}')::jsonb - 'token';
SELECT model.current_session('{"state": true, "theme": true, "visits": true}');
RESET SESSION AUTHORIZATION;
SELECT * FROM shop.log;

-- actions of users, by who may: the state tells who may sign in
SET ROLE shop_owner;
SELECT model.act('user', 'ban', '{"id": "1", "why": "spam"}', '{"email": true, "state": true}');
SELECT model.act('user', 'ban', '{"id": "1", "why": "spam"}', '{"email": true, "state": true}')::jsonb #>> '{errors,0,code}';
RESET ROLE;
SET SESSION AUTHORIZATION shop_guest;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"email": true}');
RESET SESSION AUTHORIZATION;

-- changed later: a field and an action more, others less
SET ROLE shop_owner;
SELECT model.define_users('{"session": {"fields": {"lang": {"type": "string"}, "visits": {"range": {"max": 9}}}, "actions": {"trust": null, "greet": {}}}, "user": {"actions": {"ban": {"params": {"until": "dateTime"}}}}}');
SELECT model.describe('session')::jsonb #> '{session,actions}', model.describe('user')::jsonb #> '{user,actions,ban,params}';
SELECT model.define_users('{"session": {"fields": {"theme": null}}}');
SELECT model.define(jsonb_set(model.describe('session')::jsonb, '{session,fields}', (model.describe('session')::jsonb #> '{session,fields}') - 'theme'), true);
SELECT model.define_users('{"session": {"actions": {"update": null, "delete": null}}}');
SELECT model.define('{"session": {"fields": {"lang": {"type": "string"}}}}');
SELECT model.define('{"user": {"fields": {"roles": {"type": "json"}}}}');
RESET ROLE;
SET SESSION AUTHORIZATION shop_guest;
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act_on_session('update', '{"session": {"lang": "en"}}');
SELECT model.act_on_session('greet', '{"session": {"lang": "en"}}')::jsonb #> '{session,lang}';
SELECT model.act_on_session('greet', '{"session": {"visits": 10}}')::jsonb #> '{errors,0,validationErrors}';
SELECT model.act_on_session('choose', '{"theme": "dark"}')::jsonb #>> '{errors,0,message}';
RESET SESSION AUTHORIZATION;
SELECT count(*) FILTER (WHERE user_id IS NOT NULL) AS of_somebody, count(*) FILTER (WHERE roles <> '{unauthenticated}') AS others FROM shop.session;
\set VERBOSITY terse
SELECT model.forget(name) FROM unnest('{session,user,cart}'::text[]) name;
DROP SCHEMA shop CASCADE;
DROP ROLE shop_owner, shop_guest;

-- Users, their sessions and their notes, for a role without privileges: "web", as whom a gateway connects.
\set ON_ERROR_STOP 1
SET client_min_messages = warning;
CREATE EXTENSION model_api CASCADE;
CREATE ROLE accounts_owner;
CREATE ROLE web LOGIN;
CREATE SCHEMA accounts AUTHORIZATION accounts_owner;
SET ROLE accounts_owner;
CREATE TABLE accounts.mail (email text, kind text, code text);
SELECT model.define_users('{
    "user":    {"table": "accounts.users", "fields": {"name": {"type": "string"}, "rank": {"type": "number", "decimals": 0}},
                "actions": {"signUp": {"params": {"name": "string"}, "run": "accounts.named"}}, "sendCode": "accounts.send_code"},
    "session": {"table": "accounts.session", "fields": {"bannerShown": {"type": "boolean", "default": false}},
                "actions": {"dismiss": {"params": {"why": "string"}, "run": "accounts.dismiss"}}}}');
SELECT model.define('{"note": {"table": "accounts.note", "fields": {"text": {"type": "string"}, "open": {"type": "boolean", "default": false},
    "user": {"type": "belongsTo", "model": "user"}}}}');
SELECT model.define_users('{"user": {"fields": {"notes": {"type": "hasMany", "model": "note", "inverse": "user"}}}}');
CREATE FUNCTION accounts.named("user" accounts.users, params jsonb) RETURNS accounts.users LANGUAGE plpgsql AS $$
BEGIN
    "user".name := params ->> 'name';
    RETURN "user";
END $$;
CREATE FUNCTION accounts.dismiss(session accounts.session, params jsonb) RETURNS accounts.session LANGUAGE plpgsql AS $$
BEGIN
    IF params ->> 'why' = 'bored' THEN PERFORM model.invalid('bannerShown', 'is not boring'); END IF;
    session.banner_shown := true;
    RETURN session;
END $$;
CREATE FUNCTION accounts.send_code("user" accounts.users, kind text, code text) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO accounts.mail VALUES ("user".email, kind, code) $$;
SELECT model.permit('unauthenticated', '{"note": {"read": {"open": {"equals": true}}}}');
SELECT model.permit('signed-in', '{"user":    {"read": {"id": {"equals": {"$session": "userId"}}}},
                                   "session": {"read": {"userId": {"equals": {"$session": "userId"}}}},
                                   "note":    {"read": {"OR": [{"open": {"equals": true}}, {"userId": {"equals": {"$session": "userId"}}}]},
                                               "actions": {"create": {"userId": {"equals": {"$session": "userId"}}},
                                                           "update": {"userId": {"equals": {"$session": "userId"}}}}}}');
RESET ROLE;
SELECT model.add_role('editor', 'Editor');
SET ROLE accounts_owner;
SELECT model.permit('editor', '{"note": {"read": true, "actions": {"update": true, "delete": true}}}');

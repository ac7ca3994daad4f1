-- model.define_users: the models of users and sessions, once in a database, changed by merge patches.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA people;
SET search_path = people;

-- nothing of it is there before
SELECT model.use_session();
SELECT model.has_role('unauthenticated'), model.current_user_id() IS NULL, model.current_session() IS NULL;

SELECT model.define_users();
SELECT jsonb_pretty(model.describe()::jsonb);
\d users
\d session
\d session_secret
SELECT purpose, model, secrets, options FROM model.account ORDER BY purpose;

-- again: nothing to do; more: fields and actions of the application
SELECT model.define_users();
SELECT model.define_users('{"user": {"fields": {"name": {"type": "string"}}, "actions": {"ban": {"from": "created"}}, "sendCode": "people.send"},
    "session": {"lifetime": 3600, "fields": {"bannerShown": {"type": "boolean", "default": false}}}}');
SELECT model.describe('user')::jsonb -> 'user' -> 'actions' -> 'ban', model.describe('user')::jsonb -> 'user' ->> 'sendCode',
       model.describe('session')::jsonb -> 'session' -> 'lifetime';
SELECT model.define_users();
-- what it describes, define takes
SELECT model.define(model.describe()::jsonb);
SELECT model.define(jsonb_set(model.describe('session')::jsonb, '{session,fields,theme}', '{"type": "string"}'));
SELECT model.define_users('{"session": {"lifetime": null, "actions": {"update": null}}}');
SELECT model.describe('session')::jsonb #> '{session,actions}', model.describe('session')::jsonb #> '{session,lifetime}';

-- what is lost is said
SELECT model.define_users('{"user": {"fields": {"name": null}}}');

-- mistakes
SELECT model.define_users('{"users": {}}');
SELECT model.define_users('[]');
SELECT model.define_users('{"user": {"name": "member"}}');
SELECT model.define_users('{"user": {"purpose": "session"}}');
SELECT model.define_users('{"user": {"fields": {"email": null}}}');
SELECT model.define_users('{"user": {"fields": {"email": {"unique": null}}}}');
SELECT model.define_users('{"user": {"sendCode": "1x", "lifetime": 5}, "session": {"lifetime": 0, "sendCode": "f"}}');
SELECT model.define_users('{"user": {"actions": {"signIn": {"params": {"email": "string"}}, "signUp": {"from": "created"}}}}');
SELECT model.define('{"member": {"purpose": "user"}}');
SELECT model.define('{"thing": {"purpose": "thing"}, "other": {"lifetime": 1}}');
SELECT model.define(jsonb_set(model.describe('user')::jsonb, '{user}', (model.describe('user')::jsonb -> 'user') - 'purpose' - 'sendCode'));
SELECT model.define('{"thing": {"fields": {"a": {"type": "string"}}, "actions": {"signIn": {}}}}');
SELECT model.act('thing', 'signIn', '{"id": 1}');
SELECT model.forget('thing');

-- secrets go with their records, and the models with their secrets
INSERT INTO session DEFAULT VALUES;
INSERT INTO session_secret SELECT 'x', 'token', id, now() FROM session;
DELETE FROM session;
SELECT count(*) FROM session_secret;
SELECT model.forget('user');
SELECT model.define('{"user": {"fields": {"sessions": null}}}');
SELECT model.define(jsonb_set(model.describe('user')::jsonb, '{user,fields,sessions}', 'null'));
DROP TABLE session;
SELECT to_regclass('session_secret');
SELECT model.forget('session');
SELECT model.forget('user');
SELECT to_regclass('users_secret'), count(*) FROM model.account;

-- by other names
SELECT model.define_users('{"user": {"name": "member", "table": "people.club_member", "plural": "folks"}, "session": {"name": "visit"}}');
SELECT model.define_users('{"user": {"fields": {"nick": {"type": "string"}}}}');
SELECT model.describe('member')::jsonb #>> '{member,fields,sessions,model}', model.describe('visit')::jsonb #>> '{visit,fields,user,model}';

\set VERBOSITY terse
SELECT model.forget('visit');
SELECT model.forget('member');
DROP SCHEMA people CASCADE;

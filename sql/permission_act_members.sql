-- Who may add to what they belong to: the records that an action makes are not what permits it to make them.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE team_owner;
CREATE ROLE team_guest;
CREATE SCHEMA team AUTHORIZATION team_owner;
SET ROLE team_owner;
SELECT model.define_users('{"user": {"table": "team.users"}, "session": {"table": "team.session"}}');
SELECT model.define($$ {
    "team": {"table": "team.team", "fields": {"name": {"type": "string"}, "members": {"type": "hasMany", "model": "member", "inverse": "team"}}},
    "member": {"table": "team.member", "fields": {"note": {"type": "string"}, "team": {"type": "belongsTo", "model": "team"}, "user": {"type": "belongsTo", "model": "user"}}} } $$);
SELECT model.permit('signed-in', $$ {
    "team": {"read": true, "actions": {"create": true, "update": true}},
    "member": {"read": true, "actions": {"create": {"team": {"members": {"some": {"userId": {"equals": {"$session": "userId"}}}}}}}},
    "user": {"read": true} } $$);
RESET ROLE;
SET SESSION AUTHORIZATION team_guest;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}') #>> '{success}';
SELECT model.act('user', 'signUp', '{"email": "bob@example.org", "password": "analytical 1843"}') #>> '{success}';
RESET SESSION AUTHORIZATION;
INSERT INTO team.team (name) VALUES ('engines');
INSERT INTO team.member (team_id, user_id) VALUES (1, 1);
SET SESSION AUTHORIZATION team_guest;

-- A member.
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}') #>> '{success}';
SELECT model.create('member', '{"note": "by ada", "teamId": "1"}') #>> '{success}';
SELECT model.bulk_create('member', '[{"note": "first", "teamId": "1"}, {"note": "nowhere"}]') #>> '{errors,0,message}';

-- Nobody that belongs to the team: neither by the record itself, nor by two that are made at once.
DISCARD ALL;
SET SESSION AUTHORIZATION team_guest;
SELECT model.use_session(NULL, false) IS NOT NULL;
SELECT model.act('user', 'signIn', '{"email": "bob@example.org", "password": "analytical 1843"}') #>> '{success}';
SELECT model.create('member', '{"teamId": "1", "userId": "2"}') #>> '{errors,0,message}';
SELECT model.update('team', 1, '{"members": [{"create": {"userId": "2"}}, {"create": {"userId": "2"}}]}') #>> '{errors,0,message}';
SELECT model.create('team', '{"name": "mine", "members": [{"create": {"userId": "2"}}, {"create": {"userId": "2"}}]}') #>> '{errors,0,message}';
SELECT model.bulk_create('member', '[{"teamId": "1", "userId": "2"}, {"teamId": "1", "userId": "2"}]') -> 'members';
SELECT model.upsert('member', '{"teamId": "1", "userId": "2"}') #>> '{errors,0,message}';

RESET SESSION AUTHORIZATION;
SELECT id, note, team_id, user_id FROM team.member ORDER BY id;
SELECT model.forget('member');
SELECT model.forget('team');
SELECT model.forget('session');
SELECT model.forget('user');
\set VERBOSITY terse
DROP SCHEMA team CASCADE;
DROP ROLE team_owner, team_guest;

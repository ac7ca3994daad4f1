-- Passwords that are changed or forgotten, addresses that are verified.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE ROLE mail_owner;
CREATE ROLE mail_guest;
CREATE SCHEMA mail AUTHORIZATION mail_owner;
SET ROLE mail_owner;
SELECT model.define_users('{"user": {"table": "mail.users"}, "session": {"table": "mail.session"}}');
CREATE TABLE mail.outbox (email text, kind text, code text, by_whom name DEFAULT current_user, path text DEFAULT current_setting('search_path'));
CREATE FUNCTION mail.send_code("user" mail.users, kind text, code text) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO mail.outbox VALUES (($1).email, $2, $3) $$;
GRANT USAGE ON SCHEMA mail TO mail_guest;
RESET ROLE;
SET SESSION AUTHORIZATION mail_guest;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"email": true}');
SELECT model.act('user', 'sendVerifyEmail', '{"email": "ada@example.org"}');
RESET SESSION AUTHORIZATION;
SELECT model.define_users('{"user": {"sendCode": "mail.send_code"}}');
SET SESSION AUTHORIZATION mail_guest;

-- alike for everybody
SELECT model.act('user', 'sendVerifyEmail', '{"email": "ada@example.org"}');
SELECT model.act('user', 'sendVerifyEmail', '{"email": "nobody@example.org"}');
SELECT model.act('user', 'sendResetPassword', '{"email": "ADA@example.org"}');
SELECT model.act('user', 'sendResetPassword', '{"email": "nobody@example.org"}');
SELECT * FROM mail.outbox;
RESET SESSION AUTHORIZATION;
SELECT email, kind, length(code), by_whom, path FROM mail.outbox ORDER BY kind;
SELECT code AS verify FROM mail.outbox WHERE kind = 'verifyEmail' \gset
SELECT code AS reset FROM mail.outbox WHERE kind = 'resetPassword' \gset
SELECT kind, length(hash), expires_at > now() FROM mail.users_secret ORDER BY kind;
SET SESSION AUTHORIZATION mail_guest;

-- a code is of its kind, and good once
SELECT model.act('user', 'verifyEmail', jsonb_build_object('code', :'reset'));
SELECT model.act('user', 'verifyEmail', '{"code": "x"}');
SELECT model.act('user', 'verifyEmail', jsonb_build_object('code', :'verify'), '{"email": true, "emailVerified": true}');
SELECT model.act('user', 'verifyEmail', jsonb_build_object('code', :'verify'), '{"email": true}');
SELECT model.act('user', 'sendVerifyEmail', '{"email": "ada@example.org"}');

-- a new password; sessions that were begun with the other one end
SELECT model.use_session(NULL, false)::jsonb -> 'state';
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}', '{"email": true}')::jsonb -> 'success';
SELECT model.act('user', 'resetPassword', jsonb_build_object('code', :'reset', 'password', 'weak'), '{"email": true}');
SELECT model.act('user', 'resetPassword', jsonb_build_object('code', :'reset', 'password', 'difference 1822'), '{"email": true}');
SELECT model.current_user_id();
SELECT model.act('user', 'resetPassword', jsonb_build_object('code', :'reset', 'password', 'difference 1823'), '{"email": true}');
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "analytical 1843"}')::jsonb #>> '{errors,0,code}';

-- changed by the user: the other sessions end
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "difference 1822"}', '{"email": true}')::jsonb ->> 'token' AS other \gset
SELECT model.use_session(NULL, false)::jsonb -> 'state';
SELECT model.act('user', 'signIn', '{"email": "ada@example.org", "password": "difference 1822"}', '{"email": true}')::jsonb -> 'success';
SELECT model.act('user', 'changePassword', '{"id": "1", "currentPassword": "wrong", "newPassword": "engine 1837"}', '{"email": true}');
SELECT model.act('user', 'changePassword', '{"id": "1", "currentPassword": "difference 1822", "newPassword": "weak"}', '{"email": true}');
SELECT model.act('user', 'changePassword', '{"id": "2", "currentPassword": "difference 1822", "newPassword": "engine 1837"}', '{"email": true}');
SELECT model.act('user', 'changePassword', '{"id": "1", "currentPassword": "difference 1822", "newPassword": "engine 1837"}', '{"email": true}');
SELECT model.current_user_id();
BEGIN;
SELECT model.use_session(:'other');
ROLLBACK;
SELECT model.revoke_sessions('2');
SELECT model.revoke_sessions('1');
SELECT model.current_user_id();
SELECT model.revoke_sessions('1');

-- letters are not sent without end
SELECT count(model.act('user', 'sendResetPassword', '{"email": "ada@example.org"}')) FROM generate_series(1, 10);
RESET SESSION AUTHORIZATION;
SELECT kind, count(*) FROM mail.outbox GROUP BY kind ORDER BY kind;
UPDATE mail.users_secret SET expires_at = now();
SELECT code AS reset FROM mail.outbox WHERE kind = 'resetPassword' ORDER BY ctid DESC LIMIT 1 \gset
SET SESSION AUTHORIZATION mail_guest;
SELECT model.act('user', 'resetPassword', jsonb_build_object('code', :'reset', 'password', 'difference 1823'), '{"email": true}');

-- a code proves who reads the mail of the address that it was sent to, and of no later one
RESET SESSION AUTHORIZATION;
TRUNCATE mail.outbox, model.sign_in_attempt;
UPDATE mail.users SET email_verified = false;
SELECT model.act('user', 'sendVerifyEmail', '{"email": "ada@example.org"}')::jsonb -> 'success', model.act('user', 'sendResetPassword', '{"email": "ada@example.org"}')::jsonb -> 'success';
UPDATE mail.users SET email = 'lovelace@example.org';
SELECT model.act('user', 'verifyEmail', jsonb_build_object('code', code))::jsonb #>> '{errors,0,message}' FROM mail.outbox WHERE kind = 'verifyEmail';
SELECT model.act('user', 'resetPassword', jsonb_build_object('code', code, 'password', 'difference 1823'))::jsonb #>> '{errors,0,message}' FROM mail.outbox WHERE kind = 'resetPassword';
UPDATE mail.users SET email = 'Ada@example.org';
SELECT model.act('user', 'verifyEmail', jsonb_build_object('code', code))::jsonb -> 'success' FROM mail.outbox WHERE kind = 'verifyEmail';

RESET SESSION AUTHORIZATION;
TRUNCATE model.sign_in_attempt;
\set VERBOSITY terse
SELECT model.forget('session');
SELECT model.forget('user');
DROP SCHEMA mail CASCADE;
DROP ROLE mail_owner, mail_guest;

-- What the README says is not protected, is not: whoever closes one of these takes its line away there.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();

CREATE ROLE limits_owner;
CREATE ROLE onlooker;
CREATE SCHEMA limits AUTHORIZATION limits_owner;
GRANT USAGE ON SCHEMA limits TO onlooker;
SET LOCAL ROLE limits_owner;
SELECT model.define_users('{"user": {"table": "limits.users", "actions": {"signUp": {"onSuccess": "limits.check"}}}, "session": {"table": "limits.session"}}') \g /dev/null
CREATE FUNCTION limits.check("user" limits.users, params jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN ASSERT "user".email <> 'asserted@example.org'; END $$;
SELECT model.define('{"box": {"table": "limits.box", "fields": {"label": {"type": "string", "unique": true}}}}') \g /dev/null
INSERT INTO limits.box (label) SELECT 'hidden ' || n FROM generate_series(1, 1000) n;
SELECT model.permit('unauthenticated', '{"box": {"read": {"label": {"startsWith": "open"}}}}') \g /dev/null
RESET ROLE;
ANALYZE limits.box;

SET LOCAL SESSION AUTHORIZATION onlooker;
SELECT is(model.act('user', 'signUp', '{"email": "a@example.org", "password": "a password 1"}') ->> 'success', 'true', 'somebody signs up');
SELECT is(model.act('user', 'signUp', '{"email": "a@example.org", "password": "a password 1"}') #>> '{errors,0,validationErrors,0,message}', 'is not unique', 'a unique field tells that a value is taken');

CREATE FUNCTION pg_temp.fetched(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE before bigint := sum(idx_tup_fetch) FROM pg_stat_xact_all_tables WHERE schemaname = 'limits' AND relname = 'box';
BEGIN
    EXECUTE query;
    RETURN (SELECT sum(idx_tup_fetch) FROM pg_stat_xact_all_tables WHERE schemaname = 'limits' AND relname = 'box') - before;
END $$;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
SELECT is(model.count('box', '{"label": {"equals": "hidden 7"}}'), 0::bigint, 'a hidden record is not counted');
SELECT isnt(pg_temp.fetched($$SELECT model.count('box', '{"label": {"equals": "hidden 7"}}')$$), pg_temp.fetched($$SELECT model.count('box', '{"label": {"equals": "absent 7"}}')$$), 'but statistics of the transaction count that it was fetched');

SELECT ok(EXISTS (SELECT FROM model.permission WHERE model = 'box' AND definition::text LIKE '%open%'), 'what roles may do, and how models look, is for everybody to read');

SET LOCAL plpgsql.check_asserts = off;
SELECT is(model.act('user', 'signUp', '{"email": "asserted@example.org", "password": "a password 1"}') ->> 'success', 'true', 'settings of the caller''s decide whether a hook''s assertions are checked');

SELECT is(model.act('user', 'signIn', '{"email": "a@example.org", "password": "wrong"}') #>> '{errors,0,code}', 'GGT_INVALID_EMAIL_PASSWORD', 'a guess');
SAVEPOINT guesses;
SELECT model.act('user', 'signIn', '{"email": "a@example.org", "password": "wrong"}') FROM generate_series(1, 9) \g /dev/null
SELECT is(model.act('user', 'signIn', '{"email": "a@example.org", "password": "wrong"}') #>> '{errors,0,code}', 'GGT_TOO_MANY_REQUESTS', 'too many are told');
ROLLBACK TO guesses;
SELECT is(model.act('user', 'signIn', '{"email": "a@example.org", "password": "wrong"}') #>> '{errors,0,code}', 'GGT_INVALID_EMAIL_PASSWORD', 'and forgotten with a rollback');
RESET SESSION AUTHORIZATION;

-- Code of an owner's runs as whoever uses the table with privileges of their own.
SET LOCAL ROLE limits_owner;
CREATE FUNCTION limits.who() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM set_config('limits.who', current_user, true); RETURN NEW; END $$;
CREATE TRIGGER who BEFORE INSERT ON limits.box FOR EACH ROW EXECUTE FUNCTION limits.who();
RESET ROLE;
SELECT model.create('box', '{"label": "by a superuser"}') \g /dev/null
SELECT is(current_setting('limits.who'), session_user::text, 'a superuser who writes to somebody''s model runs its triggers as a superuser');

SELECT * FROM finish();
ROLLBACK;

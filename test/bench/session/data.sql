-- Users with a session each, and their posts: as model_api keeps them, owned by a role that is no superuser.
SET client_min_messages = warning;
CREATE EXTENSION model_api CASCADE;
DO $$
BEGIN
    CREATE ROLE bench_owner;
    CREATE ROLE bench_web;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
CREATE SCHEMA app AUTHORIZATION bench_owner;
GRANT USAGE ON SCHEMA app TO bench_web;
SET ROLE bench_owner;
SELECT model.define_users('{"user": {"table": "app.users"}, "session": {"table": "app.session"}}');
SELECT model.define('{"post": {"table": "app.post", "search": false, "fields": {
    "title": {"type": "string"}, "published": {"type": "boolean"}, "user": {"type": "belongsTo", "model": "user"}}}}');
SELECT model.permit('signed-in', '{"post": {"read": {"OR": [{"published": {"equals": true}}, {"userId": {"equals": {"$session": "userId"}}}]}}}');
INSERT INTO app.users (email) SELECT 'user' || n || '@example.org' FROM generate_series(1, 10000) n;
INSERT INTO app.session (user_id, state, roles) SELECT n, 'created.loggedIn', '{signed-in}' FROM generate_series(1, 10000) n;
-- Tokens that the measurement can make again.
CREATE FUNCTION app.token(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT rtrim(translate(encode(sha256(n::text::bytea), 'base64'), '+/', '-_'), '=') $$;
INSERT INTO app.session_secret (hash, kind, record, expires_at)
    SELECT sha256(app.token(n)::bytea), 'token', n, now() + interval '1 day' FROM generate_series(1, 10000) n;
INSERT INTO app.post (title, published, user_id) SELECT 'Post ' || n, n % 2 = 0, 1 + n % 10000 FROM generate_series(1, 100000) n;
GRANT EXECUTE ON FUNCTION app.token TO bench_web;
RESET ROLE;
SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}');
ANALYZE;

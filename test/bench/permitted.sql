-- permitted.sql - the data of the bench of permissions, in the current database: :posts posts of :authors authors that a
-- role with privileges reads as they are, and another by permission, which hides one of fifty.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET synchronous_commit = off;
CREATE EXTENSION model_api CASCADE;
SELECT format('CREATE ROLE %I', name) FROM unnest('{bench_owner,bench_granted,bench_visitor}'::text[]) name
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
CREATE SCHEMA blog AUTHORIZATION bench_owner;
SET ROLE bench_owner;
CREATE TYPE blog.mood AS ENUM ('good', 'bad', 'odd');
SELECT count(*) FROM model.define_users('{"user": {"table": "blog.users"}, "session": {"table": "blog.session"}}');
SELECT count(*) FROM model.define($$ {
    "author": {"table": "blog.author", "fields": {"name": {"type": "string"}, "hidden": {"type": "boolean", "required": true, "default": false}, "posts": {"type": "hasMany", "model": "post", "inverse": "author"}}},
    "post": {"table": "blog.post", "search": true, "fields": {
        "title": {"type": "string"}, "slug": {"type": "string", "unique": true}, "score": {"type": "number", "decimals": 0}, "price": {"type": "number", "decimals": 2},
        "mood": {"type": "enum", "options": ["good", "bad", "odd"], "sqlType": "blog.mood"}, "open": {"type": "boolean"}, "at": {"type": "dateTime"},
        "day": {"type": "dateTime", "includeTime": false}, "data": {"type": "json"}, "hidden": {"type": "boolean", "required": true, "default": false},
        "author": {"type": "belongsTo", "model": "author"}, "user": {"type": "belongsTo", "model": "user"}},
        "states": {"initial": "draft", "draft": {}, "live": {}}}} $$);
INSERT INTO blog.author (name) SELECT 'Author ' || n FROM generate_series(1, :authors) n;
SELECT setseed(0.5);
INSERT INTO blog.post (title, slug, score, price, mood, open, at, day, data, hidden, author_id, state)
SELECT concat_ws(' ', 'Post number', n, (ARRAY['anvil', 'beacon', 'cinder', 'dapple', 'ember', 'fathom', 'garnet'])[1 + n % 7], CASE WHEN n % 2000 = 9 THEN 'zephyr' END),
       'post-' || n, (random() * 1000)::int, n % 5000, CASE WHEN n % 1000 = 0 THEN 'odd' WHEN n % 2 = 0 THEN 'bad' ELSE 'good' END::blog.mood, n % 100 = 1,
       timestamptz '2020-01-01' + n * interval '2 minutes', date '2020-01-01' + n / 700, jsonb_build_object('n', n % 5000), n % 50 = 3,
       1 + n % :authors, CASE WHEN n % 200 = 0 THEN 'live' ELSE 'draft' END
FROM generate_series(1, :posts) n;
CREATE INDEX ON blog.author (name);
CREATE INDEX ON blog.post (score, id);
CREATE INDEX ON blog.post (price, id);
CREATE INDEX ON blog.post (mood, id);
CREATE INDEX ON blog.post (open, id);
CREATE INDEX ON blog.post (at, id);
CREATE INDEX ON blog.post (day, id);
CREATE INDEX ON blog.post (state, id);
CREATE INDEX ON blog.post (author_id, id);
CREATE INDEX ON blog.post (title text_pattern_ops);
CREATE INDEX ON blog.post USING gin (data);
SELECT model.permit('unauthenticated', '{"post": {"read": {"hidden": {"equals": false}}}, "author": {"read": {"hidden": {"equals": false}}}}');
SELECT model.permit('signed-in', '{"post": {"read": {"OR": [{"hidden": {"equals": false}}, {"userId": {"equals": {"$session": "userId"}}}]}}, "author": {"read": {"hidden": {"equals": false}}}}');
RESET ROLE;
GRANT USAGE ON SCHEMA blog TO bench_granted, bench_visitor;
GRANT SELECT ON blog.post, blog.author TO bench_granted;
BEGIN;
SELECT model.use_session() IS NOT NULL;
CREATE TABLE blog.known AS SELECT model.act('user', 'signUp', '{"email": "ada@example.org", "password": "analytical 1843"}') ->> 'token' AS token,
    model.find_many('post', '{"id": {"equals": "50000"}}', '{"at": "Ascending"}', first => 1) #>> '{pageInfo,endCursor}' AS cursor;
COMMIT;
VACUUM ANALYZE;

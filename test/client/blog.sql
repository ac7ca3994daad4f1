-- The models of test/graphql/api/models.json, given as the variable "definition", with hooks and records. What chance would
-- do, arithmetic does: each run has the same data.
\set ON_ERROR_STOP 1
SET client_min_messages = warning;
CREATE EXTENSION model_api CASCADE;
SELECT count(*) AS models FROM model.define(:'definition');

CREATE SCHEMA blog;

-- A post is published with a note of how, unless it has no title. One that collides does so the first two times.
CREATE SEQUENCE blog.collisions;
CREATE FUNCTION blog.publish(post public.post, params jsonb) RETURNS public.post LANGUAGE plpgsql AS $$
BEGIN
    IF post.title IS NULL THEN
        PERFORM model.invalid('title', 'is needed to publish');
    ELSIF post.title = 'collides' AND nextval('blog.collisions') % 3 > 0 THEN
        RAISE serialization_failure;
    END IF;
    post.published := CASE WHEN (params ->> 'notify')::boolean THEN 'loudly' ELSE 'silently' END;
    RETURN post;
END $$;

CREATE FUNCTION blog.flip_all(params jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    IF params ->> 'why' = 'no reason' THEN RAISE EXCEPTION 'nothing flips for no reason'; END IF;
    RETURN jsonb_build_object('why', params ->> 'why', 'flipped', 3);
END $$;

CREATE FUNCTION blog.sign_up(params jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object('email', params ->> 'email', 'hasPassword', params ? 'password')
$$;

INSERT INTO users (email, roles)
SELECT 'user' || i || '@example.org', CASE WHEN i % 3 > 0 THEN ARRAY['signed-in'] END FROM generate_series(1, 7) i;
INSERT INTO post (title, body, slug, count, author_id, created_at, updated_at)
SELECT CASE WHEN i % 11 > 0 THEN (ARRAY['engines', 'compilers', 'bugs', 'moths', 'looms'])[1 + i % 5] || ' ' || i / 5 END,
    CASE WHEN i % 4 > 0 THEN 'They *weave* ' || i || ' patterns.' END, 'post-' || i, i % 7, 1 + i % 6,
    timestamptz '2022-09-27 07:45:30.208Z' + i * interval '1 hour', timestamptz '2023-01-01Z' + (i * 37 % 100) * interval '1 day'
FROM generate_series(1, 60) i;
INSERT INTO comment (text, post_id) SELECT 'comment ' || i, CASE WHEN i % 9 > 0 THEN 1 + i * i % 60 END FROM generate_series(1, 150) i;
INSERT INTO task (title, owner_id) SELECT 'task ' || i, 1 + i % 7 FROM generate_series(1, 20) i;
INSERT INTO quiz (title, body) SELECT 'quiz ' || i, 'about ' || i FROM generate_series(1, 4) i;
INSERT INTO question (title, body, sequence, required, image_url, quiz_id)
SELECT 'question ' || i, 'body ' || i, i / 4.0, i % 2 = 0, CASE WHEN i % 2 = 0 THEN 'https://example.org/' || i END, 1 + i % 4
FROM generate_series(1, 12) i;
INSERT INTO response (email, conversion_state) SELECT 'taker' || i || '@example.org', 'converted' FROM generate_series(1, 5) i;
INSERT INTO result (body, image_url) SELECT 'result ' || i, 'https://example.org/r' || i FROM generate_series(1, 3) i;
INSERT INTO answer (text, sequence, question_id, response_id, result_id)
SELECT 'answer ' || i, i % 4, 1 + i % 12, CASE WHEN i % 3 > 0 THEN 1 + i % 5 END, CASE WHEN i % 5 > 0 THEN 1 + i % 3 END
FROM generate_series(1, 40) i;
INSERT INTO model_e (field_a) VALUES ('a@example.org'), (NULL);

-- Somebody who may see some of it.
CREATE ROLE client_reader;
GRANT SELECT, UPDATE (title, updated_at) ON post TO client_reader;
GRANT SELECT (id, text, post_id) ON comment TO client_reader;
ANALYZE;

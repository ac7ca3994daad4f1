-- The models of test/graphql/api/everything.json, given as the variable "definition", with hooks and records.
\set ON_ERROR_STOP 1
SET client_min_messages = warning;
CREATE EXTENSION model_api CASCADE;
CREATE TABLE country (code text PRIMARY KEY, name text);
SELECT model.adopt('country');
SELECT count(*) AS models FROM model.define((:'definition'::jsonb) - 'country');

CREATE SCHEMA app;
CREATE FUNCTION app.publish(thing public.thing, params jsonb) RETURNS public.thing LANGUAGE sql AS $$ SELECT thing $$;
CREATE FUNCTION app.flip_all(params jsonb) RETURNS jsonb LANGUAGE sql AS $$ SELECT params $$;

INSERT INTO country VALUES ('de', 'Germany'), ('it', 'Italy'), ('jp', NULL);
INSERT INTO owner (name) SELECT 'owner ' || i FROM generate_series(1, 4) i;
INSERT INTO tag (name) SELECT 'tag ' || i FROM generate_series(1, 6) i;
INSERT INTO thing (name, whole, price, weight, active, moment, day, kind, kinds, email, link, text, tint, data, roles, owner_id, state)
SELECT 'thing ' || i, CASE WHEN i % 3 > 0 THEN i - 12 END, CASE WHEN i % 4 > 0 THEN i * 1.25 END, i / 3.0, i % 2 = 0,
    CASE WHEN i % 5 > 0 THEN timestamptz '2024-05-01 10:00Z' + i * interval '100 min 1.5 s' END,
    CASE WHEN i % 6 > 0 THEN date '2024-02-27' + i END, (ARRAY['small', 'large', NULL])[1 + i % 3],
    (ARRAY['{small}', '{small,large}', '{}', NULL])[1 + i % 4]::text[], 'thing' || i || '@example.org',
    'https://example.org/' || i, CASE WHEN i % 2 > 0 THEN '# Thing ' || i || E'\n\nwith *words* & <b>' END, '#00ff' || 10 + i,
    (ARRAY['{"a": [1, null, {"b": "ä\"\\n"}]}', '[]', '"text"', '12.50', 'null', NULL])[1 + i % 6]::jsonb,
    CASE WHEN i % 2 > 0 THEN ARRAY['signed-in', 'unauthenticated'] END, 1 + i % 4,
    CASE WHEN i % 3 = 0 THEN 'created.published' ELSE 'created.draft' END
FROM generate_series(1, 30) i;
INSERT INTO part (thing_id) SELECT CASE WHEN i % 7 > 0 THEN 1 + i % 30 END FROM generate_series(1, 60) i;
INSERT INTO cover (thing_id) SELECT i FROM generate_series(1, 20, 2) i;
INSERT INTO thing_tag (thing_id, tag_id) SELECT t, g FROM generate_series(1, 30) t, generate_series(1, 6) g WHERE (t + g) % 3 = 0;
ANALYZE;

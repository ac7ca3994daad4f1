-- Writing in a single-user server: rows alone and together, what is refused, hooks, nested actions, and cached statements.
-- In -j mode a statement ends at a semicolon before an empty line.
CREATE EXTENSION model_api CASCADE;

CREATE FUNCTION public.apply(record anyelement, params jsonb) RETURNS anyelement LANGUAGE sql AS $$ SELECT record $$;

CREATE FUNCTION public.done(record anyelement, params jsonb) RETURNS void LANGUAGE sql AS $$ SELECT $$;

SELECT count(*) FROM model.define('{
  "vquiz": {"fields": {"title": {"type": "string", "required": true}, "questions": {"type": "hasMany", "model": "vquestion", "inverse": "quiz"}}},
  "vquestion": {"fields": {
    "title": {"type": "string", "required": true, "length": {"max": 40}}, "body": {"type": "richText"},
    "slug": {"type": "string", "unique": {"scope": ["quiz"], "caseSensitive": false}},
    "score": {"type": "number", "decimals": 2}, "kinds": {"type": "enum", "options": ["a", "b"], "multiple": true},
    "settings": {"type": "json"}, "on": {"type": "dateTime"},
    "quiz": {"type": "belongsTo", "model": "vquiz", "onDelete": "cascade"}},
   "states": {"initial": "draft", "draft": {}, "published": {}},
   "actions": {"create": {}, "update": {}, "delete": {},
     "publish": {"from": "draft", "to": "published", "run": "public.apply", "onSuccess": "public.done"}}}}');

SELECT length(model.create('vquiz', jsonb_build_object('title', 'q' || n, 'questions', jsonb_build_array(
    jsonb_build_object('create', jsonb_build_object('title', 'a', 'slug', 's', 'kinds', '["a","b"]'::jsonb, 'settings', '{"a":[1]}'::jsonb)),
    jsonb_build_object('create', jsonb_build_object('title', 'b')))))::text) FROM generate_series(1, 3) n;

SELECT length(model.bulk_create('vquestion', (SELECT jsonb_agg(jsonb_build_object('title', 't' || i, 'slug', 'x' || i, 'body', '# h',
    'score', i + 0.25, 'kinds', '["b"]'::jsonb, 'settings', '[null]'::jsonb, 'on', '2022-10-03T07:45:30Z', 'quizId', 1)) FROM generate_series(1, 300) i))::text)
FROM generate_series(1, 2);

SELECT length(model.bulk_create('vquestion', '[{"title": "a"}, {}, {"title": "b", "quizId": 99}, {"title": "c", "slug": "X7", "quizId": 1}]')::text);

SELECT length(model.update('vquestion', n, '{"title": "u", "_atomics": {"score": {"increment": 1}}}')::text) FROM generate_series(1, 4) n;

SELECT length(model.bulk_update('vquestion', (SELECT jsonb_agg(jsonb_build_object('id', i, 'title', 'u' || i, 'kinds', NULL)) FROM generate_series(1, 200) i))::text);

SELECT length(model.upsert('vquestion', jsonb_build_object('title', 'w', 'slug', 'X' || n, 'quizId', 1), '{slug,quiz}')::text) FROM generate_series(298, 303) n;

SELECT length(model.act('vquestion', 'publish', jsonb_build_object('id', n))::text) FROM generate_series(1, 3) n;

SELECT length(model.bulk_act('vquestion', 'publish', '[1, 4, 5, 999999]')::text);

SELECT length(model.update('vquiz', 2, '{"questions": {"_converge": {"values": [{"id": "3", "title": "k"}, {"title": "new"}]}}}', '{"questions": true}')::text);

SELECT length(model.bulk_delete('vquestion', (SELECT jsonb_agg(i) FROM generate_series(10, 400) i))::text);

SELECT length(model.delete('vquiz', 1)::text);

SELECT model.act('vquestion', 'nothing', '{}'); -- raises

SELECT count(*) FROM vquestion;


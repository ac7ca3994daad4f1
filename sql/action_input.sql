-- What the input of an action may be: every kind of field's values, absent keys and nulls, links, increments.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA action_input;
SET search_path = action_input, public;

SELECT model.define('{
  "owner": {"table": "action_input.owner", "fields": {"name": {"type": "string"}, "things": {"type": "hasMany", "model": "thing"}}},
  "thing": {"table": "action_input.thing", "fields": {
      "text":     {"type": "string", "default": "none"},
      "whole":    {"type": "number", "decimals": 0},
      "exact":    {"type": "number", "decimals": 2},
      "real":     {"type": "number"},
      "flag":     {"type": "boolean"},
      "moment":   {"type": "dateTime"},
      "day":      {"type": "dateTime", "includeTime": false},
      "kind":     {"type": "enum", "options": ["single", "multi"]},
      "kinds":    {"type": "enum", "options": ["a", "b", "c,d"], "multiple": true},
      "mail":     {"type": "email"},
      "link":     {"type": "url"},
      "body":     {"type": "richText"},
      "color":    {"type": "color"},
      "data":     {"type": "json"},
      "secret":   {"type": "password"},
      "cipher":   {"type": "encryptedString"},
      "roles":    {"type": "roleList"},
      "owner":    {"type": "belongsTo", "model": "owner"}}}}');
-- what went wrong, one line each
CREATE FUNCTION wrong(result json) RETURNS SETOF text LANGUAGE sql AS $$
  SELECT CASE WHEN (result->>'success')::boolean THEN 'success' ELSE concat_ws(' | ', e->>'code', e->>'path', CASE WHEN e->>'code' = 'GGT_INVALID_RECORD' AND json_array_length(e->'validationErrors') > 0
                          THEN (SELECT string_agg(concat_ws(' ', v->>'apiIdentifier', v->>'message'), ', ') FROM json_array_elements(e->'validationErrors') v)
                          ELSE replace(e->>'message', (e->>'code') || ': ', '') END, e->>'hint') END
  FROM json_array_elements(CASE WHEN json_typeof(result->'errors') = 'array' THEN result->'errors' ELSE '["success"]' END) e $$;
-- one field written and read back, or what is wrong with it
CREATE FUNCTION try(field text, value jsonb) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE result json := model.create('thing', jsonb_build_object(field, value), jsonb_build_object(field, true));
BEGIN
  IF (result->>'success')::boolean THEN RETURN NEXT result->'thing'->>field;
  ELSE RETURN QUERY SELECT wrong(result); END IF;
END $$;
CREATE FUNCTION try(field text, VARIADIC items jsonb[]) RETURNS SETOF text LANGUAGE sql AS
  $$ SELECT concat(left(i::text, 60), ' -> ', coalesce((SELECT string_agg(left(t, 200), ' & ') FROM try(field, i) t), 'null')) FROM unnest(items) i $$;

\echo == every kind of field
SELECT try('text', '""', '"ü "', '7', 'true', '{}', '[]', 'null');
SELECT try('whole', '7', '7.0', '-0', '7.5', '2147483648', '-2147483649', '1e2', '1e400', '"7"', 'true', '"NaN"', '[7]');
SELECT try('exact', '7', '7.129', '-0.005', '1e3', '1e-3', '1e20000', '"NaN"', '"Infinity"', '"7"', '123456789012345678901234567890.12');
SELECT try('real', '7', '0.1', '1e308', '1e309', '1e-400', '"NaN"', '"-Infinity"', '"x"');
SELECT try('flag', 'true', 'false', '"true"', '1', '0');
SELECT try('moment', '"2022-10-03T07:45:30.3425Z"', '"2022-10-03T07:45:30+02:00"', '"2022-10-03"', '"now"', '"2022-13-03T07:45:30Z"', '1664783130', '"infinity"');
SELECT try('day', '"2022-10-03"', '"2022-02-30"', '"2022-10-03T07:45:30Z"', '"today"', '20221003');
SELECT try('kind', '"single"', '"Single"', '""', '["single"]', '1');
SELECT try('kinds', '["a", "c,d"]', '[]', '["a", "a"]', '["x"]', '["a", null]', '"a"', '[["a"]]', '[1]', '{"a": true}');
SELECT try('mail', '"a@b.example"', '"a"', '" a@b.example"', '1');
SELECT try('link', '"https://a.example/x?y#z"', '"a.example"', '"javascript:alert(1)"', '1');
SELECT try('body', '"*x*"', '{"markdown": "*x*"}', '{"markdown": null}', '{"markdown": 1}', '{"html": "<b>"}', '{"markdown": "x", "html": "y"}', '{}', '[]');
SELECT try('color', '"#aAbBcC"', '"#aabbccdd"', '"red"', '"#abc"', '7');
SELECT try('data', '{"a": [1, null]}', '[]', '"x"', '7', 'true', 'null');
SELECT try('roles', '["system-admin", "signed-in"]', '[]', '["a", "a"]', '[""]', '[null]', '[1]', '"signed-in"', '["admin", "signed_in"]', '{"key": "admin"}');

\echo == null of json is NULL, absent is the default
SELECT wrong(model.create('thing', '{"data": null, "text": null}'));
SELECT wrong(model.create('thing', '{}'));
SELECT text, data IS NULL FROM thing ORDER BY id DESC LIMIT 2;
SELECT wrong(model.create('thing', NULL));
SELECT wrong(model.create('thing', 'null'));
SELECT wrong(model.create('thing', '[]'));
SELECT wrong(model.create('thing', '"x"'));

\echo == an update leaves what is absent
TRUNCATE thing RESTART IDENTITY;
SELECT wrong(model.create('thing', '{"text": "a", "whole": 1, "data": {"a": 1}}'));
SELECT wrong(model.update('thing', 1, '{"whole": null}'));
SELECT text, whole, data, updated_at > created_at FROM thing;
SELECT wrong(model.update('thing', 1, '{}'));
SELECT wrong(model.update('thing', 1, NULL));

\echo == passwords: a hash is stored, and never shown or told
SELECT wrong(model.create('thing', '{"secret": "weak"}'));
SELECT wrong(model.create('thing', '{"secret": 12345678}'));
SELECT model.create('thing', '{"secret": "correct-horse-1!"}')::text LIKE '%secret%', model.create('thing', '{"secret": "correct-horse-1!", "mail": "x"}')::text LIKE '%correct%';
SELECT secret::text LIKE '$argon2id$%', secret::text LIKE '%correct%' FROM thing WHERE secret IS NOT NULL;
SELECT model.create('thing', '{}', '{"secret": true}');
SELECT wrong(model.create('thing', '{"cipher": "x"}'));
SELECT wrong(model.create('thing', '{"cipher": null}'));

\echo == a belongsTo in its forms
INSERT INTO owner (name) VALUES ('o1'), ('o2');
SELECT try('owner', '{"_link": null}', 'null', '{"_link": "x"}', '{"_link": "99"}', '{"_link": true}', '{"id": "1"}', '"1"', '[]', '{}', '{"_link": "1", "create": {}}', '{"_unlink": "1"}', '{"crate": {}}');
SELECT try('ownerId', '"1"', '2', 'null', '"x"', '99', '1.5', '{"_link": 1}');
SELECT wrong(model.create('thing', '{"owner": {"_link": "1"}, "ownerId": "2"}'));
SELECT model.create('thing', '{"owner": {"create": {"name": "o3"}}}', '{"owner": {"name": true}}');
SELECT wrong(model.create('thing', '{"ownerId": 99, "mail": "x", "kinds": ["z"]}'));

\echo == what is written by nobody, or not here
SELECT wrong(model.create('thing', '{"id": 5, "createdAt": "2020-01-01T00:00:00Z", "updatedAt": null}'));
SELECT wrong(model.update('thing', 1, '{"id": 5}'));
SELECT wrong(model.update('thing', 1, '{"id": 1}'));
SELECT wrong(model.create('thing', '{"texT": "x", "unknown": 1, "": 2, "create": {}, "_link": 1, "owner_id": 1}'));

\echo == increments
UPDATE thing SET whole = 5, exact = 1.50, "real" = 0.5 WHERE id = 1;
SELECT model.update('thing', 1, '{"_atomics": {"whole": {"increment": 2}, "exact": [{"increment": 0.25}, {"decrement": 1}], "real": {"decrement": 1.5}}}', '{"whole": true, "exact": true, "real": true}');
SELECT model.update('thing', 1, '{"_atomics": {"whole": {"increment": 1, "decrement": 3}}}', '{"whole": true}');
UPDATE thing SET whole = NULL, exact = NULL, "real" = NULL WHERE id = 1;
SELECT model.update('thing', 1, '{"_atomics": {"whole": {"increment": 2}, "exact": {"decrement": 2}, "real": {"increment": 0.5}}}', '{"whole": true, "exact": true, "real": true}');
SELECT model.create('thing', '{"_atomics": {"whole": {"increment": 2}, "exact": {"increment": 1e-1}}}', '{"whole": true, "exact": true, "real": true}');
SELECT wrong(model.update('thing', 1, '{"_atomics": {"whole": {"increment": 2147483647}}}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"whole": {"increment": 1e300}}}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"exact": {"increment": 1e300}}}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"real": {"increment": 1e308}}}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"real": {"increment": 1e308}}}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"whole": {"increment": 0.5}, "text": {"increment": 1}, "wole": {"increment": 1}, "exact": {"incremnt": 1}, "real": 1, "id": {"increment": 1}}}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"whole": {"increment": "1"}}, "whole": 3}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"whole": {"increment": 1}}, "whole": 3}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": [], "text": "x"}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": null, "text": "x"}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"whole": []}}'));
SELECT model.update('thing', 1, '{"_atomics": {"whole": null}}', '{"whole": true}');

\echo == what an invalid record was to be is told with its id, without secrets and what is nested
SELECT model.update('thing', 1, '{"mail": "x", "secret": "correct-horse-1!", "cipher": null, "ownerId": 1, "_atomics": {"whole": {"increment": 1}}}') -> 'errors' -> 0 -> 'record';
SELECT model.create('thing', '{"mail": "x", "owner": {"create": {"name": "o"}}}') -> 'errors' -> 0 -> 'record';
SELECT model.create('thing', '{"owner": {"_link": "99"}}') -> 'errors' -> 0 -> 'record';
SELECT model.upsert('thing', '{"id": 1, "mail": "x"}') -> 'errors' -> 0 -> 'record';
SELECT model.act('thing', 'update', '{"id": 1, "thing": {"mail": "x"}}') -> 'errors' -> 0 -> 'record';
SELECT model.bulk_act('thing', 'update', '[{"id": 1, "thing": {"mail": "x"}}]') -> 'errors' -> 0 -> 'record';
SELECT model.update('owner', 1, '{"things": {"create": {"mail": "x"}}}') -> 'errors' -> 0 -> 'record';
SELECT model.create('thing', '{"nail": "x"}') -> 'errors' -> 0 -> 'record';

\echo == columns that plain SQL added
ALTER TABLE thing ADD short varchar(3), ADD doubled int GENERATED ALWAYS AS (whole * 2) STORED, ADD small smallint, ADD CONSTRAINT whole_fits CHECK (whole < 1000);
SELECT model.update('thing', 1, '{"whole": 21}', '{"whole": true}');
SELECT doubled FROM thing WHERE id = 1;
SELECT wrong(model.update('thing', 1, '{"doubled": 7}'));
SELECT wrong(model.update('thing', 1, '{"short": "x"}'));
SELECT wrong(model.update('thing', 1, '{"whole": 1000}'));
SELECT wrong(model.update('thing', 1, '{"_atomics": {"whole": {"increment": 999}}}'));

\echo == a table that was there before: its types are the limits
CREATE DOMAIN even AS int CHECK (VALUE % 2 = 0);
CREATE TABLE old (code text PRIMARY KEY, small smallint, big bigint, short varchar(3), fixed char(2), price numeric(5, 2), free numeric, single real,
                  pair int[], tags text[], span int4range, id7 uuid, bytes bytea, ip inet, day time, much money, bits bit(3), pairs even, body text NOT NULL DEFAULT 'x',
                  double_price numeric GENERATED ALWAYS AS (price * 2) STORED, always int GENERATED ALWAYS AS IDENTITY, note jsonb);
SELECT model.adopt('old', '{"model": "old"}');
CREATE FUNCTION tryold(field text, VARIADIC items jsonb[]) RETURNS SETOF text LANGUAGE sql AS $$
  SELECT concat(i, ' -> ', (SELECT CASE WHEN (r->>'success')::boolean THEN r->'old'->>field ELSE (SELECT string_agg(w, ' & ') FROM wrong(r) w) END
         FROM model.upsert('old', jsonb_build_object('id', 'k', field, i), '{id}', jsonb_build_object(field, true)) r)) FROM unnest(items) i $$;
SELECT tryold('small', '32767', '32768', '-1');
SELECT tryold('big', '9223372036854775807', '9223372036854775808');
SELECT tryold('short', '"abc"', '"abcd"', '"abc  "');
SELECT tryold('fixed', '"a"', '"ab "', '"abc"');
SELECT tryold('price', '999.99', '999.994', '999.995', '1000', '-999.999');
SELECT model.update('old', 'k', '{"price": 999.995, "_atomics": {"small": {"increment": 1}}}') -> 'errors' -> 0 -> 'message';
SELECT tryold('free', '1e100', '0.1234567890123456789012345');
SELECT tryold('single', '0.1', '1e39');
SELECT tryold('pair', '[1, 2]', '[]', '[null]', '[[1, 2], [3, 4]]', '["x"]', '"{1}"', '7');
SELECT tryold('tags', '["a\"b", "c,d", "{", null, "NULL"]', '[]', '[1]');
SELECT tryold('span', '"[1,5)"', '"x"');
SELECT tryold('id7', '"A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"', '"x"');
SELECT tryold('bytes', '"\\x00ff"', '"\\xzz"');
SELECT tryold('ip', '"10.0.0.1"', '"x"');
SELECT tryold('day', '"07:45"', '"25:00"');
SELECT tryold('much', '"$1.00"', '"x"');
SELECT tryold('bits', '"101"', '"1011"');
SELECT tryold('pairs', '2', '3');
SELECT tryold('body', '"y"', 'null');
SELECT tryold('doublePrice', '1');
SELECT tryold('always', '1');
SELECT tryold('note', '{"a": 1}', 'null');
SELECT code, body, double_price, always FROM old;
SELECT wrong(model.create('old', '{}'));
SELECT wrong(model.create('old', '{"id": null}'));
SELECT wrong(model.create('old', '{"id": "k"}'));
SELECT wrong(model.update('old', 'k', '{"id": "l"}'));
SELECT wrong(model.update('old', NULL::text, '{"body": "l"}'));

\echo == odd input
SELECT wrong(model.create('thing', ('{"data": ' || repeat('[', 3000) || repeat(']', 3000) || '}')::jsonb));
SELECT wrong(model.create('thing', ('{"text": ' || repeat('[', 3000) || repeat(']', 3000) || '}')::jsonb));
SELECT wrong(model.create('thing', jsonb_build_object('text', repeat('x', 5000000))));
SELECT wrong(model.create('thing', jsonb_build_object('text', repeat('x', 3000000))));
SELECT length(text) FROM thing ORDER BY id DESC LIMIT 1;
SELECT count(*), min(w) FROM wrong(model.create('thing', (SELECT jsonb_object_agg('x' || i, i) FROM generate_series(1, 1000) i))) w;
SELECT wrong(model.create('thing', (SELECT jsonb_build_object('_atomics', jsonb_build_object('whole', jsonb_agg('{"increment": 1}'::jsonb))) FROM generate_series(1, 900))));
SELECT wrong(model.create('thing', jsonb_build_object('kinds', (SELECT jsonb_agg('a'::text) FROM generate_series(1, 100000)))));
SELECT wrong(model.create('thing', '{"_atomics": {"real": {"increment": 1e5000}}}'));

SELECT count(model.forget(m)) FROM unnest('{old,thing,owner}'::text[]) m;
DROP SCHEMA action_input CASCADE;

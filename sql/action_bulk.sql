-- The forms of bulk actions: what they take, what they answer of each element, what they raise, and how many statements
-- they make.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE SCHEMA action_bulk;
SET search_path = action_bulk;
SELECT model.define('{
  "box":  {"table": "action_bulk.box", "fields": {"code": {"type": "string", "unique": true}, "name": {"type": "string"}}},
  "item": {"table": "action_bulk.item", "fields": {
      "name": {"type": "string", "required": true, "unique": {"caseSensitive": false}, "length": {"max": 9}},
      "size": {"type": "number", "decimals": 0, "range": {"min": 0}},
      "box":  {"type": "belongsTo", "model": "box"}},
    "states":  {"initial": "new", "new": {}, "sold": {}},
    "actions": {"create": {}, "update": {}, "delete": {}, "sell": {"from": "new", "to": "sold", "params": {"price": "number"}}, "fail": {"run": "action_bulk.fail"}}}}');
CREATE FUNCTION fail(record action_bulk.item, params jsonb) RETURNS action_bulk.item LANGUAGE plpgsql AS
    $$ BEGIN RAISE 'failed %', record.name USING ERRCODE = CASE record.name WHEN 'c' THEN '40001' ELSE 'P0001' END; END $$;
-- A result without what takes room, one line for each error.
CREATE FUNCTION told(result json) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT concat_ws(' ', CASE result ->> 'success' WHEN 'true' THEN 'done' ELSE 'not all done' END, result ->> 'actions', result ->> 'items')
    UNION ALL SELECT concat_ws(' ', ' ', error ->> 'index', error ->> 'path', error ->> 'message') FROM json_array_elements(nullif(result ->> 'errors', 'null')::json) error $$;

\echo == records
SELECT model.bulk_create('item', '[{"name": "a", "size": 1}, {"name": "b"}]', '{"id": true, "name": true, "state": true}');
SELECT model.bulk_create('item', '{"name": "c"}', '{"name": true}');
SELECT model.bulk_create('item', '[]');
SELECT model.bulk_update('item', '[]');
SELECT model.bulk_upsert('item', '[]');
SELECT model.bulk_act('item', 'sell', '[]');
SELECT model.bulk_delete('item', '[]'::jsonb);
SELECT told(model.bulk_create('item', '[{"name": "d", "size": 4}, {"name": "A"}, {}, {"name": "far too long", "size": -1}, "e", null, 7, [], {"name": "f", "boxId": "9"}, {"nam": "g"}, {"name": "h"}, {"name": "H"}]', '{"name": true, "size": true}'));
SELECT told(model.bulk_update('item', '[{"id": "1", "size": 10}, {"id": 1, "size": 11}, {"id": "2", "_atomics": {"size": {"increment": 5}}}, {"size": 1}, {"id": null, "size": 1}, {"id": "x"}, {"id": "99", "size": 1}, {"id": "2", "name": "a"}, {"id": "3"}]', '{"id": true, "size": true}'));
SELECT told(model.bulk_update('item', '{"id": "1", "box": {"create": {"name": "in a box"}}}', '{"box": {"name": true}}'));

-- A value and an amount, put into one column by one text.
SELECT told(model.bulk_create('item', '[{"name": "o", "size": 1}, {"name": "p", "_atomics": {"size": {"increment": 2}}}, {"name": "q", "size": 3}]', '{"name": true, "size": true}'));
DELETE FROM item WHERE name IN ('o', 'p', 'q');

\echo == nobody asks for more than there is
SELECT model.bulk_create('item', NULL);
SELECT model.bulk_create('item', 'null');
SELECT model.bulk_update('item', NULL);
SELECT model.bulk_delete('item', NULL::jsonb);
SELECT model.bulk_act('item', 'sell', NULL);
SELECT model.bulk_upsert('item', '[{}]', '{size}');
SELECT model.bulk_create('thing', '[]');
SELECT model.bulk_act('item', 'sel', '[]');
SELECT model.bulk_create('item', '[{"name": "i"}]', '{"nam": true}');
SET model_api.max_input_size = '1kB';
SELECT model.bulk_create('item', jsonb_build_array(jsonb_build_object('name', repeat('x', 2000))));
RESET model_api.max_input_size;

\echo == inputs, and ids
SELECT told(model.bulk_act('item', 'sell', '["1", 2, "77", "x", null, {"id": "3", "price": 1.5}, {"id": "3", "price": "much"}, {"id": "3", "item": {"size": 3}, "prize": 1}, {}]', '{"id": true, "state": true}'));
SELECT told(model.bulk_act('item', 'sell', '{"id": "1"}', '{"id": true}'));
SELECT told(model.bulk_act('item', 'sell', '4', '{"id": true, "state": true}'));
SELECT told(model.bulk_act('item', 'create', '[{"item": {"name": "j"}}, {"name": "k"}, {}]', '{"name": true}'));
SELECT told(model.bulk_act('item', 'update', '[{"id": "1", "item": {"size": 12}}, {"id": "1"}]', '{"size": true}'));
SELECT told(model.bulk_act('item', 'upsert', '[{"on": ["name"], "item": {"name": "J", "size": 1}}, {"on": "name", "item": {"name": "l"}}, {"item": {"name": "m"}}, {"on": "size"}, 5]', '{"name": true}'));
SELECT told(model.bulk_act('item', 'delete', '["3", {"id": "96"}]'));
SELECT told(model.bulk_delete('item', '["2", 2, 99, "x", null, {"id": 1}]'::jsonb));
SELECT told(model.bulk_delete('item', '{4,98}'::text[]));
SELECT told(model.bulk_delete('item', ARRAY['97', NULL]));
SELECT told(model.bulk_delete('item', '{16,96}'));
SELECT told(model.bulk_delete('item', '[95]'));
SELECT told(model.bulk_delete('item', '1'));
SELECT told(model.bulk_delete('item', '{1'));

\echo == what is raised, and undoes all
TRUNCATE item RESTART IDENTITY;
INSERT INTO item (name) VALUES ('a'), ('b'), ('c');
SELECT told(model.bulk_act('item', 'fail', '["1", "2"]'));
SELECT told(model.bulk_act('item', 'fail', '["1", "2", "3"]'));
CREATE ROLE action_bulk_user;
GRANT USAGE ON SCHEMA action_bulk TO action_bulk_user;
GRANT SELECT, INSERT (name) ON item TO action_bulk_user;
SET ROLE action_bulk_user;
SELECT told(model.bulk_create('item', '[{"name": "d"}, {"name": "d"}]', '{"name": true}'));
SELECT told(model.bulk_create('item', '[{"name": "e"}, {"name": "f", "size": 1}]', '{"name": true}'));
SELECT told(model.bulk_update('item', '[{"id": "1"}, {"id": "2"}]'));
SELECT told(model.bulk_delete('item', '[1, 2]'));
RESET ROLE;
SELECT name FROM item ORDER BY id;
BEGIN READ ONLY;
SELECT model.bulk_delete('item', '[1]');
ROLLBACK;
-- A statement of many rows ends when its time is over.
ALTER TABLE item ADD awake boolean DEFAULT (pg_sleep(0.02) IS NULL);
SET statement_timeout = '150ms';
SELECT model.bulk_create('item', jsonb_agg(jsonb_build_object('name', 'n' || n))) FROM generate_series(1, 500) n;
RESET statement_timeout;
ALTER TABLE item DROP awake;
SELECT count(*) FROM item;

\echo == rows of one statement have one cmin
CREATE FUNCTION statements() RETURNS text LANGUAGE sql AS $$
    WITH rows AS (SELECT xmin::text, cmin::text FROM action_bulk.item WHERE size IS NOT NULL UNION ALL SELECT xmin::text, cmin::text FROM action_bulk.box WHERE name = 'b'),
         statements AS (SELECT count(*) AS n FROM rows GROUP BY xmin, cmin)
    SELECT string_agg(concat_ws(' of ', statements, n), ', ' ORDER BY n) FROM (SELECT count(*), n FROM statements GROUP BY n) x (statements, n) $$;
CREATE FUNCTION many(members text, from_id int, to_id int) RETURNS jsonb LANGUAGE sql AS
    $$ SELECT jsonb_agg(format(members, n)::jsonb ORDER BY n) FROM generate_series(from_id, to_id) n $$;
CREATE PROCEDURE run(call text) LANGUAGE plpgsql AS $$ DECLARE result json; BEGIN
    EXECUTE 'SELECT model.' || call INTO result;
    SET client_min_messages = notice;
    RAISE NOTICE '%: % not done, by statements: % rows', left(call, 66), coalesce(json_array_length(nullif(result ->> 'errors', 'null')::json), 0), action_bulk.statements();
    SET client_min_messages = warning;
    RAISE EXCEPTION USING ERRCODE = 'T0001';
EXCEPTION WHEN SQLSTATE 'T0001' THEN
END $$;
TRUNCATE item RESTART IDENTITY;
INSERT INTO item (name) SELECT 'name ' || n FROM generate_series(1, 120) n;
CALL run($$bulk_create('item', many('{"name": "n%s", "size": 1}', 1, 120))$$);
CALL run($$bulk_create('item', many('{"name": "n%s", "size": 1}', 1, 2500))$$);
CALL run($$bulk_create('item', many('{"name": "n%s", "size": 1}', 1, 30) || '{"name": "n", "size": -1}' || many('{"name": "n%s", "size": 1}', 31, 60))$$);
CALL run($$bulk_create('item', many('{"name": "n%s", "size": 1}', 1, 70) || '{"name": "n1", "size": 1}' || many('{"name": "n%s", "size": 1}', 71, 160))$$);
CALL run($$bulk_create('item', many('{"name": "n%s", "size": 1}', 1, 9) || many('{"size": 1, "name": "m%s", "boxId": null}', 1, 9))$$);
CALL run($$bulk_update('item', many('{"id": "%s", "size": 2}', 1, 130))$$);
CALL run($$bulk_update('item', many('{"id": "%s", "size": 2}', 1, 9) || many('{"id": "%s", "size": 3}', 9, 15))$$);
CALL run($$bulk_update('item', many('{"id": "%s", "size": 2, "name": "n%1$s"}', 1, 5))$$);
CALL run($$bulk_act('item', 'sell', many('{"id": "%s", "item": {"size": 5}}', 1, 120))$$);
CALL run($$bulk_act('item', 'update', many('{"id": "%s", "item": {"_atomics": {"size": {"increment": 5}}}}', 120, 125))$$);
INSERT INTO box (code) SELECT 'c' || n FROM generate_series(1, 50) n;
CALL run($$bulk_upsert('box', many('{"id": "%s", "name": "b"}', 11, 80))$$);
CALL run($$bulk_upsert('box', many('{"code": "c%s", "name": "b"}', 31, 90), '{code}')$$);
CALL run($$bulk_upsert('box', many('{"code": null, "name": "b"}', 1, 30), '{code}')$$);
CALL run($$bulk_upsert('box', many('{"code": "c%s", "name": "b"}', 1, 9) || many('{"code": "c%s", "name": "b"}', 9, 19), '{code}')$$);
-- An update of what is unique depends on the order.
CALL run($$bulk_upsert('item', many('{"name": "name %s", "size": 1}', 1, 5), '{name}')$$);
CALL run($$bulk_upsert('item', many('{"id": "%s", "name": "n%1$s", "size": 1}', 201, 205))$$);
-- Of deleted rows a cursor of before tells who took them.
BEGIN;
DECLARE before CURSOR FOR SELECT xmax::text AS writer, cmax::text AS command FROM item ORDER BY id;
SELECT told(model.bulk_delete('item', many('"%s"', 1, 120)));
CREATE TEMP TABLE deletions (writer text, command text) ON COMMIT DROP;
DO $$ DECLARE one record; before refcursor := 'before'; BEGIN
    LOOP
        FETCH before INTO one;
        EXIT WHEN NOT FOUND;
        INSERT INTO deletions VALUES (one.writer, one.command);
    END LOOP;
END $$;
SELECT count(*), count(DISTINCT (writer, command)) FROM deletions;
ROLLBACK;
-- Records are locked in the order of their keys, whatever that of the elements; where they lie tells it.
TRUNCATE item RESTART IDENTITY;
INSERT INTO item (name) SELECT 'more ' || n FROM generate_series(1, 3000) n;
ANALYZE item;
BEGIN;
SELECT told(model.bulk_update('item', '[{"id": "70", "size": 1}, {"id": "7", "size": 2}, {"id": "1000", "size": 3}, {"id": "300", "size": 4}]', '{"id": true, "size": true}'));
SELECT id FROM item WHERE size IS NOT NULL ORDER BY ctid;
ROLLBACK;

SELECT count(model.forget(name)) FROM unnest(ARRAY['item', 'box']) name;
DROP OWNED BY action_bulk_user;
DROP ROLE action_bulk_user;
DROP SCHEMA action_bulk CASCADE;

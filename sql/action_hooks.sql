-- Hooks of actions: "run" before a record is saved, "onSuccess" once everything has succeeded.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
\set SHOW_CONTEXT never
CREATE SCHEMA action_hooks;
SET search_path = action_hooks, public;

SELECT model.define('{
  "item": {"table": "action_hooks.item", "fields": {
      "name":   {"type": "string", "required": true, "length": {"max": 20}},
      "code":   {"type": "string"},
      "tag":    {"type": "string"},
      "amount": {"type": "number", "decimals": 2},
      "secret": {"type": "password"},
      "parent": {"type": "belongsTo", "model": "item"},
      "items":  {"type": "hasMany", "model": "item", "inverse": "parent"}},
    "states": {"initial": "open", "open": {}, "closed": {}},
    "actions": {
      "create": {"run": "action_hooks.on_run", "onSuccess": "action_hooks.on_success", "params": {"mode": "string"}},
      "update": {"run": "action_hooks.on_run", "onSuccess": "action_hooks.on_success", "params": {"mode": "string"}},
      "delete": {"run": "action_hooks.on_run", "onSuccess": "action_hooks.on_success", "params": {"mode": "string"}},
      "close":  {"from": "open", "to": "closed", "run": "action_hooks.on_run", "onSuccess": "action_hooks.on_success", "params": {"mode": "string"}},
      "insql":  {"run": "action_hooks.in_sql"},
      "inlined": {"run": "inlined"},
      "missing": {"run": "action_hooks.nowhere"},
      "late":   {"onSuccess": "action_hooks.nowhere"},
      "wrongType": {"run": "action_hooks.wrong_type"},
      "wrongArguments": {"run": "action_hooks.wrong_arguments"},
      "asSet":  {"run": "action_hooks.as_set"},
      "lateSet": {"onSuccess": "action_hooks.as_set"},
      "plain":  {}}}}');
-- What DBAs leave behind: dropped and generated columns, domains, lengths, and columns that are no fields.
CREATE DOMAIN short AS text CHECK (length(VALUE) <= 5);
ALTER TABLE item ADD gone1 int, ADD gone2 text DEFAULT 'gone';
ALTER TABLE item DROP gone1, DROP gone2, ALTER code TYPE varchar(4), ALTER tag TYPE short, ALTER amount TYPE numeric(6, 2), ALTER amount SET DEFAULT 7,
                 ADD doubled numeric GENERATED ALWAYS AS (amount * 2) STORED;
ALTER TABLE item ADD noted text DEFAULT 'noted', ADD moved int GENERATED ALWAYS AS IDENTITY, ADD unfilled int;

CREATE TABLE log (n int GENERATED ALWAYS AS IDENTITY, line text);
CREATE FUNCTION on_run(item item, params jsonb) RETURNS item LANGUAGE plpgsql AS $$
DECLARE mode text := params->>'mode'; other json;
BEGIN
  INSERT INTO action_hooks.log (line) VALUES (format('run %s %s %s', item.name, item.state, params));
  CASE mode
    WHEN 'change' THEN item.amount := 42; item.tag := 'tag'; item.noted := 'by hook'; item.unfilled := 5;
    WHEN 'none' THEN RETURN NULL;
    WHEN 'id' THEN item.id := 99;
    WHEN 'createdAt' THEN item.created_at := '2000-01-01';
    WHEN 'updatedAt' THEN item.updated_at := '2000-01-01';
    WHEN 'state' THEN item.state := 'closed';
    WHEN 'noState' THEN item.state := NULL;
    WHEN 'unknownState' THEN item.state := 'broken';
    WHEN 'doubled' THEN item.doubled := 1;
    WHEN 'moved' THEN item.moved := 100;
    WHEN 'nothing' THEN item.name := NULL;
    WHEN 'long' THEN item.name := repeat('x', 21);
    WHEN 'longCode' THEN item.code := 'abcde';
    WHEN 'domain' THEN item.tag := 'abcdef';
    WHEN 'overflow' THEN item.amount := 1e5;
    WHEN 'orphan' THEN item.parent_id := 12345;
    WHEN 'invalid' THEN PERFORM model.invalid('name', 'is taken'), model.invalid('code', 'is odd');
    WHEN 'invalidRecord' THEN PERFORM model.invalid(NULL, 'is not wanted');
    WHEN 'raise' THEN RAISE EXCEPTION 'no %', item.name USING ERRCODE = 'AB123', HINT = 'Try another.';
    WHEN 'p0001' THEN RAISE EXCEPTION 'plainly no';
    WHEN 'division' THEN item.amount := 1 / 0;
    WHEN 'serialization' THEN RAISE SQLSTATE '40001' USING MESSAGE = 'could not serialize access';
    WHEN 'denied' THEN RAISE SQLSTATE '42501' USING MESSAGE = 'not allowed';
    WHEN 'readsOnly' THEN SET LOCAL transaction_read_only = on;
    WHEN 'other' THEN
      other := model.create('item', '{"name": "made by hook", "code": "hk"}', '{"name": true}');
      item.noted := other->>'success';
    WHEN 'otherWrong' THEN
      other := model.create('item', '{"code": "hk"}');
      item.noted := other->'errors'->0->>'code';
    WHEN 'same' THEN
      other := model.act('item', 'plain', jsonb_build_object('id', item.id, 'item', '{"code": "same"}'::jsonb));
      item.noted := other->>'success';
    WHEN 'again' THEN
      other := model.act('item', 'update', jsonb_build_object('id', item.id, 'mode', 'again'));
      IF NOT (other->>'success')::boolean THEN RAISE EXCEPTION '%', other->'errors'->0->>'message'; END IF;
    ELSE NULL;
  END CASE;
  RETURN item;
END $$;
CREATE FUNCTION on_success(item item, params jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO action_hooks.log (line) VALUES (format('success %s %s %s', item.name, item.state, params));
  CASE params->>'mode'
    WHEN 'lateRaise' THEN RAISE EXCEPTION 'too late for %', item.name USING ERRCODE = 'AB124';
    WHEN 'lateInvalid' THEN PERFORM model.invalid('name', 'came late');
    WHEN 'lateChange' THEN UPDATE action_hooks.item i SET code = 'late' WHERE i.id = on_success.item.id;
    WHEN 'lateDelete' THEN DELETE FROM action_hooks.item i WHERE i.id = on_success.item.id;
    ELSE NULL;
  END CASE;
END $$;
CREATE FUNCTION in_sql(item, jsonb) RETURNS item LANGUAGE sql AS $$
  SELECT jsonb_populate_record($1, jsonb_build_object('name', coalesce($1.name, '?') || '!', 'amount', $1.amount + 1)) $$;
CREATE FUNCTION inlined(item, jsonb) RETURNS item LANGUAGE sql IMMUTABLE AS $$ SELECT $1 $$;
CREATE FUNCTION wrong_type(item, jsonb) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION wrong_arguments(item) RETURNS item LANGUAGE sql AS $$ SELECT $1 $$;
CREATE FUNCTION as_set(item, jsonb) RETURNS SETOF item LANGUAGE sql AS $$ SELECT $1 UNION ALL SELECT $1 $$;

\pset null NULL
CREATE FUNCTION update_in(mode text, id int DEFAULT 1) RETURNS json LANGUAGE sql AS $$
  SELECT model.act('item', 'update', jsonb_build_object('id', id, 'mode', mode), '{"name": true, "code": true, "tag": true, "amount": true, "state": true}') $$;

\echo == create
SELECT model.act('item', 'create', '{"item": {"name": "one", "secret": "correct-horse-1!"}, "mode": "change"}', '{"name": true, "amount": true, "tag": true}');
SELECT id, name, tag, amount, doubled, noted, moved, unfilled, state, secret IS NOT NULL FROM item;
SELECT model.create('item', '{"name": "two", "mode": "x"}', '{"name": true, "amount": true}');
SELECT id, name, amount, doubled, noted, moved, unfilled, state, secret IS NOT NULL, created_at = updated_at FROM item ORDER BY id;
SELECT line FROM log ORDER BY n;
TRUNCATE log;

\echo == what a run hook may change, and what not
SELECT mode, update_in(mode) FROM unnest('{change,updatedAt,id,createdAt,state,noState,unknownState,doubled,moved}'::text[]) mode;
SELECT mode, update_in(mode) FROM unnest('{none,nothing,long,longCode,domain,overflow,orphan}'::text[]) mode;
SELECT mode, model.act('item', 'create', jsonb_build_object('item', '{"name": "new"}'::jsonb, 'mode', mode), '{"id": true, "state": true}')
FROM unnest('{id,createdAt,updatedAt,state,noState,unknownState,doubled,none,nothing,long,longCode,domain,overflow,orphan}'::text[]) mode;
SELECT id, name, tag, amount, noted, unfilled, state FROM item ORDER BY id;
SELECT bool_and(created_at > '2020-01-01'), bool_and(updated_at > '2020-01-01') FROM item;
DELETE FROM item WHERE id = 99;

\echo == what a run hook may mend
SELECT model.update('item', 2, '{"name": null, "mode": "long"}') -> 'errors' -> 0 -> 'validationErrors';
SELECT model.act('item', 'insql', '{"id": 2, "item": {"name": null}}', '{"name": true, "amount": true}');
SELECT model.act('item', 'inlined', '{"id": 2, "item": {"code": "inl"}}', '{"name": true, "code": true}');
SELECT model.update('item', 2, '{"_atomics": {"amount": {"increment": 100000}}}') -> 'errors';
SELECT model.update('item', 2, '{"_atomics": {"amount": {"increment": 0.1}}}', '{"amount": true}');
SELECT model.update('item', 2, '{"code": "abcde"}') -> 'errors' -> 0 -> 'validationErrors';
SELECT model.update('item', 2, '{"tag": "abcdef"}') -> 'errors' -> 0 -> 'validationErrors';

\echo == how a hook refuses
SELECT mode, update_in(mode) FROM unnest('{invalid,invalidRecord,raise,p0001,division,denied}'::text[]) mode;
SELECT update_in('serialization');
SELECT update_in('readsOnly');
SELECT action, model.act('item', action, '{"id": 2}') -> 'errors' FROM unnest('{missing,late,wrongType,wrongArguments,asSet,lateSet}'::text[]) action;

\echo == onSuccess is called at the end, in order, and its error undoes everything
TRUNCATE log;
SELECT model.create('item', '{"name": "parent", "items": [{"create": {"name": "child 1"}}, {"create": {"name": "child 2", "mode": "change"}}], "parent": {"create": {"name": "grandparent"}}}', '{"name": true}');
SELECT line FROM log ORDER BY n;
TRUNCATE log;
SELECT count(*) FROM item;
SELECT model.create('item', '{"name": "parent", "items": [{"create": {"name": "child 1"}}, {"create": {"name": "child 2", "mode": "lateRaise"}}]}', '{"name": true}');
SELECT update_in('lateInvalid');
SELECT count(*) FROM item;
SELECT count(*) FROM log;
SELECT update_in('lateChange');
SELECT update_in('lateDelete', 2);
SELECT count(*) FROM item WHERE id = 2;

\echo == custom actions and delete
TRUNCATE log;
SELECT model.act('item', 'close', '{"id": 1, "item": {"name": "closed one"}, "mode": "state"}', '{"state": true}');
SELECT model.act('item', 'close', '{"id": 1}', '{"state": true}');
SELECT model.act('item', 'delete', '{"id": 1, "mode": "raise"}');
SELECT model.act('item', 'delete', '{"id": 1, "mode": "none"}');
SELECT model.act('item', 'delete', '{"id": 1, "mode": "lateRaise"}');
SELECT count(*) FROM item WHERE id = 1;
SELECT model.act('item', 'delete', '{"id": 1, "mode": "x"}');
SELECT count(*) FROM item WHERE id = 1;
SELECT line FROM log ORDER BY n;

\echo == hooks that act
SELECT model.create('item', '{"name": "base"}', '{"name": true}');
SELECT mode, update_in(mode, max(id)::int) FROM item, unnest('{other,otherWrong}'::text[]) mode WHERE name = 'base' GROUP BY mode ORDER BY mode;
SELECT noted FROM item WHERE name = 'base';
SELECT name, code, noted FROM item WHERE name IN ('base', 'made by hook') ORDER BY id;
SELECT update_in('same', (SELECT max(id) FROM item WHERE name = 'base')::int);
SELECT name, code, noted FROM item WHERE name = 'base';

\echo == recursion has an end
SELECT update_in('again', (SELECT max(id) FROM item)::int) -> 'errors' -> 0 ->> 'message';
SET model_api.max_action_depth = 2;
SELECT update_in('again', (SELECT max(id) FROM item)::int) -> 'errors' -> 0 ->> 'message';
RESET model_api.max_action_depth;

\echo == a hook is found whatever the search_path, and runs with that of the caller
SET search_path = pg_catalog;
SELECT model.act('item', 'insql', jsonb_build_object('id', (SELECT max(id) FROM action_hooks.item)), '{"name": true}');
SELECT model.act('item', 'inlined', jsonb_build_object('id', (SELECT max(id) FROM action_hooks.item)), '{"name": true}');
SET search_path = action_hooks, public;

SELECT model.forget('item');
DROP SCHEMA action_hooks CASCADE;

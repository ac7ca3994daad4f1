-- The state machine: where records begin, which actions they allow, and that nothing else writes their state.
\pset format unaligned
\pset tuples_only on
\pset null NULL
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA action_states;
SET search_path = action_states, public;

SELECT model.define('{
  "order": {"table": "action_states.orders", "fields": {"note": {"type": "string"}, "lines": {"type": "hasMany", "model": "line"}},
    "states": {"initial": "open",
               "open": {"initial": "draft",
                        "draft": {"initial": "empty", "empty": {}, "filled": {}},
                        "placed": {}},
               "sent": {"initial": "packed", "packed": {}, "moving": {}},
               "done": {}},
    "actions": {"create": {}, "update": {}, "delete": {"from": ["done", "open"]},
      "fill":    {"from": "open.draft.empty", "to": "open.draft.filled"},
      "place":   {"from": "open.draft", "to": "open.placed"},
      "send":    {"from": ["open.placed", "open.draft.filled"], "to": "sent"},
      "move":    {"from": "sent", "to": "sent.moving"},
      "finish":  {"to": "done"},
      "reopen":  {"from": "done", "to": "open"},
      "clear":   {"from": "open", "to": "open.draft"},
      "comment": {"from": "open"},
      "touch":   {}}},
  "line": {"table": "action_states.line", "fields": {"name": {"type": "string"}, "order": {"type": "belongsTo", "model": "order"}},
    "states": {"initial": "new", "new": {}, "kept": {}},
    "actions": {"create": {"to": "kept"}, "update": {"from": "kept"}, "delete": {}, "renew": {"from": "kept", "to": "new"}}}}');

CREATE FUNCTION go(action text, id int DEFAULT 1) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN (r->>'success')::boolean THEN r->'order'->>'state' ELSE r->'errors'->0->>'message' END
  FROM model.act('order', action, jsonb_build_object('id', id), '{"state": true}') r $$;

\echo == a record begins in the innermost initial state, or where its create leads
SELECT model.create('order', '{"note": "one"}', '{"state": true}');
SELECT state FROM orders;
SELECT model.create('line', '{"name": "l"}', '{"state": true}');
INSERT INTO orders (note) VALUES ('by SQL') RETURNING state;
SELECT model.bulk_create('order', '[{"note": "a"}, {"note": "b"}]', '{"state": true}');
SELECT model.upsert('line', '{"name": "u"}', '{id}', '{"state": true}');

\echo == transitions
SELECT go('send');
SELECT go('place');
SELECT go('fill');
SELECT go('send');
SELECT go('move');
SELECT go('move');
SELECT go('place');
SELECT go('comment');
SELECT go('touch');
SELECT go('delete');
SELECT go('finish');
SELECT go('reopen');
SELECT go('fill'), go('clear');
SELECT go('comment');
SELECT go('fill', 99);
SELECT model.act('order', 'fill', '{"id": 99}') -> 'errors' -> 0 -> 'code', model.act('order', 'move', '{"id": 1}') -> 'errors' -> 0;
SELECT model.update('line', 1, '{"name": "kept"}', '{"state": true}');
SELECT model.act('line', 'renew', '{"id": 1}', '{"state": true}');
SELECT model.update('line', 1, '{"name": "new"}');
SELECT model.update('line', 1, '{}') -> 'errors' -> 0 -> 'code';
SELECT model.act('order', 'place', '{"id": 1, "order": {"note": "placed"}}', '{"note": true, "state": true}');
SELECT model.delete('order', 1);

\echo == in bulk, each on its own, in their order
SELECT model.bulk_act('order', 'fill', '[2, 3, 99, 4, 2]', '{"id": true, "state": true}');
SELECT model.bulk_act('order', 'finish', '[2, 3]', '{"state": true}');
SELECT model.bulk_act('order', 'move', '[2, 4]', '{"state": true}');
SELECT model.bulk_delete('order', '["2", "99"]');

\echo == in one action with what is nested
SELECT model.act('order', 'place', '{"id": 4, "order": {"lines": [{"create": {"name": "x"}}, {"create": {"name": "y"}}]}}', '{"state": true, "lines": {"edges": {"node": {"name": true, "state": true}}}}');
SELECT model.act('order', 'send', '{"id": 4, "order": {"lines": [{"renew": {"id": 3}}, {"renew": {"id": 3}}]}}', '{"state": true}');
SELECT state FROM orders WHERE id = 4;
SELECT state FROM line WHERE id = 3;
SELECT model.act('order', 'send', '{"id": 4, "order": {"lines": [{"renew": {"id": 3}}, {"update": {"id": 4, "name": "z"}}]}}', '{"state": true, "lines": {"edges": {"node": {"name": true, "state": true}}}}');

\echo == the state is written by nothing else
SELECT model.create('order', '{"state": "done"}') -> 'errors' -> 0 ->> 'message';
SELECT model.update('order', 3, '{"state": {"open": "placed"}}') -> 'errors' -> 0 ->> 'message';
SELECT model.act('order', 'touch', '{"id": 3, "state": "done"}') -> 'errors' -> 0 ->> 'message';
SELECT model.upsert('order', '{"id": 3, "state": "done"}') -> 'errors' -> 0 ->> 'message';
SELECT model.upsert('order', '{"id": 3}', '{state}') -> 'errors' -> 0 ->> 'message';
SELECT model.update('order', 3, '{"_atomics": {"state": {"increment": 1}}}') -> 'errors' -> 0 ->> 'message';
UPDATE orders SET state = 'nowhere' WHERE id = 3;
UPDATE orders SET state = 'open' WHERE id = 3;
UPDATE orders SET state = NULL WHERE id = 3;
UPDATE orders SET state = 'open..draft' WHERE id = 3;
UPDATE orders SET state = 'sent.packed' WHERE id = 3 RETURNING state;
SELECT go('move', 3);

\echo == a state that plain SQL wrote after the machine was changed is told as it is
ALTER TABLE orders DROP CONSTRAINT orders_state_leaf_check;
UPDATE orders SET state = 'gone.by' WHERE id = 3;
SELECT go('move', 3);
SELECT go('touch', 3);
SELECT go('finish', 3);

\echo == the state of an adopted table is one of its columns
CREATE TABLE old (id int PRIMARY KEY, state model.record_state, name text);
INSERT INTO old VALUES (1, NULL, 'none'), (2, 'a.b', 'some');
SELECT model.adopt('old', '{"model": "oldThing"}');
SELECT model.update('oldThing', 1, '{"name": "x"}', '{"name": true, "state": true}');
SELECT model.update('oldThing', 1, '{"state": "c.d"}', '{"name": true, "state": true}');
SELECT model.update('oldThing', 2, '{"state": {"a": {"b": "c"}}}', '{"state": true}');
SELECT model.update('oldThing', 2, '{"state": null}', '{"state": true}');
SELECT model.update('oldThing', 2, '{"state": ".x"}') -> 'errors';

SELECT count(model.forget(m)) FROM unnest('{line,order,oldThing}'::text[]) m;
DROP SCHEMA action_states CASCADE;

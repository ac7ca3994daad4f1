-- Actions run with the privileges, and under the policies, of whoever calls them.
\pset format unaligned
\pset tuples_only on
\pset null NULL
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA action_privileges;
SET search_path = action_privileges, public;
CREATE FUNCTION wrong(result json) RETURNS SETOF text LANGUAGE sql AS $$
  SELECT CASE WHEN (result->>'success')::boolean THEN 'success' ELSE concat_ws(' | ', e->>'path', e->>'message', e->>'sqlstate', e->>'hint') END
  FROM json_array_elements(CASE WHEN json_typeof(result->'errors') = 'array' THEN result->'errors' ELSE '["success"]' END) e $$;
SELECT model.define('{
  "note": {"table": "action_privileges.note", "fields": {"text": {"type": "string", "required": true}, "size": {"type": "number", "decimals": 0, "unique": true}, "owner": {"type": "string"}, "secret": {"type": "string"},
      "book": {"type": "belongsTo", "model": "book"}},
    "states": {"initial": "open", "open": {}, "closed": {}},
    "actions": {"create": {}, "update": {}, "delete": {}, "close": {"from": "open", "to": "closed"}, "hooked": {"run": "action_privileges.hook"}}},
  "book": {"table": "action_privileges.book", "fields": {"name": {"type": "string"}, "notes": {"type": "hasMany", "model": "note"}}}}');
CREATE FUNCTION hook(note, jsonb) RETURNS note LANGUAGE plpgsql AS $$ BEGIN $1.text := current_user; RETURN $1; END $$;
CREATE ROLE action_privileges_writer;
CREATE ROLE action_privileges_columns;
CREATE ROLE action_privileges_nobody;
GRANT USAGE ON SCHEMA action_privileges TO action_privileges_writer, action_privileges_columns, action_privileges_nobody;
GRANT SELECT, INSERT, UPDATE, DELETE ON note TO action_privileges_writer;
GRANT SELECT (id, text, created_at, updated_at, state), INSERT (text, state), UPDATE (text, updated_at), DELETE ON note TO action_privileges_columns;
INSERT INTO book (name) VALUES ('b');

\echo == without privileges everything is refused, by an error
SET ROLE action_privileges_nobody;
SELECT model.create('note', '{"text": "x"}');
SELECT model.update('note', 1, '{"text": "x"}');
SELECT model.delete('note', 1);
SELECT model.upsert('note', '{"text": "x", "size": 1}', '{size}');
SELECT model.bulk_create('note', '[{"text": "x"}, {"text": "y"}]');
SELECT model.act('note', 'close', '{"id": 1}');
SELECT model.create('note', '{"text": ""}'), model.create('note', '{"size": 1}');
RESET ROLE;

\echo == with those of columns, what is written and shown needs them, and nothing else
SET ROLE action_privileges_columns;
SELECT model.create('note', '{"text": "mine"}', '{"id": true, "text": true}');
SELECT model.create('note', '{"text": "mine"}');
SELECT model.create('note', '{"text": "mine", "size": 1}', '{"id": true}');
SELECT model.update('note', 1, '{"text": "changed"}', '{"text": true}');
SELECT model.update('note', 1, '{"secret": "changed"}', '{"text": true}');
SELECT model.update('note', 1, '{"_atomics": {"size": {"increment": 1}}}', '{"text": true}');
SELECT model.act('note', 'close', '{"id": 1}', '{"text": true}');
SELECT model.bulk_update('note', '[{"id": 1, "text": "a"}, {"id": 99, "text": "b"}]', '{"text": true}');
SELECT model.bulk_create('note', '[{"text": "a"}, {}]', '{"text": true}');
SELECT wrong(model.delete('note', 99));
SELECT wrong(model.delete('note', 1));
SELECT wrong(model.delete('note', 2));
RESET ROLE;

\echo == a table of another model needs its own
SET ROLE action_privileges_writer;
SELECT wrong(model.create('note', '{"text": "in a book", "bookId": 1}'));
SELECT model.create('note', '{"text": "in a book", "book": {"create": {"name": "x"}}}');
SELECT model.update('book', 1, '{"notes": {"create": {"text": "y"}}}');
SELECT model.act('note', 'hooked', jsonb_build_object('id', (SELECT max(id) FROM note)), '{"text": true}');
RESET ROLE;
REVOKE EXECUTE ON FUNCTION hook(note, jsonb) FROM public;
SET ROLE action_privileges_writer;
SELECT model.act('note', 'hooked', jsonb_build_object('id', (SELECT max(id) FROM note)), '{"text": true}');
RESET ROLE;

\echo == row-level security
TRUNCATE note RESTART IDENTITY;
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY reading ON note FOR SELECT USING (owner = current_user OR owner = 'everybody');
CREATE POLICY adding ON note FOR INSERT WITH CHECK (owner = current_user);
CREATE POLICY changing ON note FOR UPDATE USING (owner = current_user) WITH CHECK (owner = current_user AND text <> 'forbidden');
CREATE POLICY removing ON note FOR DELETE USING (owner = current_user AND size > 0);
INSERT INTO note (text, owner, size) VALUES ('hidden', 'another', 1), ('public', 'everybody', 2), ('own', 'action_privileges_writer', 3), ('kept', 'action_privileges_writer', 0);
SET ROLE action_privileges_writer;
SELECT wrong(model.create('note', '{"text": "x", "owner": "another"}'));
SELECT wrong(model.create('note', '{"text": "x", "owner": "action_privileges_writer"}'));
SELECT wrong(model.create('note', '{"text": "x", "owner": "action_privileges_writer", "size": 1}'));
SELECT id, wrong(model.update('note', id, '{"text": "x"}')) FROM generate_series(1, 4) id;
SELECT wrong(model.update('note', 3, '{"owner": "another"}'));
SELECT wrong(model.update('note', 3, '{"text": "forbidden"}'));
SELECT id, wrong(model.act('note', 'close', jsonb_build_object('id', id))) FROM generate_series(1, 3) id;
SELECT id, wrong(model.act('note', 'hooked', jsonb_build_object('id', id))) FROM generate_series(1, 2) id;
SELECT id, wrong(model.delete('note', id)) FROM generate_series(1, 4) id;
SELECT wrong(model.upsert('note', '{"text": "x", "owner": "action_privileges_writer", "size": 1}', '{size}'));
SELECT wrong(model.upsert('note', '{"text": "x", "owner": "action_privileges_writer", "size": 2}', '{size}'));
SELECT wrong(model.upsert('note', '{"text": "x", "owner": "action_privileges_writer", "size": 0}', '{size}'));
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT wrong(model.upsert('note', '{"text": "x", "owner": "action_privileges_writer", "size": 1}', '{size}'));
COMMIT;
SELECT wrong(model.bulk_create('note', '[{"text": "a", "owner": "action_privileges_writer"}, {"text": "b", "owner": "another"}, {"text": "c", "owner": "action_privileges_writer"}]'));
SELECT wrong(model.bulk_update('note', '[{"id": 4, "text": "a"}, {"id": 1, "text": "b"}, {"id": 4, "text": "forbidden"}]'));
SELECT wrong(model.bulk_delete('note', '[1, 4]'));
SELECT CASE WHEN id < 5 THEN id END AS id, text, owner, size, state FROM note ORDER BY note.id;
RESET ROLE;
SELECT CASE WHEN id < 5 THEN id END AS id, text, owner, size, state FROM note ORDER BY note.id;

\echo == a function that runs as its owner
CREATE FUNCTION as_owner(j jsonb) RETURNS json LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT model.create('note', j, '{"text": true}') $$;
SET ROLE action_privileges_nobody;
SELECT action_privileges.as_owner('{"text": "by the owner"}');
SELECT model.create('note', '{"text": "x"}');
RESET ROLE;
SELECT model.create('note', '{"text": "x"}') ->> 'success';

SELECT count(model.forget(m)) FROM unnest('{note,book}'::text[]) m;
DROP SCHEMA action_privileges CASCADE;
DROP ROLE action_privileges_writer, action_privileges_columns, action_privileges_nobody;

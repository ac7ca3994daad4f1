-- A bulk has the results of its elements one by one, in their order, also where a single statement for all of them would
-- not: rows that depend on each other, constraints that look at the end of a statement only, triggers that count.
SET client_min_messages = warning;
CREATE SCHEMA together;
SET search_path = together;
\set VERBOSITY terse
-- What is in all tables, without what sequences and clocks give.
CREATE FUNCTION contents() RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE name text; rows jsonb; found jsonb := '{}';
BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'together'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1 LOOP
        EXECUTE format('SELECT jsonb_agg(r ORDER BY r::text) FROM (SELECT to_jsonb(t) - ''{id, n, created_at, updated_at, _search}''::text[] FROM together.%I t) x (r)', name) INTO rows;
        found := found || jsonb_build_object(name, rows);
    END LOOP;
    RETURN found;
END $$;
-- The messages of an element's result, or of a bulk's elements.
CREATE FUNCTION outcome(result json) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(result->'errors'->0->>'message', 'done') $$;
CREATE FUNCTION outcomes(result json, elements int) RETURNS text[] LANGUAGE sql AS $$
    SELECT array_agg(coalesce((SELECT e->>'message' FROM json_array_elements(CASE json_typeof(result->'errors') WHEN 'array' THEN result->'errors' END) e WHERE (e->>'index')::int = n), 'done') ORDER BY n)
    FROM generate_series(0, elements - 1) n $$;
CREATE FUNCTION alone(action text, element jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT outcome(CASE action WHEN 'create' THEN model.create('node', element)
        WHEN 'update' THEN model.update('node', element->>'id', element - 'id')
        ELSE model.delete('node', element #>> '{}') END) $$;
CREATE FUNCTION in_bulk(action text, elements jsonb) RETURNS json LANGUAGE sql AS $$
    SELECT CASE action WHEN 'create' THEN model.bulk_create('node', elements)
        WHEN 'update' THEN model.bulk_update('node', elements)
        ELSE model.bulk_delete('node', elements) END $$;
-- Both ways, each undone; then what they came to. `ddl` is what stands on the tables meanwhile.
CREATE PROCEDURE compare(ddl text, action text, elements jsonb) LANGUAGE plpgsql AS $$
DECLARE one text[] := '{}'; many text[]; after_one jsonb; after_many jsonb; element jsonb;
BEGIN
    BEGIN
        EXECUTE ddl;
        FOR element IN SELECT value FROM jsonb_array_elements(elements) LOOP
            one := one || alone(action, element);
        END LOOP;
        SET CONSTRAINTS ALL IMMEDIATE;
        after_one := contents();
        RAISE EXCEPTION USING ERRCODE = 'T0001';
    EXCEPTION WHEN SQLSTATE 'T0001' THEN
    END;
    BEGIN
        EXECUTE ddl;
        many := outcomes(in_bulk(action, elements), jsonb_array_length(elements));
        SET CONSTRAINTS ALL IMMEDIATE;
        after_many := contents();
        RAISE EXCEPTION USING ERRCODE = 'T0001';
    EXCEPTION WHEN SQLSTATE 'T0001' THEN
    END;
    IF one IS DISTINCT FROM many OR after_one IS DISTINCT FROM after_many THEN
        RAISE WARNING E'told apart:\n%\n%\n%\n%', one, many, after_one, after_many;
    END IF;
    SET client_min_messages = notice;
    RAISE NOTICE E'%\n  %', ddl, array_to_string(many, E'\n  ');
    SET client_min_messages = warning;
END $$;

SELECT model.define('{"node": {"fields": {"name": {"type":"string","unique":true}, "rank": {"type":"number","decimals":0}, "other": {"type":"belongsTo","model":"other"}}}, "other": {"fields": {"name": {"type":"string"}}},
    "leaf": {"fields": {"node": {"type":"belongsTo","model":"node","onDelete":"cascade"}, "name": {"type":"string"}}}}');
INSERT INTO other (name) VALUES ('x'), ('y');
INSERT INTO node (name, rank, other_id) VALUES ('a', 1, 1), ('b', 2, 1), ('c', 3, 2);
INSERT INTO leaf (node_id, name) VALUES (1, 'a1'), (1, 'a2'), (2, 'b1');

-- Nothing in the way, but for what is wrong with the elements.
CALL compare('', 'delete', '["1", "2", "9", "1", "3"]');
CALL compare('', 'update', '[{"id": "1", "rank": 5}, {"id": "9", "rank": 5}, {"id": "2", "rank": 6}, {"id": "1", "rank": 7}]');
CALL compare('', 'create', '[{"name": "d"}, {"name": "a"}, {"name": "e"}, {"name": "d"}, {"name": "f", "other": {"_link": "9"}}]');
-- A record that depends on another of them.
CALL compare('ALTER TABLE node ADD up bigint REFERENCES node; UPDATE node SET up = 1 WHERE id = 2', 'delete', '["1", "2"]');
CALL compare('ALTER TABLE node ADD up bigint REFERENCES node; UPDATE node SET up = 1 WHERE id = 2', 'delete', '["2", "1"]');
CALL compare('ALTER TABLE node ADD up bigint REFERENCES node ON DELETE CASCADE; UPDATE node SET up = 1 WHERE id = 2', 'delete', '["1", "2", "3"]');
CALL compare('ALTER TABLE node ADD leaf bigint REFERENCES leaf; UPDATE node SET leaf = 1 WHERE id = 2', 'delete', '["1", "2"]');
CALL compare('ALTER TABLE node ADD leaf bigint REFERENCES leaf ON DELETE CASCADE; UPDATE node SET leaf = 1 WHERE id = 2', 'delete', '["1", "2"]');
-- Cascades that meet at a row.
CALL compare('ALTER TABLE leaf ADD keeper bigint REFERENCES node; UPDATE leaf SET keeper = 1 WHERE id = 3', 'delete', '["1", "2"]');
CALL compare('CREATE TABLE hold (leaf bigint REFERENCES leaf, node bigint REFERENCES node ON DELETE CASCADE); INSERT INTO hold VALUES (1, 2)', 'delete', '["1", "2"]');
CALL compare('CREATE TABLE hold (leaf bigint NOT NULL REFERENCES leaf ON DELETE SET NULL, node bigint REFERENCES node ON DELETE CASCADE); INSERT INTO hold VALUES (1, 2)', 'delete', '["1", "2"]');
CALL compare('CREATE TABLE hold (one bigint REFERENCES leaf ON DELETE SET NULL, two bigint REFERENCES node ON DELETE SET NULL, CHECK (NOT (one IS NULL AND two IS NOT NULL))); INSERT INTO hold VALUES (1, 2)', 'delete', '["1", "2"]');
CALL compare('CREATE TABLE hold (one bigint REFERENCES leaf ON DELETE SET NULL REFERENCES node); INSERT INTO hold VALUES (2)', 'delete', '["2", "1"]');
CALL compare('CREATE TABLE hold (node bigint DEFAULT 2 REFERENCES node ON DELETE SET DEFAULT); INSERT INTO hold VALUES (1)', 'delete', '["1", "2"]');
CALL compare('CREATE TABLE hold (node bigint DEFAULT 2 REFERENCES node ON DELETE SET DEFAULT); INSERT INTO hold VALUES (1)', 'delete', '["2", "1"]');
-- Values that one record gives up and another takes.
CALL compare('', 'update', '[{"id": "1", "name": "z"}, {"id": "2", "name": "a"}]');
CALL compare('', 'update', '[{"id": "2", "name": "a"}, {"id": "1", "name": "z"}]');
CALL compare('ALTER TABLE node ADD UNIQUE (rank)', 'update', '[{"id": "1", "rank": 7}, {"id": "2", "rank": 1}]');
CALL compare('ALTER TABLE node ADD UNIQUE (rank)', 'update', '[{"id": "2", "rank": 1}, {"id": "1", "rank": 7}]');
CALL compare('ALTER TABLE node ADD UNIQUE (rank) DEFERRABLE', 'update', '[{"id": "2", "rank": 1}, {"id": "1", "rank": 7}]');
CALL compare('CREATE UNIQUE INDEX ON node (rank) WHERE name <> ''c''', 'update', '[{"id": "2", "rank": 1}, {"id": "1", "rank": 7}]');
CALL compare('ALTER TABLE node ADD EXCLUDE (rank WITH =)', 'update', '[{"id": "2", "rank": 1}, {"id": "1", "rank": 7}]');
CALL compare('ALTER TABLE node ADD twice int GENERATED ALWAYS AS (rank * 2) STORED UNIQUE', 'update', '[{"id": "2", "rank": 1}, {"id": "1", "rank": 7}]');
-- A field that is made of another.
CREATE TABLE pair (id bigint PRIMARY KEY, rank int, twice int GENERATED ALWAYS AS (rank * 2) STORED UNIQUE);
INSERT INTO pair VALUES (1, 1), (2, 2);
SELECT model.adopt('pair');
SELECT outcomes(model.bulk_update('pair', '[{"id": "2", "rank": 1}, {"id": "1", "rank": 7}, {"id": "2", "rank": 1}]'), 3);
-- An index of one partition.
CREATE TABLE parted (id bigint PRIMARY KEY, rank int) PARTITION BY RANGE (id);
CREATE TABLE part PARTITION OF parted FOR VALUES FROM (0) TO (100);
CREATE UNIQUE INDEX ON part (rank);
INSERT INTO parted VALUES (1, 1), (2, 2);
SELECT model.adopt('parted');
SELECT outcomes(model.bulk_update('parted', '[{"id": "2", "rank": 1}, {"id": "1", "rank": 7}, {"id": "2", "rank": 1}]'), 3);
-- Others that refer to a value which is no key.
CALL compare('CREATE TABLE tag (name text REFERENCES node (name)); INSERT INTO tag VALUES (''a'')', 'update', '[{"id": "1", "name": "z"}, {"id": "2", "name": "a"}]');
CALL compare('CREATE TABLE tag (name text REFERENCES node (name) ON UPDATE CASCADE); INSERT INTO tag VALUES (''a'')', 'update', '[{"id": "1", "name": "z"}, {"id": "2", "name": "a"}]');
-- Functions that look at the table, and triggers that count.
CREATE FUNCTION size() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM together.node $$;
CREATE FUNCTION is_small(int) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN (SELECT count(*) FROM together.node) < 5; END $$;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO together.log (what) SELECT concat_ws(' ', tg_op, (SELECT count(*) FROM together.node), to_jsonb(NEW)->>'name', to_jsonb(NEW)->>'rank');
    RETURN coalesce(NEW, OLD);
END $$;
CREATE FUNCTION note_many() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO together.log (what) SELECT tg_op || ' of ' || count(*) FROM rows; RETURN NULL; END $$;
CREATE TABLE log (n int GENERATED ALWAYS AS IDENTITY, what text);
CALL compare('ALTER TABLE node ALTER rank SET DEFAULT size()', 'create', '[{"name": "d"}, {"name": "e"}]');
CALL compare('ALTER TABLE node ADD CHECK (query_to_xml(''SELECT count(*) FROM together.node'', true, true, '''')::text !~ ''[5-9]'' OR rank IS NOT NULL)', 'create', '[{"name": "d"}, {"name": "e"}, {"name": "f"}]');
CALL compare('ALTER TABLE node ADD CHECK (is_small(rank))', 'create', '[{"name": "d"}, {"name": "e"}, {"name": "f"}]');
CALL compare('TRUNCATE log RESTART IDENTITY; CREATE TRIGGER note BEFORE INSERT ON node FOR EACH ROW EXECUTE FUNCTION note()', 'create', '[{"name": "d"}, {"name": "a"}, {"name": "e"}]');
CALL compare('TRUNCATE log RESTART IDENTITY; CREATE TRIGGER note AFTER INSERT ON node REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION note_many()', 'create', '[{"name": "d"}, {"name": "e"}]');
CALL compare('TRUNCATE log RESTART IDENTITY; CREATE TRIGGER note AFTER UPDATE ON node FOR EACH ROW EXECUTE FUNCTION note()', 'update', '[{"id": "2", "rank": 5}, {"id": "1", "rank": 6}, {"id": "2", "rank": 7}]');
CALL compare('TRUNCATE log RESTART IDENTITY; CREATE TRIGGER note AFTER DELETE ON leaf FOR EACH ROW EXECUTE FUNCTION note()', 'delete', '["1", "3", "2"]');
CALL compare('TRUNCATE log RESTART IDENTITY; CREATE RULE note AS ON INSERT TO node DO ALSO INSERT INTO log (what) SELECT ''rule '' || count(*) FROM node', 'create', '[{"name": "d"}, {"name": "e"}]');
-- Policies that look at the table.
CREATE ROLE together_user;
GRANT USAGE ON SCHEMA together TO together_user;
GRANT ALL ON ALL TABLES IN SCHEMA together TO together_user;
GRANT ALL ON ALL SEQUENCES IN SCHEMA together TO together_user;
CALL compare('ALTER TABLE node ENABLE ROW LEVEL SECURITY; CREATE POLICY few ON node USING (true) WITH CHECK (size() < 5); SET LOCAL ROLE together_user', 'create', '[{"name": "d"}, {"name": "e"}, {"name": "f"}]');
RESET ROLE;

SELECT model.forget(name) FROM unnest(ARRAY['leaf', 'node', 'other', 'pair', 'parted']) name;
DROP OWNED BY together_user;
DROP ROLE together_user;
DROP SCHEMA together CASCADE;

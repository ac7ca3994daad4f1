-- A bulk cannot be told from its elements one by one: random models with whatever plain SQL may put on their tables, and
-- random batches. Results, errors and the contents of all tables must be the same, but for the numbers that sequences
-- skip and the clock.
--
-- PROPERTY_SEED=0.42 PROPERTY_ROUNDS=1000 make test-pgtap T=bulk_property repeats a run, or runs longer.
\set rounds 35
\ir random.psql
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET check_function_bodies = off;
BEGIN;
SELECT plan(4);
SELECT diag('PROPERTY_SEED=' || :'seed');
SELECT setseed(:'seed');

CREATE SCHEMA bulky;
CREATE SCHEMA tools;
CREATE ROLE bulky_user;
SET LOCAL search_path = tools, bulky, public;
CREATE TABLE tools.mismatch (definition jsonb, ddl text[], call text, batch jsonb, alone jsonb, together jsonb);
CREATE TABLE tools.coverage (what text, elements int, failed int, as_set int);

CREATE FUNCTION tools.pick(VARIADIC choices anyarray) RETURNS anyelement LANGUAGE sql VOLATILE AS
    $$ SELECT choices[1 + floor(random() * cardinality(choices))::int] $$;
CREATE FUNCTION tools.die(sides int) RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT floor(random() * sides)::int $$;
CREATE FUNCTION tools.chance(percent int) RETURNS boolean LANGUAGE sql VOLATILE AS $$ SELECT random() * 100 < percent $$;

-- ---- models

CREATE FUNCTION tools.random_node() RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE fields jsonb; actions jsonb := '{"create":{},"update":{},"delete":{},"touch":{"params":{"why":"string"}}}'; node jsonb; name text;
BEGIN
    fields := jsonb_build_object(
        'name', '{"type":"string"}'::jsonb
            || CASE WHEN chance(40) THEN '{"required":true}' ELSE '{}' END::jsonb
            || pick('{}'::text, '{"unique":true}', '{"unique":{"caseSensitive":false}}', '{"unique":{"scope":["other"]}}', '{"unique":{"scope":["kind"],"caseSensitive":false}}')::jsonb
            || CASE WHEN chance(30) THEN '{"length":{"max":3}}' ELSE '{}' END::jsonb
            || CASE WHEN chance(30) THEN '{"pattern":"^[a-zA-Z ]*$"}' ELSE '{}' END::jsonb,
        'code', '{"type":"string"}'::jsonb || CASE WHEN chance(25) THEN '{"unique":true}' ELSE '{}' END::jsonb,
        'rank', '{"type":"number","decimals":0}'::jsonb
            || CASE WHEN chance(30) THEN '{"range":{"min":0,"max":95}}' ELSE '{}' END::jsonb
            || CASE WHEN chance(20) THEN '{"default":7}' ELSE '{}' END::jsonb,
        'price', '{"type":"number","decimals":2}'::jsonb,
        'note', '{"type":"string"}'::jsonb,
        'mail', '{"type":"email"}'::jsonb,
        'kind', '{"type":"enum","options":["x","y"]}'::jsonb || CASE WHEN chance(20) THEN '{"required":true,"default":"x"}' ELSE '{}' END::jsonb,
        'other', jsonb_build_object('type', 'belongsTo', 'model', 'other', 'onDelete', pick('cascade'::text, 'setNull', 'restrict')),
        'leaves', '{"type":"hasMany","model":"leaf"}'::jsonb);
    IF chance(15) THEN
        fields := fields || jsonb_build_object('up', jsonb_build_object('type', 'belongsTo', 'model', 'node', 'onDelete', pick('cascade'::text, 'setNull', 'restrict')));
    END IF;
    node := '{}';
    IF chance(50) THEN
        node := '{"states":{"initial":"draft","draft":{},"live":{"initial":"new","new":{},"old":{}}}}';
        actions := actions || '{"publish":{"from":"draft","to":"live"},"retract":{"from":"live","to":"draft"}}';
    END IF;
    FOREACH name IN ARRAY '{create,update,delete,touch,publish}'::text[] LOOP
        CONTINUE WHEN NOT actions ? name OR chance(94);
        actions := jsonb_set(actions, ARRAY[name], (actions -> name) || pick('{"run":"bulky.mend"}'::text, '{"onSuccess":"bulky.tell"}')::jsonb);
    END LOOP;
    RETURN node || jsonb_build_object('table', 'bulky.node', 'fields', fields, 'actions', actions);
END $$;

CREATE FUNCTION tools.random_definition() RETURNS jsonb LANGUAGE sql VOLATILE AS $$
    SELECT jsonb_build_object(
        'node', random_node(),
        'other', '{"table":"bulky.other","fields":{"name":{"type":"string","unique":true},"nodes":{"type":"hasMany","model":"node"}}}'::jsonb,
        'leaf', jsonb_build_object('table', 'bulky.leaf', 'fields', jsonb_build_object(
            'name', '{"type":"string","length":{"max":3},"unique":{"scope":["node"]}}'::jsonb,
            'node', jsonb_build_object('type', 'belongsTo', 'model', 'node', 'onDelete', pick('cascade'::text, 'setNull', 'restrict'))))) $$;

-- What plain SQL puts on the tables.
CREATE FUNCTION tools.count_nodes() RETURNS bigint LANGUAGE sql VOLATILE AS $$ SELECT count(*) FROM bulky.node $$;
CREATE FUNCTION tools.are_few(int) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN (SELECT count(*) FROM bulky.node) < 45; END $$;
CREATE FUNCTION tools.doubled(int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE FUNCTION tools.row_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO bulky.log (what) VALUES (concat_ws(' ', tg_name, tg_when, tg_op, (SELECT count(*) FROM bulky.node), (SELECT sum(rank) FROM bulky.node), to_jsonb(NEW) ->> 'name', to_jsonb(OLD) ->> 'name'));
    RETURN coalesce(NEW, OLD);
END $$;
CREATE FUNCTION tools.statement_trigger() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO bulky.log (what) VALUES (concat_ws(' ', tg_name, tg_when, tg_op)); RETURN NULL; END $$;
CREATE FUNCTION tools.numbering_trigger() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.price := (SELECT count(*) FROM bulky.node); RETURN NEW; END $$;
CREATE FUNCTION tools.skipping_trigger() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF to_jsonb(coalesce(NEW, OLD)) ->> 'rank' LIKE '%2' THEN RETURN NULL; END IF; RETURN coalesce(NEW, OLD); END $$;
CREATE FUNCTION tools.refusing_trigger() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF to_jsonb(coalesce(NEW, OLD)) ->> 'rank' LIKE '%3' THEN RAISE 'no threes' USING COLUMN = 'rank'; END IF; RETURN coalesce(NEW, OLD); END $$;
CREATE FUNCTION tools.spreading_trigger() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN UPDATE bulky.node SET note = 'seen ' || NEW.name WHERE id = 5 AND id <> NEW.id; RETURN NEW; END $$;

CREATE FUNCTION tools.random_ddl(family text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE command text := pick('INSERT'::text, 'UPDATE', 'DELETE', 'INSERT OR UPDATE OR DELETE');
BEGIN
    RETURN CASE family
    WHEN 'rules' THEN pick(
        'ALTER TABLE node ADD CHECK (rank <> 9)'::text,
        'ALTER TABLE node ADD CONSTRAINT pair CHECK (rank < 60 OR note IS NOT NULL) NOT VALID',
        'ALTER TABLE node ADD CHECK (are_few(rank))',
        'ALTER TABLE node ADD CHECK (doubled(rank) < 150) NOT VALID',
        'ALTER TABLE node ADD UNIQUE (rank)',
        'ALTER TABLE node ADD UNIQUE (rank) DEFERRABLE',
        'ALTER TABLE node ADD UNIQUE (rank) DEFERRABLE INITIALLY DEFERRED',
        'CREATE UNIQUE INDEX ON node (rank) WHERE note IS NULL',
        'CREATE UNIQUE INDEX ON node ((rank / 2))',
        'CREATE UNIQUE INDEX ON node (doubled(rank))',
        'CREATE UNIQUE INDEX ON node (name, rank) INCLUDE (note)',
        'CREATE UNIQUE INDEX ON node (mail) NULLS NOT DISTINCT',
        'CREATE INDEX ON node (rank, note)',
        'ALTER TABLE node ADD EXCLUDE (rank WITH =)',
        'ALTER TABLE node ADD EXCLUDE USING gist (int4range(rank, rank + 2) WITH &&)',
        'ALTER TABLE node ADD EXCLUDE USING gist (int4range(rank, rank + 2) WITH &&) WHERE (note IS NULL) DEFERRABLE',
        'ALTER TABLE node ADD loud text GENERATED ALWAYS AS (upper(name)) STORED UNIQUE',
        'ALTER TABLE node ADD token uuid DEFAULT gen_random_uuid() UNIQUE')
    WHEN 'columns' THEN pick(
        'ALTER TABLE node ADD twice int GENERATED ALWAYS AS (doubled(rank)) STORED'::text,
        'ALTER TABLE node ALTER price SET DEFAULT count_nodes()',
        'ALTER TABLE node ALTER note SET DEFAULT now()::text',
        'UPDATE node SET note = ''none'' WHERE note IS NULL; ALTER TABLE node ALTER note SET NOT NULL, ALTER note SET DEFAULT ''none''',
        'ALTER TABLE node ALTER note TYPE varchar(4)',
        'ALTER TABLE node ALTER name TYPE char(3)',
        'ALTER TABLE node ALTER rank TYPE smallint',
        'CREATE DOMAIN even AS int CHECK (value % 2 = 0); ALTER TABLE node ALTER rank TYPE even',
        'CREATE DOMAIN few AS int CHECK (are_few(value)); ALTER TABLE node ALTER rank TYPE few',
        'CREATE TABLE sub () INHERITS (node); INSERT INTO sub (id, name, rank) VALUES (41, ''sub'', 82)')
    WHEN 'triggers' THEN pick(
        format('CREATE TRIGGER noting %s %s ON node FOR EACH ROW EXECUTE FUNCTION row_trigger()', pick('BEFORE'::text, 'AFTER'), command),
        format('CREATE TRIGGER noting AFTER %s ON node FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION row_trigger()', command),
        format('CREATE TRIGGER counting %s %s ON node FOR EACH STATEMENT EXECUTE FUNCTION statement_trigger()', pick('BEFORE'::text, 'AFTER'), command),
        format('CREATE CONSTRAINT TRIGGER later AFTER %s ON node DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_trigger()', command),
        format('CREATE TRIGGER noting %s %s ON leaf FOR EACH ROW EXECUTE FUNCTION row_trigger()', pick('BEFORE'::text, 'AFTER'), command),
        format('CREATE TRIGGER counting AFTER %s ON leaf FOR EACH STATEMENT EXECUTE FUNCTION statement_trigger()', command),
        format('CREATE TRIGGER skipping BEFORE %s ON node FOR EACH ROW EXECUTE FUNCTION skipping_trigger()', command),
        format('CREATE TRIGGER refusing BEFORE %s ON node FOR EACH ROW EXECUTE FUNCTION refusing_trigger()', command),
        format('CREATE RULE noted AS ON %s TO node DO ALSO INSERT INTO log (what) SELECT ''rule '' || count(*) FROM bulky.node', pick('INSERT'::text, 'UPDATE', 'DELETE')),
        'CREATE TRIGGER noting AFTER UPDATE OF rank ON node FOR EACH ROW EXECUTE FUNCTION row_trigger()',
        'CREATE TRIGGER never AFTER INSERT OR UPDATE OR DELETE ON node FOR EACH ROW EXECUTE FUNCTION row_trigger(); ALTER TABLE node DISABLE TRIGGER never',
        'CREATE TRIGGER numbering BEFORE INSERT OR UPDATE ON node FOR EACH ROW EXECUTE FUNCTION numbering_trigger()',
        'CREATE TRIGGER spreading AFTER INSERT OR UPDATE ON node FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION spreading_trigger()',
        'CREATE RULE noted AS ON DELETE TO node WHERE OLD.rank = 10 DO INSTEAD NOTHING')
    WHEN 'references' THEN pick(
        format('CREATE TABLE hold (leaf bigint REFERENCES leaf ON DELETE %s); INSERT INTO hold SELECT n FROM generate_series(1, 60, 7) n', pick('CASCADE'::text, 'SET NULL', 'RESTRICT', 'NO ACTION')),
        format('CREATE TABLE hold (node bigint DEFAULT 2 REFERENCES node ON DELETE %s); INSERT INTO hold SELECT n FROM generate_series(1, 40, 3) n', pick('CASCADE'::text, 'SET NULL', 'SET DEFAULT', 'RESTRICT', 'NO ACTION')),
        format('CREATE TABLE hold (leaf bigint REFERENCES leaf ON DELETE %s, node bigint REFERENCES node ON DELETE %s); INSERT INTO hold SELECT n, 1 + n %% 40 FROM generate_series(1, 60, 5) n', pick('CASCADE'::text, 'SET NULL', 'NO ACTION'), pick('CASCADE'::text, 'SET NULL')),
        format('CREATE TABLE hold (one bigint REFERENCES node ON DELETE %s, two bigint REFERENCES node ON DELETE %s); INSERT INTO hold SELECT n, n + 1 FROM generate_series(1, 39, 5) n', pick('CASCADE'::text, 'SET NULL', 'NO ACTION'), pick('CASCADE'::text, 'SET NULL')),
        format('ALTER TABLE node ADD UNIQUE (rank); CREATE TABLE hold (rank int REFERENCES node (rank) ON UPDATE %s ON DELETE %1$s); INSERT INTO hold SELECT 2 * n FROM generate_series(1, 40, 3) n', pick('CASCADE'::text, 'SET NULL', 'NO ACTION')),
        'ALTER TABLE node ADD up_id2 bigint REFERENCES node; UPDATE node SET up_id2 = id / 2 WHERE id % 4 = 0',
        'ALTER TABLE node ADD up_id3 bigint REFERENCES node ON DELETE CASCADE; UPDATE node SET up_id3 = id - 1 WHERE id % 4 = 0',
        'ALTER TABLE node ADD leaf_id bigint REFERENCES leaf; UPDATE node SET leaf_id = id + 1 WHERE id % 4 = 0',
        'ALTER TABLE leaf ADD keeper bigint REFERENCES node; UPDATE leaf SET keeper = 1 + id % 40 WHERE id % 3 = 0',
        'ALTER TABLE leaf ADD keeper bigint REFERENCES node ON DELETE CASCADE; UPDATE leaf SET keeper = 1 + id % 40 WHERE id % 3 = 0',
        'ALTER TABLE leaf ADD CHECK (node_id IS NOT NULL OR id % 3 <> 0)',
        'DELETE FROM leaf WHERE node_id IS NULL; ALTER TABLE leaf ALTER node_id SET NOT NULL',
        'ALTER TABLE leaf ALTER node_id SET DEFAULT 2',
        'CREATE TABLE hold (node bigint REFERENCES node DEFERRABLE INITIALLY DEFERRED); INSERT INTO hold SELECT n FROM generate_series(1, 40, 9) n')
    WHEN 'privileges' THEN pick(
        'CREATE POLICY policy ON node USING (id <> 6) WITH CHECK (rank IS NULL OR rank % 10 <> 4); ALTER TABLE node ENABLE ROW LEVEL SECURITY'::text,
        'CREATE POLICY policy ON node USING (true) WITH CHECK (tools.count_nodes() < 45); ALTER TABLE node ENABLE ROW LEVEL SECURITY',
        'CREATE POLICY policy ON leaf USING (id % 2 = 0); ALTER TABLE leaf ENABLE ROW LEVEL SECURITY',
        'REVOKE UPDATE ON node FROM bulky_user',
        'REVOKE INSERT ON node FROM bulky_user; GRANT INSERT (name, rank) ON node TO bulky_user',
        'REVOKE DELETE ON leaf FROM bulky_user')
    END;
END $$;

CREATE FUNCTION tools.name_of(node int) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT chr(97 + node % 26) || CASE WHEN node < 26 THEN '' ELSE 'b' END $$;

-- Rows 1 to 40, of which every fourth has no relations; a seventh has NULLs.
CREATE PROCEDURE tools.fill(definition jsonb) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO other (id, name) SELECT n, 'o' || n FROM generate_series(1, 6) n;
    INSERT INTO node (id, name, code, rank, price, note, mail, kind, other_id)
        SELECT n, name_of(n), nullif('c' || n, 'c7'), 2 * n, n, nullif('n' || n % 5, 'n4'),
               'm' || n || '@example.com', CASE n % 2 WHEN 0 THEN 'x' ELSE 'y' END, 1 + n % 5
        FROM generate_series(1, 40) n;
    INSERT INTO leaf (id, name, node_id) SELECT n, 'l' || n, nullif(1 + (n * 7) % 40, 4) FROM generate_series(1, 60) n;
    IF definition #> '{node,fields,up}' IS NOT NULL THEN
        UPDATE node SET up_id = id / 2 WHERE id % 4 = 1 AND id > 1;
    END IF;
    IF definition #> '{node,states}' IS NOT NULL THEN
        UPDATE node SET state = pick('draft'::text, 'live.new', 'live.old')::model.record_state WHERE id % 3 = 0;
    END IF;
END $$;

-- ---- batches

-- `apart`: a number of which the value is made, so that it is another than those of other elements; NULL: any value.
CREATE FUNCTION tools.random_value(field text, wrong int, apart int) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF chance(wrong) THEN
        RETURN CASE field WHEN 'name' THEN pick('null'::text, '"much too long"', '"!1"', '17') WHEN 'rank' THEN pick('null'::text, '-1', '99999', '"many"', '1e12')
            WHEN 'price' THEN pick('"1,5"'::text, '1e40') WHEN 'mail' THEN '"nowhere"' WHEN 'kind' THEN pick('"z"'::text, 'null') WHEN 'other' THEN pick('{"_link":"77"}'::text, '{"_lnk":"1"}', '7')
            WHEN 'up' THEN '{"_link":"99"}' WHEN 'leaves' THEN '[{"create":{"name":"far too long"}}]' ELSE '{"x":1}' END;
    END IF;
    IF apart IS NOT NULL AND field IN ('name', 'code', 'rank', 'mail') THEN
        RETURN CASE field WHEN 'name' THEN to_jsonb(chr(97 + apart % 26) || chr(99 + apart / 26)) WHEN 'code' THEN to_jsonb('d' || apart)
            WHEN 'rank' THEN to_jsonb((2 * apart + 1) % 95) ELSE to_jsonb('k' || apart || '@example.com') END;
    END IF;
    RETURN CASE field
        WHEN 'name' THEN to_jsonb(pick(chr(97 + die(26)), chr(65 + die(26)), chr(97 + die(26)) || 'b', chr(97 + die(26)) || chr(97 + die(26))))
        WHEN 'code' THEN to_jsonb(nullif('c' || die(90), 'c8'))
        WHEN 'rank' THEN to_jsonb(CASE WHEN chance(50) THEN 2 * die(45) ELSE die(100) END)
        WHEN 'price' THEN to_jsonb(die(1000) / 100.0)
        WHEN 'note' THEN to_jsonb(pick('n1'::text, 'n2', 'a note', NULL))
        WHEN 'mail' THEN to_jsonb(pick('m' || die(90) || '@example.com', NULL))
        WHEN 'kind' THEN to_jsonb(pick('x'::text, 'y'))
        WHEN 'other' THEN pick('{"_link":"1"}'::text, '{"_link":"2"}', '{"_link":"3"}', '{"_link":null}')::jsonb
        WHEN 'otherId' THEN to_jsonb(1 + die(5))
        WHEN 'up' THEN jsonb_build_object('_link', pick((1 + die(40))::text, (1 + die(40))::text, (1000001 + die(40))::text, NULL))
        WHEN '_atomics' THEN pick('{"rank":{"increment":2}}'::text, '{"rank":[{"increment":1},{"decrement":3}]}', '{"price":{"decrement":0.25}}')::jsonb
        WHEN 'leaves' THEN pick('[{"create":{"name":"new"}}]'::text, '{"update":{"id":"7","name":"up"}}', '[{"create":{"name":"a"}},{"create":{"name":"a"}}]', '{"delete":{"id":"8"}}',
            '{"_converge":{"values":[{"id":"9"},{"name":"c"}]}}')::jsonb
        WHEN 'parent' THEN pick('{"create":{"name":"o9"}}'::text, '{"create":{"name":"o1"}}', '{"update":{"id":"2","name":"o2b"}}')::jsonb
    END;
END $$;

CREATE FUNCTION tools.random_fields(definition jsonb) RETURNS text[] LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(array_agg(f), '{}') FROM (SELECT f, chance(CASE f WHEN 'name' THEN 85 ELSE 35 END) AS taken
        FROM unnest('{name,code,rank,price,note,mail,kind,other,up}'::text[]) f WHERE f <> 'up' OR definition #> '{node,fields,up}' IS NOT NULL OFFSET 0) x WHERE taken $$;

CREATE FUNCTION tools.random_record(fields text[], wrong int, apart int) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(jsonb_object_agg(f, random_value(f, wrong, apart)), '{}') FROM unnest(fields) f $$;

-- An element that has the id, or what the record of the id has in the fields that it is found by; or, if `odd`, the other.
CREATE FUNCTION tools.upserted(element jsonb, id text, found_by text[], known boolean, odd boolean) RETURNS jsonb LANGUAGE sql AS $$
    SELECT CASE WHEN (found_by = '{id}') <> odd THEN element || jsonb_build_object('id', id)
        WHEN known AND id ~ '^\d\d?$' THEN element || jsonb_build_object('name', name_of(id::int))
            || CASE WHEN 'other' = ANY (found_by) THEN jsonb_build_object('other', jsonb_build_object('_link', 1 + id::int % 5)) ELSE '{}' END
            || CASE WHEN 'kind' = ANY (found_by) THEN jsonb_build_object('kind', CASE id::int % 2 WHEN 0 THEN 'x' ELSE 'y' END) ELSE '{}' END
        ELSE element END $$;

-- `call`: create, update, delete, upsert, or the name of another action. Mostly each element has the same members, as
-- elements of one statement do.
CREATE FUNCTION tools.random_batch(definition jsonb, call text, found_by text[]) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE batch jsonb := '[]'; fields text[] := random_fields(definition); element jsonb; id text; ids int[]; wrong int := pick(0, 0, 3, 20); nested int := pick(0, 0, 0, 0, 15);
        mixed int := pick(0, 0, 0, 15, 60); repeats boolean := chance(25); apart boolean := chance(60); own text[]; size int := CASE WHEN chance(50) THEN die(12) WHEN chance(80) THEN 3 + die(40) ELSE die(121) END;
BEGIN
    SELECT array_agg(n ORDER BY random()) INTO ids FROM generate_series(1, 40) n;
    IF chance(20) THEN SELECT array_agg(n ORDER BY n) INTO ids FROM generate_series(1, 40) n; END IF;
    IF apart THEN
        fields := array_append(array_remove(fields, 'name'), 'name');
        wrong := pick(0, 0, 2);
    END IF;
    IF call IN ('update', 'touch') AND chance(60) THEN
        fields := array_remove(array_remove(fields, 'name'), CASE WHEN chance(50) THEN 'rank' END);
    END IF;
    IF call = 'upsert' THEN
        SELECT array_agg(DISTINCT f) INTO fields FROM unnest(fields || array_remove(found_by, 'id')) f;
    END IF;
    FOR i IN 1..size LOOP
        id := CASE WHEN repeats OR i > 40 THEN pick(VARIADIC ids) ELSE ids[i] END;
        IF chance(3) THEN id := pick('77'::text, '79', '80', CASE wrong WHEN 0 THEN '78' ELSE 'x' END); END IF;
        own := CASE WHEN chance(mixed) THEN random_fields(definition) ELSE fields END;
        IF chance(nested) THEN own := array_remove(own, 'other') || pick('leaves'::text, 'leaves', 'other'); END IF;
        element := random_record(own, wrong, CASE WHEN apart THEN i END);
        IF chance(nested) AND element ? 'other' THEN element := element || jsonb_build_object('other', random_value('parent', 0, NULL)); END IF;
        IF chance(mixed) AND call <> 'upsert' AND NOT element ?| '{rank,price}' THEN element := element || jsonb_build_object('_atomics', random_value('_atomics', 0, NULL)); END IF;
        batch := batch || jsonb_build_array(CASE call
            WHEN 'create' THEN element
            WHEN 'update' THEN element || jsonb_build_object('id', id)
            WHEN 'upsert' THEN upserted(element, id, found_by, chance(CASE WHEN apart THEN 60 ELSE 20 END), chance(mixed))
            WHEN 'delete' THEN to_jsonb(id)
            ELSE CASE WHEN size % 2 = 0 THEN to_jsonb(id) ELSE jsonb_build_object('id', id, 'node', element) END END);
    END LOOP;
    RETURN batch;
END $$;

-- The fields of a random `by` that is right for the model; of the wrong ones only one.
CREATE FUNCTION tools.random_by(definition jsonb) RETURNS text[] LANGUAGE sql VOLATILE AS $$
    SELECT CASE WHEN chance(50) OR NOT field ? 'unique' THEN '{id}'::text[]
        ELSE CASE WHEN chance(3) THEN '{note}' ELSE '{name}' END::text[] || coalesce(ARRAY(SELECT jsonb_array_elements_text(field #> '{unique,scope}')), '{}') END
    FROM (SELECT definition #> '{node,fields,name}') x (field) $$;

-- ---- both ways

-- In the order in which they were made, generated ids are 9000001, 9000002, … without gaps. The time is what it is.
CREATE FUNCTION tools.canonical(document text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE n int := 0; token text;
BEGIN
    document := regexp_replace(document, '"20[2-9]\d-\d\d-\d\d[ T][^"]*"', '"now"', 'g');
    FOR token IN SELECT DISTINCT m[1] FROM regexp_matches(document, '\m(10\d{5})\M', 'g') m ORDER BY 1 LOOP
        n := n + 1;
        document := replace(document, token, (9000000 + n)::text);
    END LOOP;
    RETURN document;
END $$;

CREATE FUNCTION tools.contents() RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE name text; rows jsonb; found jsonb := '{}';
BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'bulky'::regnamespace AND relkind = 'r' ORDER BY 1 LOOP
        EXECUTE format('SELECT jsonb_agg(r - ''{n,token}''::text[] ORDER BY r -> ''id'', r -> ''n'', r) FROM (SELECT to_jsonb(t) FROM bulky.%I t) x (r)', name) INTO rows;
        found := found || jsonb_build_object(name, rows);
    END LOOP;
    RETURN found;
END $$;

-- The errors of an element, their paths from its record on. (What is wrong with an id comes where the id stands.)
CREATE FUNCTION tools.told(errors jsonb, element int DEFAULT NULL) RETURNS TABLE (error jsonb, place bigint) LANGUAGE sql AS $$
    SELECT (e - 'index') || jsonb_build_object('path', regexp_replace(regexp_replace(coalesce(e ->> 'path', ''), '^(records|inputs|ids)\[\d+\]|^(record|params|id)\M', ''), '^\.id$', '')), o
    FROM jsonb_array_elements(nullif(errors, 'null')) WITH ORDINALITY x (e, o) WHERE element IS NULL OR e -> 'index' = to_jsonb(element) $$;

CREATE FUNCTION tools.alone(call text, element jsonb, found_by text[], shown jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT CASE call
        WHEN 'create' THEN model.create('node', element, shown)
        WHEN 'update' THEN model.update('node', element ->> 'id', element - 'id', shown)
        WHEN 'delete' THEN model.delete('node', element #>> '{}')
        WHEN 'upsert' THEN model.upsert('node', element, found_by, shown)
        ELSE model.act('node', call, element, shown) END::jsonb $$;
CREATE FUNCTION tools.in_bulk(call text, batch jsonb, found_by text[], shown jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT CASE call
        WHEN 'create' THEN model.bulk_create('node', batch, shown)
        WHEN 'update' THEN model.bulk_update('node', batch, shown)
        WHEN 'delete' THEN model.bulk_delete('node', batch)
        WHEN 'upsert' THEN model.bulk_upsert('node', batch, found_by, shown)
        ELSE model.bulk_act('node', call, batch, shown) END::jsonb $$;

-- Outcomes of the elements one by one: {"errors":[[…],…],"nodes":[…],"actions":[…]}
CREATE FUNCTION tools.all_alone(call text, batch jsonb, found_by text[], shown jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE element jsonb; result jsonb; errors jsonb := '[]'; nodes jsonb := '[]'; actions jsonb := '[]';
BEGIN
    FOR element IN SELECT value FROM jsonb_array_elements(batch) WITH ORDINALITY ORDER BY ordinality LOOP
        result := alone(call, element, found_by, shown);
        errors := errors || jsonb_build_array((SELECT coalesce(jsonb_agg(e ORDER BY e ->> 'path' = '', o), '[]') FROM told(result -> 'errors') x (e, o)));
        IF (result ->> 'success')::boolean THEN
            nodes := nodes || jsonb_build_array(result -> 'node');
            actions := actions || jsonb_build_array(result -> 'action');
        END IF;
    END LOOP;
    RETURN jsonb_build_object('errors', errors, 'nodes', CASE call WHEN 'delete' THEN '[]' ELSE nodes END, 'actions', CASE call WHEN 'upsert' THEN actions ELSE '[]' END);
END $$;

CREATE FUNCTION tools.all_together(call text, batch jsonb, found_by text[], shown jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE result jsonb := in_bulk(call, batch, found_by, shown);
BEGIN
    RETURN jsonb_build_object(
        'errors', (SELECT coalesce(jsonb_agg((SELECT coalesce(jsonb_agg(e ORDER BY e ->> 'path' = '', o), '[]') FROM told(result -> 'errors', n) x (e, o)) ORDER BY n), '[]')
                   FROM generate_series(0, jsonb_array_length(batch) - 1) n),
        'nodes', coalesce(result -> 'nodes', '[]'), 'actions', coalesce(result -> 'actions', '[]'));
END $$;

-- One way, undone: {"result":…,"end":…,"tables":…}. What is raised ends it.
CREATE FUNCTION tools.observe(way text, call text, batch jsonb, found_by text[], shown jsonb, role text, OUT seen jsonb, OUT as_set int) LANGUAGE plpgsql AS $$
DECLARE result jsonb; raised text; found jsonb; writers text[] := ARRAY(SELECT DISTINCT xmin::text FROM bulky.node);
BEGIN
    PERFORM setval('bulky.node_id_seq', 1000000), setval('bulky.other_id_seq', 1010000), setval('bulky.leaf_id_seq', 1020000);
    BEGIN
        BEGIN
            PERFORM set_config('role', role, true);
            result := CASE way WHEN 'alone' THEN all_alone(call, batch, found_by, shown) ELSE all_together(call, batch, found_by, shown) END;
            PERFORM set_config('role', 'none', true);
        EXCEPTION WHEN OTHERS THEN
            raised := SQLSTATE || ' ' || SQLERRM;
        END;
        BEGIN
            SET CONSTRAINTS ALL IMMEDIATE;
        EXCEPTION WHEN OTHERS THEN
            raised := concat_ws(' ', raised, 'at the end', SQLSTATE);
        END;
        found := contents();
        -- Rows that one statement has written have one cmin.
        SELECT coalesce(max(n), 0) INTO as_set FROM (SELECT count(*) FROM ONLY bulky.node WHERE xmin::text <> ALL (writers) GROUP BY xmin::text, cmin::text) x (n);
        RAISE EXCEPTION USING ERRCODE = 'T0001';
    EXCEPTION WHEN SQLSTATE 'T0001' THEN
    END;
    seen := canonical(jsonb_build_object('result', result, 'raised', raised, 'tables', found)::text)::jsonb;
END $$;

CREATE PROCEDURE tools.compare(definition jsonb, ddl text[], call text) LANGUAGE plpgsql AS $$
DECLARE found_by text[] := random_by(definition); batch jsonb := random_batch(definition, call, found_by); one record; many record;
        role text := CASE WHEN chance(CASE WHEN array_to_string(ddl, ' ') ~ 'POLICY|bulky_user' THEN 80 ELSE 15 END) THEN 'bulky_user' ELSE 'none' END;
        shown jsonb := pick(NULL, '{"id":true,"name":true,"rank":true}'::text, '{"name":true,"price":true,"other":{"name":true},"leaves":{"edges":{"node":{"name":true}}}}', '{"name":true,"otherId":true,"other":{"nodes":{"edges":{"node":{"name":true,"rank":true}}}}}')::jsonb;
BEGIN
    one := observe('alone', call, batch, found_by, shown, role);
    many := observe('together', call, batch, found_by, shown, role);
    INSERT INTO coverage VALUES (call, jsonb_array_length(batch), (SELECT count(*) FROM jsonb_array_elements(one.seen #> '{result,errors}') e WHERE e <> '[]'), many.as_set);
    IF one.seen IS DISTINCT FROM many.seen THEN
        INSERT INTO mismatch VALUES (definition, ddl, concat_ws(' ', call, found_by, role, shown), batch, one.seen, many.seen);
    END IF;
END $$;

-- Everything is undone, but for what was found.
CREATE PROCEDURE tools.round() LANGUAGE plpgsql AS $$
DECLARE definition jsonb := random_definition(); one text; ddl text[] := '{}'; mismatches mismatch[]; covered coverage[];
BEGIN
    BEGIN
        PERFORM model.define(definition);
        CREATE TABLE bulky.log (n int GENERATED ALWAYS AS IDENTITY, what text);
        EXECUTE 'CREATE FUNCTION bulky.mend(r bulky.node, params jsonb) RETURNS bulky.node LANGUAGE plpgsql AS $f$ BEGIN r.note := count_nodes(); IF r.rank % 10 = 6 THEN PERFORM model.invalid(''rank'', ''is a six''); END IF; RETURN r; END $f$';
        EXECUTE 'CREATE FUNCTION bulky.tell(r bulky.node, params jsonb) RETURNS void LANGUAGE plpgsql AS $f$ BEGIN IF r.rank % 10 = 6 THEN RAISE ''a six''; END IF; INSERT INTO bulky.log (what) VALUES (concat_ws('' '', ''told'', r.name, count_nodes())); END $f$';
        CALL fill(definition);
        GRANT USAGE ON SCHEMA bulky, tools TO bulky_user;
        GRANT ALL ON ALL TABLES IN SCHEMA bulky TO bulky_user;
        GRANT ALL ON ALL SEQUENCES IN SCHEMA bulky TO bulky_user;
        FOR i IN 1..pick(0, 1, 1, 2, 2, 3) LOOP
            one := random_ddl(pick('rules'::text, 'columns', 'triggers', 'triggers', 'references', 'privileges'));
            BEGIN
                EXECUTE one;
                ddl := ddl || one;
            EXCEPTION WHEN OTHERS THEN -- the other models or statements forbid it
            END;
        END LOOP;
        GRANT ALL ON ALL SEQUENCES IN SCHEMA bulky TO bulky_user;
        FOR i IN 1..6 LOOP
            CALL compare(definition, ddl, pick('create'::text, 'create', 'update', 'update', 'delete', 'upsert', 'touch', CASE WHEN definition #> '{node,states}' IS NULL THEN 'delete' ELSE 'publish' END));
        END LOOP;
        SELECT array_agg(m) INTO mismatches FROM mismatch m;
        SELECT array_agg(c) INTO covered FROM coverage c;
        RAISE EXCEPTION USING ERRCODE = 'T0002';
    EXCEPTION WHEN SQLSTATE 'T0002' THEN
    END;
    INSERT INTO mismatch SELECT * FROM unnest(mismatches) EXCEPT ALL SELECT * FROM mismatch;
    INSERT INTO coverage SELECT * FROM unnest(covered) EXCEPT ALL SELECT * FROM coverage;
END $$;

SELECT 'CALL tools.round()' FROM generate_series(1, :rounds) \gexec

SELECT is_empty($$ SELECT * FROM mismatch LIMIT 3 $$, 'nobody can tell a bulk from its elements one by one');
SELECT isnt_empty($$ SELECT FROM coverage WHERE failed > 0 AND failed < elements $$, 'some elements of a bulk failed, and some did not');
SELECT isnt_empty($$ SELECT FROM coverage WHERE as_set > 1 $$, 'rows were written together');
SELECT isnt_empty($$ SELECT FROM coverage WHERE as_set <= 1 AND elements - failed > 1 $$, 'and some were not');
SELECT diag(format('%s: %s batches, %s elements, %s failed, %s batches wrote as a set', what, count(*), sum(elements), sum(failed), count(*) FILTER (WHERE as_set > 1))) FROM coverage GROUP BY what ORDER BY what;
SELECT * FROM finish();
ROLLBACK;

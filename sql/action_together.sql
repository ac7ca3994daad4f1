-- Whether a bulk is written by one statement follows what stands on the tables now: what was found out about them before
-- is forgotten with every change, and with the rollback of one.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA action_together;
CREATE ROLE action_together_user;
GRANT USAGE ON SCHEMA action_together TO action_together_user;
SET search_path = action_together;
CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN coalesce(NEW, OLD); END $$;
CREATE FUNCTION any_books() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM book) >= 0; END $$;
CREATE DOMAIN stars AS int CHECK (value < 6);
SELECT model.define('{
  "shelf": {"table": "action_together.shelf", "fields": {"name": {"type": "string"}, "books": {"type": "hasMany", "model": "book"}}},
  "book":  {"table": "action_together.book", "fields": {
      "name":  {"type": "string"},
      "pages": {"type": "number", "decimals": 0},
      "shelf": {"type": "belongsTo", "model": "shelf", "onDelete": "setNull"}}}}');
ALTER TABLE book ADD CHECK (twice(pages) >= 0), ADD rating stars;
CREATE TABLE entry (id int PRIMARY KEY, note text) PARTITION BY HASH (id);
CREATE TABLE entry_0 PARTITION OF entry FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE entry_1 PARTITION OF entry FOR VALUES WITH (MODULUS 2, REMAINDER 1);
SELECT model.adopt('entry');

-- Each element that is written alone has a subtransaction of its own, and its rows have that in xmin. A delete is seen
-- by the books that lose their shelf.
CREATE FUNCTION transactions(command text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE transactions bigint;
BEGIN
    EXECUTE 'SELECT count(DISTINCT xmin::text) FROM (' || command || ') found' INTO transactions;
    RETURN transactions;
END $$;
CREATE FUNCTION how(names text, OUT told text) LANGUAGE plpgsql AS $$
DECLARE shelves bigint[]; done json;
BEGIN
    DELETE FROM book;
    DELETE FROM entry;
    IF names ~ 'create' THEN
        done := model.bulk_create('book', '[{"name": "new", "pages": 1}, {"name": "new", "pages": 2}, {"name": "new", "pages": 3}]');
        told := concat_ws(', ', told, CASE transactions('SELECT xmin FROM book') WHEN 1 THEN 'create together' WHEN 3 THEN 'create alone' ELSE done::text END);
    END IF;
    IF names ~ 'nested' THEN
        DELETE FROM book;
        done := model.create('shelf', '{"books": [{"create": {"pages": 1}}, {"create": {"pages": 2}}]}');
        told := concat_ws(', ', told, CASE transactions('SELECT cmin AS xmin FROM book') WHEN 1 THEN 'nested together' WHEN 2 THEN 'nested alone' ELSE done::text END);
    END IF;
    IF names ~ 'update' THEN
        done := model.bulk_update('book', (SELECT jsonb_agg(jsonb_build_object('id', id::text, 'pages', 7)) FROM book));
        told := concat_ws(', ', told, CASE transactions('SELECT xmin FROM book') WHEN 1 THEN 'update together' ELSE 'update alone' END);
    END IF;
    IF names ~ 'delete' THEN
        WITH made AS (INSERT INTO shelf (name) VALUES ('a'), ('b') RETURNING id) SELECT array_agg(id) INTO shelves FROM made;
        INSERT INTO book (name, shelf_id) SELECT 'left', unnest(shelves);
        done := model.bulk_delete('shelf', to_jsonb(shelves::text[]));
        told := concat_ws(', ', told, CASE transactions('SELECT xmin FROM book WHERE name = ''left'' AND shelf_id IS NULL') WHEN 1 THEN 'delete together' WHEN 2 THEN 'delete alone' ELSE done::text END);
    END IF;
    IF names ~ 'entries' THEN
        done := model.bulk_create('entry', '[{"id": 1}, {"id": 2}, {"id": 3}, {"id": 4}]');
        told := concat_ws(', ', told, CASE transactions('SELECT xmin FROM entry') WHEN 1 THEN 'entries together' WHEN 4 THEN 'entries alone' ELSE done::text END);
    END IF;
END $$;
CREATE FUNCTION after(ddl text, names text DEFAULT 'create nested update delete') RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    RETURN NEXT ddl;
    BEGIN
        EXECUTE ddl;
        RAISE '%', how(names) USING ERRCODE = 'TS001';
    EXCEPTION WHEN SQLSTATE 'TS001' THEN
        RETURN NEXT '    ' || sqlerrm;
    END;
    IF how('create nested update delete entries') <> 'create together, nested together, update together, delete together, entries together' THEN
        RETURN NEXT '    and without it ' || how('create nested update delete entries');
    END IF;
END $$;

SELECT how('create nested update delete entries');

\echo == what comes to the table
SELECT after('CREATE TRIGGER noted BEFORE INSERT ON book FOR EACH ROW EXECUTE FUNCTION noted()');
SELECT after('CREATE TRIGGER noted AFTER UPDATE ON book FOR EACH STATEMENT EXECUTE FUNCTION noted()');
SELECT after('CREATE TRIGGER noted AFTER DELETE ON shelf FOR EACH ROW EXECUTE FUNCTION noted()');
SELECT after('CREATE RULE noted AS ON UPDATE TO book DO ALSO NOTHING');
SELECT after('ALTER TABLE book ADD next bigint REFERENCES book');
SELECT after('ALTER TABLE book ADD CHECK (any_books())');
SELECT after('ALTER TABLE book ALTER name SET DEFAULT any_books()::text');
SELECT after('CREATE UNIQUE INDEX ON book (id, name); CREATE TABLE copy (id bigint, name text, FOREIGN KEY (id, name) REFERENCES book (id, name))');
SELECT after('CREATE TABLE sub () INHERITS (book)');

\echo == what changes beside it
SELECT after('ALTER FUNCTION twice(int) STABLE');
SELECT after('ALTER DOMAIN stars ADD CHECK (any_books())');
SELECT after('ALTER DOMAIN stars SET DEFAULT any_books()::int');
SELECT after('CREATE TABLE lent (shelf bigint REFERENCES shelf ON DELETE CASCADE); CREATE TRIGGER noted AFTER DELETE ON lent FOR EACH ROW EXECUTE FUNCTION noted()', 'delete');
SELECT after('CREATE TRIGGER noted AFTER INSERT ON entry_1 FOR EACH ROW EXECUTE FUNCTION noted()', 'entries');
SELECT after('ALTER TABLE entry DETACH PARTITION entry_1; CREATE TRIGGER noted AFTER INSERT ON entry_1 FOR EACH ROW EXECUTE FUNCTION noted(); ALTER TABLE entry ATTACH PARTITION entry_1 FOR VALUES WITH (MODULUS 2, REMAINDER 1)', 'entries');

\echo == what goes
CREATE TRIGGER noted AFTER INSERT ON book FOR EACH ROW EXECUTE FUNCTION noted();
SELECT how('create nested');
ALTER TABLE book DISABLE TRIGGER noted;
SELECT how('create nested');
ALTER TABLE book ENABLE TRIGGER noted;
SELECT how('create nested');
DROP TRIGGER noted ON book;
SELECT how('create nested');

\echo == whose rights they are
ALTER TABLE book ENABLE ROW LEVEL SECURITY;
CREATE POLICY everything ON book USING (true);
GRANT ALL ON ALL TABLES IN SCHEMA action_together TO action_together_user;
SELECT how('create update');
SET ROLE action_together_user;
SELECT how('create update');
RESET ROLE;
SELECT how('create update');

SELECT model.forget(name) FROM unnest('{book,shelf,entry}'::text[]) name;
DROP SCHEMA action_together CASCADE;
DROP ROLE action_together_user;

-- Children of one record that are created together: the same rows, and the same errors, as one after the other.
SET client_min_messages = warning;
CREATE SCHEMA siblings;
SET search_path = siblings;
SELECT FROM model.define('{
    "parent": {"fields": {"name": {"type": "string"}, "children": {"type": "hasMany", "model": "child"},
                          "pets": {"type": "hasMany", "model": "pet"}}},
    "child":  {"fields": {"name": {"type": "string", "unique": true}, "age": {"type": "number", "decimals": 0, "default": 1},
                          "parent": {"type": "belongsTo", "model": "parent"}}},
    "pet":    {"fields": {"name": {"type": "string"}, "parent": {"type": "belongsTo", "model": "parent"}}}}');
-- Rows of one statement are of one command. The parent goes away again.
CREATE FUNCTION try(children text[], selection jsonb DEFAULT NULL) RETURNS TABLE (result json, rows text) LANGUAGE plpgsql AS $$
BEGIN
    result := model.create('parent', jsonb_build_object('name', 'P', 'children',
        (SELECT jsonb_agg(jsonb_build_object('create', c::jsonb)) FROM unnest(children) c)), selection);
    rows := (SELECT string_agg(format('%s %s%s', c.name, c.age, CASE WHEN c.written > 1 THEN ' together' END), ', ' ORDER BY c.id)
        FROM (SELECT *, count(*) OVER (PARTITION BY xmin::text, cmin::text) AS written FROM child) c JOIN parent p ON p.id = c.parent_id WHERE p.name = 'P');
    DELETE FROM child USING parent p WHERE p.id = parent_id AND p.name = 'P';
    DELETE FROM parent WHERE name = 'P';
    RETURN NEXT;
END $$;
INSERT INTO child (name) VALUES ('taken');

-- together, and the result shows the record as it is afterwards
SELECT * FROM try('{"{\"name\": \"a\"}", "{\"name\": \"b\"}", "{\"name\": \"c\"}"}', '{"name": true}');
SELECT * FROM try('{"{\"name\": \"a\"}", "{\"name\": \"b\"}"}', '{"name": true, "children": {"edges": {"node": {"name": true}}}}');
-- those that are alike, which are neighbours
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"b\", \"age\": 2}", "{\"name\": \"c\", \"age\": 3}", "{\"name\": \"d\"}"}');
SELECT rows FROM try('{"{\"name\": \"a\", \"_atomics\": {\"age\": {\"increment\": 1}}}", "{\"name\": \"b\", \"_atomics\": {\"age\": {\"increment\": 2}}}"}');
-- an error is of the first one that is refused
SELECT result #>> '{errors,0,path}' AS path, result #>> '{errors,0,message}' AS message, rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"taken\"}", "{\"name\": \"taken\"}"}');
SELECT result #>> '{errors,0,path}' AS path, result #>> '{errors,0,message}' AS message, rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"b\"}", "{\"name\": \"a\"}"}');
ALTER TABLE child ADD CONSTRAINT no_b CHECK (name <> 'b' OR age > 5);
SELECT result #>> '{errors,0,path}' AS path, result #>> '{errors,0,message}' AS message, rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"b\"}", "{\"name\": \"taken\"}"}');

-- Whoever could tell sees them one after the other, from the moment on that he is there.
CREATE FUNCTION older() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.age := (SELECT count(*) FROM siblings.child); RETURN NEW; END $$;
CREATE TRIGGER older BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION older();
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}", "{\"name\": \"d\"}"}');
ALTER TABLE child DISABLE TRIGGER older;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
ALTER TABLE child ENABLE TRIGGER older;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
DROP TRIGGER older ON child;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');

-- A function of users in a CHECK, which is said to be IMMUTABLE at first
CREATE FUNCTION fits(name text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN true; END $$;
ALTER TABLE child ADD CONSTRAINT fits CHECK (fits(name));
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
ALTER FUNCTION fits STABLE;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
ALTER TABLE child DROP CONSTRAINT fits;

-- a domain, and a reference to the table itself
CREATE DOMAIN age AS integer DEFAULT 7;
ALTER TABLE child ALTER age TYPE age;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
ALTER FUNCTION fits(text) VOLATILE;
ALTER DOMAIN age ADD CHECK (fits(VALUE::text));
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
ALTER DOMAIN age DROP CONSTRAINT age_check;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
ALTER TABLE child ADD older_id bigint REFERENCES child;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
ALTER TABLE child DROP older_id;

-- row-level security, for those that it is for
CREATE ROLE siblings_writer;
GRANT USAGE ON SCHEMA siblings TO siblings_writer;
GRANT ALL ON ALL TABLES IN SCHEMA siblings TO siblings_writer;
SET ROLE siblings_writer;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
RESET ROLE;
ALTER TABLE child ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_them ON child USING (true);
SET ROLE siblings_writer;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');
RESET ROLE;
SELECT rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}');

-- two relations: neighbours of one
SELECT model.create('parent', '{"name": "two", "pets": [{"create": {"name": "cat"}}, {"create": {"name": "dog"}}],
    "children": [{"create": {"name": "e"}}, {"create": {"name": "f"}}]}', '{"name": true}');
SELECT 'children' AS of, count(DISTINCT cmin::text) AS commands FROM child WHERE parent_id IS NOT NULL UNION ALL SELECT 'pets', count(DISTINCT cmin::text) FROM pet;
DELETE FROM pet;
DELETE FROM child WHERE name IN ('e', 'f');
DELETE FROM parent;

-- Where all is new and nobody looks on, there is one subtransaction for parent and children. It is done again when the
-- children are refused together. Where somebody does, the parent is written once, whatever becomes of the children.
SELECT model.create('parent', '{"name": "one", "children": [{"create": {"name": "a"}}, {"create": {"name": "c"}}]}', '{"name": true}');
SELECT count(DISTINCT xmin::text) AS transactions FROM (SELECT xmin FROM parent UNION ALL SELECT xmin FROM child WHERE name <> 'taken') made;
DELETE FROM child WHERE name <> 'taken';
DELETE FROM parent;
CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING '% is written', NEW.name; RETURN NEW; END $$;
CREATE TRIGGER watch BEFORE INSERT ON parent FOR EACH ROW EXECUTE FUNCTION watch();
SELECT * FROM try('{"{\"name\": \"a\"}", "{\"name\": \"c\"}"}', '{"name": true}');
SELECT result #>> '{errors,0,path}' AS path, result #>> '{errors,0,message}' AS message, rows FROM try('{"{\"name\": \"a\"}", "{\"name\": \"taken\"}", "{\"name\": \"taken\"}"}');
DROP TRIGGER watch ON parent;
SELECT count(*) FROM parent;
-- three levels, of which the last is refused
SELECT FROM model.define('{"toy": {"fields": {"name": {"type": "string", "unique": true}, "pet": {"type": "belongsTo", "model": "pet"}}},
    "pet": {"fields": {"name": {"type": "string"}, "parent": {"type": "belongsTo", "model": "parent"}, "toys": {"type": "hasMany", "model": "toy"}}}}');
SELECT model.create('parent', '{"name": "three", "pets": [{"create": {"name": "cat", "toys": [{"create": {"name": "ball"}}, {"create": {"name": "mouse"}}]}},
    {"create": {"name": "dog", "toys": [{"create": {"name": "bone"}}, {"create": {"name": "stick"}}, {"create": {"name": "ball"}}]}}]}', '{"name": true}');
SELECT (SELECT count(*) FROM parent) AS parents, (SELECT count(*) FROM pet) AS pets, (SELECT count(*) FROM toy) AS toys;
SELECT model.create('parent', '{"name": "three", "pets": [{"create": {"name": "cat", "toys": [{"create": {"name": "ball"}}, {"create": {"name": "mouse"}}]}},
    {"create": {"name": "dog", "toys": [{"create": {"name": "bone"}}, {"create": {"name": "stick"}}, {"create": {"name": "frisbee"}}]}}]}', '{"name": true}');
SELECT pet.name, string_agg(toy.name, ', ' ORDER BY toy.id) AS toys FROM pet JOIN toy ON toy.pet_id = pet.id GROUP BY pet.id ORDER BY pet.id;

DROP SCHEMA siblings CASCADE;
DROP ROLE siblings_writer;

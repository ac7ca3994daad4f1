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
-- Rows of one statement are of a subtransaction of their own. The parent goes away again.
CREATE FUNCTION try(children text[], selection jsonb DEFAULT NULL) RETURNS TABLE (result json, rows text) LANGUAGE plpgsql AS $$
BEGIN
    result := model.create('parent', jsonb_build_object('name', 'P', 'children',
        (SELECT jsonb_agg(jsonb_build_object('create', c::jsonb)) FROM unnest(children) c)), selection);
    rows := (SELECT string_agg(format('%s %s%s', c.name, c.age, CASE WHEN c.xmin::text <> p.xmin::text THEN ' together' END), ', '
        ORDER BY c.id) FROM child c JOIN parent p ON p.id = c.parent_id WHERE p.name = 'P');
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
SELECT p.name, count(DISTINCT c.xmin::text), min(c.xmin::text) <> min(p.xmin::text) AS together
FROM parent p JOIN child c ON c.parent_id = p.id GROUP BY p.name
UNION ALL SELECT 'pets', count(DISTINCT xmin::text), NULL FROM pet;

DROP SCHEMA siblings CASCADE;
DROP ROLE siblings_writer;

-- A model on a foreign table: what the other server refuses. Its errors name no table and no constraint.
SET client_min_messages = warning;
CREATE SCHEMA remote;
SET search_path = remote;
\set VERBOSITY sqlstate
CREATE FUNCTION told(result json) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT concat_ws(' | ', '#' || (e->>'index'), e->>'path', e->>'message', e->>'sqlstate', e->>'hint')
    FROM json_array_elements(CASE json_typeof(result->'errors') WHEN 'array' THEN result->'errors' END) e $$;
CREATE EXTENSION postgres_fdw SCHEMA remote;
-- The other server is this one.
DO $$ BEGIN
    EXECUTE format('CREATE SERVER self FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host %L, port %L, dbname %L)',
        split_part(current_setting('unix_socket_directories'), ',', 1), current_setting('port'), current_database());
END $$;
CREATE USER MAPPING FOR CURRENT_USER SERVER self;
CREATE TABLE stored (id int PRIMARY KEY, name text UNIQUE CHECK (name <> 'rude'), size smallint);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one' USING HINT = 'Take another.'; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON stored FOR EACH ROW WHEN (NEW.name = 'this') EXECUTE FUNCTION refuse();
CREATE FOREIGN TABLE far (id int, name text, size int) SERVER self OPTIONS (table_name 'stored');
CREATE FOREIGN TABLE gone (id int, name text) SERVER self OPTIONS (table_name 'nothing');
SELECT model.adopt('far', '{"key": "id"}'), model.adopt('gone', '{"key": "id"}');
SELECT told(model.create('far', '{"id": 1, "name": "first"}'));
SELECT told(model.create('far', '{"id": 2, "name": "first"}'));
SELECT told(model.create('far', '{"id": 2, "name": "rude"}'));
SELECT told(model.create('far', '{"id": 2, "size": 40000}'));
SELECT told(model.create('far', '{"id": 2, "name": "this"}'));
SELECT told(model.bulk_create('far', '[{"id": 2, "name": "second"}, {"id": 3, "name": "first"}, {"id": 4, "name": "fourth"}]'));
SELECT told(model.update('far', 2, '{"name": "first"}'));
SELECT * FROM far ORDER BY id;
-- What is about the statement, and a server that is not there.
SELECT told(model.create('gone', '{"id": 1}'));
SELECT postgres_fdw_disconnect_all();
ALTER SERVER self OPTIONS (SET port '1');
SELECT told(model.create('far', '{"id": 9, "name": "ninth"}'));

SELECT model.forget(name) FROM unnest(ARRAY['far', 'gone']) name;
DROP SCHEMA remote CASCADE;

-- model.keep_search, model.keep_search_aside: words follow their records, whoever writes these.
CREATE SCHEMA search_trigger;
SET search_path = search_trigger;

-- Not called as meant, and on a table that is no model.
CREATE TABLE plain (id bigint, _search tsvector);
SELECT model.keep_search();
SELECT model.keep_search_aside();
CREATE TRIGGER wrong AFTER INSERT ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search();
INSERT INTO plain VALUES (1);
DROP TRIGGER wrong ON plain;
CREATE TRIGGER wrong BEFORE INSERT ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search_aside();
INSERT INTO plain VALUES (1);
DROP TRIGGER wrong ON plain;
CREATE TRIGGER wrong BEFORE TRUNCATE ON plain FOR EACH STATEMENT EXECUTE FUNCTION model.keep_search_aside();
TRUNCATE plain;
DROP TRIGGER wrong ON plain;
CREATE TRIGGER keeps BEFORE INSERT OR UPDATE ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search();
CREATE TRIGGER keeps_aside AFTER INSERT OR UPDATE OR DELETE ON plain FOR EACH ROW EXECUTE FUNCTION model.keep_search_aside();
CREATE TRIGGER empties AFTER TRUNCATE ON plain FOR EACH STATEMENT EXECUTE FUNCTION model.keep_search_aside();
INSERT INTO plain VALUES (1, 'mine');
UPDATE plain SET id = 2 RETURNING _search;
DELETE FROM plain;
TRUNCATE plain;

SET client_min_messages = warning;
DROP SCHEMA search_trigger CASCADE;

-- model.cursor: places between records, as pages give them out
\set SHOW_CONTEXT never
CREATE SCHEMA type_cursor;
-- A cursor by its layout: version, digest, number of values, each with its length, FNV-1a of all before in four bytes.
CREATE FUNCTION type_cursor.fnv1a(bytes bytea) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE hash numeric := 14695981039346656037;
BEGIN
    FOR i IN 0 .. length(bytes) - 1 LOOP
        hash := (hash - hash % 256 + ((hash % 256)::int # get_byte(bytes, i))) * 1099511628211 % 18446744073709551616;
    END LOOP;
    RETURN int8send((hash % 4294967296)::bigint);
END $$;
CREATE FUNCTION type_cursor.cursor_of(bytes bytea) RETURNS text LANGUAGE sql AS $$
    SELECT rtrim(translate(encode(bytes || substr(type_cursor.fnv1a(bytes), 5), 'base64'), E'+/\n', '-_'), '=')
$$;
SELECT type_cursor.cursor_of('\x01 0123456789abcdef 0001 00000008 000000000000002a') AS seven \gset
SELECT type_cursor.cursor_of('\x01 0123456789abcdef 0002 ffffffff 00000002 6869') AS with_null \gset
SELECT :'seven'::model.cursor, :'with_null'::model.cursor, NULL::model.cursor;
SELECT ''::model.cursor;
SELECT 'not a cursor'::model.cursor;
SELECT 'AAAA'::model.cursor;
SELECT left(:'seven', 20)::model.cursor;
SELECT translate(:'seven', 'q', 'r')::model.cursor;
SELECT overlay(:'seven' PLACING 'B' FROM 8)::model.cursor;
SELECT repeat('A', 10000000)::model.cursor;
SELECT type_cursor.cursor_of('\x01 0123456789abcdef ffff 7fffffff')::model.cursor;
SELECT model.check_cursor(:'seven'), model.check_cursor(NULL);
SELECT model.check_cursor('7');

BEGIN;
CREATE TABLE type_cursor.bookmark (id int, place model.cursor, trail model.cursor[]);
CREATE INDEX ON type_cursor.bookmark (place);
INSERT INTO type_cursor.bookmark VALUES (1, :'seven', ARRAY[:'seven', :'with_null']), (2, NULL, NULL);
SAVEPOINT fine;
INSERT INTO type_cursor.bookmark VALUES (3, 'here', NULL);
ROLLBACK TO fine;
COPY type_cursor.bookmark (id, place) FROM stdin;
3	AQ
\.
ROLLBACK TO fine;
SELECT id, place = :'seven' AS same, cardinality(trail) FROM type_cursor.bookmark ORDER BY id;
ROLLBACK;
\set VERBOSITY terse
DROP SCHEMA type_cursor CASCADE;

-- model.regcolumn: written as a name, kept as a number.
CREATE SCHEMA "odd.schema";
CREATE TABLE "odd.schema"."Table" (a integer, "b ""c" integer, "select" integer);
CREATE TABLE kept (number integer, "column" model.regcolumn);
INSERT INTO kept VALUES
    (1, '"odd.schema"."Table".a'),
    (2, '"odd.schema"."Table"."b ""c"'),
    (3, model.regcolumn('"odd.schema"."Table"', 3::smallint)),
    (4, '-');
SELECT * FROM kept ORDER BY number;

-- Renaming the column, the table and the schema is followed.
ALTER TABLE "odd.schema"."Table" RENAME a TO "A";
ALTER TABLE "odd.schema"."Table" RENAME TO plain;
ALTER SCHEMA "odd.schema" RENAME TO odd;
SELECT * FROM kept ORDER BY number;

-- A column that is gone, and a new one of the same name.
ALTER TABLE odd.plain DROP "A";
ALTER TABLE odd.plain ADD "A" integer;
SELECT * FROM kept ORDER BY number;

-- Equality and hash, and the binary form (COPY reads what it wrote).
SELECT "column", count(*) FROM (SELECT * FROM kept UNION ALL SELECT * FROM kept) twice GROUP BY "column" ORDER BY 1::text, 2, "column"::text;
SELECT a.number FROM kept a JOIN kept b ON a."column" OPERATOR(model.=) b."column" ORDER BY 1;
SELECT encode(model.regcolumn_send('odd.plain.select'), 'escape'), model.regcolumn_out('odd.plain.select');
-- Through model.regcolumn_recv.
SELECT current_setting('data_directory') || '/kept.binary' AS file \gset
COPY kept TO :'file' (FORMAT binary);
CREATE TABLE received (LIKE kept);
COPY received FROM :'file' (FORMAT binary);
SELECT * FROM received ORDER BY number;
DROP TABLE received;
SELECT model.regcolumn_equal('odd.plain.select', '-'), model.regcolumn_hash('-') = model.regcolumn_hash(model.regcolumn_in('-'));

-- Mistakes.
\set VERBOSITY verbose
\set SHOW_CONTEXT never
SELECT 'a.b'::model.regcolumn;
SELECT 'odd.plain.nope'::model.regcolumn;
SELECT 'odd.plain.ctid'::model.regcolumn;
SELECT model.regcolumn('odd.plain', 99::smallint);
SELECT model.regcolumn('odd.plain', (-1)::smallint);
\set VERBOSITY default
SELECT 'odd.nope.a'::model.regcolumn;

DROP SCHEMA odd CASCADE;
SELECT * FROM kept ORDER BY number;
DROP TABLE kept;

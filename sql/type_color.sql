-- model.color: #rrggbb and #rrggbbaa
\set SHOW_CONTEXT never
SELECT '#1e90ff'::model.color, '#1E90FF80'::model.color, NULL::model.color;
SELECT 'red'::model.color;
SELECT '#fff'::model.color;
SELECT '#12345g'::model.color;
SELECT '#12345 '::model.color;
SELECT ''::model.color;
SELECT ('#' || repeat('0', 10000000))::model.color;
SELECT model.check_color('#000000'), model.check_color(NULL);
SELECT model.check_color('rgb(0, 0, 0)');

BEGIN;
CREATE SCHEMA type_color;
SET LOCAL search_path = type_color;
CREATE TABLE theme (id int, color model.color, palette model.color[]);
CREATE INDEX ON theme (color);
INSERT INTO theme VALUES (1, '#ff0000', '{#00ff00,#0000ff}'), (2, '#0000ff', NULL);
SAVEPOINT fine;
INSERT INTO theme VALUES (3, 'blue', NULL);
ROLLBACK TO fine;
UPDATE theme SET palette[2] = 'blue' WHERE id = 1;
ROLLBACK TO fine;
UPDATE theme SET palette[2] = '#000080' WHERE id = 1;
SAVEPOINT fine;
COPY theme FROM stdin;
3	#00	\N
\.
ROLLBACK TO fine;
SELECT * FROM theme ORDER BY color;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM theme WHERE color = '#0000ff';
ROLLBACK;

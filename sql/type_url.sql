-- model.url: URIs that stand on their own
\set SHOW_CONTEXT never
SELECT u::model.url FROM (VALUES ('https://example.com/a%20b?c=d#e'), ('HTTP://[::1]:8080/'), ('mailto:ada@example.com'),
                                 ('urn:isbn:0451450523'), ('file:///etc/hosts'), (NULL)) AS t (u);
SELECT ''::model.url;
SELECT 'example.com'::model.url;
SELECT '//example.com/a'::model.url;
SELECT 'https://'::model.url;
SELECT 'http:///path'::model.url;
SELECT 'https://example.com/a b'::model.url;
SELECT 'https://exämple.com/'::model.url;
SELECT 'https://example.com/%4'::model.url;
SELECT 'https://example.com:99999/'::model.url;
SELECT ('https://example.com/' || repeat('a', 10000000))::model.url;
SELECT repeat('@', 7999)::model.url;
SELECT model.check_url('ftp://example.com/file'), model.check_url(NULL);
SELECT model.check_url('ftp:file');

BEGIN;
CREATE SCHEMA type_url;
SET LOCAL search_path = type_url;
CREATE TABLE page (id int, url model.url NOT NULL DEFAULT 'https://example.com/', more model.url[]);
CREATE INDEX ON page (url text_pattern_ops);
INSERT INTO page (id) VALUES (1);
INSERT INTO page VALUES (2, 'https://example.com/two', '{https://a.example/,mailto:a@b}');
SAVEPOINT fine;
INSERT INTO page VALUES (3, 'two');
ROLLBACK TO fine;
INSERT INTO page VALUES (3, NULL);
ROLLBACK TO fine;
UPDATE page SET more = more || '{here}';
ROLLBACK TO fine;
COPY page (id, url) FROM stdin;
3	www.example.com
\.
ROLLBACK TO fine;
SELECT * FROM page ORDER BY id;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM page WHERE url ^@ 'https://example.com/t';
SELECT id FROM page WHERE url ^@ 'https://example.com/t';
ROLLBACK;

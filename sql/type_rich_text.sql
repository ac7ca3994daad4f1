-- model.rich_text: Markdown, rendered by model.html and model.truncated_html
\set SHOW_CONTEXT never
SELECT model.html(E'# Hello\n\n*a* **b** `c` [d](https://example.com)');
SELECT model.html(E'- one\n- two\n  1. three');
SELECT model.html(''), model.html(NULL);
SELECT model.html('ünïcödé 😀 & <');
-- what is dangerous is left out
SELECT model.html('<script>alert(1)</script>');
SELECT model.html('a <b onclick="x">b</b> [c](javascript:alert(1)) ![d](data:text/html;base64,eA==)');
-- the text is cut, not the HTML
SELECT length, model.truncated_html('Hello **big *wide* world**, said `she`', length)
FROM (VALUES (0), (1), (5), (7), (12), (20), (25), (26), (1000)) AS t (length);
SELECT model.truncated_html(E'> - one\n> - two\n>\n> three', 5);
SELECT model.truncated_html('äöü€😀ß', 5);
SELECT model.truncated_html(NULL, 5), model.truncated_html('a', NULL);
SELECT model.truncated_html('a', -1);
\set VERBOSITY sqlstate
SELECT model.truncated_html('a', -1);
\set VERBOSITY default
-- no element is left open, wherever the cut is
SELECT count(*) AS lengths, bool_and(xml_is_well_formed_content(model.truncated_html(markdown, length))) AS closed
FROM (VALUES (E'# a *b **c** d* `e`\n\n> f\n> - g [h](i)\n>   1. j\n\n```\nk\nl\n```\n\nm\nn')) AS t (markdown),
     generate_series(0, 40) AS length;

-- size and nesting are bounded
SELECT length(repeat('a', 262144)::model.rich_text), length(model.html(repeat('a', 262144)));
SELECT repeat('a', 262145)::model.rich_text IS NULL;
SELECT length(model.html(repeat('>', 100))) > 0 AS rendered;
SELECT model.html(repeat('>', 101));
SELECT model.truncated_html(E'one\n' || repeat('- ', 101), 2);
SELECT model.html(repeat('![a](b)', 1001));
SELECT model.check_rich_text('a'), model.check_rich_text(''), model.check_rich_text(NULL);
SELECT model.check_rich_text(repeat('ä', 131073));
-- rendering can be cancelled
SET statement_timeout = '100ms';
SELECT count(model.html(repeat('- ', 100) || 'a' || repeat(E'\n', 262143 - 200 - i % 2))) FROM generate_series(1, 1000) AS i;
RESET statement_timeout;

BEGIN;
CREATE SCHEMA type_rich_text;
SET LOCAL search_path = type_rich_text;
CREATE TABLE post (id int PRIMARY KEY, body model.rich_text, notes model.rich_text[],
                   teaser text GENERATED ALWAYS AS (model.truncated_html(body, 10)) STORED);
CREATE INDEX ON post (model.html(body));
INSERT INTO post VALUES (1, 'one *two* three four', '{*a*,b}'), (2, NULL, NULL), (3, '', '{}');
COPY post (id, body) FROM stdin;
4	# Title\n\nText
\.
SELECT id, body, notes, teaser FROM post ORDER BY id;
SELECT id, model.html(note) FROM post, unnest(notes) AS note ORDER BY id, note;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM post WHERE model.html(body) = '<h1>Title</h1>';
INSERT INTO post VALUES (5, repeat('a', 262145));
ROLLBACK;

-- A page begins at its cursor's record, which is no part of it and says that something is before it. Where that record is
-- gone or has moved, the other side is looked at.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA cursors;
CREATE COLLATION cursors.ignoring_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE cursors.task (id int PRIMARY KEY, amount numeric NOT NULL, rank int, word text COLLATE cursors.ignoring_case NOT NULL);
INSERT INTO cursors.task SELECT i, i / 2, nullif(i % 3, 0), chr(96 + i) FROM generate_series(1, 9) i;
SELECT model.adopt('cursors.task');

-- A page in short: the ids of its records, and what its pageInfo says.
CREATE FUNCTION brief(page json) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' | ', coalesce((SELECT string_agg(e -> 'node' ->> 'id', ' ' ORDER BY n) FROM json_array_elements(page -> 'edges') WITH ORDINALITY x (e, n)), '-'),
        CASE WHEN (page -> 'pageInfo' ->> 'hasPreviousPage')::boolean THEN 'previous' END,
        CASE WHEN (page -> 'pageInfo' ->> 'hasNextPage')::boolean THEN 'next' END) $$;
CREATE FUNCTION cursor_of(sort jsonb, id int) RETURNS text LANGUAGE sql AS $$
    SELECT model.find_many('task', jsonb_build_object('id', jsonb_build_object('equals', id)), sort) #>> '{edges,0,cursor}' $$;
-- The cursors of all records in all orders, as they are now.
CREATE TABLE cursors.kept AS
    SELECT number, sort, id, cursor_of(sort, id) AS cursor
    FROM cursors.task, jsonb_array_elements('[{"id": "Ascending"}, {"amount": "Ascending"}, {"amount": "Descending"}, {"rank": "Ascending"},
        {"rank": {"order": "Ascending", "nulls": "First"}}, [{"rank": "Descending"}, {"amount": "Descending"}], {"word": "Ascending"}]') WITH ORDINALITY AS s (sort, number);
CREATE FUNCTION pages(at int) RETURNS TABLE (sort jsonb, after text, before text) LANGUAGE sql AS $$
    SELECT sort, brief(model.find_many('task', sort => sort, first => 2, after => cursor)), brief(model.find_many('task', sort => sort, last => 2, before => cursor))
    FROM cursors.kept WHERE id = at ORDER BY number $$;

-- In the middle, among equal keys and among NULLs; at the ends of one order or another.
SELECT * FROM pages(5);
SELECT * FROM pages(6);
SELECT * FROM pages(1);
SELECT * FROM pages(9);
-- What is left is exactly the page, or one more.
SELECT n, brief(model.find_many('task', first => n, after => cursor)) AS after, brief(model.find_many('task', last => n, before => cursor)) AS before
FROM cursors.kept, generate_series(3, 5) n WHERE number = 1 AND id = 5 ORDER BY n;

-- A filter that leaves the cursor's record out, and one that leaves it alone.
SELECT brief(model.find_many('task', filter, sort, first => 2, after => cursor)) AS after, brief(model.find_many('task', filter, sort, last => 2, before => cursor)) AS before
FROM cursors.kept, jsonb_array_elements('[{"id": {"greaterThan": "5"}}, {"id": {"lessThan": "5"}}, {"id": {"equals": "5"}}, {"id": {"equals": "0"}}]') filter
WHERE number = 3 AND id = 5;

-- Deleted, as one of many, as the first and as the last.
BEGIN;
DELETE FROM cursors.task WHERE id IN (1, 5, 9);
SELECT * FROM pages(1);
SELECT * FROM pages(5);
SELECT * FROM pages(9);
DELETE FROM cursors.task WHERE id <> 5;
SELECT * FROM pages(5);
ROLLBACK;
-- Moved: its page goes on from where it was, and may show it again.
BEGIN;
UPDATE cursors.task SET amount = 100, rank = CASE WHEN rank IS NULL THEN 2 END, word = 'zz' WHERE id IN (5, 6);
SELECT * FROM pages(5);
SELECT * FROM pages(6);
ROLLBACK;
-- A key that is equal and looks different is the same.
BEGIN;
UPDATE cursors.task SET amount = amount + 0.00, word = upper(word);
SELECT amount, word FROM cursors.task WHERE id = 5;
SELECT * FROM pages(5);
-- Also where a filter leaves it alone.
SELECT brief(model.find_many('task', '{"id": {"equals": "5"}}', sort, after => cursor)) FROM cursors.kept WHERE id = 5 ORDER BY number;
ROLLBACK;

SELECT model.forget('task');
DROP SCHEMA cursors CASCADE;
DROP FUNCTION brief, cursor_of, pages;

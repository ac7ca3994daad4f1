-- Pages: sizes, directions, cursors, what pageInfo says.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA pages;
SELECT * FROM model.define('{"task": {"table": "pages.task", "fields": {"title": {"type": "string", "required": true}}}}') AS "table";
SELECT model.find_many('task');
INSERT INTO pages.task (title) SELECT 'task ' || i FROM generate_series(1, 300) i;
-- A page in short: its titles, and its pageInfo without the cursors.
CREATE FUNCTION brief(page json) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' | ', (SELECT string_agg(e -> 'node' ->> 'title', ', ' ORDER BY n) FROM json_array_elements(page -> 'edges') WITH ORDINALITY x (e, n)),
        CASE WHEN (page -> 'pageInfo' ->> 'hasPreviousPage')::boolean THEN 'previous' END,
        CASE WHEN (page -> 'pageInfo' ->> 'hasNextPage')::boolean THEN 'next' END,
        CASE WHEN page #>> '{edges,0,cursor}' IS DISTINCT FROM page #>> '{pageInfo,startCursor}' OR page #>> '{edges,-1,cursor}' IS DISTINCT FROM page #>> '{pageInfo,endCursor}' THEN 'cursors differ' END) $$;
CREATE FUNCTION cursor_of(title text) RETURNS text LANGUAGE sql AS $$
    SELECT model.find_many('task', jsonb_build_object('title', jsonb_build_object('equals', title))) #>> '{edges,0,cursor}' $$;

SELECT model.find_many('task', first => 2, selection => '{"title": true}');
SELECT brief(model.find_many('task', first => 3)), brief(model.find_many('task', last => 3)), brief(model.find_many('task', first => 3, selection => '{"title": true}'));
SELECT brief(model.find_many('task', first => 3, after => cursor_of('task 3'))), brief(model.find_many('task', first => 3, after => cursor_of('task 297'))), brief(model.find_many('task', first => 3, after => cursor_of('task 298')));
SELECT brief(model.find_many('task', last => 3, before => cursor_of('task 7'))), brief(model.find_many('task', last => 3, before => cursor_of('task 4'))), brief(model.find_many('task', last => 3, before => cursor_of('task 3')));
-- Beyond the end, and a list that is empty on one side of the cursor or on both.
SELECT brief(model.find_many('task', after => cursor_of('task 300'))), brief(model.find_many('task', before => cursor_of('task 1')));
SELECT brief(model.find_many('task', '{"title": {"equals": "none"}}', after => cursor_of('task 7'))), brief(model.find_many('task', '{"title": {"equals": "none"}}', before => cursor_of('task 7')));
SELECT brief(model.find_many('task', '{"title": {"equals": "task 7"}}', after => cursor_of('task 7'))), brief(model.find_many('task', '{"title": {"equals": "task 7"}}', before => cursor_of('task 7')));
-- Sizes: 50 unless said, 250 at most.
SELECT json_array_length(model.find_many('task') -> 'edges') AS usual, json_array_length(model.find_many('task', first => 250) -> 'edges') AS most,
       json_array_length(model.find_many('task', after => cursor_of('task 1')) -> 'edges') AS after, json_array_length(model.find_many('task', before => cursor_of('task 300')) -> 'edges') AS before;
SELECT model.find_many('task', first => 251);
SELECT model.find_many('task', last => 251);
SELECT model.find_many('task', first => 0);
SELECT model.find_many('task', first => -1);
SELECT model.find_many('task', last => -1);
SELECT model.find_many('task', first => 1, last => 1);
SELECT model.find_many('task', last => 1, after => cursor_of('task 1'));
-- first with before ignores before.
SELECT brief(model.find_many('task', first => 2, before => cursor_of('task 9')));
-- Inserts and deletes between pages neither repeat nor skip what stayed.
BEGIN;
SELECT cursor_of('task 10') AS ten \gset
DELETE FROM pages.task WHERE title IN ('task 10', 'task 12');
INSERT INTO pages.task (id, title) VALUES (-1, 'task -1');
SELECT brief(model.find_many('task', first => 3, after => :'ten')), brief(model.find_many('task', last => 3, before => :'ten'));
ROLLBACK;
-- Cursors are bound to their sort, and checked.
SELECT model.find_many('task', sort => '{"title": "Ascending"}', after => cursor_of('task 1'));
SELECT model.find_many('task', sort => '{"id": "Descending"}', before => cursor_of('task 1'));
SELECT model.find_many('task', after => 'abcdefg');
SELECT model.find_many('task', after => '');
SELECT model.find_many('task', after => '!?');
SELECT model.find_many('task', after => left(cursor_of('task 1'), -4));
SELECT model.find_many('task', after => cursor_of('task 1') || 'AAAA');
SELECT model.find_many('task', before => translate(cursor_of('task 1'), 'AB', 'BA'));
SELECT model.find_many('task', after => repeat('A', 100000));
-- The same cursor to clients of different encodings and formats.
SELECT cursor_of('task 1') AS utf8 \gset
SET client_encoding = latin1; SET DateStyle = 'German';
SELECT cursor_of('task 1') = :'utf8' AS same;
RESET client_encoding; RESET DateStyle;

SELECT model.forget('task');
DROP SCHEMA pages CASCADE;
DROP FUNCTION brief, cursor_of;

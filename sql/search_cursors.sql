-- What the cursors of searches are bound to, and what they carry from page to page.
\set VERBOSITY verbose
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA search_cursors;
SELECT * FROM model.define($$ {"text": {"table": "search_cursors.text", "search": true, "fields": {"title": {"type": "string"}, "body": {"type": "string"}}}} $$) AS "table";
SET search_path = search_cursors;
INSERT INTO text (title, body) SELECT 'keyboard ' || i, 'red' FROM generate_series(1, 3) i;
INSERT INTO text (title, body) SELECT 'keyword ' || i, 'red' FROM generate_series(4, 6) i;
\pset tuples_only on
\pset format unaligned
CREATE FUNCTION page(search text, after text DEFAULT NULL, fields jsonb DEFAULT NULL, sort jsonb DEFAULT NULL, OUT titles text, OUT cursor text) LANGUAGE sql AS $$
    SELECT (SELECT string_agg(edge #>> '{node,title}', ', ') FROM json_array_elements(page -> 'edges') edge), page #>> '{pageInfo,endCursor}'
    FROM model.find_many('text', search => search, after => after, "first" => 2, search_fields => fields, sort => sort) page $$;

-- They belong to one search, to its fields, and to one sort.
SELECT cursor FROM page('red ') \gset
SELECT titles FROM page('red ', :'cursor');
\set VERBOSITY terse
SELECT titles FROM page('red', :'cursor');
SELECT titles FROM page(NULL, :'cursor');
SELECT titles FROM page('red ', :'cursor', '{"body": true}');
SELECT titles FROM page('red ', :'cursor', sort => '{"id": "Descending"}');
SELECT cursor FROM page(NULL) \gset
SELECT titles FROM page('red ', :'cursor');

-- What was taken for a typo on the first page is on the second one, whatever words have come meanwhile.
SELECT titles, cursor FROM page('keybord ') \gset first_
\echo :first_titles
INSERT INTO text (title) SELECT 'keybord' FROM generate_series(1, 10);
SELECT titles FROM page('keybord ', :'first_cursor');
SELECT titles FROM page('keybord ');

-- A statement that is run again while it runs, for another word: each has cursors of its own.
CREATE FUNCTION searches_itself() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('search_cursors.inside', true), '') <> '' THEN RETURN true; END IF;
    PERFORM set_config('search_cursors.inside', 'yes', true);
    PERFORM model.find_many('text', search => 'red ', "first" => 2);
    PERFORM set_config('search_cursors.inside', '', true);
    RETURN true;
END $$;
CREATE ROLE search_cursors_reader;
GRANT USAGE ON SCHEMA search_cursors TO search_cursors_reader;
GRANT SELECT ON text TO search_cursors_reader;
ALTER TABLE text ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON text USING (searches_itself());
SET ROLE search_cursors_reader;
SELECT titles, cursor FROM page('keyword ') \gset nested_
RESET ROLE;
ALTER TABLE text DISABLE ROW LEVEL SECURITY;
SELECT :'nested_titles', :'nested_cursor' = cursor FROM page('keyword ');
SELECT titles FROM page('keyword ', :'nested_cursor');

SELECT model.release('text');
DROP SCHEMA search_cursors CASCADE;
DROP ROLE search_cursors_reader;

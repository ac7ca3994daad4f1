-- Searches that look at some fields only, and weigh them.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA fields;
SELECT count(*) FROM model.define($$ {"book": {"table": "fields.book", "fields": {
    "title": {"type": "string"}, "author": {"type": "string"}, "blurb": {"type": "richText"}, "tags": {"type": "enum", "multiple": true, "options": ["crime", "humour"]},
    "meta": {"type": "json"}, "secret": {"type": "string", "searchable": false}, "series": {"type": "belongsTo", "model": "series"}}},
  "series": {"table": "fields.series", "fields": {"books": {"type": "hasMany", "model": "book", "inverse": "series"}}}} $$);
ALTER TABLE fields.book ALTER created_at SET DEFAULT '2001-02-03 04:55Z';
INSERT INTO fields.series DEFAULT VALUES;
INSERT INTO fields.book (title, author, blurb, tags, meta, series_id) VALUES
    ('Night train', 'Martin Day', 'A *night* in a train.', '{crime}', '{"isbn": "978-3-16"}', 1),
    ('Day and night', 'Nora Night', 'Humour on rails.', '{humour}', NULL, NULL),
    ('The long day', 'Nightingale', 'By night, by day.', '{crime,humour}', NULL, 1),
    ('Morning', 'Martin Frost', 'Crime before breakfast.', NULL, NULL, NULL);
CREATE FUNCTION fields.found(search text, fields jsonb) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(e #>> '{node,id}', ' ' ORDER BY n), 'nothing') || CASE WHEN model.count('book', NULL, $1, $2) <> count(*) THEN ' but counted otherwise' ELSE '' END
    FROM json_array_elements(model.find_many('book', search => $1, selection => '{"id": true}', search_fields => $2) -> 'edges') WITH ORDINALITY x (e, n) $$;
SELECT fields, fields.found('night ', fields) AS night, fields.found('day ', fields) AS day, fields.found('night day ', fields) AS both, fields.found('!night', fields) AS not_night, fields.found('"day and"', fields) AS phrase
FROM (VALUES (1, NULL::jsonb), (2, '{}'), (3, '{"title": true}'), (4, '{"title": {}}'), (5, '{"author": true}'), (6, '{"title": true, "author": true}'), (7, '{"blurb": true}'), (8, '{"title": false}'), (9, '{"title": false, "blurb": true}'), (10, '{"tags": true}')) x (n, fields) ORDER BY n;
-- Beginnings and typos count in these fields alone: in another one the word may be found often enough.
SELECT fields.found('nigh', '{"author": true}'), fields.found('martn ', '{"author": true}'), fields.found('martn ', '{"title": true}'), fields.found('nihgt ', '{"title": true}'), fields.found('crmie ', '{"tags": true}'), fields.found('breakfst', '{"blurb": true}');
SELECT fields.found('crime', '{"tags": true}'), fields.found('978-3', '{"meta": true}'), fields.found('978-3', '{"title": true}'), fields.found('1 ', '{"series": true}'), fields.found('1 ', '{"seriesId": true}'), fields.found('1 ', '{"id": true}');
-- Weights order what is found: the title, the author, the blurb.
SELECT fields.found('night ', '{"title": {"weight": 10}, "author": true, "blurb": true}') AS title, fields.found('night ', '{"title": true, "author": {"weight": 10}, "blurb": true}') AS author, fields.found('night ', '{"title": true, "author": true, "blurb": {"weight": 10}}') AS blurb,
       fields.found('night ', '{"title": {"weight": 0.1}, "author": {"weight": 1}}') AS less;
-- Everywhere that a search is.
SELECT model.find_first('book', search => 'night', search_fields => '{"author": true}', selection => '{"id": true}'), model.maybe_find_first('book', search => 'morning', search_fields => '{"author": true}'), model.count('book', search => 'night', search_fields => '{"author": true}'),
       model.estimate('book', search => 'night', search_fields => '{"author": true}') >= 1 AS estimated, (SELECT string_agg(id::text, ' ') FROM model.rows(NULL::fields.book, search => 'night ', search_fields => '{"author": true}')) AS rows;
SELECT model.find_one('series', 1, '{"books": {"search": "day", "searchFields": {"title": {"weight": 2}}, "edges": {"node": {"title": true}}}}');
SELECT count(*) > 0 AS explained FROM model.explain('book', search => 'night', search_fields => '{"author": true}');
-- A cursor is of the fields it was given with, and of their weights.
SELECT model.find_many('book', search => 'night', first => 1, search_fields => '{"title": true, "author": {"weight": 2}}') #>> '{pageInfo,endCursor}' AS cursor \gset
SELECT json_array_length(model.find_many('book', search => 'night', after => :'cursor', search_fields => '{"author": {"weight": 2.0}, "title": {}}') -> 'edges') AS others;
SELECT model.find_many('book', search => 'night', after => :'cursor', search_fields => '{"title": true, "author": {"weight": 3}}');
SELECT model.find_many('book', search => 'night', after => :'cursor');
-- Without a search they are checked, and nothing else.
SELECT json_array_length(model.find_many('book', search_fields => '{"title": true}') -> 'edges') AS all, model.count('book', search => ' ', search_fields => '{"title": true}');
SELECT model.find_many('book', search_fields => '{"titel": true}');
SELECT model.find_many('book', search => 'a', search_fields => '{"secret": true}');
SELECT model.find_many('book', search => 'a', search_fields => '{"title": {"weight": 0}}');
SELECT model.count('book', search => 'a', search_fields => '{"title": {"weight": "10"}}');
SELECT model.find_first('book', search_fields => '{"title": {"boost": 10}}');
SELECT model.estimate('book', search => 'a', search_fields => '["title"]');
SELECT model.rows(NULL::fields.book, search => 'a', search_fields => '{"title": 1}');
SELECT model.explain('book', search => 'a', search_fields => '{"seriesId": true, "series": true}');
SELECT model.find_one('series', 1, '{"books": {"searchFields": {"secret": true}}}');
DROP SCHEMA fields CASCADE;
SELECT model.forget(name) FROM unnest('{book,series}'::text[]) name;

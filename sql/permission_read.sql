-- What is read without privileges on the tables: the records that the roles of the session may see, in every path.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE reads_owner NOLOGIN;
CREATE ROLE reads_visitor NOLOGIN;
CREATE SCHEMA reads AUTHORIZATION reads_owner;
SET ROLE reads_owner;
SELECT count(*) FROM model.define($$ {
    "writer": {"table": "reads.writer", "fields": {"name": {"type": "string", "unique": true}, "hidden": {"type": "boolean", "default": false}, "code": {"type": "password"},
        "posts": {"type": "hasMany", "model": "post", "inverse": "writer"}, "card": {"type": "hasOne", "model": "card", "inverse": "writer"}}},
    "card": {"table": "reads.card", "fields": {"label": {"type": "string"}, "writer": {"type": "belongsTo", "model": "writer"}}},
    "post": {"table": "reads.post", "fields": {"title": {"type": "string", "unique": true}, "price": {"type": "number", "decimals": 2}, "published": {"type": "boolean"}, "writer": {"type": "belongsTo", "model": "writer"},
        "tags": {"type": "hasManyThrough", "model": "tag", "through": "postTag"}}},
    "tag": {"table": "reads.tag", "fields": {"name": {"type": "string"}}},
    "diary": {"table": "reads.diary", "fields": {"text": {"type": "string"}, "writer": {"type": "belongsTo", "model": "writer"}}}} $$);
INSERT INTO reads.writer (name, hidden) VALUES ('ann', false), ('bob', true), ('cid', false);
INSERT INTO reads.card (label, writer_id) VALUES ('secret', 1), ('plain', 1), ('plain', 2), ('secret', 3);
INSERT INTO reads.post (title, price, published, writer_id) VALUES ('apple', 1, true, 1), ('avocado', 2, false, 1), ('banana', 3, true, 2), ('blackberry', 4, false, 2), ('cherry', 5, true, 3), ('cranberry', 6, NULL, NULL);
INSERT INTO reads.tag (name) VALUES ('red'), ('blue');
INSERT INTO reads.post_tag (post_id, tag_id) VALUES (1, 1), (1, 2), (2, 1), (3, 2), (4, 1), (5, 1);
INSERT INTO reads.diary (text, writer_id) VALUES ('dear diary', 1);
ANALYZE reads.post;
RESET ROLE;
GRANT USAGE ON SCHEMA reads TO reads_visitor; -- to name row types

-- Nothing is permitted that was not said.
SET ROLE reads_visitor;
SELECT model.find_many('post');
SELECT model.find_one('post', 1);
SELECT model.maybe_find_one('post', 999);
SELECT model.find_by('post', 'title', 'apple');
SELECT model.find_first('post');
SELECT model.count('post');
SELECT model.estimate('post');
SELECT * FROM model.explain('post');
SELECT * FROM model.rows(NULL::reads.post);
SELECT * FROM model.suggest_words('post', 'a');
SELECT model.find_many('pots');

SET ROLE reads_owner;
SELECT model.permit('unauthenticated', $$ {"post": {"read": {"published": {"equals": true}}}, "writer": {"read": {"hidden": {"notEquals": true}}}, "card": {"read": {"label": {"notEquals": "secret"}}},
    "tag": {"read": {"name": {"equals": "red"}}}, "postTag": {"read": true}} $$);
SET ROLE reads_visitor;
CREATE FUNCTION pg_temp.titles(json) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(string_agg(e #>> '{node,title}', ' ' ORDER BY n), 'none') FROM json_array_elements($1 -> 'edges') WITH ORDINALITY x (e, n) $$;
-- Lists and single records.
SELECT pg_temp.titles(model.find_many('post'));
SELECT pg_temp.titles(model.find_many('post', sort => '{"price": "Descending"}', first => 2)), model.find_many('post', first => 2, selection => '{"id": true}') #>> '{pageInfo,hasNextPage}', model.find_many('post', first => 3, selection => '{"id": true}') #>> '{pageInfo,hasNextPage}';
SELECT pg_temp.titles(model.find_many('post', first => 2, after => model.find_many('post', first => 1) #>> '{pageInfo,endCursor}'));
SELECT pg_temp.titles(model.find_many('post', sort => '[{"published": "Ascending"}, {"price": "Descending"}]', last => 2, before => model.find_many('post', sort => '[{"published": "Ascending"}, {"price": "Descending"}]', last => 1) #>> '{pageInfo,startCursor}'));
SELECT model.find_one('post', 1, '{"title": true}'), model.maybe_find_one('post', 2), model.maybe_find_by('post', 'title', 'avocado'), model.find_by('post', 'title', 'banana', '{"title": true}');
SELECT model.find_one('post', 2);
SELECT model.find_one('post', 222);
SELECT model.find_by('post', 'title', 'avocado');
SELECT model.find_first('post', '{"title": {"startsWith": "b"}}', selection => '{"title": true}'), model.maybe_find_first('post', '{"title": {"startsWith": "bl"}}');
SELECT model.count('post'), model.count('post', '{"price": {"greaterThan": 1}}'), model.estimate('post'), model.estimate('post', '{"title": {"equals": "avocado"}}');
-- Related records.
SELECT model.find_many('post', selection => '{"title": true, "writer": {"name": true}, "writerId": true, "tags": {"edges": {"node": {"name": true}}}}') -> 'edges';
SELECT model.find_many('writer', selection => '{"name": true, "card": {"label": true}, "posts": {"edges": {"node": {"title": true}}}}') -> 'edges';
-- A filter tells nothing of a record that may not be seen, whatever stands around it.
SELECT f, pg_temp.titles(model.find_many('post', f::jsonb)) FROM unnest(ARRAY['{"writer": {"name": {"equals": "bob"}}}', '{"writer": {"hidden": {"equals": true}}}', '{"NOT": {"writer": {"name": {"equals": "ann"}}}}', '{"writer": {"posts": {"some": {"title": {"equals": "avocado"}}}}}',
    '{"tags": {"some": {"name": {"equals": "blue"}}}}', '{"tags": {"every": {"name": {"equals": "red"}}}}', '{"tags": {"none": {"name": {"equals": "blue"}}}}', '{"writer": {"isSet": true}}', '{"writer": {"card": {"isSet": true}}}', '{"writer": {"card": {"label": {"equals": "secret"}}}}']) WITH ORDINALITY x (f, n) ORDER BY n;
-- Nor does an order.
SELECT pg_temp.titles(model.find_many('post', sort => '[{"writer": {"name": "Descending"}}, {"title": "Ascending"}]')), pg_temp.titles(model.find_many('post', sort => '[{"writer": {"card": {"label": "Ascending"}}}, {"title": "Ascending"}]'));
-- Nor do models that may not be read at all.
SELECT model.count('diary');
SELECT model.find_one('writer', 1, '{"diaries": true}');
SET ROLE reads_owner;
SELECT count(*) FROM model.define('{"writer": {"table": "reads.writer", "fields": {"name": {"type": "string", "unique": true}, "hidden": {"type": "boolean", "default": false}, "code": {"type": "password"}, "posts": {"type": "hasMany", "model": "post", "inverse": "writer"}, "card": {"type": "hasOne", "model": "card", "inverse": "writer"}, "diaries": {"type": "hasMany", "model": "diary", "inverse": "writer"}}}}');
SET ROLE reads_visitor;
SELECT model.find_one('writer', 1, '{"diaries": true}');
SELECT model.count('writer', '{"diaries": {"some": {}}}');
SELECT model.count('writer', '{"diaries": {"none": {"text": {"contains": "dear"}}}}');
-- Searches, and the words that they tell.
SELECT pg_temp.titles(model.find_many('post', search => 'a')), pg_temp.titles(model.find_many('post', search => 'avocado')), pg_temp.titles(model.find_many('post', search => 'avocadoo ')), pg_temp.titles(model.find_many('post', search => 'bannana ')), model.count('post', search => 'avocado');
SELECT string_agg(w, ' ') FROM model.suggest_words('post', 'a') w;
SELECT string_agg(w, ' ') FROM model.suggest_words('post', 'c') w;
SELECT model.find_one('writer', 1, '{"posts": {"search": "avocado", "edges": {"node": {"title": true}}}}');
-- Rows have what can be selected.
SELECT id, title, price, published, writer_id, _search FROM model.rows(NULL::reads.post, sort => '{"id": "Descending"}');
SELECT name, hidden, code FROM model.rows(NULL::reads.writer, '{"name": {"equals": "ann"}}');
SELECT * FROM model.explain('post');
-- Privileges are another way: whoever has them sees what they give, and needs no permission.
RESET ROLE;
GRANT SELECT ON reads.post TO reads_visitor;
SET ROLE reads_visitor;
SELECT model.count('post'), model.count('writer');
SELECT model.find_one('post', 2, '{"title": true, "writer": {"name": true}}');
RESET ROLE;
REVOKE SELECT ON reads.post FROM reads_visitor;
GRANT SELECT (id, title) ON reads.post TO reads_visitor;
SET ROLE reads_visitor;
SELECT model.count('post', '{"title": {"equals": "avocado"}}');
SELECT model.count('post', '{"published": {"equals": true}}');
RESET ROLE;
REVOKE SELECT (id, title) ON reads.post FROM reads_visitor;
-- Permissions look at all records, and reach as far as they are written.
SET ROLE reads_owner;
SELECT model.permit('unauthenticated', '{"post": {"read": {"writer": {"hidden": {"equals": true}}}}, "tag": null, "writer": null}');
SET ROLE reads_visitor;
SELECT pg_temp.titles(model.find_many('post'));
SELECT model.find_many('post', selection => '{"tags": true}');
SELECT model.count('post', '{"writer": {"name": {"equals": "bob"}}}');
-- One that does not fit the model any more permits nothing.
RESET ROLE;
ALTER TABLE reads.writer DROP hidden;
SET ROLE reads_visitor;
SELECT model.count('post');
-- What belongs to a superuser is served to nobody.
RESET ROLE;
SELECT model.permit('unauthenticated', '{"post": {"read": true}}');
SET ROLE reads_visitor;
SELECT model.count('post');
RESET ROLE;
ALTER TABLE reads.post OWNER TO CURRENT_USER;
SET ROLE reads_visitor;
SELECT model.count('post');
RESET ROLE;
ALTER TABLE reads.post OWNER TO reads_owner;
SET ROLE reads_visitor;
SELECT model.count('post');
RESET ROLE;
SELECT model.forget(name) FROM unnest('{diary,postTag,post,card,tag,writer}'::text[]) name;
DROP SCHEMA reads CASCADE;
DROP FUNCTION pg_temp.titles(json);
DROP ROLE reads_owner, reads_visitor;

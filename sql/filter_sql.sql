-- A filter as SQL to be read and pasted.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA pasted;
SELECT * FROM model.define($$ {
    "author": {"table": "pasted.Author", "fields": {"name": {"type": "string", "required": true}, "posts": {"type": "hasMany", "model": "post", "inverse": "author"}}},
    "post": {"table": "pasted.order", "fields": {
        "title": {"type": "string"}, "Score": {"type": "number", "decimals": 0, "column": "Score $1"}, "price": {"type": "number", "decimals": 2}, "ratio": {"type": "number"},
        "done": {"type": "boolean"}, "tags": {"type": "enum", "options": ["a", "b"], "multiple": true}, "extra": {"type": "json"},
        "on": {"type": "dateTime", "includeTime": false}, "mail": {"type": "email"}, "author": {"type": "belongsTo", "model": "author"}}}} $$) AS "table";
\pset format unaligned
\pset tuples_only on
SELECT model.filter_sql('post', f::jsonb) FROM (VALUES
    ('{"title": {"equals": "it''s \"$1\" \\\\ ; DROP"}}'), ('{"title": {"in": ["a", "b,\"c", null]}}'), ('{"title": {"contains": "50%_"}}'), ('{"title": {"startsWith": "a", "caseSensitive": false}}'),
    ('{"Score": {"greaterThan": -5}}'), ('{"Score": {"notIn": [1, 2]}}'), ('{"price": {"equals": 12.50}}'), ('{"ratio": {"lessThan": -0.1}}'), ('{"done": {"equals": false}}'),
    ('{"tags": {"contains": ["a"]}}'), ('{"extra": {"equals": {"a": ["it''s"]}}}'), ('{"on": {"after": "2022-10-03"}}'), ('{"createdAt": {"before": "2022-10-03T07:45:30.342Z"}}'),
    ('{"mail": {"equals": "a@example.com"}}'), ('{"id": {"in": ["1", "9007199254740993"]}}'), ('{"author": {"name": {"equals": "Ann"}, "isSet": true}}'), ('{"authorId": {"equals": "7"}}'),
    ('{"OR": [{"title": {"isSet": false}}, {"AND": [{"done": {"notEquals": true}}, {"NOT": {"Score": {"equals": 1}}}]}]}'), ('{}'), ('{"OR": []}'), ('null'), (NULL)) AS filters (f);
SELECT model.filter_sql('author', '{"posts": {"every": {"author": {"posts": {"some": {"title": {"isSet": true}}}}}}}');
-- As every session reads it.
SET DateStyle = 'German'; SET IntervalStyle = 'sql_standard'; SET extra_float_digits = -5; SET TimeZone = 'Asia/Tokyo';
SELECT model.filter_sql('post', '{"on": {"in": ["2022-10-03"]}, "createdAt": {"before": "2022-10-03T07:45:30.342Z"}, "ratio": {"equals": 0.1234567890123}}');
SHOW DateStyle;
RESET DateStyle; RESET IntervalStyle; RESET extra_float_digits; RESET TimeZone;

INSERT INTO pasted.author (name) VALUES ('Ann'), ('Bo');
INSERT INTO pasted.order (title, "Score $1", price, done, "on", author_id) VALUES ('a', 1, 12.5, true, '2022-10-03', 1), ('b', 2, 1, false, '2023-10-03', 2), (NULL, NULL, NULL, NULL, NULL, NULL);
SELECT format('SELECT string_agg(id::text, '','' ORDER BY id) FROM pasted."order" WHERE %s', model.filter_sql('post', f::jsonb)) FROM (VALUES
    ('{"price": {"equals": 12.50}}'), ('{"on": {"after": "2022-10-03"}}'), ('{"author": {"name": {"equals": "Ann"}}}'), ('{"NOT": {"author": {"name": {"equals": "Ann"}}}}'),
    ('{"Score": {"notIn": [1]}}'), (NULL)) AS filters (f) \gexec

SELECT model.filter_sql('post', '{"titel": {"equals": "a"}}');
SELECT model.filter_sql('pots', '{}');
SELECT model.filter_sql(NULL, '{}');
SELECT model.forget('post');
SELECT model.forget('author');
DROP SCHEMA pasted CASCADE;

-- Additive changes are made in place, and rows keep their values.
\set ON_ERROR_ROLLBACK on
BEGIN;
SELECT model.define('{"post": {"fields": {
    "title": {"type":"string","required":true,"length":{"max":10}}, "rank": {"type":"number","decimals":0,"default":1},
    "price": {"type":"number","decimals":2}, "mail": {"type":"email"}, "kind": {"type":"enum","options":["a","b"],"default":"a"}},
    "states": {"initial":"new","new":{}}}}');
INSERT INTO post (title, rank, price, mail, kind) VALUES ('one', 7, 1.25, 'a@example.org', 'b'), ('two', NULL, NULL, NULL, NULL);
SELECT pg_relation_filenode('post') AS filenode \gset
SELECT model.define('{"author": {}, "post": {"fields": {
    "title": {"type":"string","length":{"max":20}}, "rank": {"type":"number","decimals":0,"default":2,"range":{"max":7}},
    "price": {"type":"number","decimals":2,"unique":true}, "mail": {"type":"string"}, "kind": {"type":"enum","options":["a","b","c"],"default":"a"},
    "author": {"type":"belongsTo","model":"author"}, "shown": {"type":"boolean","required":true,"default":true}},
    "states": {"initial":"new","new":{},"old":{}}, "actions": {"age": {"from":"new","to":"old"}}}}');
SELECT pg_relation_filenode('post') = :filenode AS "not rewritten";
\d post
SELECT model.define('{"post": {"fields": {
    "title": {"type":"string"}, "rank": {"type":"number"}, "price": {"type":"number","decimals":4,"unique":true}, "mail": {"type":"richText"},
    "kind": {"type":"enum","options":["c","b","a"],"multiple":true},
    "author": {"type":"belongsTo","model":"author","onDelete":"cascade"}, "shown": {"type":"boolean"}},
    "states": {"initial":"new","new":{"initial":"fresh","fresh":{}},"old":{}}}}');
\d post
SELECT id, title, rank, price, mail, kind, shown, state FROM post ORDER BY id;

-- A column that plain SQL added becomes a field's when its name and type are the field's.
ALTER TABLE author ADD COLUMN name text;
INSERT INTO author (name) VALUES ('Ada');
SELECT model.define('{"author": {"fields": {"name": {"type":"string","length":{"min":1}}}}}');
SELECT name FROM author;
ROLLBACK;

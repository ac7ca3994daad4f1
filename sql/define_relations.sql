-- Models that refer to each other, to themselves, and to models that were there before.
\set ON_ERROR_ROLLBACK on
BEGIN;
SELECT model.define('{
    "team":   {"fields": {"captain": {"type":"belongsTo","model":"player","onDelete":"setNull"},
                          "players": {"type":"hasMany","model":"player","inverse":"team"}}},
    "player": {"fields": {"team": {"type":"belongsTo","model":"team","required":true},
                          "rival": {"type":"belongsTo","model":"player"}}}}');
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid IN ('team'::regclass, 'player'::regclass) ORDER BY 1, 2;
SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid IN ('team'::regclass, 'player'::regclass) ORDER BY indexrelid::regclass::text COLLATE "C";
SELECT model.define('{"coach": {"fields": {"team": {"type":"belongsTo","model":"team","unique":true}}}}');
\d coach

-- A key that is no bigint: what belongs to it has its type.
CREATE TABLE country (code text PRIMARY KEY);
SELECT model.define('{"country": {"adopted":true, "key":"code", "fields": {"code": {"type":"string","sqlType":"text"}}}}');
SELECT model.define('{"city": {"fields": {"country": {"type":"belongsTo","model":"country"}}}}');
\d city

-- A model that was adopted elsewhere: its table is made as it was there, without columns or a trigger of ours.
SELECT model.define('{
    "item": {"adopted":true, "table":"stock_item", "key":"sku", "fields": {
        "sku": {"type":"id","sqlType":"uuid"}, "label": {"type":"string","sqlType":"varchar(20)","required":true,"unique":true},
        "size": {"type":"any","sqlType":"int4range"}, "status": {"type":"enum","options":["on","off"]}}},
    "move": {"fields": {"item": {"type":"belongsTo","model":"item"}}}}');
\d stock_item
\d move
SELECT model.define(model.describe()::jsonb);
ROLLBACK;

-- A join table that nobody named stands beside the table it was asked for by.
BEGIN;
CREATE SCHEMA library;
SELECT model.define('{"book": {"table":"library.book", "fields": {"topics": {"type":"hasManyThrough","model":"topic","through":"bookTopic"}}}, "topic": {"table":"library.topic"}}');
SELECT model.describe('bookTopic') -> 'bookTopic' ->> 'table' AS "table";
ROLLBACK;

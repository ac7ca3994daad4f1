-- The same definition again does nothing: no DDL, and no row of the catalog is written.
\set ON_ERROR_ROLLBACK on
BEGIN;
CREATE TABLE definition (document jsonb);
INSERT INTO definition VALUES ('{
    "post": {"fields": {
        "title": {"type":"string","required":true,"length":{"min":1,"max":20},"pattern":"^[A-Z]"},
        "kind": {"type":"enum","options":["a","b"],"default":"a"}, "kinds": {"type":"enum","options":["a","b"],"multiple":true},
        "rank": {"type":"number","decimals":2,"range":{"min":0},"default":1}, "at": {"type":"dateTime"},
        "mail": {"type":"email","unique":{"scope":["author"],"caseSensitive":false}}, "data": {"type":"json","default":{}},
        "short": {"type":"string","sqlType":"varchar(10)"}, "time": {"type":"string","unique":{"caseSensitive":false}},
        "author": {"type":"belongsTo","model":"author","onDelete":"cascade"}, "tags": {"type":"hasManyThrough","model":"tag","through":"postTag"}},
     "states": {"initial":"new","new":{},"old":{}}, "actions": {"create":{}, "archive":{"from":"new","to":"old"}}},
    "author": {"fields": {"posts": {"type":"hasMany","model":"post"}, "page": {"type":"hasOne","model":"page","inverse":"author"}}},
    "page": {"fields": {"author": {"type":"belongsTo","model":"author"}}},
    "tag": {},
    "globalActions": {"flipAll": {"params":{"why":"string"}, "run":"app.flip_all"}}}');
SELECT model.define(document) FROM definition;
CREATE TABLE ddl (tag text);
CREATE FUNCTION note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.ddl VALUES (tg_tag); END $$;
CREATE EVENT TRIGGER note_ddl ON ddl_command_start EXECUTE FUNCTION note_ddl();
CREATE TEMP TABLE before AS SELECT 'model' AS kind, name, ctid AS place FROM model.model
    UNION ALL SELECT 'field', name, ctid FROM model.field WHERE model = 'post' UNION ALL SELECT 'action', name, ctid FROM model.action
    UNION ALL SELECT 'global', name, ctid FROM model.global_action;
TRUNCATE ddl;
SELECT model.define(document) FROM definition;
SELECT model.define(document, destructive => true) FROM definition;
SELECT * FROM ddl;
SELECT count(*) > 20 AS compared, count(*) FILTER (WHERE after.place IS NULL) AS written FROM before LEFT JOIN (
    SELECT 'model' AS kind, name, ctid AS place FROM model.model
    UNION ALL SELECT 'field', name, ctid FROM model.field WHERE model = 'post' UNION ALL SELECT 'action', name, ctid FROM model.action
    UNION ALL SELECT 'global', name, ctid FROM model.global_action) AS after USING (kind, name, place);

-- What model.describe says is accepted, and nothing is done either.
SELECT count(*) FROM model.define(model.describe()::jsonb);
SELECT * FROM ddl;

-- Columns and tables that plain SQL renamed keep their names.
ALTER TABLE post RENAME title TO headline;
ALTER TABLE post RENAME mail TO "E-Mail";
ALTER TABLE post RENAME TO article;
TRUNCATE ddl;
SELECT model.define(document) FROM definition;
SELECT * FROM ddl;
SELECT model.define('{"plain": {"fields": {"title": {"type":"string"}}}}');
ALTER TABLE plain RENAME title TO headline;
SELECT model.define('{"plain": {"fields": {"title": {"type":"string","column":"caption"}}}}', true);
SELECT model.define('{"plain": {"table":"public.entry", "fields": {"title": {"type":"string"}}}}', true);
SELECT model.define('{"plain": {"table":"public.plain", "fields": {"title": {"type":"string","column":"headline"}}}}');
DROP EVENT TRIGGER note_ddl;

-- A table or a column that plain SQL dropped is made again, and so is a rule.
DROP TABLE article CASCADE;
SELECT model.define(document) FROM definition;
ALTER TABLE post DROP COLUMN kind, DROP CONSTRAINT post_title_length_check, DROP CONSTRAINT post_author_id_fkey;
DROP INDEX post_time_key, post_mail_key;
DROP TRIGGER "~model_api_managed" ON post;
SELECT model.define(document) FROM definition;
\d post
ROLLBACK;

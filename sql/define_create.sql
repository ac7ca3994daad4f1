-- The tables that model.define makes: what one would write by hand.
\set ON_ERROR_ROLLBACK on
BEGIN;
SELECT model.define('{
    "question": {
        "table": "public.question", "plural": "questions",
        "fields": {
            "title":    {"type":"string",  "required":true, "length":{"min":1,"max":200}},
            "body":     {"type":"richText"},
            "imageUrl": {"type":"url"},
            "sequence": {"type":"number",  "required":true, "decimals":2, "range":{"min":0}},
            "required": {"type":"boolean", "default":false},
            "kind":     {"type":"enum",    "options":["single","multi"], "multiple":false},
            "slug":     {"type":"string",  "unique":{"scope":["quiz"],"caseSensitive":false}, "pattern":"^[a-z-]+$"},
            "quiz":     {"type":"belongsTo",      "model":"quiz", "onDelete":"cascade"},
            "answers":  {"type":"hasMany",        "model":"answer", "inverse":"question"},
            "tags":     {"type":"hasManyThrough", "model":"tag", "through":"questionTag"}},
        "states": {"initial":"created", "created":{"initial":"draft", "draft":{}, "published":{}}},
        "actions": {"create":{}, "update":{}, "delete":{},
            "publish":{"from":"created.draft","to":"created.published",
                       "params":{"notify":"boolean"}, "run":"quiz.publish_question", "onSuccess":"quiz.after_publish"}}},
    "quiz":   {"fields": {"title": {"type":"string"}}},
    "answer": {"fields": {"question": {"type":"belongsTo","model":"question","required":true}, "text": {"type":"string"}}},
    "tag":    {"fields": {"name": {"type":"string","required":true,"unique":true}}},
    "globalActions": {"flipAll": {"params":{"why":"string"}, "run":"app.flip_all"}}}');
\d question
\d question_tag
\d tag
SELECT key, value FROM json_each(model.describe('question') -> 'question' -> 'fields');
SELECT name FROM model.global_action;

-- Every type.
SELECT model.define('{"sample": {"fields": {
    "text": {"type":"string","default":"it''s"}, "whole": {"type":"number","decimals":0,"range":{"min":-5,"max":5}},
    "exact": {"type":"number","decimals":3}, "float": {"type":"number","range":{"max":0.5},"default":0.25},
    "moment": {"type":"dateTime","range":{"min":"2020-01-01T00:00:00Z"}}, "day": {"type":"dateTime","includeTime":false},
    "many": {"type":"enum","options":["a","b''c"],"multiple":true,"default":["a"]},
    "mail": {"type":"email","unique":{"caseSensitive":false}}, "link": {"type":"url"}, "shade": {"type":"color"},
    "rich": {"type":"richText"}, "data": {"type":"json","default":{"a":[1]}}, "secret": {"type":"encryptedString"},
    "word": {"type":"password"}, "roles": {"type":"roleList","default":["signed-in"]},
    "short": {"type":"string","sqlType":"varchar(10)","unique":true}}}}');
\d sample
\set VERBOSITY terse
INSERT INTO sample DEFAULT VALUES RETURNING text, many, data, roles;
INSERT INTO sample (many) VALUES ('{a,x}');
INSERT INTO sample (many) VALUES ('{a,NULL}');
INSERT INTO sample (whole) VALUES (6);
INSERT INTO sample (moment) VALUES ('2019-12-31');
INSERT INTO sample (mail) VALUES ('a@example.org'), ('A@example.org');
\set VERBOSITY default

-- The caller's search_path says where a table goes, as it does for CREATE TABLE.
CREATE SCHEMA shop;
SET LOCAL search_path = shop, public;
SELECT model.define('{"price": {"fields": {"amount": {"type":"number","decimals":2}}}}');
SELECT relnamespace::regnamespace FROM pg_class WHERE relname = 'price';
SET LOCAL search_path = nowhere;
SELECT model.define('{"nothing": {}}');
ROLLBACK;

-- After model.release nothing of a table depends on the extension: DROP EXTENSION takes none of its data.
SELECT current_database() AS home \gset
CREATE DATABASE release_test;
\c release_test
CREATE EXTENSION model_api CASCADE;
SELECT model.define('{"post": {"fields": {"mail": {"type":"email","required":true,"unique":{"caseSensitive":false}}, "link": {"type":"url","default":"https://example.org/"},
    "text": {"type":"richText","length":{"max":100}}, "shade": {"type":"color"}, "word": {"type":"password"}, "roles": {"type":"roleList","default":["signed-in"]}},
    "states": {"initial":"made","made":{"initial":"draft","draft":{},"live":{}}}},
    "thread": {"fields": {"replies": {"type":"hasMany","model":"reply"}, "posts": {"type":"hasManyThrough","model":"post","through":"threadPost"}}},
    "reply": {"fields": {"post": {"type":"belongsTo","model":"post"}, "thread": {"type":"belongsTo","model":"thread"}}}}');
ALTER TABLE post ADD COLUMN mails model.email[] DEFAULT '{b@example.org}';
INSERT INTO post (mail, text, shade) VALUES ('a@example.org', '*x*', '#ffffff');
CREATE VIEW bound AS
    SELECT pg_describe_object(d.classid, d.objid, d.objsubid) FROM pg_depend d
    JOIN pg_depend e ON e.classid = d.refclassid AND e.objid = d.refobjid AND e.deptype = 'e'
    WHERE d.deptype <> 'e' AND pg_describe_object(d.classid, d.objid, d.objsubid) ~ 'post|reply|thread';
SELECT * FROM bound ORDER BY 1;

-- What others refer to stays a model until they are none.
SELECT model.release('post');
SELECT model.forget('post');
SELECT model.release('reply');
SELECT model.describe('thread') -> 'thread' -> 'fields';
SELECT model.release('threadPost');
SELECT model.describe('thread') -> 'thread' -> 'fields';
SELECT model.release('thread');
SELECT model.release('post');
SELECT model.release('post');
SELECT model.release(NULL);
SELECT * FROM bound ORDER BY 1;
\d post
DROP EXTENSION model_api;
SELECT mail, mails, link, text, shade, roles, state FROM post;
\set VERBOSITY terse
INSERT INTO post (mail) VALUES ('A@Example.org');
INSERT INTO post (mail, state) VALUES ('b', 'nonsense');
INSERT INTO post (mail) VALUES ('b') RETURNING link, roles, state;
\c :home
DROP DATABASE release_test;

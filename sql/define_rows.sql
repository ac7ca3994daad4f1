-- Rows that a new rule does not allow are counted, with the rule's place, and nothing is done.
\set ON_ERROR_ROLLBACK on
BEGIN;
SELECT model.define('{"quiz": {}, "post": {"fields": {"title": {"type":"string"}, "rank": {"type":"number"}, "kind": {"type":"string"},
    "slug": {"type":"string"}, "ref": {"type":"number","sqlType":"bigint"}}}}');
INSERT INTO post (title, rank, kind, slug, ref) VALUES ('long title', -1, 'a', 'S', 1), ('long title', 2, 'x', 's', 2), (NULL, NULL, 'a', NULL, NULL);
SELECT model.define('{"post": {"fields": {"title": {"type":"string","required":true,"length":{"max":5},"pattern":"^x","unique":true},
    "rank": {"type":"number","range":{"min":0}}, "kind": {"type":"string"}, "ref": {"type":"number","sqlType":"bigint"},
    "slug": {"type":"string","unique":{"caseSensitive":false}}, "more": {"type":"string","required":true},
    "quiz": {"type":"belongsTo","model":"quiz","required":true}}}}');
SELECT model.define('{"post": {"fields": {"title": {"type":"string"}, "rank": {"type":"number"}, "slug": {"type":"string"}, "ref": {"type":"number","sqlType":"bigint"},
    "kind": {"type":"enum","options":["a","b"]}}}}');
SELECT model.define('{"post": {"fields": {"title": {"type":"string"}, "rank": {"type":"number"}, "slug": {"type":"string"}, "kind": {"type":"string"},
    "quiz": {"type":"belongsTo","model":"quiz","column":"ref"}}}}');
\d post
-- A required field with a default is no trouble.
SELECT model.define('{"post": {"fields": {"title": {"type":"string"}, "rank": {"type":"number"}, "slug": {"type":"string"}, "kind": {"type":"string"},
    "ref": {"type":"number","sqlType":"bigint"}, "more": {"type":"string","required":true,"default":"-"}}}}');
SELECT more, count(*) FROM post GROUP BY more;
ROLLBACK;

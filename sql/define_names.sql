-- Names that need quotes, are reserved, are too long, or are taken.
\set ON_ERROR_ROLLBACK on
BEGIN;
CREATE SCHEMA "My Schema";
SELECT model.define('{"user": {"fields": {"select": {"type":"string","unique":true,"length":{"max":5}}, "order": {"type":"belongsTo","model":"order"},
    "group": {"type":"string","column":"Mixed \"Case\"","pattern":"^\\\\d''$"}}},
  "order": {"table":"\"My Schema\".\"My Orders\"", "fields": {"table": {"type":"enum","options":["it''s","\"q\"","\\"]}, "time": {"type":"string","unique":{"caseSensitive":false}}}}}');
\d users
\d "My Schema"."My Orders"
SELECT model.define('{"user": {"fields": {"select": {"type":"string","unique":true,"length":{"max":5}}, "order": {"type":"belongsTo","model":"order"},
    "group": {"type":"string","column":"Mixed \"Case\"","pattern":"^\\\\d''$"}}},
  "order": {"fields": {"table": {"type":"enum","options":["it''s","\"q\"","\\"]}, "time": {"type":"string","unique":{"caseSensitive":false}}}}}');
\d users
CREATE SEQUENCE thing_name_key;
SELECT model.define('{"thing": {"fields": {"name": {"type":"string","unique":true},
    "aFieldWithAVeryLongNameIndeedOfSixtyCharacters": {"type":"string","unique":true,"length":{"max":9},"pattern":"a"},
    "aFieldWithAVeryLongNameIndeedOfSixtyCharacterz": {"type":"string","unique":true,"length":{"max":9},"pattern":"a"}}}}');
\d thing
-- Objects of the same name elsewhere in the search_path change nothing.
CREATE SCHEMA trap;
CREATE FUNCTION trap.lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'trapped' $$;
CREATE FUNCTION trap.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2000-01-01' $$;
CREATE DOMAIN trap.text AS pg_catalog.text CHECK (false);
SET LOCAL search_path = trap, public, pg_catalog;
SELECT model.define('{"safe": {"table":"public.safe", "fields": {"name": {"type":"string","unique":{"caseSensitive":false}}}}}');
SHOW search_path;
SET LOCAL search_path = public;
\d safe
ROLLBACK;

-- model.set_synonyms.
CREATE SCHEMA search_synonyms;
SET search_path = search_synonyms;
\pset format unaligned
\pset tuples_only on
SELECT model.define('{"device": {"fields": {"name": {"type": "string"}}}, "plain": {"search": false}}');
SELECT model.set_synonyms('device', '{"terms": {"tv": ["television", "telly"]}, "mutual": [["laptop", "notebook", "portable computer"]]}');
SELECT synonyms FROM model.search WHERE model = 'device';
SELECT model.set_synonyms('device', '{}');
SELECT synonyms FROM model.search WHERE model = 'device';
SELECT model.set_synonyms('device', NULL);
SELECT synonyms IS NULL FROM model.search WHERE model = 'device';
\set VERBOSITY verbose
SELECT model.set_synonyms('device', '{"terms": {"tv": "television"}}');
SELECT model.set_synonyms('device', '{"mutual": [["tv"]]}');
SELECT model.set_synonyms('device', '{"mutual": [["tv", "!"]]}');
SELECT model.set_synonyms('device', '[]');
SELECT model.set_synonyms('device', '{"other": 1}');
SELECT model.set_synonyms('plain', '{}');
SELECT model.set_synonyms('nothing', '{}');
SELECT model.set_synonyms(NULL, '{}');
\set VERBOSITY default
\echo == they stay with the model, and are not lost unasked
SELECT model.set_synonyms('device', '{"terms": {"tv": ["telly"]}}');
SELECT model.define('{"device": {"fields": {"name": {"type": "string"}, "size": {"type": "number"}}}}');
SELECT model.define('{"device": {"search": {"storage": "side"}, "fields": {"name": {"type": "string"}, "size": {"type": "number"}}}}');
SELECT storage, synonyms FROM model.search WHERE model = 'device';
SELECT model.define('{"device": {"search": false, "fields": {"name": {"type": "string"}, "size": {"type": "number"}}}}');
SELECT model.define('{"device": {"search": false, "fields": {"name": {"type": "string"}, "size": {"type": "number"}}}}', true);
SELECT * FROM model.search WHERE model = 'device';
SELECT model.define('{"device": {"fields": {"name": {"type": "string"}, "size": {"type": "number"}}}}');
SELECT storage, synonyms FROM model.search WHERE model = 'device';
\echo == for the owner
CREATE ROLE synonyms_reader;
GRANT USAGE ON SCHEMA search_synonyms TO synonyms_reader;
GRANT ALL ON device TO synonyms_reader;
SET ROLE synonyms_reader;
SELECT model.set_synonyms('device', '{}');
RESET ROLE;
SELECT model.forget('device'), model.forget('plain');
SET client_min_messages = warning;
DROP SCHEMA search_synonyms CASCADE;
DROP ROLE synonyms_reader;

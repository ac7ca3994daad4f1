-- cold.sql - a database of :models models, each with a few fields and a relation.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION model_api CASCADE;
SELECT count(*) FROM model.define((
    SELECT jsonb_object_agg('item' || n, jsonb_build_object('fields', jsonb_build_object(
        'title',   '{"type": "string", "required": true, "length": {"max": 200}}'::jsonb,
        'body',    '{"type": "richText"}'::jsonb,
        'score',   '{"type": "number", "decimals": 0, "default": 0}'::jsonb,
        'kind',    '{"type": "enum", "options": ["single", "multi"]}'::jsonb,
        'address', '{"type": "url"}'::jsonb,
        'parent',  jsonb_build_object('type', 'belongsTo', 'model', 'item' || greatest(n - 1, 1)))))
    FROM generate_series(1, :models) n));
INSERT INTO item7 (title) SELECT 'Item ' || n FROM generate_series(1, 100) n;
VACUUM ANALYZE;

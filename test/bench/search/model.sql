-- model.sql - the extension, anew, and its tables with the documents of plain: document with search, bare without.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';
DROP TABLE IF EXISTS document, bare;
DROP EXTENSION IF EXISTS model_api CASCADE;
CREATE EXTENSION model_api CASCADE;

-- Searched are the words that plain has, and the id and the time of creation, which are no words.
SELECT FROM model.define((SELECT jsonb_object_agg(name, jsonb_build_object('table', name, 'search', name = 'document', 'fields', '{
        "title":       {"type": "string", "required": true},
        "body":        {"type": "string", "required": true, "searchable": "D"},
        "authorEmail": {"type": "email", "required": true},
        "sku":         {"type": "string", "required": true, "searchable": "B"},
        "status":      {"type": "enum", "options": ["open", "paid", "sent", "gone"], "searchable": false},
        "category":    {"type": "number", "decimals": 0, "searchable": false},
        "score":       {"type": "number", "decimals": 0, "searchable": false}}'::jsonb))
    FROM (VALUES ('document'), ('bare')) AS m (name)));

-- Bulk loads are quicker without the index, and make a smaller one.
SELECT pg_get_indexdef(indexrelid) AS index, indexrelid::regclass AS name
FROM pg_index JOIN pg_class AS c ON c.oid = indexrelid JOIN pg_am AS a ON a.oid = c.relam
WHERE indrelid = 'document'::regclass AND amname = 'gin' \gset
DROP INDEX :name;
INSERT INTO document (id, title, body, author_email, sku, status, category, score, created_at)
SELECT id, title, body, author_email, sku, status, category, score, created_at FROM plain ORDER BY id;
:index;
INSERT INTO bare (id, title, body, author_email, sku, status, category, score, created_at)
SELECT id, title, body, author_email, sku, status, category, score, created_at FROM plain ORDER BY id;
CREATE INDEX ON document (created_at, id);
CREATE INDEX ON document (category, status);
CREATE INDEX ON bare (created_at, id);
CREATE INDEX ON bare (category, status);
SELECT setval(pg_get_serial_sequence(name, 'id'), 100000000) FROM (VALUES ('plain'), ('document'), ('bare')) AS t (name) \g /dev/null
VACUUM ANALYZE document, bare;

-- Where deep pages begin (queries.sql), as cursors.
ALTER TABLE search_query DROP IF EXISTS after_rank, DROP IF EXISTS after_time, ADD after_rank text, ADD after_time text;
UPDATE search_query SET
    after_rank = model.find_many('document', search => typed, first => behind) #>> '{pageInfo,endCursor}',
    after_time = model.find_many('document', search => typed, sort => '[{"createdAt": "Descending"}, {"id": "Descending"}]',
        filter => jsonb_build_object('id', jsonb_build_object('equals', created_id::text)), first => 1) #>> '{pageInfo,endCursor}';
VACUUM ANALYZE search_query;

-- What is written: documents that are there, with addresses and codes of their own.
DROP TABLE IF EXISTS element, batch;
CREATE TABLE element AS
SELECT row_number() OVER (ORDER BY md5(id::text)) AS number, title, body, 'new.' || author_email AS author_email, 'NEW-' || id AS sku, status, category, score, created_at
FROM (SELECT * FROM plain ORDER BY md5(id::text) LIMIT 4000) AS p;
ALTER TABLE element ADD PRIMARY KEY (number), ADD record jsonb;
UPDATE element SET record = jsonb_build_object('title', title, 'body', body, 'authorEmail', author_email, 'sku', sku, 'status', status, 'category', category, 'score', score);
CREATE TABLE batch AS SELECT jsonb_agg(record ORDER BY number) AS records FROM element WHERE number <= 1000;
VACUUM (FULL, ANALYZE) element;

-- model.password: argon2id hashes, never passwords
\set SHOW_CONTEXT never
\set hash '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$ZGdKqDWdCfqTCfR1rXAvPxdVzvtSwrDn8bm0qgKgkNk'
SELECT :'hash'::model.password, NULL::model.password;
-- an error never repeats the value
SELECT 'correct horse battery staple'::model.password;
SELECT ''::model.password;
SELECT repeat('x', 10000000)::model.password;
SELECT '$argon2id$correct horse'::model.password;
SELECT replace(:'hash', 'argon2id', 'argon2i')::model.password;
SELECT replace(:'hash', 'v=19', 'v=16')::model.password;
SELECT replace(:'hash', 't=2', 't=0')::model.password;
SELECT replace(:'hash', 'c29tZXNhbHRzb21lc2FsdA', 'short')::model.password;
SELECT (:'hash' || '=')::model.password;
SELECT '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'::model.password;
SELECT model.check_password(:'hash'), model.check_password(NULL);
SELECT model.check_password('secret');

BEGIN;
CREATE SCHEMA type_password;
SET LOCAL search_path = type_password;
CREATE TABLE account (id int, password model.password, former model.password[]);
CREATE INDEX ON account (password);
INSERT INTO account VALUES (1, :'hash', ARRAY[:'hash']), (2, NULL, NULL);
SAVEPOINT fine;
INSERT INTO account VALUES (3, 'secret', NULL);
ROLLBACK TO fine;
UPDATE account SET former = '{secret}' WHERE id = 2;
ROLLBACK TO fine;
COPY account (id, password) FROM stdin;
3	secret
\.
ROLLBACK TO fine;
SELECT id, password = :'hash' AS same, cardinality(former) FROM account ORDER BY id;
ROLLBACK;

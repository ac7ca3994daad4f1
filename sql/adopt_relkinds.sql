-- model.adopt: what can be adopted, and with which key.
CREATE SCHEMA kinds;
SET search_path = kinds, public;
\set VERBOSITY verbose
CREATE TABLE no_key (id integer, name text);
SELECT model.adopt('no_key');
SELECT model.adopt('no_key', '{"key": "id"}');
ALTER TABLE no_key ADD UNIQUE (id);
SELECT model.adopt('no_key', '{"key": "id"}');
CREATE TABLE two_keys (a integer, b integer UNIQUE, c integer NOT NULL UNIQUE, PRIMARY KEY (a, b));
SELECT model.adopt('two_keys');
SELECT model.adopt('two_keys', '{"key": "a"}');
CREATE TABLE dated (day date PRIMARY KEY);
SELECT model.adopt('dated');
CREATE TYPE mood AS ENUM ('good');
CREATE TABLE moody (mood mood PRIMARY KEY);
SELECT model.adopt('moody');
CREATE TEMPORARY TABLE passing (id integer PRIMARY KEY);
SELECT model.adopt('passing');
SELECT model.adopt('pg_class');
SELECT model.adopt('information_schema.sql_features');
SELECT model.adopt('model.field');
CREATE SEQUENCE numbers;
SELECT model.adopt('numbers');
SELECT model.adopt('no_key_id_key');
SELECT model.adopt(0);
\set VERBOSITY default

SELECT model.adopt('two_keys', '{"key": "c"}');
SELECT name, key FROM model.model;
ALTER TABLE no_key ALTER id SET NOT NULL;
SELECT model.adopt('no_key', '{"key": "id"}');

-- Keys of each type, and of a domain.
CREATE DOMAIN number AS bigint;
CREATE TABLE k1 (id smallint PRIMARY KEY);
CREATE TABLE k2 (id uuid PRIMARY KEY);
CREATE TABLE k3 (id varchar(3) PRIMARY KEY);
CREATE TABLE k4 (id number PRIMARY KEY);
CREATE TABLE "K 5" ("The Key" text PRIMARY KEY);
SELECT model.adopt(t) FROM unnest('{k1,k2,k3,k4,"\"K 5\""}'::regclass[]) t;
SELECT model.describe('k4'), model.describe('k5');

-- Views, materialized ones, foreign and partitioned tables.
CREATE VIEW seen AS SELECT id, name, id % 2 = 0 AS even FROM no_key;
SELECT model.adopt('seen');
SELECT model.adopt('seen', '{"key": "nme"}');
SELECT model.adopt('seen', '{"key": "id"}');
SELECT model.describe('seen');
CREATE MATERIALIZED VIEW kept AS SELECT * FROM seen;
SELECT model.adopt('kept', '{"key": "id"}');
CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE far (id bigint NOT NULL, name text NOT NULL) SERVER files OPTIONS (filename '/dev/null');
SELECT model.adopt('far', '{"key": "id"}');
SELECT model.describe('far');
CREATE TABLE events (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE events_one PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
SELECT model.adopt('events');
SELECT model.adopt('events', '{"key": "id"}');
SELECT model.describe('event');
SELECT name, relation FROM model.model ORDER BY name;

-- The API reads them, and follows what plain SQL does to them.
INSERT INTO no_key VALUES (1, 'one'), (2, 'two');
SELECT model.find_one('seen', 2);
SELECT model.find_many('noKey', '{"name": {"startsWith": "o"}}', selection => '{"name": true}') #> '{edges,0,node}' AS node;
ALTER TABLE no_key RENAME name TO title;
SELECT model.find_one('noKey', 1);
SELECT model.find_one('seen', 1);
ALTER TABLE no_key DROP title CASCADE;
SELECT model.find_one('noKey', 1);
SELECT model.find_one('seen', 1);
SELECT model.find_many('noKey', '{"name": {"equals": "one"}}');

DO $$ BEGIN PERFORM model.forget(name) FROM model.model; END $$;
SET client_min_messages = warning;
DROP SCHEMA kinds CASCADE;

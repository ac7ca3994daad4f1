-- The extension cannot be dropped while tables have columns of its types: CASCADE would drop the columns.
SELECT count(*) FROM pg_event_trigger WHERE evtname = 'model_api_guard';
SET client_min_messages = warning;
CREATE SCHEMA guarded;
CREATE DOMAIN guarded.kept AS model.regcolumn;
CREATE TYPE guarded.pair AS (a integer, b guarded.kept);
CREATE TABLE guarded.plain (a integer, b guarded.kept);
CREATE TABLE guarded."Odd" (a integer, "B" guarded.pair[]);
\set VERBOSITY verbose
DROP EXTENSION model_api CASCADE;
\set VERBOSITY default
DROP EXTENSION model_api;
DROP SCHEMA model CASCADE;
DROP SCHEMA model, guarded CASCADE;
INSERT INTO model.model VALUES ('odd', 'odds', 'Odd', 'Odds', 'guarded."Odd"', 'id', true, NULL);
DROP EXTENSION IF EXISTS model_api CASCADE;
DELETE FROM model.model;
-- Other extensions and schemas are none of its business.
CREATE SCHEMA other;
DROP SCHEMA other;
CREATE EXTENSION tcn;
DROP EXTENSION tcn;
DROP EXTENSION IF EXISTS nowhere CASCADE;
SELECT model.guard_columns();
-- Without such columns the extension can go, and takes the event trigger along.
ALTER TABLE guarded.plain ALTER b TYPE text;
DROP TABLE guarded."Odd";
BEGIN;
DROP EXTENSION model_api CASCADE;
SELECT count(*) FROM pg_event_trigger WHERE evtname = 'model_api_guard';
ROLLBACK;
DROP SCHEMA guarded CASCADE;
SELECT model.describe();

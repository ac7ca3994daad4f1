-- model.graphql behind PostgREST: a function with the names of pg_graphql's entry, called as PostgREST calls functions.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA graphql_postgrest;
SELECT model.define('{"planet": {"table": "graphql_postgrest.planet", "fields": {"name": {"type": "string", "required": true, "unique": true}}}}');

CREATE SCHEMA graphql_public;
CREATE FUNCTION graphql_public.graphql("operationName" text DEFAULT NULL, query text DEFAULT NULL, variables jsonb DEFAULT NULL,
    extensions jsonb DEFAULT NULL) RETURNS json LANGUAGE sql
AS $$ SELECT model.graphql(query, variables, "operationName") $$;

CREATE ROLE graphql_postgrest_anon;
GRANT USAGE ON SCHEMA graphql_public, graphql_postgrest TO graphql_postgrest_anon;
GRANT SELECT ON graphql_postgrest.planet TO graphql_postgrest_anon;

-- POST /rpc/graphql: a transaction as the role of the request; the body's members become arguments by their names.
PREPARE posted(json) AS
WITH source AS (
    SELECT called.value FROM (SELECT $1 AS body) payload,
    LATERAL (SELECT * FROM json_to_record(payload.body) AS _("operationName" text, query text, variables jsonb) LIMIT 1) argument,
    LATERAL (SELECT graphql_public.graphql("operationName" := argument."operationName", query := argument.query,
                                           variables := argument.variables) AS value) called)
SELECT coalesce(json_agg(value) -> 0, 'null') FROM source;
-- A body without variables and a name: only the members there are.
PREPARE posted_query(json) AS
SELECT called.value FROM json_to_record($1) AS argument(query text), LATERAL (SELECT graphql_public.graphql(query := argument.query) AS value) called;

EXECUTE posted('{"operationName": "add", "variables": {"planet": {"name": "Venus"}}, "query":
    "mutation add($planet: CreatePlanetInput) { createPlanet(planet: $planet) { success planet { id name } } } query none { __typename }"}');
BEGIN;
SET LOCAL ROLE graphql_postgrest_anon;
EXECUTE posted('{"operationName": null, "query": "query ($name: String) { planets(filter: {name: {equals: $name}}) { edges { node { name } } } }",
    "variables": {"name": "Venus"}}');
EXECUTE posted_query('{"query": "{ planet(id: 1) { name } }"}');
EXECUTE posted_query('{"query": "mutation { createPlanet(planet: {name: \"Mars\"}) { success } }"}');
EXECUTE posted_query('{"query": "{ planet(id: 1) { nam } }"}');
COMMIT;

-- GET /rpc/graphql?query=: the arguments are text, and nothing can be written.
BEGIN READ ONLY;
SET LOCAL ROLE graphql_postgrest_anon;
SELECT graphql_public.graphql(query := '{ planets { edges { node { id } } } }'::text);
COMMIT;

SELECT model.forget('planet');
DROP SCHEMA graphql_public, graphql_postgrest CASCADE;
DROP ROLE graphql_postgrest_anon;

CREATE OR REPLACE FUNCTION model.graphql_schema() RETURNS text
    LANGUAGE c STABLE PARALLEL RESTRICTED AS 'MODULE_PATHNAME', 'model_api_graphql_schema';
COMMENT ON FUNCTION model.graphql_schema() IS 'The GraphQL schema in its definition language: what the current role may see of the models and of their actions. Error 42P17 where names of models and actions contradict each other.';

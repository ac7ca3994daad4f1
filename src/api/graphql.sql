CREATE OR REPLACE FUNCTION model.graphql(query text, variables jsonb DEFAULT NULL, operation_name text DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_graphql';
COMMENT ON FUNCTION model.graphql(text, jsonb, text) IS
'Runs a GraphQL document over the models that the caller may see: the operation of this name, or the only one, with these variables. Returns the response, {"data":{...}}, with {"errors":[...]} before it where something failed: a field that fails is null, the others answer. Raises 22004 for a NULL query, and what must take everything: a serialization failure, a cancelled query, a server in trouble.';

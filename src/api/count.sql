CREATE OR REPLACE FUNCTION model.count(model text, filter jsonb DEFAULT NULL, search text DEFAULT NULL, search_fields jsonb DEFAULT NULL) RETURNS bigint
LANGUAGE C STABLE PARALLEL RESTRICTED COST 10000
AS 'MODULE_PATHNAME', 'model_api_count';
COMMENT ON FUNCTION model.count(text, jsonb, text, jsonb) IS
'How many records of a model match the filter and the search: exact, so it reads them all. Raises what find_many raises for its arguments.';

CREATE OR REPLACE FUNCTION model.estimate(model text, filter jsonb DEFAULT NULL, search text DEFAULT NULL, search_fields jsonb DEFAULT NULL) RETURNS bigint
LANGUAGE C STABLE PARALLEL RESTRICTED COST 1000
AS 'MODULE_PATHNAME', 'model_api_estimate';
COMMENT ON FUNCTION model.estimate(text, jsonb, text, jsonb) IS
'How many records of a model match the filter and the search, as the planner estimates it from the statistics of ANALYZE: reads none, but a few to see what a search means. Raises what find_many raises for its arguments, and 42501 where the caller may not read the table.';

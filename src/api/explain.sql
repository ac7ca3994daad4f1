CREATE OR REPLACE FUNCTION model.explain(model text, filter jsonb DEFAULT NULL, sort jsonb DEFAULT NULL, search text DEFAULT NULL,
    first integer DEFAULT NULL, after text DEFAULT NULL, last integer DEFAULT NULL, before text DEFAULT NULL,
    selection jsonb DEFAULT NULL, "analyze" boolean DEFAULT false, search_fields jsonb DEFAULT NULL) RETURNS SETOF text
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000 ROWS 20
AS 'MODULE_PATHNAME', 'model_api_explain';
COMMENT ON FUNCTION model.explain(text, jsonb, jsonb, text, integer, text, integer, text, jsonb, boolean, jsonb) IS
'What find_many with the same arguments runs, line by line: the SQL statement, its parameters, and the plan that would be taken, without costs. With "analyze" the plan is run and shows how many rows each of its nodes read. Raises what find_many raises.';

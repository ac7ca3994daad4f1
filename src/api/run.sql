CREATE OR REPLACE FUNCTION model.run(action text, params jsonb DEFAULT '{}') RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_run';
COMMENT ON FUNCTION model.run(text, jsonb) IS
'Runs a global action: its function f(params jsonb), as one atomic unit. Returns {"success","errors","result"} with what the function gave, as JSON. Raises 42704 for an unknown action.';

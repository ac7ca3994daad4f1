CREATE OR REPLACE FUNCTION model.rows_support(internal) RETURNS internal
LANGUAGE C STRICT
AS 'MODULE_PATHNAME', 'model_api_rows_support';
COMMENT ON FUNCTION model.rows_support(internal) IS
'For the planner: how many rows a call of model.rows gives, as the planner estimates those of its statement.';

CREATE OR REPLACE FUNCTION model.rows(base anyelement, filter jsonb DEFAULT NULL, sort jsonb DEFAULT NULL, search text DEFAULT NULL,
    max_rows integer DEFAULT NULL, search_fields jsonb DEFAULT NULL) RETURNS SETOF anyelement
LANGUAGE C STABLE PARALLEL RESTRICTED COST 10000 ROWS 1000 SUPPORT model.rows_support
AS 'MODULE_PATHNAME', 'model_api_rows';
COMMENT ON FUNCTION model.rows(anyelement, jsonb, jsonb, text, integer, jsonb) IS
'The records of a model as rows of its table, in the order of "sort" (NULL: by id; with a search the best matches first), at most "max_rows" (NULL: all). Of "base" only the type counts: NULL::question. All rows are read before the first is given: conditions around the call do not reach the table. Raises 42809 for a type that is not the row type of a model''s table, 2201W for a negative max_rows, and what find_many raises for its arguments.';

CREATE OR REPLACE FUNCTION model.filter_sql(model text, filter jsonb) RETURNS text
LANGUAGE C STABLE PARALLEL SAFE COST 100
AS 'MODULE_PATHNAME', 'model_api_filter_sql';
COMMENT ON FUNCTION model.filter_sql(text, jsonb) IS
'The condition that a filter stands for, with its values as literals, to be read or to be put into a WHERE over the model''s table under the table''s own name. Operators of pg_catalog are written without their schema. TRUE for a NULL filter. Raises 42704 for an unknown model, and what find_many raises for a wrong filter.';

CREATE OR REPLACE FUNCTION model.matches_support(internal) RETURNS internal
LANGUAGE C STRICT
AS 'MODULE_PATHNAME', 'model_api_matches_support';
COMMENT ON FUNCTION model.matches_support(internal) IS
'For the planner: replaces a call of model.matches by the conditions that its filter stands for.';

-- The cost keeps plan_cache_mode = auto on plans for the values at hand, in which a filter that is a parameter is known.
-- Not STRICT: the row of an outer join's missing side is NULL, and its columns are.
CREATE OR REPLACE FUNCTION model.matches(record, filter jsonb) RETURNS boolean
LANGUAGE C STABLE PARALLEL SAFE COST 10000 SUPPORT model.matches_support
AS 'MODULE_PATHNAME', 'model_api_matches';
COMMENT ON FUNCTION model.matches(record, jsonb) IS
'Whether a row of a model''s table matches a filter of the API, as find_many takes it; NULL where a comparison with NULL leaves that open, as in any condition of SQL. A NULL filter matches every row. Where the planner knows the filter, the call costs nothing: it becomes the conditions themselves. Raises 42809 for a row of another type, and what find_many raises for a wrong filter, when the call is reached.';

-- Only the leader of a parallel query may look at related tables: their policies may not be safe elsewhere.
CREATE OR REPLACE FUNCTION model.matches_residual(record, filter jsonb) RETURNS boolean
LANGUAGE C STABLE PARALLEL RESTRICTED COST 1000
AS 'MODULE_PATHNAME', 'model_api_matches_residual';
COMMENT ON FUNCTION model.matches_residual(record, jsonb) IS
'In plans of queries that call model.matches: the part of a filter that is about related records. Not meant to be called; raises 42809 for a filter without such a part.';

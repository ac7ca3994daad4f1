CREATE OR REPLACE FUNCTION model.search_score(vector tsvector, plan text) RETURNS integer
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
    AS 'MODULE_PATHNAME', 'model_api_search_score';
COMMENT ON FUNCTION model.search_score(tsvector, text) IS
'How well a record answers a search, in ten-thousandths: computed from the words of the record and the plan of the search alone. The plan is what the API makes of a search; 22023 for any other text.';

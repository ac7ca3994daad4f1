CREATE OR REPLACE FUNCTION model.search_vector(fields text, VARIADIC "any") RETURNS tsvector
    LANGUAGE c STABLE PARALLEL SAFE COST 200
    AS 'MODULE_PATHNAME', 'model_api_search_vector';
COMMENT ON FUNCTION model.search_vector(text, VARIADIC "any") IS
'The words of these values, as triggers keep them for searches. "fields" says of each value by two characters how it is read (t: text, r: rich text, d: date and time, l: list, j: strings and numbers of a JSON document) and what it weighs (A to D): tArD. A NULL value has no words. Raises 22023 for other characters or another number of them, 22004 for NULL.';

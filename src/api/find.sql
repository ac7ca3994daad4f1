CREATE OR REPLACE FUNCTION model.find_one(model text, id bigint, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_find_one_bigint';
COMMENT ON FUNCTION model.find_one(text, bigint, jsonb) IS
'The record of a model that has this id, as a JSON object of the fields in "selection" (NULL: every field, and the id of each belongsTo). Raises P0002 (GGT_RECORD_NOT_FOUND) where there is none, 42704 for an unknown model, 42703 for an unknown field of the selection.';

CREATE OR REPLACE FUNCTION model.find_one(model text, id text, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_find_one_text';
COMMENT ON FUNCTION model.find_one(text, text, jsonb) IS
'As find_one(text, bigint, jsonb), by an id of any type as text. Raises 22P02 for text that is no id of the model.';

CREATE OR REPLACE FUNCTION model.find_one(model text, id uuid, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_find_one_uuid';
COMMENT ON FUNCTION model.find_one(text, uuid, jsonb) IS
'As find_one(text, bigint, jsonb), for models whose key is a uuid.';

CREATE OR REPLACE FUNCTION model.maybe_find_one(model text, id bigint, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_maybe_find_one_bigint';
COMMENT ON FUNCTION model.maybe_find_one(text, bigint, jsonb) IS
'As find_one(text, bigint, jsonb), but NULL where there is no such record, and for a NULL id.';

CREATE OR REPLACE FUNCTION model.maybe_find_one(model text, id text, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_maybe_find_one_text';
COMMENT ON FUNCTION model.maybe_find_one(text, text, jsonb) IS
'As find_one(text, text, jsonb), but NULL where there is no such record, and for a NULL id.';

CREATE OR REPLACE FUNCTION model.maybe_find_one(model text, id uuid, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_maybe_find_one_uuid';
COMMENT ON FUNCTION model.maybe_find_one(text, uuid, jsonb) IS
'As find_one(text, uuid, jsonb), but NULL where there is no such record, and for a NULL id.';

CREATE OR REPLACE FUNCTION model.find_by(model text, field text, value text, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_find_by_text';
COMMENT ON FUNCTION model.find_by(text, text, text, jsonb) IS
'The record of a model whose field has this value, as find_one shows it. The field must be unique (42809), without regard to case where it is unique so. Raises P0002 (GGT_RECORD_NOT_FOUND) where there is no such record, 21000 (GGT_NON_UNIQUE_DATA) where a field that is unique within a scope has the value more than once, 42703 for an unknown field.';

CREATE OR REPLACE FUNCTION model.find_by(model text, field text, value anynonarray, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_find_by_any';
COMMENT ON FUNCTION model.find_by(text, text, anynonarray, jsonb) IS
'As find_by(text, text, text, jsonb), by a value of any other type.';

CREATE OR REPLACE FUNCTION model.maybe_find_by(model text, field text, value text, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_maybe_find_by_text';
COMMENT ON FUNCTION model.maybe_find_by(text, text, text, jsonb) IS
'As find_by(text, text, text, jsonb), but NULL where there is no such record, and for a NULL value.';

CREATE OR REPLACE FUNCTION model.maybe_find_by(model text, field text, value anynonarray, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 100
AS 'MODULE_PATHNAME', 'model_api_maybe_find_by_any';
COMMENT ON FUNCTION model.maybe_find_by(text, text, anynonarray, jsonb) IS
'As find_by(text, text, anynonarray, jsonb), but NULL where there is no such record, and for a NULL value.';

CREATE OR REPLACE FUNCTION model.find_first(model text, filter jsonb DEFAULT NULL, sort jsonb DEFAULT NULL, search text DEFAULT NULL,
    selection jsonb DEFAULT NULL, search_fields jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 1000
AS 'MODULE_PATHNAME', 'model_api_find_first';
COMMENT ON FUNCTION model.find_first(text, jsonb, jsonb, text, jsonb, jsonb) IS
'The first record of a model that matches the filter and the search, in the order of "sort", as find_one shows it. Raises P0002 (GGT_RECORD_NOT_FOUND) where none matches, and what find_many raises for its arguments.';

CREATE OR REPLACE FUNCTION model.maybe_find_first(model text, filter jsonb DEFAULT NULL, sort jsonb DEFAULT NULL, search text DEFAULT NULL,
    selection jsonb DEFAULT NULL, search_fields jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 1000
AS 'MODULE_PATHNAME', 'model_api_maybe_find_first';
COMMENT ON FUNCTION model.maybe_find_first(text, jsonb, jsonb, text, jsonb, jsonb) IS
'As find_first, but NULL where no record matches.';

CREATE OR REPLACE FUNCTION model.find_many(model text, filter jsonb DEFAULT NULL, sort jsonb DEFAULT NULL, search text DEFAULT NULL,
    first integer DEFAULT NULL, after text DEFAULT NULL, last integer DEFAULT NULL, before text DEFAULT NULL,
    selection jsonb DEFAULT NULL, search_fields jsonb DEFAULT NULL) RETURNS json
LANGUAGE C STABLE PARALLEL RESTRICTED COST 1000
AS 'MODULE_PATHNAME', 'model_api_find_many';
COMMENT ON FUNCTION model.find_many(text, jsonb, jsonb, text, integer, text, integer, text, jsonb, jsonb) IS
'A page of the records of a model that match the filter, in the order of "sort": {"edges":[{"cursor","node"}],"pageInfo":{"hasNextPage","hasPreviousPage","startCursor","endCursor"}}. "first" rows after the cursor "after", or the "last" before "before": 50 unless said, 250 at most. "search" is what a person types: words that must all be found (of the last one its beginning), "phrases", !words that must not; where a word is found too seldom, words near it count as well. Without a "sort" the best matches come first. "search_fields" restricts the search to some fields: {"title":true,"id":{"weight":10}}. Raises, with the place of the mistake in the DETAIL: 42704 for an unknown model, 42703 for an unknown field, 42883 for an operator that its type does not have, 22023 for a value of the wrong kind and for a cursor that is garbled or of another sort, 22007 for a bad date, 22P02 for a bad id, 2201W for a bad page size, 54000 and 54001 for input that is too large or nested too deeply, 0A000 for the search of a model that is not searched.';

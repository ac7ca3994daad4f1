CREATE OR REPLACE FUNCTION model.bulk_act(model text, action text, inputs jsonb, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 10000
AS 'MODULE_PATHNAME', 'model_api_bulk_act';
COMMENT ON FUNCTION model.bulk_act(text, text, jsonb, jsonb) IS
'Runs an action for each of a list of params as model.act takes them, or of ids. Each element stands alone: one that fails is rolled back by itself, and an entry of "errors" says by "index" which it was (from 0) and why. Returns {"success","errors","questions"} with the records of the others in their order; raises what model.act does.';

CREATE OR REPLACE FUNCTION model.bulk_create(model text, records jsonb, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 10000
AS 'MODULE_PATHNAME', 'model_api_bulk_create';
COMMENT ON FUNCTION model.bulk_create(text, jsonb, jsonb) IS
'Creates a record for each of a list of objects as model.create takes them. Returns and raises what bulk_act does.';

CREATE OR REPLACE FUNCTION model.bulk_update(model text, records jsonb, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 10000
AS 'MODULE_PATHNAME', 'model_api_bulk_update';
COMMENT ON FUNCTION model.bulk_update(text, jsonb, jsonb) IS
'Updates a record for each of a list of objects as model.update takes them, each with the "id" of its record. Returns and raises what bulk_act does.';

CREATE OR REPLACE FUNCTION model.bulk_upsert(model text, records jsonb, by text[] DEFAULT '{id}', selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 10000
AS 'MODULE_PATHNAME', 'model_api_bulk_upsert';
COMMENT ON FUNCTION model.bulk_upsert(text, jsonb, text[], jsonb) IS
'Upserts a record for each of a list of objects as model.upsert does, all by the same fields. The result also has "actions": what was done for each of the records it shows. Returns and raises what bulk_act does.';

CREATE OR REPLACE FUNCTION model.bulk_delete(model text, ids jsonb) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 10000
AS 'MODULE_PATHNAME', 'model_api_bulk_delete_jsonb';
COMMENT ON FUNCTION model.bulk_delete(text, jsonb) IS
'Deletes the record of each of a list of ids. Returns {"success","errors"} as bulk_act does; raises what bulk_act does.';

CREATE OR REPLACE FUNCTION model.bulk_delete(model text, ids text[]) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 10000
AS 'MODULE_PATHNAME', 'model_api_bulk_delete_texts';
COMMENT ON FUNCTION model.bulk_delete(text, text[]) IS
'As bulk_delete(text, jsonb), with the ids as an array of text.';

CREATE OR REPLACE FUNCTION model.bulk_delete(model text, ids text) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 10000
AS 'MODULE_PATHNAME', 'model_api_bulk_delete_literal';
COMMENT ON FUNCTION model.bulk_delete(text, text) IS
'As bulk_delete(text, jsonb), with the ids as text: a JSON list, or an array literal as {1,2}. It is what a literal without a type resolves to.';

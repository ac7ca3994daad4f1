CREATE OR REPLACE FUNCTION model.act(model text, action text, params jsonb DEFAULT '{}', selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_act';
COMMENT ON FUNCTION model.act(text, text, jsonb, jsonb) IS
'Runs an action of a model: {"id":"7","question":{...},"notify":true}, for "upsert" {"on":["slug"],"question":{...}}. Returns {"success","errors","question"}, also where the input is wrong (GGT_INVALID_ACTION_INPUT), the record is invalid (GGT_INVALID_RECORD), does not exist (GGT_RECORD_NOT_FOUND) or is in another state (GGT_INVALID_STATE_TRANSITION): then nothing is saved. "selection" says what is shown of the record, as for find_one. Raises 42704 for an unknown model or action, 42501 without the privilege, 40001 and 40P01 as any statement.';

CREATE OR REPLACE FUNCTION model.create(model text, record jsonb, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_create';
COMMENT ON FUNCTION model.create(text, jsonb, jsonb) IS
'Creates a record with these values: an absent key takes its default, a belongsTo is {"_link": id} or a nested action, a to-many relation a list of nested actions. Returns and raises what model.act does.';

CREATE OR REPLACE FUNCTION model.update(model text, id bigint, record jsonb, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_update_bigint';
COMMENT ON FUNCTION model.update(text, bigint, jsonb, jsonb) IS
'Writes these values of the record with this id: an absent key stays as it is, null is NULL. updatedAt always moves. Returns and raises what model.act does.';

CREATE OR REPLACE FUNCTION model.update(model text, id text, record jsonb, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_update_text';
COMMENT ON FUNCTION model.update(text, text, jsonb, jsonb) IS
'As update(text, bigint, jsonb, jsonb), by an id of any type as text.';

CREATE OR REPLACE FUNCTION model.update(model text, id uuid, record jsonb, selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_update_uuid';
COMMENT ON FUNCTION model.update(text, uuid, jsonb, jsonb) IS
'As update(text, bigint, jsonb, jsonb), for models whose key is a uuid.';

CREATE OR REPLACE FUNCTION model.delete(model text, id bigint) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_delete_bigint';
COMMENT ON FUNCTION model.delete(text, bigint) IS
'Deletes the record with this id; what becomes of its children, each belongsTo''s "onDelete" says. Returns {"success","errors"}, and raises what model.act does.';

CREATE OR REPLACE FUNCTION model.delete(model text, id text) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_delete_text';
COMMENT ON FUNCTION model.delete(text, text) IS
'As delete(text, bigint), by an id of any type as text.';

CREATE OR REPLACE FUNCTION model.delete(model text, id uuid) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_delete_uuid';
COMMENT ON FUNCTION model.delete(text, uuid) IS
'As delete(text, bigint), for models whose key is a uuid.';

CREATE OR REPLACE FUNCTION model.upsert(model text, record jsonb, by text[] DEFAULT '{id}', selection jsonb DEFAULT NULL) RETURNS json
LANGUAGE C VOLATILE PARALLEL UNSAFE COST 1000
AS 'MODULE_PATHNAME', 'model_api_upsert';
COMMENT ON FUNCTION model.upsert(text, jsonb, text[], jsonb) IS
'Updates the record that has the same values in the fields "by", or creates it where there is none. "by" is id, or a unique field together with its scope. Two sessions that upsert one key make one record. The result also has "action": "create" or "update". Returns and raises what model.act does.';

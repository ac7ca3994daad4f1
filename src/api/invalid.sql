CREATE OR REPLACE FUNCTION model.invalid(field text, message text) RETURNS void
    LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'model_api_invalid';
COMMENT ON FUNCTION model.invalid(text, text) IS
'For hooks and triggers: what is wrong with a field of the record, told after the field''s name ("must not be in the past"). Always raises 23514 with the field as its COLUMN, by which the action fails with GGT_INVALID_RECORD, as by a broken rule of the field. Arguments that are NULL or empty raise 22004 and 22023.';

CREATE OR REPLACE FUNCTION model.describe(model text DEFAULT NULL) RETURNS json
    LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'model_api_describe';
COMMENT ON FUNCTION model.describe(text) IS 'The definition of a model, or of all models that have their table and of the global actions: model.define accepts it. Error 42704 for an unknown model.';

CREATE OR REPLACE FUNCTION model.forget(model text) RETURNS void
    LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'model_api_forget';
COMMENT ON FUNCTION model.forget(text) IS 'Ends a model. Its table and all records stay, and so do its columns, constraints and triggers, but for what a search needed: the column or table of the words, its index and triggers go. For its owner; error 42704 for an unknown model.';

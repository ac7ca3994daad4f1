CREATE OR REPLACE FUNCTION model.release(model text) RETURNS void
    LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'model_api_release';
COMMENT ON FUNCTION model.release(text) IS 'Ends a model as model.forget does, drops its trigger, and turns columns of types of schema model into columns of the types below them: DROP EXTENSION takes nothing of its table along then. For its owner; error 42704 for an unknown model.';

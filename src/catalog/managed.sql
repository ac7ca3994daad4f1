CREATE OR REPLACE FUNCTION model.keep_managed() RETURNS trigger
    LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_keep_managed';
COMMENT ON FUNCTION model.keep_managed() IS 'BEFORE UPDATE trigger of a model''s table, named to fire last: refuses another id or createdAt (428C9), and moves updatedAt on, in milliseconds, whoever updates the row. It does not fire in a replica (session_replication_role).';

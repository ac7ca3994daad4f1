CREATE OR REPLACE FUNCTION model.guard_columns() RETURNS event_trigger
    LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_guard_columns';
COMMENT ON FUNCTION model.guard_columns() IS 'Refuses to drop the extension while tables have columns of its types (2BP01): CASCADE would drop those columns with their data.';

CREATE EVENT TRIGGER model_api_guard ON ddl_command_start
    WHEN TAG IN ('DROP EXTENSION', 'DROP SCHEMA')
    EXECUTE FUNCTION model.guard_columns();
COMMENT ON EVENT TRIGGER model_api_guard IS 'Keeps DROP EXTENSION model_api CASCADE from dropping columns of tables.';

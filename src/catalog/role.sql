CREATE TABLE model.role (
    key  text COLLATE "C" PRIMARY KEY,
    name text NOT NULL
);
COMMENT ON TABLE model.role IS 'Roles that users of the application can have. They are no roles of PostgreSQL.';
COMMENT ON COLUMN model.role.key IS 'What role lists and permissions call it: signed-in';
COMMENT ON COLUMN model.role.name IS 'What people call it.';

INSERT INTO model.role (key, name) VALUES
    ('unauthenticated', 'Unauthenticated'), ('signed-in', 'Signed in'), ('system-admin', 'System admin');

-- Every database has these: those that a subscription copies, or a restore brings, would be there twice.
CREATE OR REPLACE FUNCTION model.guard_built_in_roles() RETURNS trigger
    LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_guard_built_in_roles';
COMMENT ON FUNCTION model.guard_built_in_roles() IS 'BEFORE INSERT OR UPDATE trigger of model.role, for each row that is a built-in role, fires always: leaves out what is written, since the row is there and stays as it is.';
CREATE TRIGGER guard_built_in_roles BEFORE INSERT OR UPDATE ON model.role FOR EACH ROW
    WHEN (NEW.key IN ('unauthenticated', 'signed-in', 'system-admin')) EXECUTE FUNCTION model.guard_built_in_roles();
ALTER TABLE model.role ENABLE ALWAYS TRIGGER guard_built_in_roles;

CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.role
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.role
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
ALTER TABLE model.role ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;

GRANT SELECT ON model.role TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('model.role',
    $$WHERE key NOT IN ('unauthenticated', 'signed-in', 'system-admin')$$);

CREATE OR REPLACE FUNCTION model.add_role(key text, name text) RETURNS void
    LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'model_api_add_role';
COMMENT ON FUNCTION model.add_role(text, text) IS 'Adds a role that users can have, or renames it. Errors: 22023 for what is no role key or no name, 42710 for a built-in role, 55000 for a key that users or sessions without a user have in their lists already, so that nobody comes by the role unasked; 42501 without the privilege CREATE on the database.';

CREATE OR REPLACE FUNCTION model.remove_role(key text) RETURNS void
    LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'model_api_remove_role';
COMMENT ON FUNCTION model.remove_role(text) IS 'Takes a role away, with all that it is permitted; users who have its key gain nothing by it. Errors: 42704 where there is none, 2BP01 for a built-in role, 42501 without the privilege CREATE on the database.';

-- What roles may do with models. As the catalog's other tables it has no foreign keys: restores by several jobs fill
-- them in any order.
CREATE TABLE model.permission (
    role       text COLLATE "C" NOT NULL,
    model      text COLLATE "C" NOT NULL,
    definition jsonb NOT NULL,
    PRIMARY KEY (role, model)
);
COMMENT ON TABLE model.permission IS 'What roles may do, by model.permit. What is not here is not permitted.';
COMMENT ON COLUMN model.permission.role IS 'Key of the role: signed-in';
COMMENT ON COLUMN model.permission.model IS 'API identifier of the model; empty: the row is about global actions.';
COMMENT ON COLUMN model.permission.definition IS 'Of a model {"read":true|{filter},"actions":{"update":true|{filter}},"plainSql":true}; of global actions {"flipAll":true}.';

GRANT SELECT ON model.permission TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('model.permission',
    $$WHERE model = '' OR model IN (SELECT m.name FROM model.model m JOIN pg_catalog.pg_class c ON c.oid = m.relation)$$);

CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.permission
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.permission
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
ALTER TABLE model.permission ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;

CREATE OR REPLACE FUNCTION model.permit(role text, permissions jsonb) RETURNS void
    LANGUAGE c VOLATILE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'model_api_permit';
COMMENT ON FUNCTION model.permit(text, jsonb) IS 'Says what a role may do with models whose tables its sessions have no privileges on: {"post": {"read": true, "actions": {"update": {"userId": {"equals": {"$session": "userId"}}}}}, "globalActions": {"flipAll": true}}. true permits, a filter permits for the records that match it, and what is not said is not permitted. An action takes records that may be read, new ones match its filter, and updated ones go on matching what of it is about the session. What is permitted is done with the privileges of the owner of the table, or of the function of a global action. Each model and each global action that is named gets what the document says in place of all it had; false or null take it away. "plainSql": true beside "read", or beside the models for all of them, makes a row-level security policy of it too, for roles of PostgreSQL that are granted SELECT from then on; those that have privileges by then keep what they see, each by a policy that names them. Row-level security stays enabled when that is taken away: then plain SQL shows nothing to the others. A policy that changes locks its table. Takes effect at once, in all sessions. For the owners of the tables; global actions need the privilege CREATE on the database. Errors: 42501 for others, and for a model whose table belongs to a superuser; 42704 for an unknown role; 55000 for a table that has policies of its own, or that PUBLIC may read, and 42809 for a view, with plainSql; 2BP01 where the filter of another role for plain SQL does not fit the model any more; 22023 for the mistakes of the document, all at once with their places.';

CREATE OR REPLACE FUNCTION model.permissions(role text DEFAULT NULL) RETURNS json
    LANGUAGE c STABLE PARALLEL RESTRICTED AS 'MODULE_PATHNAME', 'model_api_permissions';
COMMENT ON FUNCTION model.permissions(text) IS 'What a role may do, as model.permit takes it; without a role what each of them may, by its key.';

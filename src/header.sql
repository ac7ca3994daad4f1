\echo Use "CREATE EXTENSION model_api CASCADE" to load this file. \quit
-- What the library takes for granted: its text is UTF-8, and nobody else can replace what lies in the schema, which calls of
-- superusers run.
DO $$
DECLARE
    database pg_catalog.pg_database;
    owner pg_catalog.pg_roles;
BEGIN
    SELECT d.* INTO database FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database();
    IF pg_catalog.pg_encoding_to_char(database.encoding) OPERATOR(pg_catalog.<>) 'UTF8' THEN
        RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
            MESSAGE = 'model_api needs a database whose encoding is UTF8',
            DETAIL = pg_catalog.format('The encoding of database "%s" is %s.', database.datname, pg_catalog.pg_encoding_to_char(database.encoding)),
            HINT = 'Create one with: CREATE DATABASE name ENCODING ''UTF8'' TEMPLATE template0';
    END IF;
    SELECT r.* INTO owner FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) n.nspowner
        WHERE n.nspname OPERATOR(pg_catalog.=) 'model';
    IF NOT owner.rolsuper AND owner.rolname OPERATOR(pg_catalog.<>) current_user THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = pg_catalog.format('schema "model" exists and belongs to role "%s"', owner.rolname),
            HINT = 'Rename it, or change its owner once you have looked into it, before creating the extension.';
    END IF;
END $$;


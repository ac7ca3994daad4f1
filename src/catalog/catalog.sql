-- What models there are. Everyone may read these tables; model.define, model.adopt, model.forget and model.release
-- write them. The rows are dumped with the database: names travel as regclass and regcolumn, which are restored to the
-- tables and columns of the same name. No foreign keys tie these tables together: a restore by several jobs fills them
-- in any order. A model whose table is gone is not dumped: its OID could be another table's
-- where it is restored.

GRANT USAGE ON SCHEMA model TO PUBLIC;

CREATE TABLE model.model (
    name             text COLLATE "C" PRIMARY KEY,
    plural           text COLLATE "C" NOT NULL,
    type_name        text COLLATE "C" NOT NULL,
    plural_type_name text COLLATE "C" NOT NULL,
    relation         regclass NOT NULL UNIQUE,
    key              text COLLATE "C" NOT NULL,
    adopted          boolean NOT NULL,
    states           jsonb
);
COMMENT ON TABLE model.model IS 'Models: one row for each, made by model.define or model.adopt.';
COMMENT ON COLUMN model.model.name IS 'API identifier: question';
COMMENT ON COLUMN model.model.plural IS 'API identifier of many: questions';
COMMENT ON COLUMN model.model.type_name IS 'GraphQL type: Question';
COMMENT ON COLUMN model.model.plural_type_name IS 'The plural in names of GraphQL fields: Questions';
COMMENT ON COLUMN model.model.relation IS 'The table, view, partitioned or foreign table that holds the records.';
COMMENT ON COLUMN model.model.key IS 'Name of the field that identifies a record.';
COMMENT ON COLUMN model.model.adopted IS 'Whether the table is the application''s own: then no column or trigger of ours is added to it.';
COMMENT ON COLUMN model.model.states IS 'The state machine as the definition gives it; NULL: none.';

CREATE TABLE model.field (
    model    text COLLATE "C" NOT NULL,
    position smallint NOT NULL,
    name     text COLLATE "C" NOT NULL,
    type     text COLLATE "C" NOT NULL,
    managed  boolean NOT NULL,
    "column" model.regcolumn,
    options  jsonb NOT NULL,
    PRIMARY KEY (model, name)
);
COMMENT ON TABLE model.field IS 'Fields of models.';
COMMENT ON COLUMN model.field.position IS 'Order within the model, from 1.';
COMMENT ON COLUMN model.field.name IS 'API identifier: imageUrl';
COMMENT ON COLUMN model.field.type IS 'Field type as in a definition: richText';
COMMENT ON COLUMN model.field.managed IS 'Whether the API itself writes it: id, createdAt, updatedAt, state.';
COMMENT ON COLUMN model.field."column" IS 'The column that stores it; NULL: a relation whose column is in another table; -: the column was dropped, and the field is gone with it.';
COMMENT ON COLUMN model.field.options IS 'The rest of the field''s definition.';

CREATE TABLE model.action (
    model      text COLLATE "C" NOT NULL,
    position   smallint NOT NULL,
    name       text COLLATE "C" NOT NULL,
    definition jsonb NOT NULL,
    PRIMARY KEY (model, name)
);
COMMENT ON TABLE model.action IS 'Actions of models.';
COMMENT ON COLUMN model.action.position IS 'Order within the model, from 1.';
COMMENT ON COLUMN model.action.definition IS 'States, parameters and hooks as in a definition. Hooks are names of functions: no dependency keeps a function from being replaced or dropped.';

CREATE TABLE model.global_action (
    name       text COLLATE "C" PRIMARY KEY,
    definition jsonb NOT NULL
);
COMMENT ON TABLE model.global_action IS 'Actions that belong to no model.';
COMMENT ON COLUMN model.global_action.definition IS 'Parameters and hooks as in a definition.';

CREATE TABLE model.search (
    model    text COLLATE "C" PRIMARY KEY,
    storage  text COLLATE "C" NOT NULL,
    relation regclass NOT NULL,
    synonyms jsonb,
    stale    boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE model.search IS 'Models that are searched.';
COMMENT ON COLUMN model.search.storage IS 'Where the words of a record are: "column", in the model''s own table; "side", in a table beside it.';
COMMENT ON COLUMN model.search.relation IS 'The table that has the column _search: the model''s own, or the one beside it.';
COMMENT ON COLUMN model.search.synonyms IS 'What model.set_synonyms was given; NULL: nothing.';
COMMENT ON COLUMN model.search.stale IS 'Whether words may be missing or not be those of the definition, until model.reindex_search has run.';

CREATE TABLE model.account (
    purpose text COLLATE "C" PRIMARY KEY CHECK (purpose IN ('user', 'session')),
    model   text COLLATE "C" NOT NULL UNIQUE,
    secrets regclass NOT NULL,
    options jsonb NOT NULL
);
COMMENT ON TABLE model.account IS 'Which model is that of users, and which that of their sessions.';
COMMENT ON COLUMN model.account.purpose IS 'What the model is for: user, session.';
COMMENT ON COLUMN model.account.model IS 'Name of the model.';
COMMENT ON COLUMN model.account.secrets IS 'The table beside the model''s own that holds hashes of tokens, or of codes.';
COMMENT ON COLUMN model.account.options IS 'The lifetime of sessions, the function that sends codes: as in a definition.';

GRANT SELECT ON model.model, model.field, model.action, model.global_action, model.search, model.account TO PUBLIC;

SELECT pg_catalog.pg_extension_config_dump('model.model',
    'WHERE EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = model.relation)');
SELECT pg_catalog.pg_extension_config_dump('model.field',
    'WHERE model IN (SELECT m.name FROM model.model m JOIN pg_catalog.pg_class c ON c.oid = m.relation)');
SELECT pg_catalog.pg_extension_config_dump('model.action',
    'WHERE model IN (SELECT m.name FROM model.model m JOIN pg_catalog.pg_class c ON c.oid = m.relation)');
SELECT pg_catalog.pg_extension_config_dump('model.global_action', '');
SELECT pg_catalog.pg_extension_config_dump('model.search',
    'WHERE model IN (SELECT m.name FROM model.model m JOIN pg_catalog.pg_class c ON c.oid = m.relation) '
    'AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = search.relation)');
SELECT pg_catalog.pg_extension_config_dump('model.account',
    'WHERE model IN (SELECT m.name FROM model.model m JOIN pg_catalog.pg_class c ON c.oid = m.relation) '
    'AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = account.secrets)');

CREATE OR REPLACE FUNCTION model.catalog_changed() RETURNS trigger
    LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_catalog_changed';
COMMENT ON FUNCTION model.catalog_changed() IS 'Tells every session, when the transaction commits, that the models are to be read again.';

-- For each row, because logical replication fires no statement triggers; ALWAYS, because it and restores that disable
-- triggers run as a replica. The messages of one transaction are sent once.
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.model
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.field
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.action
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.global_action
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.search
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON model.account
    FOR EACH ROW EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.model
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.field
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.action
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.global_action
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.search
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
CREATE TRIGGER catalog_emptied AFTER TRUNCATE ON model.account
    FOR EACH STATEMENT EXECUTE FUNCTION model.catalog_changed();
ALTER TABLE model.model ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;
ALTER TABLE model.field ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;
ALTER TABLE model.action ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;
ALTER TABLE model.global_action ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;
ALTER TABLE model.search ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;
ALTER TABLE model.account ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_emptied;

CREATE OR REPLACE FUNCTION model.define(definition jsonb, destructive boolean DEFAULT false) RETURNS SETOF regclass
    LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'model_api_define';
COMMENT ON FUNCTION model.define(jsonb, boolean) IS 'Makes or changes the tables of the models in a definition, and returns them in its order. Does what is missing and no more; models that the definition does not name are left alone. Runs as the caller; a table without schema is made where CREATE TABLE would make it. Errors: 42P17 with every mistake of the definition and its path; 23514 with the rows that a new rule forbids; 2BP01 with the values that would be lost, unless destructive.';

CREATE OR REPLACE FUNCTION model.define_users(options jsonb DEFAULT '{}') RETURNS SETOF regclass
    LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'model_api_define_users';
COMMENT ON FUNCTION model.define_users(jsonb) IS 'Makes the models of users and of their sessions, or changes them, and returns their tables. Options are {"user": {...}, "session": {...}}: merge patches of the two definitions as they are, or as we give them; "name" in one names the model. Errors: those of model.define.';

CREATE OR REPLACE FUNCTION model.keep_search() RETURNS trigger
    LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_keep_search';
COMMENT ON FUNCTION model.keep_search() IS 'BEFORE INSERT OR UPDATE trigger of the table of a model that is searched, named to fire last and always: writes the words of the row''s searched values into its column _search, whatever the statement says. Words that stay the same stay byte for byte.';

CREATE OR REPLACE FUNCTION model.keep_search_aside() RETURNS trigger
    LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_keep_search_aside';
COMMENT ON FUNCTION model.keep_search_aside() IS 'AFTER INSERT OR UPDATE OR DELETE trigger of the table of a model that is searched, for each row, and AFTER TRUNCATE trigger for each statement, both named to fire last and always: writes the words of the rows'' searched values into the table beside it, with the privileges of that table''s owner.';

CREATE OR REPLACE FUNCTION model.guard_search_aside() RETURNS trigger
    LANGUAGE c AS 'MODULE_PATHNAME', 'model_api_guard_search_aside';
COMMENT ON FUNCTION model.guard_search_aside() IS 'BEFORE INSERT OR UPDATE trigger of the table beside that of a model that is searched, for each row, fires always: leaves out what others write there, a data-only restore or a subscription, as long as model.keep_search_aside() writes the words of the model''s records. A record of that key that has no words yet gets its own.';

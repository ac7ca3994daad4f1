CREATE OR REPLACE FUNCTION model.search_collects(words tsvector, query text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_search_collects';
COMMENT ON FUNCTION model.search_collects(tsvector, text) IS
'What the operator model.~@ stands for outside of the index: always raises 0A000.';

CREATE OPERATOR model.~@ (FUNCTION = model.search_collects, LEFTARG = tsvector, RIGHTARG = text);
COMMENT ON OPERATOR model.~@ (tsvector, text) IS
'Reads the words of an index while model_api looks for similar ones; raises 0A000 for everybody else.';

CREATE OR REPLACE FUNCTION model.search_extract_query(tsvector, internal, smallint, internal, internal, internal, internal)
    RETURNS internal
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_search_extract_query';
COMMENT ON FUNCTION model.search_extract_query(tsvector, internal, smallint, internal, internal, internal, internal) IS
'Of the operator class model.search_ops: the words that a query asks the index for.';

CREATE OR REPLACE FUNCTION model.search_consistent(internal, smallint, tsvector, integer, internal, internal, internal, internal)
    RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_search_consistent';
COMMENT ON FUNCTION model.search_consistent(internal, smallint, tsvector, integer, internal, internal, internal, internal) IS
'Of the operator class model.search_ops: whether a row with these words fulfils the query.';

CREATE OR REPLACE FUNCTION model.search_compare_partial(text, text, smallint, internal) RETURNS integer
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_search_compare_partial';
COMMENT ON FUNCTION model.search_compare_partial(text, text, smallint, internal) IS
'Of the operator class model.search_ops: whether a word of the index begins with one of the query.';

CREATE OR REPLACE FUNCTION model.search_triconsistent(internal, smallint, tsvector, integer, internal, internal, internal)
    RETURNS "char"
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_search_triconsistent';
COMMENT ON FUNCTION model.search_triconsistent(internal, smallint, tsvector, integer, internal, internal, internal) IS
'Of the operator class model.search_ops: whether a row with these words may fulfil the query.';

CREATE OPERATOR CLASS model.search_ops FOR TYPE tsvector USING gin AS
    OPERATOR 1 pg_catalog.@@ (tsvector, tsquery),
    OPERATOR 2 model.~@ (tsvector, text),
    FUNCTION 1 pg_catalog.gin_cmp_tslexeme(text, text),
    FUNCTION 2 pg_catalog.gin_extract_tsvector(tsvector, internal, internal),
    FUNCTION 3 model.search_extract_query(tsvector, internal, smallint, internal, internal, internal, internal),
    FUNCTION 4 model.search_consistent(internal, smallint, tsvector, integer, internal, internal, internal, internal),
    FUNCTION 5 model.search_compare_partial(text, text, smallint, internal),
    FUNCTION 6 model.search_triconsistent(internal, smallint, tsvector, integer, internal, internal, internal),
    STORAGE text;
COMMENT ON OPERATOR CLASS model.search_ops USING gin IS
'The index of a searched column: answers @@ as tsvector_ops does, and lets model_api read the words that are in it.';
COMMENT ON OPERATOR FAMILY model.search_ops USING gin IS
'Operator class model.search_ops of tsvector.';

-- A column as the catalog keeps it: OID of the table and attribute number, written as the column's name.

CREATE TYPE model.regcolumn;

CREATE OR REPLACE FUNCTION model.regcolumn_in(cstring) RETURNS model.regcolumn
    LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'model_api_regcolumn_in';
COMMENT ON FUNCTION model.regcolumn_in(cstring) IS 'Reads schema.table.column, each part quoted where SQL needs it, or - for no column.';

CREATE OR REPLACE FUNCTION model.regcolumn_out(model.regcolumn) RETURNS cstring
    LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'model_api_regcolumn_out';
COMMENT ON FUNCTION model.regcolumn_out(model.regcolumn) IS 'Writes schema.table.column as they are named now, or - once the column or its table is gone.';

CREATE OR REPLACE FUNCTION model.regcolumn_recv(internal) RETURNS model.regcolumn
    LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'model_api_regcolumn_recv';
COMMENT ON FUNCTION model.regcolumn_recv(internal) IS 'Binary input of model.regcolumn: the text form.';

CREATE OR REPLACE FUNCTION model.regcolumn_send(model.regcolumn) RETURNS bytea
    LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'model_api_regcolumn_send';
COMMENT ON FUNCTION model.regcolumn_send(model.regcolumn) IS 'Binary output of model.regcolumn: the text form.';

CREATE TYPE model.regcolumn (
    INPUT = model.regcolumn_in, OUTPUT = model.regcolumn_out,
    RECEIVE = model.regcolumn_recv, SEND = model.regcolumn_send, LIKE = pg_catalog.int8);
COMMENT ON TYPE model.regcolumn IS 'A column of a table. Follows renames of the column, its table and its schema; written schema.table.column, or - once it is gone.';

CREATE OR REPLACE FUNCTION model.regcolumn(relation regclass, number smallint) RETURNS model.regcolumn
    LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'model_api_regcolumn';
COMMENT ON FUNCTION model.regcolumn(regclass, smallint) IS 'The column of a table with this attribute number (pg_attribute.attnum). Error 42703 where there is none.';

-- Eight bytes like those of a bigint, so a bigint's equality and hash are theirs too.
CREATE OR REPLACE FUNCTION model.regcolumn_equal(model.regcolumn, model.regcolumn) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'int8eq';
COMMENT ON FUNCTION model.regcolumn_equal(model.regcolumn, model.regcolumn) IS 'Whether both are the same column of the same table.';

CREATE OR REPLACE FUNCTION model.regcolumn_hash(model.regcolumn) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashint8';
COMMENT ON FUNCTION model.regcolumn_hash(model.regcolumn) IS 'Hash of a column, for hash joins and GROUP BY.';

CREATE OPERATOR model.= (
    FUNCTION = model.regcolumn_equal, LEFTARG = model.regcolumn, RIGHTARG = model.regcolumn,
    COMMUTATOR = OPERATOR(model.=), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES);
COMMENT ON OPERATOR model.= (model.regcolumn, model.regcolumn) IS 'the same column';

CREATE OPERATOR CLASS model.regcolumn_hash_ops DEFAULT FOR TYPE model.regcolumn USING hash AS
    OPERATOR 1 model.=, FUNCTION 1 model.regcolumn_hash(model.regcolumn);
COMMENT ON OPERATOR FAMILY model.regcolumn_hash_ops USING hash IS 'Hash joins, hash indexes and GROUP BY of model.regcolumn.';
COMMENT ON OPERATOR CLASS model.regcolumn_hash_ops USING hash IS 'Hash joins, hash indexes and GROUP BY of model.regcolumn.';

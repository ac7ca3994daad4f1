CREATE OR REPLACE FUNCTION model.encrypt(text text) RETURNS bytea
    LANGUAGE c VOLATILE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_encrypt';
REVOKE EXECUTE ON FUNCTION model.encrypt(text) FROM PUBLIC;
COMMENT ON FUNCTION model.encrypt(text) IS 'The text as an encryptedString keeps it: encrypted with the first key of the file that model_api.encryption_key_file names, otherwise at each call. For roles that are granted it. Error 55000 where no file is named, F0000 for one that cannot be read, is not private or not valid.';

CREATE OR REPLACE FUNCTION model.decrypt(value bytea) RETURNS text
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_decrypt';
REVOKE EXECUTE ON FUNCTION model.decrypt(bytea) FROM PUBLIC;
COMMENT ON FUNCTION model.decrypt(bytea) IS 'The text of an encrypted value, whichever key of the file it was encrypted with. For roles that are granted it: it reads what the API shows nobody. Error 22023 for what is no encrypted value, 55000 for one whose key the file does not have or where no file is named, F0000 for a file that cannot be read, is not private or not valid, XX001 for a value that was altered.';

CREATE OR REPLACE FUNCTION model.check_email(value text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_email';
COMMENT ON FUNCTION model.check_email(text) IS
'True for an e-mail address as the WHATWG HTML standard defines it, of at most 254 characters. Raises 22P02 for anything else, with the reason in DETAIL.';

CREATE OR REPLACE FUNCTION model.check_url(value text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_url';
COMMENT ON FUNCTION model.check_url(text) IS
'True for an RFC 3986 URI with a scheme, of at most 8000 characters; http, https, ws, wss and ftp need a host too. Raises 22P02 for anything else, with the reason in DETAIL.';

CREATE OR REPLACE FUNCTION model.check_color(value text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_color';
COMMENT ON FUNCTION model.check_color(text) IS
'True for "#rrggbb" and "#rrggbbaa". Raises 22P02 for anything else, with the reason in DETAIL.';

CREATE OR REPLACE FUNCTION model.check_rich_text(value text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_rich_text';
COMMENT ON FUNCTION model.check_rich_text(text) IS
'True for any text that model.html renders: at most 262144 bytes, 1000 images and 100 quotes and lists opened by one line. Raises 22P02 for anything larger, with the reason in DETAIL.';

CREATE OR REPLACE FUNCTION model.check_record_state(value text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_record_state';
COMMENT ON FUNCTION model.check_record_state(text) IS
'True for names of states with dots between them ("created.published"), whether or not a model has these states. Raises 22P02 for anything else, with the reason in DETAIL.';

CREATE OR REPLACE FUNCTION model.check_role_keys(value text[]) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_role_keys';
COMMENT ON FUNCTION model.check_role_keys(text[]) IS
'True for an array of one dimension whose elements are role keys (letters, digits, "_" and "-", at most 63 characters), none null and none twice. Raises 22P02 for anything else, with the reason in DETAIL.';

CREATE OR REPLACE FUNCTION model.check_password(value text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_password';
COMMENT ON FUNCTION model.check_password(text) IS
'True for an argon2id hash in the PHC string format ("$argon2id$v=19$m=...,t=...,p=...$salt$hash"). Raises 22P02 for anything else; the error never repeats the value.';

CREATE OR REPLACE FUNCTION model.check_cursor(value text) RETURNS boolean
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'model_api_check_cursor';
COMMENT ON FUNCTION model.check_cursor(text) IS
'True for a cursor that is whole and unaltered, whichever sort it belongs to. Raises 22P02 for anything else, with the reason in DETAIL.';

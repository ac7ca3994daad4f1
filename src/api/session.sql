-- Who acts is kept in the backend's memory. What asks for it is STABLE, and PARALLEL RESTRICTED because workers have
-- memories of their own.

CREATE OR REPLACE FUNCTION model.use_session(token text DEFAULT NULL, transaction_only boolean DEFAULT true) RETURNS json
    LANGUAGE c VOLATILE PARALLEL UNSAFE COST 1000 AS 'MODULE_PATHNAME', 'model_api_use_session';
COMMENT ON FUNCTION model.use_session(text, boolean) IS 'Goes on with the session of a token, or begins one where the token is NULL, until the transaction ends, or, with transaction_only false, until DISCARD ALL or the end of the connection. Returns the session; a new one with its token, which is shown nowhere else. Undone when the (sub)transaction is rolled back. Errors: 28000 (GGT_INVALID_SESSION) for a token that is none, or none any more; 25006 for a new session in a read-only transaction; 42501 where the tables belong to a superuser.';

CREATE OR REPLACE FUNCTION model.current_session(selection jsonb DEFAULT NULL) RETURNS json
    LANGUAGE c STABLE PARALLEL RESTRICTED COST 100 AS 'MODULE_PATHNAME', 'model_api_current_session';
COMMENT ON FUNCTION model.current_session(jsonb) IS 'The session at hand as the selection shows it; NULL without one. A caller without SELECT on both tables sees its own fields, of its user those that model.define_users makes, and beyond what the roles of the session are permitted. Errors: those of selections; 42501 (GGT_PERMISSION_DENIED) for what nothing is permitted of.';

CREATE OR REPLACE FUNCTION model.current_user_id() RETURNS text
    LANGUAGE c STABLE PARALLEL RESTRICTED COST 10 AS 'MODULE_PATHNAME', 'model_api_current_user_id';
COMMENT ON FUNCTION model.current_user_id() IS 'The id of the user who is signed in to the session at hand; NULL: nobody.';

CREATE OR REPLACE FUNCTION model.current_session_id() RETURNS text
    LANGUAGE c STABLE PARALLEL RESTRICTED COST 10 AS 'MODULE_PATHNAME', 'model_api_current_session_id';
COMMENT ON FUNCTION model.current_session_id() IS 'The id of the session at hand; NULL without one.';

CREATE OR REPLACE FUNCTION model.has_role(role text) RETURNS boolean
    LANGUAGE c STABLE STRICT PARALLEL RESTRICTED COST 10 AS 'MODULE_PATHNAME', 'model_api_has_role';
COMMENT ON FUNCTION model.has_role(text) IS 'Whether the session at hand has the role with this key. Whoever is signed in has signed-in, and whoever is not unauthenticated.';

CREATE OR REPLACE FUNCTION model.issued_token() RETURNS text
    LANGUAGE c STABLE PARALLEL RESTRICTED COST 10 AS 'MODULE_PATHNAME', 'model_api_issued_token';
COMMENT ON FUNCTION model.issued_token() IS 'The token that this transaction has issued for the session at hand: by beginning it, signing in or signing out. NULL: none.';

CREATE OR REPLACE FUNCTION model.act_on_session(action text, params jsonb DEFAULT '{}') RETURNS json
    LANGUAGE c VOLATILE PARALLEL UNSAFE COST 1000 AS 'MODULE_PATHNAME', 'model_api_act_on_session';
COMMENT ON FUNCTION model.act_on_session(text, jsonb) IS 'Runs an action of the session model on the session at hand, and returns its result object. Nothing signs in or out by it. Errors: 28000 (GGT_NO_CURRENT_SESSION) without a session; 42704 for an unknown action; 42501 (GGT_PERMISSION_DENIED) for actions on related records without privileges on the table.';

CREATE OR REPLACE FUNCTION model.revoke_sessions("user" text) RETURNS bigint
    LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE COST 1000 AS 'MODULE_PATHNAME', 'model_api_revoke_sessions';
COMMENT ON FUNCTION model.revoke_sessions(text) IS 'Ends all sessions of the user with this id, and returns how many there were. For the user, for system-admins, and for roles with SELECT and DELETE on the sessions'' table; 42501 (GGT_PERMISSION_DENIED) for others.';

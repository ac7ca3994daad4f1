CREATE TABLE model.sign_in_attempt (
    subject       bytea PRIMARY KEY,
    failures      integer NOT NULL,
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL
);
REVOKE ALL ON model.sign_in_attempt FROM PUBLIC; -- ALTER DEFAULT PRIVILEGES
CREATE INDEX sign_in_attempt_last_at ON model.sign_in_attempt (last_at);
COMMENT ON TABLE model.sign_in_attempt IS 'Attempts to sign in that failed. Nobody but the owner of the extension needs to read it; it is not dumped.';
COMMENT ON COLUMN model.sign_in_attempt.subject IS 'SHA-256 of what was tried: of the address, be it a user''s or not.';
COMMENT ON COLUMN model.sign_in_attempt.failures IS 'How often it failed; after an hour without a failure counting begins anew.';
COMMENT ON COLUMN model.sign_in_attempt.last_at IS 'When it failed last.';
COMMENT ON COLUMN model.sign_in_attempt.blocked_until IS 'Until when attempts are refused unseen.';

-- The types of the API are domains: a column keeps its base type's operators, indexes and drivers, and a plain INSERT is
-- held to the same rule as an action. Everybody may use them, and needs to: a check runs with the rights of who inserts.

CREATE DOMAIN model.email AS text
    CONSTRAINT email_check CHECK (model.check_email(VALUE));
COMMENT ON DOMAIN model.email IS
'An e-mail address as browsers accept it in a form, compared as it is written (case matters). See model.check_email for the errors.';

CREATE DOMAIN model.url AS text
    CONSTRAINT url_check CHECK (model.check_url(VALUE));
COMMENT ON DOMAIN model.url IS
'A URL that stands on its own: it has a scheme, and a host where its scheme needs one. Kept as it is written. See model.check_url for the errors.';

CREATE DOMAIN model.color AS text
    CONSTRAINT color_check CHECK (model.check_color(VALUE));
COMMENT ON DOMAIN model.color IS
'A color as "#rrggbb" or, with an opacity, "#rrggbbaa", kept as it is written. See model.check_color for the errors.';

CREATE DOMAIN model.rich_text AS text
    CONSTRAINT rich_text_check CHECK (model.check_rich_text(VALUE));
COMMENT ON DOMAIN model.rich_text IS
'Markdown (CommonMark), at most 262144 bytes. model.html and model.truncated_html render it. See model.check_rich_text for the errors.';

CREATE DOMAIN model.record_state AS text COLLATE pg_catalog."C"
    CONSTRAINT record_state_check CHECK (model.check_record_state(VALUE));
COMMENT ON DOMAIN model.record_state IS
'The state of a record: the dotted path to a leaf of its model''s states, as "created.published". It sorts by bytes, so that the states below one are neighbours. See model.check_record_state for the errors.';

CREATE DOMAIN model.role_keys AS text[]
    CONSTRAINT role_keys_check CHECK (model.check_role_keys(VALUE));
COMMENT ON DOMAIN model.role_keys IS
'The keys of the roles that are assigned to a user, each once. See model.check_role_keys for the errors.';

CREATE DOMAIN model.password AS text
    CONSTRAINT password_check CHECK (model.check_password(VALUE));
COMMENT ON DOMAIN model.password IS
'An argon2id hash of a password, never the password. See model.check_password for the errors.';

CREATE DOMAIN model.cursor AS text
    CONSTRAINT cursor_check CHECK (model.check_cursor(VALUE));
COMMENT ON DOMAIN model.cursor IS
'A place between the records of a page, as a page gives it out. Opaque: it is good for the sort and search it came from. See model.check_cursor for the errors.';

-- Users and sessions through GraphQL, as a role without privileges: what the schema has of them, and what it does.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE portal_owner;
CREATE ROLE portal_guest;
CREATE SCHEMA portal AUTHORIZATION portal_owner;
GRANT USAGE ON SCHEMA portal TO portal_guest;
SET ROLE portal_owner;
SELECT model.define_users('{"user": {"table": "portal.users", "fields": {"name": {"type": "string"}, "banned": {"type": "boolean", "default": false}},
        "actions": {"signUp": {"params": {"name": "string"}, "run": "portal.named"}}, "sendCode": "portal.send_code"},
    "session": {"table": "portal.session", "fields": {"bannerShown": {"type": "boolean", "default": false}, "theme": {"type": "enum", "options": ["light", "dark"]}},
        "actions": {"dismiss": {"run": "portal.dismiss", "params": {"why": "string"}}}}}');
SELECT model.define('{"post": {"table": "portal.post", "fields": {"title": {"type": "string"}, "published": {"type": "boolean", "default": false}, "user": {"type": "belongsTo", "model": "user"}}}}');
SELECT model.define_users('{"user": {"fields": {"posts": {"type": "hasMany", "model": "post", "inverse": "user"}}}}');
CREATE FUNCTION portal.named("user" portal.users, params jsonb) RETURNS portal.users LANGUAGE plpgsql AS $$
BEGIN
    "user".name := params ->> 'name';
    RETURN "user";
END $$;
CREATE FUNCTION portal.dismiss(session portal.session, params jsonb) RETURNS portal.session LANGUAGE plpgsql AS $$
BEGIN
    IF params ->> 'why' = 'bored' THEN PERFORM model.invalid('theme', 'is fine'); END IF;
    session.banner_shown := true;
    RETURN session;
END $$;
CREATE TABLE portal.mail (kind text, code text);
CREATE FUNCTION portal.send_code("user" portal.users, kind text, code text) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO portal.mail VALUES (kind, code) $$;
RESET ROLE;
SET SESSION AUTHORIZATION portal_guest;

-- ---- the schema: one's own, and nothing of anybody else's
SELECT substring(model.graphql_schema() FROM '(type Query \{.*?\n\})');
SELECT substring(model.graphql_schema() FROM '(type User \{.*?\n\})');
SELECT substring(model.graphql_schema() FROM '(type Session \{.*?\n\})');
SELECT substring(model.graphql_schema() FROM '(type CurrentSessionMutations \{.*?\n\})');
SELECT substring(model.graphql_schema() FROM '(input UpdateSessionInput \{.*?\n\})');
SELECT substring(model.graphql_schema() FROM '(type Mutation \{.*?\n\})');
SELECT substring(model.graphql_schema() FROM '(type SignUpUserResult \{.*?\n\})');
SELECT substring(model.graphql_schema() FROM '(type LogInViaEmailSessionResult \{.*?\n\})');
SELECT model.graphql_schema() ~ '[sS]ecret|UserFilter|SessionFilter|SessionConnection|InternalQueries|InternalUser|InternalSession|type Post';
SELECT model.graphql('{ __type(name: "User") { fields { name } } }');
SELECT model.graphql('{ session(id: 1) { id } }'), model.graphql('{ sessions { edges { node { id } } } }'), model.graphql('{ users { edges { node { id } } } }');
SELECT model.graphql('mutation { createSession { success } }'), model.graphql('mutation { currentSession { create { success } } }');
SELECT model.graphql('{ currentSession { token } }'), model.graphql('{ currentSession { user { password } } }'), model.graphql('{ currentSession { user { banned } } }');

-- ---- without a session
SELECT model.graphql('{ currentSession { id state roles { key } user { email } } }');
SELECT model.graphql('mutation { currentSession { logOut { success errors { code message } } } }');
SELECT model.issued_token() IS NULL;

-- ---- an action on the session begins one
BEGIN;
SELECT model.graphql('mutation { currentSession { update(session: {bannerShown: true, theme: "dark"}) { success errors { message } session { bannerShown theme state userId roles { key name } user { id } } } } }');
SELECT model.issued_token() AS token \gset
SELECT model.graphql('{ currentSession { bannerShown theme __typename } }'), model.current_session('{"bannerShown": true, "theme": true}');
COMMIT;
SELECT model.graphql('{ currentSession { id } }');

-- ---- its own actions, fragments, variables, and what is refused
BEGIN;
SELECT model.use_session(:'token') -> 'theme';
SELECT model.graphql('mutation dismiss($why: String) { currentSession { ...act } } fragment act on CurrentSessionMutations { first: dismiss(why: $why) { ...result } second: update(session: {theme: "light"}) { session { theme bannerShown } } }
    fragment result on DismissSessionResult { success errors { code message ... on InvalidRecordError { validationErrors { apiIdentifier message } } } session { bannerShown } }', '{"why": "bored"}');
SELECT model.graphql('mutation { currentSession { vanish { success } } }');
SELECT model.graphql('mutation { currentSession { update(session: {userId: "1"}) { success } } }');
SELECT model.graphql('mutation { currentSession { update(session: {roles: ["system-admin"]}) { success } } }');
SELECT model.graphql('mutation { currentSession { update(session: {theme: "pink"}) { success errors { code path } session { theme } } } }');
SELECT model.issued_token() IS NULL;
COMMIT;

-- ---- signing up, with a session and without; each time under another token
BEGIN;
SELECT model.use_session(:'token') -> 'theme';
SELECT model.graphql('mutation up($email: String!, $password: String!) { signUpUser(email: $email, password: $password, name: "Ada") { success errors { code message } user { id email roles { key } emailVerified state __typename } } currentSession { update(session: {bannerShown: false}) { session { state user { email } } } } }',
    '{"email": "ada@example.org", "password": "analytical 1843"}');
SELECT model.issued_token() AS of_ada \gset
SELECT model.graphql('{ currentSession { state theme bannerShown userId user { email } roles { key } } gadgetMeta { hydrations(modelName: "session") old: hydrations(modelName: "currentSession.session") } }');
COMMIT;
SELECT model.use_session(:'token');
BEGIN;
SELECT model.graphql('mutation { signUpUser(email: "bob@example.org", password: "analytical 1843") { success user { email } } }');
SELECT model.graphql('{ currentSession { user { email } } }');
SELECT model.issued_token() AS of_bob \gset
COMMIT;
SELECT model.graphql('mutation { signUpUser(email: "bob", password: "short") { success errors { code message } user { email } } }'), model.graphql('mutation { signUpUser(email: "bob@example.org", password: "analytical 1843") { success errors { code message } } }');
SELECT model.graphql('mutation { signUpUser(email: "eve@example.org") { success } }');
SELECT model.issued_token() IS NULL;

-- ---- in, and out, in both styles
BEGIN;
SELECT model.use_session(:'of_bob') -> 'state';
SELECT model.graphql('mutation { currentSession { logOut { success errors { code } session { state user { email } } } } }');
SELECT model.graphql('mutation { currentSession { logInViaEmail(email: "ADA@example.org", password: "wrong") { success errors { code message } session { state } } } }');
SELECT model.graphql('mutation { currentSession { logInViaEmail(email: "ADA@example.org", password: "analytical 1843") { success errors { code } session { state user { email } } } } }');
SELECT model.graphql('mutation { currentSession { logInViaEmail(email: "ada@example.org", password: "analytical 1843") { success session { user { email } } } } }');
SELECT model.graphql('mutation { signOutUser(id: 999) { success errors { code } } }');
SELECT model.graphql('mutation ($id: GadgetID!) { signOutUser(id: $id) { success errors { code } user { email } } }', jsonb_build_object('id', model.current_user_id()));
SELECT model.graphql('mutation { signOutUser(id: 1) { success errors { code message } } }');
ROLLBACK;
BEGIN;
SELECT model.graphql('mutation { a: signInUser(email: "ada@example.org", password: "analytical 1843") { success user { email } } b: signInUser(email: "bob@example.org", password: "analytical 1843") { success user { email } } }');
SELECT model.graphql('{ currentSession { user { email } } }');
ROLLBACK;

-- ---- changing the password, and codes
BEGIN;
SELECT model.use_session(:'of_ada') -> 'state';
SELECT model.graphql('mutation ($id: GadgetID!) { wrong: changePasswordUser(id: $id, currentPassword: "no", newPassword: "difference 1822") { success errors { code } } right: changePasswordUser(id: $id, currentPassword: "analytical 1843", newPassword: "difference 1822") { success errors { code } user { email } }
    another: changePasswordUser(id: 2, currentPassword: "analytical 1843", newPassword: "difference 1822") { success errors { code } } }', jsonb_build_object('id', model.current_user_id()));
SELECT model.graphql('mutation { sendVerifyEmailUser(email: "ada@example.org") { success user { email } } nobody: sendVerifyEmailUser(email: "nobody@example.org") { success user { email } } sendResetPasswordUser(email: "ada@example.org") { success errors { code } } }');
COMMIT;
RESET SESSION AUTHORIZATION;
SELECT code AS verify FROM portal.mail WHERE kind = 'verifyEmail' \gset
SELECT code AS reset FROM portal.mail WHERE kind = 'resetPassword' \gset
SET SESSION AUTHORIZATION portal_guest;
SELECT model.graphql('mutation ($code: String!) { verifyEmailUser(code: $code) { success errors { code } user { email emailVerified } } again: verifyEmailUser(code: $code) { success errors { code message path } } }', jsonb_build_object('code', :'verify'));
SELECT model.graphql('mutation ($code: String!) { resetPasswordUser(code: $code, password: "analytical 1843") { success errors { code } user { email } } }', jsonb_build_object('code', :'reset'));
SELECT model.use_session(:'of_ada'); -- ended by it

-- ---- bulk forms
SELECT model.graphql('mutation { bulkSignUpUsers(inputs: [{email: "c@example.org", password: "analytical 1843"}, {email: "C@example.org", password: "analytical 1843"}]) { success errors { code index } users { email } } }');
SELECT model.graphql('mutation { bulkSendResetPasswordUsers(inputs: [{email: "c@example.org"}]) { success } bulkSignOutUsers(ids: [1]) { success errors { code } users { id } } }');

-- ---- guesses through aliases and bulk are counted as single ones
SELECT model.graphql('mutation { a: signInUser(email: "c@example.org", password: "1") { ...e } b: signInUser(email: "C@example.org", password: "2") { ...e } currentSession { c: logInViaEmail(email: "c@example.org", password: "3") { errors { code } } }
    d: bulkSignInUsers(inputs: [{email: "c@example.org", password: "4"}, {email: "c@example.org", password: "5"}, {email: "c@example.org", password: "6"}, {email: "c@example.org", password: "analytical 1843"}]) { errors { code } }
    e: signInUser(email: "c@example.org", password: "analytical 1843") { ...e } } fragment e on SignInUserResult { errors { code } }');
RESET SESSION AUTHORIZATION;
SELECT failures FROM model.sign_in_attempt WHERE failures > 1;
TRUNCATE model.sign_in_attempt;

-- ---- what permissions add: more of the user, and related records
SELECT model.use_session(NULL, false) IS NOT NULL;
INSERT INTO portal.post (title, published, user_id) VALUES ('seen', true, 1), ('hidden', false, 1), ('bobs', true, 2);
SELECT model.permit('unauthenticated', '{"post": {"read": {"published": {"equals": true}}}}');
SELECT model.permit('signed-in', '{"post": {"read": {"published": {"equals": true}}}}');
DISCARD ALL;
SET SESSION AUTHORIZATION portal_guest;
BEGIN;
SELECT model.graphql('mutation { signInUser(email: "ada@example.org", password: "analytical 1843") { success user { email posts { edges { node { title } } } } } }');
SELECT model.issued_token() AS of_ada \gset
SELECT model.graphql('{ currentSession { user { email posts(filter: {title: {notEquals: "x"}}) { edges { node { title } } } } } }');
SELECT model.current_session('{"user": {"email": true, "posts": {"edges": {"node": {"title": true}}}}}');
SELECT model.graphql('{ currentSession { user { name } } }');
SELECT model.graphql('{ posts { edges { node { title user { email } } } } }');
COMMIT;
BEGIN;
SELECT model.use_session(:'of_ada') -> 'state';
SELECT model.current_session('{"user": {"name": true}}');
ROLLBACK;
RESET SESSION AUTHORIZATION;
SELECT model.permit('signed-in', '{"user": {"read": {"id": {"equals": {"$session": "userId"}}}}, "session": {"read": {"userId": {"equals": {"$session": "userId"}}}}}');
SET SESSION AUTHORIZATION portal_guest;
-- asked by nobody
SELECT model.graphql('{ currentSession { user { name } } }');
BEGIN;
SELECT model.graphql('mutation { currentSession { update { session { user { name posts { edges { node { title } } } } } } } }');
SELECT model.graphql('mutation { signInUser(email: "ada@example.org", password: "analytical 1843") { success errors { code } user { name banned } } }');
SELECT model.graphql('{ currentSession { user { name sessions { edges { node { state user { name } } } } posts { edges { node { title user { name } } } } } } users { edges { node { name } } } }');
SELECT model.current_session('{"user": {"name": true, "sessions": {"edges": {"node": {"state": true}}}}}');
SELECT model.graphql('mutation ($id: GadgetID!) { signOutUser(id: $id) { success user { email name } } }', jsonb_build_object('id', model.current_user_id()));
SELECT model.graphql('mutation ($id: GadgetID!) { signOutUser(id: $id) { success user { email } } }', jsonb_build_object('id', model.current_user_id()));
ROLLBACK;

-- ---- a session whose user is gone is nobody's, and a token that is ended is none
RESET SESSION AUTHORIZATION;
UPDATE portal.post SET user_id = NULL;
DELETE FROM portal.users WHERE email = 'ada@example.org';
SET SESSION AUTHORIZATION portal_guest;
BEGIN;
SELECT model.use_session(:'of_ada') -> 'state';
SELECT model.graphql('{ currentSession { userId roles { key } user { email } } }');
COMMIT;

-- ---- in a read-only transaction
BEGIN;
SELECT model.use_session() ->> 'token' AS token \gset
COMMIT;
BEGIN READ ONLY;
SELECT model.use_session(:'token') -> 'state';
SELECT model.graphql('{ currentSession { state } }');
SELECT model.graphql('mutation { currentSession { update(session: {bannerShown: true}) { success } } }');
ROLLBACK;

-- ---- roles as clients read them
RESET SESSION AUTHORIZATION;
SELECT model.add_role('portal-editor', 'Editor "in chief"');
UPDATE portal.users SET roles = '{portal-editor,portal-gone,signed-in}' WHERE email = 'bob@example.org';
SELECT model.graphql('{ users(filter: {roles: {contains: "portal-editor"}}) { edges { node { roles { name key __typename } _all } } } }')::jsonb #> '{data,users,edges,0,node}' AS node \gset
SELECT :'node'::jsonb -> 'roles', :'node'::jsonb #> '{_all,roles}';
SELECT model.add_role('portal-editor', 'Author');
SELECT model.graphql('{ users(filter: {roles: {contains: "portal-editor"}}) { edges { node { roles { name } } } } }');
SELECT model.graphql('mutation { updateUser(id: 2, user: {roles: ["signed-in", "portal-editor"]}) { success user { roles { name } } } }');
SELECT model.remove_role('portal-editor');

-- ---- the internal namespace, for whom the tables are granted to
RESET SESSION AUTHORIZATION;
SET ROLE portal_owner;
SELECT model.graphql('{ internal { listSession(first: 1, filter: {state: {equals: "created.loggedOut"}}) { edges { node } } } session(id: 1) { id } }');
SELECT model.graphql('mutation { internal { createSession(session: {bannerShown: true}) { success session } } }')::jsonb #> '{data,internal,createSession,session,bannerShown}';
SELECT model.graphql('{ currentSession { id } users(first: 1) { edges { node { email sessions(first: 1) { edges { node { state } } } } } } }');
RESET ROLE;

-- ---- tables of a superuser serve nobody else
ALTER TABLE portal.users OWNER TO CURRENT_USER;
SET SESSION AUTHORIZATION portal_guest;
SELECT model.graphql('mutation { signInUser(email: "a", password: "b") { success } }'), model.graphql('{ currentSession { user { id } } }');
RESET SESSION AUTHORIZATION;

SELECT model.forget('post');
SELECT model.forget('session');
SELECT model.forget('user');
\set VERBOSITY terse
DROP SCHEMA portal CASCADE;
DROP ROLE portal_owner, portal_guest;

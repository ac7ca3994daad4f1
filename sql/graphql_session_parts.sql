-- The session at hand, whatever its model is called, where there are so many models that schemas are made in parts.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE crowd_owner;
CREATE ROLE crowd_guest;
CREATE SCHEMA crowd AUTHORIZATION crowd_owner;
SET ROLE crowd_owner;
SELECT count(*) FROM model.define((SELECT jsonb_object_agg('crowd' || i, jsonb_build_object('table', 'crowd.crowd' || i, 'fields', '{"name": {"type": "string"}}'::jsonb)) FROM generate_series(1, 20) i));
SELECT model.define_users('{"user":    {"name": "member", "table": "crowd.member", "fields": {"nick": {"type": "string"}}},
                            "session": {"name": "visit", "table": "crowd.visit", "fields": {"pages": {"type": "number", "decimals": 0}, "crowd": {"type": "belongsTo", "model": "crowd1"}},
                                        "actions": {"logOut": {}, "turn": {"run": "crowd.turn"}}}}');
CREATE FUNCTION crowd.turn(visit crowd.visit, params jsonb) RETURNS crowd.visit LANGUAGE plpgsql AS $$
BEGIN
    visit.pages := COALESCE(visit.pages, 0) + 1;
    RETURN visit;
END $$;
RESET ROLE;
SET SESSION AUTHORIZATION crowd_guest;

BEGIN;
SELECT model.graphql('{ currentSession { pages __typename } }');
SELECT model.graphql('mutation { currentSession { turn { visit { pages } } again: turn { visit { pages userId } } logInViaEmail(email: "a@example.org", password: "x") { errors { code } visit { pages } } } }');
SELECT model.graphql('mutation { signUpMember(email: "a@example.org", password: "analytical 1843") { success member { email __typename } } }');
SELECT model.graphql('{ currentSession { pages user { email ...on Member { id } } } gadgetMeta { hydrations(modelName: "visit") } }')::jsonb #- '{data,currentSession,user,id}';
SELECT model.graphql('{ currentSession { user { nick } } }');
SELECT model.graphql('mutation { currentSession { update(visit: {_atomics: {pages: {increment: 5}}}) { visit { pages } } } }');
SELECT substring(model.graphql_schema() FROM '(input UpdateVisitInput \{.*?\n\})');
-- an action of the model goes before what clients call signing out
SELECT model.graphql('mutation { currentSession { logOut { success visit { state } } } }');
SELECT model.graphql('{ visit(id: 1) { id } }'), model.graphql('{ currentSession { user { visits { edges { node { id } } } } } }');
COMMIT;

-- ---- a related model that is permitted is linked by its id
RESET SESSION AUTHORIZATION;
INSERT INTO crowd.crowd1 (name) VALUES ('one'), ('two');
SELECT model.permit('unauthenticated', '{"crowd1": {"read": {"name": {"equals": "one"}}}}');
SET SESSION AUTHORIZATION crowd_guest;
SELECT substring(model.graphql_schema() FROM '(input UpdateVisitInput \{.*?\n\})'), substring(model.graphql_schema() FROM '(input Crowd1BelongsToInput \{.*?\n\})');
SELECT model.graphql('mutation { currentSession { update(visit: {crowd: {_link: "1"}}) { success errors { message } visit { crowdId crowd { name } } } again: update(visit: {crowd: {_link: "2"}}) { success errors { message } visit { crowdId crowd { name } } } } }');

-- ---- what a role that is permitted something sees changes at once, with kept documents
RESET SESSION AUTHORIZATION;
SELECT model.permit('signed-in', '{"member": {"read": {"id": {"equals": {"$session": "userId"}}}}}');
SET SESSION AUTHORIZATION crowd_guest;
BEGIN;
SELECT model.graphql('mutation { signInMember(email: "a@example.org", password: "analytical 1843") { member { nick } } }');
SELECT model.graphql('{ currentSession { user { nick } } members { edges { node { email } } } }');
SET LOCAL ROLE crowd_guest;
SELECT model.graphql('{ currentSession { user { nick } } members { edges { node { email } } } }');
ROLLBACK;
SELECT model.graphql('{ currentSession { user { nick } } members { edges { node { email } } } }');

-- ---- without define_users there is no session, and nobody to sign in
RESET SESSION AUTHORIZATION;
SELECT model.forget('visit');
SELECT model.forget('member');
SET SESSION AUTHORIZATION crowd_guest;
SELECT model.graphql('{ currentSession { id state } }'), model.graphql('mutation { signInMember(email: "a", password: "b") { success } }'), model.graphql('mutation { currentSession { turn { success } } }');

RESET SESSION AUTHORIZATION;
SELECT count(model.forget('crowd' || i)) FROM generate_series(1, 20) i;
\set VERBOSITY terse
SET client_min_messages = error;
DROP SCHEMA crowd CASCADE;
DROP ROLE crowd_owner, crowd_guest;

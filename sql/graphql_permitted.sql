-- What GraphQL has of actions for roles without privileges: those that the roles of the session are permitted.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE gate_owner;
CREATE ROLE gate_guest;
CREATE SCHEMA gate AUTHORIZATION gate_owner;
SET ROLE gate_owner;
SELECT model.define($$ {
    "post": {"table": "gate.post", "fields": {"title": {"type": "string"}, "hidden": {"type": "boolean", "default": false}, "open": {"type": "boolean", "default": true}, "notes": {"type": "hasMany", "model": "note", "inverse": "post"}},
             "actions": {"create": {}, "update": {}, "delete": {}, "publish": {}}},
    "note": {"table": "gate.note", "fields": {"text": {"type": "string"}, "post": {"type": "belongsTo", "model": "post"}}}} $$);
CREATE FUNCTION gate.flip(params jsonb) RETURNS json LANGUAGE sql AS $$ SELECT to_json(current_user) $$;
REVOKE EXECUTE ON FUNCTION gate.flip FROM PUBLIC;
RESET ROLE;
SELECT model.define('{"globalActions": {"flip": {"run": "gate.flip"}}}');
SET ROLE gate_owner;
INSERT INTO gate.post (title, hidden, open) VALUES ('open', false, true), ('closed', false, false), ('hidden', true, true);
SELECT model.permit('unauthenticated', '{"post": {"read": {"hidden": {"equals": false}}}, "note": {"read": true}}');
RESET ROLE;
CREATE FUNCTION gate.mutations() RETURNS text LANGUAGE sql AS $$ SELECT string_agg(f ->> 'name', ' ') FROM json_array_elements(model.graphql('{__schema {mutationType {fields {name}}}}') #> '{data,__schema,mutationType,fields}') f $$;
GRANT USAGE ON SCHEMA gate TO gate_guest;
SET ROLE gate_guest;
SELECT gate.mutations();
SELECT model.graphql('mutation {updatePost(id: "1", post: {title: "x"}) {success}}');
SELECT model.graphql('{internal {post(id: "1")}}');
SET ROLE gate_owner;
SELECT model.permit('unauthenticated', '{"post": {"read": {"hidden": {"equals": false}}, "actions": {"update": {"open": {"equals": true}}, "publish": true, "create": true}}}');
RESET ROLE;
SELECT model.permit('unauthenticated', '{"globalActions": {"flip": true}}');
SET ROLE gate_guest;
SELECT gate.mutations();
SELECT model.graphql('mutation {a: updatePost(id: "1", post: {title: "x"}) {success errors {message} post {title}} b: updatePost(id: "2", post: {title: "x"}) {success errors {code message} post {title}} c: updatePost(id: "3", post: {title: "x"}) {success errors {code} post {title}}}');
SELECT model.graphql('mutation {publishPost(id: "2") {success post {title notes {edges {node {text}}}}} flip {success result}}');
SELECT model.graphql('mutation {createPost(post: {title: "seen"}) {success post {title}} unseen: createPost(post: {title: "unseen", hidden: true}) {success post {title}}}');
SELECT model.graphql('mutation {bulkUpdatePosts(inputs: [{id: "1", post: {title: "y"}}, {id: "2", post: {title: "y"}}, {id: "3", post: {title: "y"}}]) {success errors {message} posts {title}} upsertPost(on: ["id"], post: {id: "1", title: "z"}) {__typename success}}');
SELECT model.graphql('mutation {createPost(post: {title: "x", notes: [{create: {text: "y"}}]}) {success}}');
SELECT model.graphql('mutation {deletePost(id: "1") {success}}');
-- A document that is kept is judged by what is permitted now.
RESET ROLE;
CREATE FUNCTION gate.again() RETURNS json LANGUAGE sql AS $$ SELECT model.graphql('mutation ($id: GadgetID!) {publishPost(id: $id) {success errors {code}}}', '{"id": "2"}') $$;
SET ROLE gate_guest;
SELECT gate.again();
SET ROLE gate_owner;
SELECT model.permit('unauthenticated', '{"post": {"read": true, "actions": {"publish": {"open": {"equals": true}}}}}');
SET ROLE gate_guest;
SELECT gate.again();
SET ROLE gate_owner;
SELECT model.permit('unauthenticated', '{"post": {"read": true}}');
SET ROLE gate_guest;
SELECT gate.again();
-- What may be created and not be read is sent and not shown.
SET ROLE gate_owner;
SELECT model.permit('unauthenticated', '{"note": {"actions": {"create": {"text": {"notEquals": "spam"}}}}}');
SET ROLE gate_guest;
SELECT gate.mutations();
SELECT model.graphql('mutation {createNote(note: {text: "hello", post: {_link: "1"}}) {success errors {code} note {id text}} spam: createNote(note: {text: "spam"}) {success errors {code} note {id}} bulkCreateNotes(inputs: [{note: {text: "one"}}, {note: {text: "spam"}}]) {success errors {code} notes {id}}}');
SELECT model.graphql('{notes {edges {node {text}}}}');
SELECT model.graphql('{posts {edges {node {title notes {edges {node {text}}}}}}}');
SELECT model.graphql('{__type(name: "Note") {fields {name}}}');
SET ROLE gate_owner;
SELECT count(*) FROM gate.note;
SELECT model.permit('unauthenticated', '{"note": {"read": true}}');
-- Beside privileges.
RESET ROLE;
GRANT SELECT, DELETE ON gate.post TO gate_guest;
SELECT model.permit('unauthenticated', '{"post": {"read": true, "actions": {"publish": true}}, "globalActions": {"flip": null}}');
SET ROLE gate_guest;
SELECT gate.mutations();
RESET ROLE;
SELECT model.forget(name) FROM unnest('{note,post}'::text[]) name;
SELECT count(*) FROM model.define('{"globalActions": {"flip": null}}', true);
\set VERBOSITY terse
DROP SCHEMA gate CASCADE;
DROP ROLE gate_owner, gate_guest;

-- What documents do: actions, nested ones, transitions, hooks, upserts and global actions, and what their results show.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA graphql_mutations;
SET search_path = graphql_mutations, public;
SELECT model.define('{
  "author": {"table": "graphql_mutations.author", "fields": {"name": {"type": "string", "required": true}, "posts": {"type": "hasMany", "model": "post", "inverse": "author"}, "desk": {"type": "hasOne", "model": "desk", "inverse": "author"}}},
  "desk": {"table": "graphql_mutations.desk", "fields": {"place": {"type": "string"}, "author": {"type": "belongsTo", "model": "author"}}},
  "tag": {"table": "graphql_mutations.tag", "fields": {"name": {"type": "string", "unique": true}}},
  "postTag": {"table": "graphql_mutations.post_tag", "fields": {"post": {"type": "belongsTo", "model": "post", "onDelete": "cascade"}, "tag": {"type": "belongsTo", "model": "tag"}}},
  "post": {"table": "graphql_mutations.post", "fields": {
      "title": {"type": "string", "required": true, "length": {"max": 20}}, "slug": {"type": "string", "unique": true}, "body": {"type": "richText"},
      "score": {"type": "number", "decimals": 0, "range": {"min": 0}}, "kind": {"type": "enum", "options": ["news", "essay"]}, "mail": {"type": "email"}, "secret": {"type": "password"},
      "at": {"type": "dateTime"}, "more": {"type": "json"}, "author": {"type": "belongsTo", "model": "author"},
      "tags": {"type": "hasManyThrough", "model": "tag", "through": "postTag"}},
    "states": {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}, "gone": {}},
    "actions": {"create": {}, "update": {}, "delete": {},
      "publish": {"from": "created.draft", "to": "created.published", "params": {"notify": "boolean", "why": "string"}, "run": "graphql_mutations.on_publish", "onSuccess": "graphql_mutations.published"}}},
  "globalActions": {"flipAll": {"params": {"why": "string", "times": "number"}, "run": "graphql_mutations.flip_all"}, "fails": {"run": "graphql_mutations.fails"}, "silent": {"run": "graphql_mutations.silent"}, "spaced": {"run": "graphql_mutations.spaced"}}}') \g /dev/null
CREATE TABLE log (n int GENERATED ALWAYS AS IDENTITY, line text);
CREATE FUNCTION on_publish(post post, params jsonb) RETURNS post LANGUAGE plpgsql AS $$
BEGIN
  IF params->>'why' = 'invalid' THEN PERFORM model.invalid('title', 'is not for print'); END IF;
  IF params->>'why' = 'raise' THEN RAISE 'the press is broken'; END IF;
  post.score := coalesce(post.score, 0) + 1;
  RETURN post;
END $$;
CREATE FUNCTION published(post post, params jsonb) RETURNS void LANGUAGE sql AS $$ INSERT INTO graphql_mutations.log (line) VALUES (format('%s %s %s', post.id, post.state, params)) $$;
CREATE FUNCTION flip_all(params jsonb) RETURNS jsonb LANGUAGE sql AS $$ SELECT jsonb_build_object('flipped', true, 'given', params) $$;
CREATE FUNCTION fails(jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN RAISE 'no such luck'; END $$;
CREATE FUNCTION spaced(jsonb) RETURNS json LANGUAGE sql AS $$ SELECT E' {"a" : 1 ,\n "b": [ 2 , 3 ] } '::json $$;
CREATE FUNCTION silent(jsonb) RETURNS void LANGUAGE sql AS $$ $$;

\echo == create, update, delete
SELECT model.graphql('mutation ($post: CreatePostInput) { createPost(post: $post) { success errors { message } actionRun post { __typename id title state score body { markdown } _all } } gadgetMeta { hydrations(modelName: "post") } }',
    '{"post": {"title": "One", "slug": "one", "body": {"markdown": "*x*"}, "score": 3, "kind": "news", "at": "2022-10-03T07:45:30.342Z", "more": {"a": [1]}, "secret": "correct-horse-1"}}')::jsonb #- '{data,createPost,post,_all,createdAt}' #- '{data,createPost,post,_all,updatedAt}';
SELECT secret LIKE '$argon2id$%' FROM post;
SELECT model.graphql('mutation { updatePost(id: 1, post: {title: "Uno", score: null}) { success post { title score slug } } }');
SELECT model.graphql('mutation { updatePost(id: "1", post: {_atomics: {score: [{increment: 2}, {decrement: 1}]}}) { post { score } } }');
SELECT model.graphql('mutation { updatePost(id: "1", post: {_atomics: {score: {increment: 2}}}) { post { score } } }');
SELECT model.graphql('mutation { updatePost(id: "1") { success post { title } } }');
SELECT model.graphql('mutation { createAuthor(author: {name: "Ada"}) { author { id } success } }');
SELECT model.graphql('mutation { createTag { success tag { id name } } }');
SELECT model.graphql('mutation { deleteTag(id: 1) { success errors { message } actionRun __typename } }');
-- Fields of the root run in their order, each as a whole.
SELECT model.graphql('mutation { a: createTag(tag: {name: "a"}) { tag { name } } b: createTag(tag: {name: "a"}) { success } c: deleteTag(id: 99) { errors { code } } d: createTag(tag: {name: "d"}) { tag { name } } }');
SELECT string_agg(name, ' ' ORDER BY id) FROM tag;

\echo == what is wrong with a record
SELECT model.graphql('mutation { createPost(post: {slug: "one", score: -1}) { success errors { __typename message code path index ... on InvalidRecordError { model { apiIdentifier } record validationErrors { message apiIdentifier } validationErrorsByField } } post { id } } }');
SELECT model.graphql('mutation { createPost(post: {title: "x", mail: "nobody"}) { success errors { message code ... on InvalidRecordError { validationErrorsByField } ... on SimpleError { __typename stack } } post { id } } }');
SELECT model.graphql('mutation { updatePost(id: 99, post: {title: "x"}) { success errors { __typename message code path stack } post { id } } }');
SELECT model.graphql('mutation { updatePost(id: "x", post: {title: "x"}) { success errors { message code path } post { id } } }');
SELECT model.graphql('mutation { deletePost(id: 99) { success errors { message code path ... on InvalidRecordError { model { apiIdentifier } } } } }');
SELECT model.graphql('mutation { createPost(post: {author: {_link: "99"}, title: "x"}) { success errors { message ... on InvalidRecordError { validationErrors { apiIdentifier message } } } } }');
SELECT model.graphql('mutation { updatePost(id: 1, post: {score: 1, _atomics: {score: {increment: 1}}}) { success errors { message code path } } }');
-- What is no input at all.
SELECT model.graphql('mutation { createPost(post: {titel: "x"}) { success } }');
SELECT model.graphql('mutation { createPost(post: {title: 1, kind: "news"}) { success } }');
SELECT model.graphql('mutation { createPost(post: {title: "x", kind: novel}) { success errors { message } } }');
SELECT model.graphql('mutation { updatePost(post: {title: "x"}) { success } }');
SELECT model.graphql('mutation ($post: CreatePostInput) { createPost(post: $post) { success } }', '{"post": {"score": 1.5, "id": "7"}}');

\echo == nested actions
SELECT model.graphql('mutation { createAuthor(author: {name: "Grace", desk: {create: {place: "left"}}, posts: [{create: {title: "Two", tags: [{create: {name: "new"}}]}}, {create: {title: "Three"}}, {update: {id: "1", title: "One"}}]}) {
    success author { id name desk { place } posts(sort: {id: Ascending}) { edges { node { title state tags { edges { node { name } } } } } } } } }');
SELECT model.graphql('mutation { createPost(post: {title: "Four", author: {create: {name: "Edsger"}}}) { post { title authorId author { name } } } }');
SELECT model.graphql('mutation { updateAuthor(id: 2, author: {posts: {_converge: {values: [{id: "1", title: "1"}, {title: "Five"}], actions: {update: "update"}}}}) { success errors { message } author { posts(sort: {id: Ascending}) { edges { node { id title } } } } } }');
SELECT model.graphql('mutation { updatePost(id: 1, post: {author: {_link: null}}) { post { authorId author { id } } } }');
SELECT model.graphql('mutation { createAuthor(author: {name: "Alan", posts: [{create: {title: "Six"}}, {create: {score: 1}}]}) { success errors { message path ... on InvalidRecordError { model { apiIdentifier } validationErrors { apiIdentifier message } } } author { id } } }');
SELECT count(*) FROM author WHERE name = 'Alan';
SELECT model.graphql('mutation { updateAuthor(id: 2, author: {name: "Grace H.", posts: [{create: {title: "Search me"}}]}) { author { name posts(search: "search") { edges { node { title } } } } } }');
SELECT model.graphql('mutation ($s: String) { updateAuthor(id: 2) { author { posts(search: $s) { edges { node { title } } } } } }', jsonb_build_object('s', s)) FROM unnest('{search,five,""}'::text[]) s;

\echo == transitions, parameters and hooks
SELECT model.graphql('mutation ($id: GadgetID!, $notify: Boolean) { publishPost(id: $id, notify: $notify) { success errors { message code } actionRun post { state score } } }', '{"id": "1", "notify": true}');
SELECT model.graphql('mutation ($id: GadgetID!, $notify: Boolean) { publishPost(id: $id, notify: $notify) { success errors { __typename message code path } post { state } } }', '{"id": "1"}');
SELECT model.graphql('mutation { publishPost(id: 5, why: "invalid", post: {title: "x"}) { success errors { message ... on InvalidRecordError { validationErrorsByField record } } } }');
SELECT model.graphql('mutation { publishPost(id: 5, why: "raise") { success errors { __typename message code } post { id } } }');
SELECT model.graphql('mutation { publishPost(id: 5, post: {title: "Published"}, why: "because") { success post { title state } } }');
SELECT model.graphql('mutation { publishPost(id: 5, notify: "yes") { success } }');
SELECT line FROM log ORDER BY n;

\echo == upsert
SELECT model.graphql(q, v) FROM (VALUES ('mutation upsertPost($on: [String!], $post: UpsertPostInput) { upsertPost(on: $on, post: $post) { success errors { message code ... on InvalidRecordError { model { apiIdentifier } validationErrors { message apiIdentifier } } } actionRun
    ... on CreatePostResult { __typename post { __typename title slug } } ... on UpdatePostResult { __typename changed: post { id title } } } gadgetMeta { hydrations(modelName: "tag") } }')) x (q),
    unnest(ARRAY['{"on": ["slug"], "post": {"slug": "up", "title": "Up"}}', '{"on": "slug", "post": {"slug": "up", "title": "Up 2"}}', '{"post": {"id": "1", "title": "By id"}}', '{"post": {"id": "999", "title": "By id", "slug": "by-id"}}', '{"post": {"title": "No id", "slug": "no-id"}}']::jsonb[]) v;
SELECT model.graphql('mutation { upsertPost(on: ["slug"], post: {slug: "short"}) { __typename success errors { code message ... on InvalidRecordError { validationErrors { apiIdentifier message } } } ... on UpsertError { actionRun } ... on CreatePostResult { post { id } } } }');
SELECT model.graphql('mutation { upsertPost(on: ["title"], post: {title: "x"}) { __typename success errors { code message path } } }');
SELECT model.graphql('mutation { upsertPost(on: ["slugg"], post: {slug: "x"}) { __typename success errors { message } } }');
SELECT model.graphql('mutation { upsertPost(on: [], post: {slug: "x"}) { __typename success errors { message } } }');
SELECT model.graphql('mutation { upsertPost { __typename success errors { message } } }');

\echo == global actions
SELECT model.graphql('mutation ($why: String) { flipAll(why: $why, times: 2) { success errors { message code } result } }', '{"why": "it rains"}');
SELECT model.graphql('mutation { flipAll { success result } silent { success errors { message } result } }');
SELECT model.graphql('mutation { fails { success errors { __typename message code } result } }');
SELECT model.graphql('mutation { flipAll(why: 1) { success } }');

-- JSON that is written with blanks is shown as it is.
SELECT model.graphql('mutation { spaced { result errors { message } success } again: spaced { result } }');

\echo == who may
CREATE ROLE graphql_mutations_reader;
GRANT USAGE ON SCHEMA graphql_mutations TO graphql_mutations_reader;
GRANT SELECT ON post TO graphql_mutations_reader;
SET ROLE graphql_mutations_reader;
SELECT model.graphql('mutation { updatePost(id: 1, post: {title: "x"}) { success } }');
RESET ROLE;
BEGIN READ ONLY;
SELECT model.graphql('mutation { updatePost(id: 1, post: {title: "x"}) { success errors { message } } }');
ROLLBACK;
SELECT model.graphql('{ post(id: 1) { title } }');

SELECT model.forget(m) FROM unnest('{postTag,post,desk,author,tag}'::text[]) m;
DELETE FROM model.global_action WHERE name = ANY ('{flipAll,fails,silent,spaced}');
DROP OWNED BY graphql_mutations_reader;
DROP ROLE graphql_mutations_reader;
DROP SCHEMA graphql_mutations CASCADE;

-- Names that GraphQL could not tell apart are refused when a model or an action comes that would have them.
\set ON_ERROR_ROLLBACK on
BEGIN;
SELECT model.define('{"post": {"fields": {"kind": {"type": "enum", "options": ["a"]}}}, "globalActions": {"publishPost": {"run": "app.publish"}}}');
-- Of the API itself.
SELECT model.define('{"internal": {"fields": {}}}');
SELECT model.define('{"item": {"type": "PageInfo", "fields": {}}}');
SELECT model.define('{"item": {"type": "StringFilter", "fields": {}}}');
SELECT model.define('{"__item": {"fields": {}}}');
SELECT model.define('{"error": {"fields": {}}}');
SELECT model.define('{"globalActions": {"currentSession": {"run": "app.session"}}}');
-- Of other models and of actions.
SELECT model.define('{"blog": {"plural": "post", "fields": {}}}');
SELECT model.define('{"postFilter": {"fields": {}}, "item": {"type": "PostKindEnum", "fields": {}}, "listPost": {"fields": {}}}');
SELECT model.define('{"bulkCreatePostsResult": {"fields": {}}}');
SELECT model.define('{"post": {"fields": {}, "actions": {"create": {}, "publish": {}}}}');
SELECT model.define('{"globalActions": {"bulkDeletePosts": {"run": "app.delete"}}}');
-- Of fields of one model.
SELECT model.define('{"item": {"fields": {"quiz": {"type": "belongsTo", "model": "post"}, "quizId": {"type": "string"}}}}');
SELECT model.define('{"item": {"fields": {"kind": {"type": "enum", "options": ["a"]}, "Kind": {"type": "enum", "options": ["a"], "column": "other"}}}}');
-- Adopted tables likewise; another name is the remedy.
CREATE TABLE post_connection (id bigint PRIMARY KEY);
SELECT model.adopt('post_connection');
SELECT model.adopt('post_connection', '{"model": "connection"}');
-- What is there already, by whatever means, is told by GraphQL alone.
CREATE TABLE update_post_result (id bigint PRIMARY KEY);
SELECT model.adopt('update_post_result', '{"model": "result"}');
UPDATE model.model SET type_name = 'UpdatePostResult' WHERE name = 'result';
SELECT model.graphql_schema();
SELECT model.count('result');
SELECT model.define('{"another": {"fields": {}}}');
UPDATE model.model SET type_name = 'Result' WHERE name = 'result';
SELECT length(model.graphql_schema()) > 0;
ROLLBACK;

-- The GraphQL schema in its definition language.
\pset format unaligned
\pset tuples_only on
BEGIN;
SELECT model.define('{
  "quiz": {"fields": {"title": {"type": "string", "required": true}, "questions": {"type": "hasMany", "model": "question"}}, "actions": {"create": {}}},
  "question": {
    "fields": {
      "body": {"type": "richText"}, "kind": {"type": "enum", "options": ["single", "multi"]},
      "sequence": {"type": "number", "decimals": 0}, "quiz": {"type": "belongsTo", "model": "quiz", "required": true}},
    "states": {"initial": "draft", "draft": {}, "published": {}},
    "actions": {"create": {}, "update": {}, "delete": {}, "publish": {"from": "draft", "to": "published", "params": {"notify": "boolean"}}}}}');
SELECT model.graphql_schema();
ROLLBACK;

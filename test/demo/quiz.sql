-- The quiz application: five models, then a quiz of real questions, loaded by plain SQL.
SELECT model.define('{
  "quiz": {
    "fields": {
      "title":     {"type": "string", "required": true, "length": {"min": 1, "max": 200}},
      "body":      {"type": "string"},
      "questions": {"type": "hasMany", "model": "question"},
      "results":   {"type": "hasMany", "model": "result"},
      "responses": {"type": "hasMany", "model": "response"}},
    "states": {"initial": "created", "created": {}}},
  "question": {
    "fields": {
      "title":    {"type": "string", "required": true},
      "body":     {"type": "string"},
      "imageUrl": {"type": "url"},
      "sequence": {"type": "number", "required": true},
      "required": {"type": "boolean"},
      "quiz":     {"type": "belongsTo", "model": "quiz", "onDelete": "cascade"},
      "answers":  {"type": "hasMany", "model": "answer"}},
    "states": {"initial": "created", "created": {}}},
  "answer": {
    "fields": {
      "text":     {"type": "string", "required": true},
      "sequence": {"type": "number"},
      "question": {"type": "belongsTo", "model": "question", "onDelete": "cascade"},
      "response": {"type": "belongsTo", "model": "response"},
      "result":   {"type": "belongsTo", "model": "result"}},
    "states": {"initial": "created", "created": {}}},
  "response": {
    "fields": {
      "email":           {"type": "email"},
      "conversionState": {"type": "string"},
      "quiz":            {"type": "belongsTo", "model": "quiz", "onDelete": "cascade"},
      "answers":         {"type": "hasMany", "model": "answer"}},
    "states": {"initial": "created", "created": {}}},
  "result": {
    "fields": {
      "body":     {"type": "string"},
      "imageUrl": {"type": "url"},
      "quiz":     {"type": "belongsTo", "model": "quiz", "onDelete": "cascade"},
      "answers":  {"type": "hasMany", "model": "answer"}},
    "states": {"initial": "created", "created": {}}}
}');

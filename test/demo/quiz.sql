-- The quiz application: five models, with what can be done to them.
SELECT model.define('{
  "quiz": {
    "fields": {
      "title":     {"type": "string", "required": true, "length": {"min": 1, "max": 200}},
      "body":      {"type": "string"},
      "questions": {"type": "hasMany", "model": "question"},
      "results":   {"type": "hasMany", "model": "result"},
      "responses": {"type": "hasMany", "model": "response"}},
    "states": {"initial": "created", "created": {"initial": "draft", "draft": {}, "published": {}}},
    "actions": {"create": {}, "update": {}, "delete": {},
                "publish": {"from": "created.draft", "to": "created.published", "run": "check_quiz"}}},
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
      "correct":  {"type": "boolean", "default": false},
      "question": {"type": "belongsTo", "model": "question", "onDelete": "cascade"},
      "response": {"type": "belongsTo", "model": "response"},
      "result":   {"type": "belongsTo", "model": "result"}},
    "states": {"initial": "created", "created": {}}},
  "response": {
    "fields": {
      "email":           {"type": "email"},
      "conversionState": {"type": "string"},
      "score":           {"type": "number", "decimals": 0},
      "quiz":            {"type": "belongsTo", "model": "quiz", "onDelete": "cascade"},
      "result":          {"type": "belongsTo", "model": "result"},
      "answers":         {"type": "hasMany", "model": "answer"},
      "chosen":          {"type": "hasManyThrough", "model": "answer", "through": "choice"}},
    "states": {"initial": "created", "created": {"initial": "open", "open": {}, "scored": {}}},
    "actions": {"create": {}, "update": {}, "delete": {},
                "submit": {"from": "created.open", "to": "created.scored", "run": "score_response"}}},
  "result": {
    "fields": {
      "body":     {"type": "string"},
      "imageUrl": {"type": "url"},
      "quiz":     {"type": "belongsTo", "model": "quiz", "onDelete": "cascade"},
      "answers":  {"type": "hasMany", "model": "answer"}},
    "states": {"initial": "created", "created": {}}}
}');

-- What constraints refuse comes back as errors of the action, tied to the field that they are over.
SET client_min_messages = warning;
CREATE SCHEMA refused;
CREATE EXTENSION btree_gist SCHEMA refused;
SET search_path = refused;
-- The errors of a result, one a line.
CREATE FUNCTION told(result json) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT concat_ws(' | ', '#' || (e->>'index'), e->>'path', e->>'message', e->>'sqlstate', e->>'hint')
    FROM json_array_elements(CASE json_typeof(result->'errors') WHEN 'array' THEN result->'errors' END) e $$;
SELECT model.define($${
    "quiz": {"fields": {"name": {"type":"string","required":true,"unique":true},
        "questions": {"type":"hasMany","model":"question","inverse":"quiz"}}},
    "question": {"fields": {
        "title": {"type":"string","required":true,"length":{"min":1,"max":10}},
        "slug": {"type":"string","unique":{"scope":["quiz"],"caseSensitive":false}},
        "sequence": {"type":"number","decimals":2,"range":{"min":0}},
        "email": {"type":"email"}, "startsOn": {"type":"dateTime","includeTime":false},
        "endsOn": {"type":"dateTime","includeTime":false}, "room": {"type":"string"},
        "quiz": {"type":"belongsTo","model":"quiz"},
        "answers": {"type":"hasMany","model":"answer","inverse":"question"}}},
    "answer": {"fields": {"text": {"type":"string"}, "question": {"type":"belongsTo","model":"question","onDelete":"cascade"},
        "note": {"type":"hasOne","model":"note","inverse":"answer"}}},
    "note": {"fields": {"text": {"type":"string"}, "answer": {"type":"belongsTo","model":"answer"}}}}$$);
SELECT told(model.create('quiz', '{"name": "birds"}'));
SELECT told(model.create('question', '{"title": "first", "slug": "a", "quiz": {"_link": "1"}, "room": "red", "startsOn": "2020-01-01", "endsOn": "2020-02-01", "sequence": 5}'));

-- CHECKs: over one column, over several, over none, and over the whole row.
ALTER TABLE question ADD CONSTRAINT nice CHECK (title <> 'ugly'), ADD CONSTRAINT span CHECK (starts_on < ends_on),
    ADD CONSTRAINT never CHECK (current_setting('refused.never', true) IS DISTINCT FROM 'on'),
    ADD CONSTRAINT whole_row CHECK (question.slug IS DISTINCT FROM 'row' OR question IS NULL);
SELECT told(model.create('question', '{"title": "ugly"}'));
SELECT told(model.create('question', '{"title": "x", "startsOn": "2020-02-01", "endsOn": "2020-01-01"}'));
SELECT told(model.create('question', '{"title": "x", "slug": "row"}'));
SET refused.never = on;
SELECT told(model.create('question', '{"title": "x"}'));
RESET refused.never;
-- Of a nested record, with the path to it.
SELECT told(model.create('quiz', '{"name": "trees", "questions": [{"create": {"title": "x"}}, {"create": {"title": "ugly"}}]}'));
SELECT count(*) FROM quiz;
-- Unique indexes and exclusion constraints.
ALTER TABLE question ADD CONSTRAINT booked EXCLUDE USING gist (room WITH =, daterange(starts_on, ends_on) WITH &&),
    ADD CONSTRAINT alone EXCLUDE USING gist (sequence WITH =);
CREATE UNIQUE INDEX shouted ON question (upper(title));
CREATE UNIQUE INDEX pair ON question (title, room);
CREATE UNIQUE INDEX partly ON question (room) WHERE title = 'second';
SELECT told(model.create('question', '{"title": "FIRST"}'));
SELECT told(model.create('question', '{"title": "x", "sequence": 5}'));
SELECT told(model.create('question', '{"title": "x", "room": "red", "startsOn": "2020-01-15", "endsOn": "2020-03-01"}'));
ALTER TABLE question DROP CONSTRAINT booked;
SELECT told(model.create('question', '{"title": "second", "room": "blue"}'));
DROP INDEX shouted;
SELECT told(model.create('question', '{"title": "second", "room": "blue"}'));
DROP INDEX pair;
SELECT told(model.create('question', '{"title": "second", "room": "blue"}'));
-- Foreign keys: a stored field that plain SQL tied to another table, and one over two columns.
CREATE TABLE room (name text PRIMARY KEY, floor numeric(38,2), UNIQUE (name, floor));
INSERT INTO room VALUES ('red', 5), ('blue', 1);
ALTER TABLE question ADD CONSTRAINT room_fkey FOREIGN KEY (room) REFERENCES room;
SELECT told(model.create('question', '{"title": "x", "room": "green"}'));
ALTER TABLE question DROP CONSTRAINT room_fkey, ADD CONSTRAINT room_fkey FOREIGN KEY (room, sequence) REFERENCES room (name, floor);
SELECT told(model.create('question', '{"title": "x", "room": "blue", "sequence": 7}'));
-- Others still refer to the record: of a model, below a cascade, and of no model.
SELECT told(model.delete('quiz', 1));
SELECT told(model.create('answer', '{"text": "yes", "question": {"_link": "1"}, "note": {"create": {"text": "!"}}}'));
SELECT told(model.delete('answer', 1));
SELECT told(model.delete('question', 1));
CREATE TABLE remark (question bigint REFERENCES question ON DELETE RESTRICT);
INSERT INTO remark SELECT id FROM question WHERE title = 'second';
SELECT told(model.delete('question', (SELECT question FROM remark)));
CREATE TABLE name_tag (name text REFERENCES quiz (name));
INSERT INTO name_tag VALUES ('birds');
SELECT told(model.update('quiz', 1, '{"name": "fish"}'));

-- Domains and types of users.
CREATE DOMAIN shout AS text CHECK (VALUE = upper(VALUE));
ALTER TABLE note ALTER text TYPE shout;
SELECT told(model.create('note', '{"text": "quiet"}'));
ALTER TABLE note ALTER text TYPE varchar(3);
SELECT told(model.create('note', '{"text": "long"}'));
-- A generated column that cannot be computed, and an index that cannot hold a value.
ALTER TABLE note ADD half numeric GENERATED ALWAYS AS (1 / length(text)) STORED;
SELECT told(model.create('note', '{"text": ""}'));
ALTER TABLE answer ALTER text SET STORAGE PLAIN;
CREATE INDEX ON answer (text);
SELECT regexp_replace(told(model.create('answer', jsonb_build_object('text', repeat('x', 5000)))), '(size|maximum) \d+', '\1 N', 'g');

-- A bulk tells each element's.
SELECT told(model.bulk_create('question', '[{"title": "good"}, {"title": "ugly"}, {"title": "better"}, {"title": "x", "startsOn": "2020-02-01", "endsOn": "2020-01-01"}]'));
SELECT title FROM question ORDER BY id;

-- An adopted table: its constraints have the names that it gave them.
CREATE TABLE pet (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Name" text NOT NULL CONSTRAINT named CHECK ("Name" <> ''),
    kind text CONSTRAINT kinds CHECK (kind IN ('cat', 'dog')), chip text, clinic int, UNIQUE (clinic, chip), "text_length_check" text CONSTRAINT text_length_check CHECK (length("text_length_check") < 3));
SELECT model.adopt('pet');
SELECT f->>'key' FROM json_each(model.describe('pet')->'pet'->'fields') AS x (key, value), json_build_object('key', x.key || ' ' || x.value::text) f ORDER BY x.key COLLATE "C";
SELECT told(model.create('pet', '{"name": ""}'));
SELECT told(model.create('pet', '{"name": null}'));
SELECT told(model.create('pet', '{"name": "Tom", "kind": "cow"}'));
SELECT told(model.create('pet', '{"name": "Tom", "chip": "1", "clinic": 1}'));
SELECT told(model.create('pet', '{"name": "Tim", "chip": "1", "clinic": 1}'));
-- Partitions have constraints of their own.
CREATE TABLE visit (id bigint NOT NULL, day date NOT NULL, reason text CONSTRAINT reasoned CHECK (reason <> ''), pet int REFERENCES pet) PARTITION BY RANGE (id);
CREATE TABLE visit_1 (pet int, reason text CONSTRAINT reasoned CHECK (reason <> ''), day date NOT NULL, id bigint NOT NULL);
ALTER TABLE visit ATTACH PARTITION visit_1 FOR VALUES FROM (0) TO (100);
ALTER TABLE visit_1 ADD CONSTRAINT weekday CHECK (extract(isodow FROM day) < 6);
ALTER TABLE visit ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX ON visit_1 (reason);
SELECT model.adopt('visit');
SELECT told(model.create('visit', '{"id": 1, "day": "2024-01-01", "reason": ""}'));
SELECT told(model.create('visit', '{"id": 1, "day": "2024-01-06"}'));
SELECT told(model.create('visit', '{"id": 1, "day": null}'));
SELECT told(model.create('visit', '{"id": 101, "day": "2024-01-01"}'));
SELECT told(model.create('visit', '{"id": 1, "day": "2024-01-01", "reason": "claw", "pet": {"_link": 9}}'));
SELECT told(model.create('visit', '{"id": 1, "day": "2024-01-01", "reason": "claw"}'));
SELECT told(model.create('visit', '{"id": 2, "day": "2024-01-01", "reason": "claw"}'));
SELECT told(model.create('visit', '{"id": 1, "day": "2024-01-01"}'));
-- Views: what their check options keep out.
CREATE VIEW cat AS SELECT * FROM pet WHERE kind = 'cat' WITH CHECK OPTION;
SELECT model.adopt('cat', '{"key": "id"}');
SELECT told(model.create('cat', '{"name": "Rex", "kind": "dog"}'));
SELECT told(model.create('cat', '{"name": "Rex", "chip": "1", "clinic": 1, "kind": "cat"}'));

SELECT model.forget(name) FROM unnest(ARRAY['visit', 'cat', 'pet', 'note', 'answer', 'question', 'quiz']) name;
DROP SCHEMA refused CASCADE;

-- Values that only the server can check: enum types that grow, types the API has no name for. The place is told all the same.
CREATE SCHEMA server_checked;
SET search_path = server_checked;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id int PRIMARY KEY, mood mood, moods mood[], ip inet, boss int REFERENCES person);
INSERT INTO person VALUES (1, 'sad', '{ok}', '10.0.0.1', NULL), (2, 'ok', NULL, NULL, 1), (3, NULL, NULL, NULL, 1);
SELECT model.adopt('person');

ALTER TYPE mood ADD VALUE 'great';
UPDATE person SET mood = 'great' WHERE id = 3;
SELECT model.count('person', '{"mood": {"in": ["great", "sad"]}}');
SELECT model.count('person', '{"OR": [{"mood": {"in": ["sad", "graet"]}}]}');
SELECT model.count('person', '{"mood": {"equals": "graet"}}');
SELECT model.count('person', '{"OR": [{"moods": {"contains": ["x"]}}]}');
SELECT model.count('person', '{"NOT": [{"ip": {"lessThan": "10.0.0"}}]}');

-- A nested pageInfo shows what was selected of it.
SELECT model.find_one('person', 1, '{"people": {"first": 1, "pageInfo": {"hasNextPage": true}}}');
SELECT model.find_one('person', 1, '{"people": {"last": 1, "pageInfo": {"hasPreviousPage": true, "hasNextPage": true}, "edges": {"node": {"id": true}}}}');

SELECT model.forget('person');
DROP SCHEMA server_checked CASCADE;

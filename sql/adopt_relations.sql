-- model.adopt: foreign keys become relations, whichever side is adopted first.
CREATE SCHEMA geo;
SET search_path = geo, public;
CREATE FUNCTION fields(name text) RETURNS TABLE (field text, definition json) LANGUAGE sql AS
    $$ SELECT key, value FROM json_each(model.describe(name) -> name -> 'fields') WHERE value ->> 'type' LIKE '%s%' $$;
CREATE TABLE country (
    code char(2) PRIMARY KEY,
    name text NOT NULL);
CREATE TABLE subdivisions (
    id text PRIMARY KEY,
    country_code char(2) NOT NULL REFERENCES country ON DELETE CASCADE,
    parent_id text REFERENCES subdivisions ON DELETE SET NULL,
    name text NOT NULL,
    UNIQUE (country_code, name));
CREATE TABLE visit (
    id uuid PRIMARY KEY,
    from_id char(2) REFERENCES country,
    "toId" char(2) REFERENCES country,
    capital text UNIQUE REFERENCES subdivisions (id),
    nowhere integer);

-- Parent first.
SELECT model.adopt('country'), model.adopt('subdivisions');
SELECT * FROM fields('country');
SELECT * FROM fields('subdivision');
SELECT model.adopt('visit');
SELECT * FROM fields('visit');
SELECT * FROM fields('country');
SELECT * FROM fields('subdivision');
-- Again: the same.
SELECT model.describe()::text AS before \gset
SELECT model.adopt('visit'), model.adopt('country'), model.adopt('subdivisions');
SELECT model.describe()::text = :'before' AS same;
SELECT model.define(:'before'::jsonb);
SELECT model.describe()::jsonb = :'before'::jsonb AS same;

-- Children first: their fields become relations when the parent is adopted.
SELECT model.forget('visit');
SELECT model.forget('subdivision');
SELECT model.forget('country');
SELECT model.adopt('visit'), model.adopt('subdivisions');
SELECT * FROM fields('visit');
SELECT * FROM fields('subdivision');
SELECT model.adopt('country');
SELECT * FROM fields('visit');
SELECT * FROM fields('subdivision');
SELECT * FROM fields('country');

-- A foreign key that goes, and comes.
ALTER TABLE visit DROP CONSTRAINT visit_from_id_fkey;
SELECT model.adopt('visit');
SELECT * FROM fields('visit');
SELECT * FROM fields('country');
ALTER TABLE visit ADD FOREIGN KEY (from_id) REFERENCES country;
SELECT model.adopt('visit', '{"fields": {"from_id": {"name": "origin"}, "toId": {"name": "destination"}}}');
SELECT * FROM fields('visit');
SELECT * FROM fields('country');

-- A parent that was defined, a key of another type, a foreign key to another column than the key, and names in the way.
SELECT model.define('{"quiz": {"table": "geo.quiz", "fields": {"title": {"type": "string", "unique": true}}}}');
CREATE TABLE answers (
    id integer PRIMARY KEY,
    quiz_id integer REFERENCES quiz,
    quiz text REFERENCES quiz (title),
    "quizId" text);
SELECT model.adopt('answers');
SELECT * FROM fields('answer');
SELECT * FROM fields('quiz');

-- A table of several columns in the key, or in the foreign key, and one that shares its key with its parent.
CREATE TABLE profile (country_code char(2) PRIMARY KEY REFERENCES country, motto text);
SELECT model.adopt('profile');
SELECT * FROM fields('profile');

-- Tables of several owners: only what is the caller's is changed.
CREATE ROLE geo_child;
GRANT ALL ON SCHEMA geo TO geo_child;
GRANT REFERENCES ON country TO geo_child;
SET ROLE geo_child;
CREATE TABLE city (id integer PRIMARY KEY, country_code char(2) REFERENCES geo.country);
SELECT model.adopt('city');
SELECT * FROM fields('city');
SELECT * FROM fields('country');
SELECT model.adopt('country');
SELECT model.adopt('answers');
SELECT model.forget('country');
RESET ROLE;
SELECT model.adopt('country');
SELECT * FROM fields('country') WHERE field LIKE 'cit%';

SELECT model.forget('city'), model.forget('profile'), model.forget('answer'), model.forget('visit');
SELECT model.forget('subdivision'), model.forget('country'), model.forget('quiz');
SET client_min_messages = warning;
DROP SCHEMA geo CASCADE;
DROP ROLE geo_child;

-- An application that exists already: tables that somebody made by hand, filled with Debian's iso-codes.
CREATE SCHEMA atlas;

CREATE TABLE atlas.country (
    code          text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
    alpha3        text NOT NULL UNIQUE,
    name          text NOT NULL,
    official_name text,
    flag          text NOT NULL
);

CREATE TABLE atlas.subdivision (
    code       text PRIMARY KEY,
    country_id text NOT NULL REFERENCES atlas.country,
    parent_id  text REFERENCES atlas.subdivision DEFERRABLE INITIALLY DEFERRED,
    name       text NOT NULL,
    kind       text NOT NULL
);
CREATE INDEX ON atlas.subdivision (country_id, name, code);
CREATE INDEX ON atlas.subdivision (parent_id);
CREATE INDEX ON atlas.subdivision (kind, name DESC, code);

CREATE TABLE atlas.language (
    code   text PRIMARY KEY,
    alpha2 text UNIQUE,
    name   text NOT NULL,
    scope  text NOT NULL CHECK (scope IN ('individual', 'macrolanguage', 'special')),
    status text NOT NULL CHECK (status IN ('living', 'extinct', 'ancient', 'historical', 'constructed', 'special'))
);
CREATE INDEX ON atlas.language (name, code);

CREATE TABLE atlas.currency (
    code    text PRIMARY KEY,
    number  integer NOT NULL UNIQUE,
    name    text NOT NULL
);

CREATE FUNCTION pg_temp.iso_codes(part text) RETURNS SETOF jsonb LANGUAGE sql
RETURN jsonb_array_elements(pg_read_file('/usr/share/iso-codes/json/iso_' || part || '.json')::jsonb -> part);

INSERT INTO atlas.country
SELECT c ->> 'alpha_2', c ->> 'alpha_3', coalesce(c ->> 'common_name', c ->> 'name'), c ->> 'official_name', c ->> 'flag'
FROM pg_temp.iso_codes('3166-1') AS c;

-- A parent is written with or without its country: "NX" of "AZ-BAB" is "AZ-NX".
INSERT INTO atlas.subdivision
SELECT s ->> 'code', split_part(s ->> 'code', '-', 1),
       CASE WHEN s ->> 'parent' LIKE '%-%' THEN s ->> 'parent'
            ELSE split_part(s ->> 'code', '-', 1) || '-' || (s ->> 'parent') END,
       s ->> 'name', s ->> 'type'
FROM pg_temp.iso_codes('3166-2') AS s;

INSERT INTO atlas.language
SELECT l ->> 'alpha_3', l ->> 'alpha_2', l ->> 'name',
       CASE l ->> 'scope' WHEN 'I' THEN 'individual' WHEN 'M' THEN 'macrolanguage' ELSE 'special' END,
       CASE l ->> 'type' WHEN 'L' THEN 'living' WHEN 'E' THEN 'extinct' WHEN 'A' THEN 'ancient'
                         WHEN 'H' THEN 'historical' WHEN 'C' THEN 'constructed' ELSE 'special' END
FROM pg_temp.iso_codes('639-3') AS l;

INSERT INTO atlas.currency
SELECT c ->> 'alpha_3', (c ->> 'numeric')::integer, c ->> 'name'
FROM pg_temp.iso_codes('4217') AS c;

ANALYZE atlas.country, atlas.subdivision, atlas.language, atlas.currency;

-- model.adopt: what columns become.
CREATE SCHEMA shop;
SET search_path = shop, public;
CREATE FUNCTION fields(name text) RETURNS TABLE (field text, definition json) LANGUAGE sql AS
    $$ SELECT key, value FROM json_each(model.describe(name) -> name -> 'fields') $$;

CREATE TYPE size AS ENUM ('small', 'large');
CREATE TYPE pair AS (a integer, b text);
CREATE DOMAIN percent AS numeric(5,2) CHECK (VALUE >= 0);
CREATE DOMAIN flavour AS text NOT NULL CHECK (VALUE IN ('sweet', 'sour'));
CREATE DOMAIN contact AS model.email;
CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gone integer,
    name text NOT NULL,
    short_name varchar(20) NOT NULL DEFAULT '',
    code char(4),
    "count" integer NOT NULL,
    big bigint,
    little smallint,
    price numeric(10,2),
    whole numeric(10,0),
    rounded numeric(3,-2),
    amount numeric,
    ratio real,
    exact double precision,
    active boolean NOT NULL,
    made timestamptz,
    local timestamp(0),
    day date,
    moment time,
    span interval,
    meta json,
    data jsonb,
    size size,
    sizes size[],
    kind text CHECK (kind IN ('a', 'b')),
    status varchar(10) NOT NULL CHECK (status IN ('open', 'closed')),
    labels text[] CHECK (labels <@ ARRAY['x', 'y']),
    share percent,
    taste flavour,
    mail model.email,
    contact contact,
    site model.url,
    colour model.color,
    body model.rich_text,
    state model.record_state,
    tags text[],
    token uuid,
    address inet,
    span_of int4range,
    raw bytea,
    pair pair,
    doubled integer GENERATED ALWAYS AS ("count" * 2) STORED,
    checked integer CHECK (checked IN (1, 2)),
    is_set boolean,
    "Weird Name$" text,
    "weird_name" text,
    "2nd" text,
    "größe" text,
    "***" text);
ALTER TABLE products DROP gone;
SELECT model.adopt('products');
SELECT * FROM fields('product');
SELECT model.describe('product') #> '{product,table}' AS "table", (SELECT m FROM model.model m) AS model;
-- define takes what describe gives, and nothing changes.
SELECT model.describe('product')::text AS before \gset
SELECT model.define(:'before'::jsonb);
SELECT model.describe('product')::jsonb = :'before'::jsonb AS same;

-- Uniqueness.
CREATE TABLE items (
    id integer PRIMARY KEY,
    email text UNIQUE,
    login text,
    list_id integer,
    slug text,
    part text,
    other text,
    kind text[] UNIQUE,
    UNIQUE (list_id, slug));
CREATE UNIQUE INDEX ON items (lower(login));
CREATE UNIQUE INDEX ON items (part) WHERE part > 'a';
CREATE UNIQUE INDEX ON items ((other || part));
SELECT model.adopt('items');
SELECT * FROM fields('item');

-- Adopting again takes up what has changed, and keeps names and what was defined.
ALTER TABLE items RENAME slug TO slugs;
ALTER TABLE items ADD new_one integer;
ALTER TABLE items DROP other;
ALTER TABLE items ALTER part SET NOT NULL;
SELECT model.define('{"item": {"adopted": true, "table": "shop.items", "fields": {"id": {"type": "id"}, "mail": {"type": "email", "column": "email", "sqlType": "text"}},
    "actions": {"create": {}, "publish": {}}}}', true);
SELECT model.adopt('items');
SELECT model.describe('item');
SELECT model.adopt('items');

-- Options.
SELECT model.forget('item');
SELECT model.adopt('items', '{"model": "thing", "plural": "stuff", "exclude": ["list_id", "kind"], "fields": {"email": {"name": "id2"}, "login": {"name": "userName"}}}');
SELECT model.describe('thing');
\set VERBOSITY verbose
SELECT model.adopt('items', '{"modell": "x", "plural": 1, "exclude": ["lst_id", 7], "key": "idd", "fields": {"emial": {}, "email": {"nam": "x"}, "part": {"name": "AND"}, "login": {"name": "2"}}}');
\set VERBOSITY default
SELECT model.adopt('items', '[]');
SELECT model.adopt('items', '{"exclude": ["id"]}');
SELECT model.adopt('items', '{"fields": {"part": {"name": "x"}, "login": {"name": "x"}}}');
SELECT model.adopt('items', '{"model": "other"}');
SELECT model.adopt(NULL);
SELECT model.forget('thing');
SELECT model.adopt('items', NULL);
SELECT model.forget('item');

-- Names that are taken.
CREATE TABLE product (id integer PRIMARY KEY);
SELECT model.adopt('product');
SELECT model.adopt('product', '{"model": "products"}');
SELECT model.adopt('product', '{"model": "ware", "plural": "product"}');
SELECT model.adopt('product', '{"model": "internal"}');
SELECT model.adopt('product', '{"model": "ware"}');
SELECT name, plural, type_name, plural_type_name, relation, key, adopted FROM model.model ORDER BY name;

-- Singular and plural.
CREATE TABLE countries (id integer PRIMARY KEY);
CREATE TABLE "People" (id integer PRIMARY KEY);
CREATE TABLE status (id integer PRIMARY KEY);
CREATE TABLE "order items" (id integer PRIMARY KEY);
CREATE TABLE "99 bottles" (id integer PRIMARY KEY);
SELECT model.adopt(t::regclass) FROM unnest('{countries,"\"People\"",status,"\"order items\"","\"99 bottles\""}'::text[]) t;
SELECT name, plural, type_name, relation FROM model.model WHERE relation::text NOT LIKE '%product%' ORDER BY name;

SELECT model.forget(name) FROM model.model;
SET client_min_messages = warning;
DROP SCHEMA shop CASCADE;

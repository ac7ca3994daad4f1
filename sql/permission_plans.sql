-- What is permitted is a plain condition: the indexes that serve a request without it serve it under it, also by operators
-- that are not leakproof, which row-level security keeps from being index conditions.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE plans_owner NOLOGIN;
CREATE ROLE plans_granted NOLOGIN;
CREATE ROLE plans_visitor NOLOGIN;
CREATE SCHEMA plans AUTHORIZATION plans_owner;
SET ROLE plans_owner;
CREATE TYPE plans.mood AS ENUM ('good', 'bad', 'odd');
SELECT count(*) FROM model.define($$ {
    "shop": {"table": "plans.shop", "fields": {"name": {"type": "string"}, "goods": {"type": "hasMany", "model": "good", "inverse": "shop"}}},
    "good": {"table": "plans.good", "fields": {"title": {"type": "string", "unique": true}, "price": {"type": "number", "decimals": 2}, "mood": {"type": "enum", "options": ["good", "bad", "odd"], "sqlType": "plans.mood"},
             "data": {"type": "json"}, "hidden": {"type": "boolean", "default": false}, "shop": {"type": "belongsTo", "model": "shop"}}}} $$);
INSERT INTO plans.shop (name) SELECT 'shop ' || n FROM generate_series(1, 2000) n;
INSERT INTO plans.good (title, price, mood, data, hidden, shop_id)
    SELECT 'good ' || n || CASE WHEN n % 1000 = 7 THEN ' rare' ELSE '' END, n, CASE WHEN n % 997 = 0 THEN 'odd' WHEN n % 2 = 0 THEN 'bad' ELSE 'good' END::plans.mood, jsonb_build_object('n', n % 5000), n % 10 = 0, 1 + n % 2000 FROM generate_series(1, 20000) n;
CREATE INDEX by_price ON plans.good (price, id);
CREATE INDEX by_mood ON plans.good (mood);
CREATE INDEX by_data ON plans.good USING gin (data);
CREATE INDEX by_shop ON plans.good (shop_id, id);
CREATE INDEX by_title ON plans.good (title text_pattern_ops);
VACUUM ANALYZE plans.good, plans.shop;
SELECT model.permit('unauthenticated', '{"good": {"read": {"hidden": {"equals": false}}}, "shop": {"read": {"name": {"startsWith": "shop"}}}}');
RESET ROLE;
GRANT USAGE ON SCHEMA plans TO plans_granted, plans_visitor;
GRANT SELECT ON plans.good, plans.shop TO plans_granted;
-- Which indexes and tables a query of a role scans.
CREATE FUNCTION plans.scans() RETURNS TABLE (name text, scans bigint) LANGUAGE sql AS
    $$ SELECT relname::text, pg_stat_get_xact_numscans(oid) FROM pg_class WHERE relnamespace = 'plans'::regnamespace AND relkind IN ('i', 'r') $$;
CREATE FUNCTION plans.scanned(who text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE before jsonb; used text;
BEGIN
    before := (SELECT jsonb_object_agg(name, scans) FROM plans.scans());
    PERFORM set_config('role', who, true);
    EXECUTE query;
    PERFORM set_config('role', 'none', true);
    SELECT string_agg(name, ' ' ORDER BY name COLLATE "C") INTO used FROM plans.scans() WHERE scans > (before ->> name)::bigint AND name <> 'shop';
    RETURN used;
END $$;
CREATE TABLE plans.asked (n serial, query text);
INSERT INTO plans.asked (query) VALUES
    ('SELECT model.find_one(''good'', 7)'), ('SELECT model.find_by(''good'', ''title'', ''good 11'')'),
    ('SELECT model.find_many(''good'')'), ('SELECT model.find_many(''good'', sort => ''{"price": "Descending"}'')'),
    ('SELECT model.find_many(''good'', sort => ''{"price": "Ascending"}'', after => model.find_many(''good'', sort => ''{"price": "Ascending"}'', first => 1) #>> ''{pageInfo,endCursor}'')'),
    ('SELECT model.find_many(''good'', ''{"price": {"equals": 777}}'')'), ('SELECT model.find_many(''good'', ''{"price": {"lessThan": 9}}'', ''{"price": "Ascending"}'')'),
    ('SELECT model.count(''good'', ''{"mood": {"equals": "odd"}}'')'), ('SELECT model.count(''good'', ''{"data": {"matches": {"n": 3}}}'')'),
    ('SELECT model.count(''good'', ''{"title": {"startsWith": "good 77"}}'')'), ('SELECT model.count(''good'', search => ''rare'')'),
    ('SELECT model.find_many(''good'', search => ''rare'')'), ('SELECT count(*) FROM model.rows(NULL::plans.good, ''{"price": {"in": [1, 2, 3]}}'')'),
    ('SELECT model.find_one(''shop'', 5, ''{"goods": {"first": 3, "edges": {"node": {"title": true}}}}'')'), ('SELECT model.count(''good'', ''{"shop": {"name": {"equals": "shop 3"}}}'')');
SELECT a.query, plans.scanned('plans_granted', query) AS granted, CASE WHEN plans.scanned('plans_visitor', query) = plans.scanned('plans_granted', query) THEN 'same' ELSE plans.scanned('plans_visitor', query) END AS permitted FROM plans.asked a ORDER BY n;
-- One plan serves all whose roles are the same, and knows the constants of a permission: a partial index serves it.
SET ROLE plans_owner;
SELECT model.permit('unauthenticated', '{"good": {"read": {"hidden": {"equals": true}}}}');
CREATE INDEX hidden ON plans.good (price) WHERE hidden = true;
ANALYZE plans.good;
RESET ROLE;
SELECT plans.scanned('plans_visitor', 'SELECT model.find_many(''good'', sort => ''{"price": "Ascending"}'')');
SELECT model.forget(name) FROM unnest('{good,shop}'::text[]) name;
DROP SCHEMA plans CASCADE;
DROP ROLE plans_owner, plans_granted, plans_visitor;

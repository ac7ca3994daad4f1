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
             "data": {"type": "json"}, "rank": {"type": "number", "decimals": 0}, "open": {"type": "boolean"}, "at": {"type": "dateTime"}, "day": {"type": "dateTime", "includeTime": false}, "kind": {"type": "enum", "options": ["common", "scarce"]}, "hidden": {"type": "boolean", "default": false}, "shop": {"type": "belongsTo", "model": "shop"}},
             "states": {"initial": "new", "new": {}, "sold": {}}}} $$);
INSERT INTO plans.shop (name) SELECT 'shop ' || n FROM generate_series(1, 2000) n;
INSERT INTO plans.good (title, price, mood, data, rank, open, at, day, kind, state, hidden, shop_id)
    SELECT 'good ' || n || CASE WHEN n % 1000 = 7 THEN ' rare' ELSE '' END, n, CASE WHEN n % 997 = 0 THEN 'odd' WHEN n % 2 = 0 THEN 'bad' ELSE 'good' END::plans.mood, jsonb_build_object('n', n % 5000), n % 700, n % 500 = 1, timestamptz '2026-01-01Z' + n * interval '1 hour', date '2026-01-01' + n / 20, CASE WHEN n % 500 = 3 THEN 'scarce' ELSE 'common' END, CASE WHEN n % 500 = 4 THEN 'sold' ELSE 'new' END, n % 10 = 0, 1 + n % 2000 FROM generate_series(1, 20000) n;
CREATE INDEX by_price ON plans.good (price, id);
CREATE INDEX by_mood ON plans.good (mood);
CREATE INDEX by_rank ON plans.good (rank, id);
CREATE INDEX by_open ON plans.good (open);
CREATE INDEX by_at ON plans.good (at DESC, id);
CREATE INDEX by_day ON plans.good (day, id);
CREATE INDEX by_kind ON plans.good (kind);
CREATE INDEX by_state ON plans.good (state);
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
INSERT INTO plans.asked (query) SELECT format('SELECT model.count(''good'', %L)', filter) FROM unnest(ARRAY['{"rank": {"equals": 7}}', '{"rank": {"in": [7, 8]}}', '{"rank": {"greaterThan": 697}}', '{"rank": {"lessThanOrEqual": 2}}', '{"rank": {"isSet": false}}',
    '{"id": {"in": ["7", "8"]}}', '{"title": {"equals": "good 7 rare"}}', '{"price": {"in": [5, 6]}}', '{"price": {"greaterThanOrEqual": 19990}}', '{"open": {"equals": true}}',
    '{"at": {"before": "2026-01-01T09:00:00Z"}}', '{"at": {"after": "2028-04-12T00:00:00Z"}}', '{"day": {"equals": "2026-01-05"}}', '{"day": {"before": "2026-01-03"}}', '{"kind": {"equals": "scarce"}}', '{"kind": {"in": ["scarce"]}}', '{"mood": {"in": ["odd"]}}', '{"state": {"inState": "sold"}}', '{"shopId": {"equals": "7"}}', '{"OR": [{"rank": {"equals": 7}}, {"price": {"equals": 9}}]}', '{"rank": {"equals": 7}, "price": {"lessThan": 900}}']) filter;
-- A count may be of an index alone, which then is as good as the table for what has no index; not where more is asked of each row.
INSERT INTO plans.asked (query) SELECT format('SELECT model.find_many(''good'', %L)', filter) FROM unnest(ARRAY['{"title": {"in": ["good 8", "good 9"]}}', '{"title": {"equals": "GOOD 8", "caseSensitive": false}}', '{"title": {"contains": "rare"}}', '{"NOT": {"open": {"equals": false}}}', '{"shop": {"isSet": false}}']) filter;
INSERT INTO plans.asked (query) SELECT format('SELECT model.find_many(''good'', sort => %L, %s => model.find_many(''good'', %L, %L, first => 1) #>> ''{pageInfo,endCursor}'')', sort, direction, '{"rank": {"equals": 77}}', sort)
    FROM unnest(ARRAY['{"rank": "Ascending"}', '{"at": "Descending"}', '[{"rank": "Descending"}, {"id": "Ascending"}]']) sort, unnest(ARRAY['after', 'last => 5, before']) direction;
INSERT INTO plans.asked (query) VALUES ('SELECT model.count(''good'', search => ''rar'')'), ('SELECT model.find_many(''good'', search => ''raer'')'), ('SELECT model.find_many(''good'', ''{"rank": {"equals": 7}}'', search => ''good'')'), ('SELECT model.find_many(''good'', search => ''rare'', sort => ''{"price": "Ascending"}'')'),
    ('SELECT model.find_first(''good'', sort => ''{"rank": "Descending"}'')'), ('SELECT model.graphql(''{ goods(first: 5, sort: {rank: Ascending}) { edges { node { title shop { name } } } } }'')');
SELECT a.query, plans.scanned('plans_granted', query) AS granted, CASE WHEN plans.scanned('plans_visitor', query) = plans.scanned('plans_granted', query) THEN 'same' ELSE plans.scanned('plans_visitor', query) END AS permitted FROM plans.asked a ORDER BY n;
-- The same where a value of the session is asked for.
SET ROLE plans_owner;
SELECT model.permit('unauthenticated', '{"good": {"read": {"OR": [{"hidden": {"equals": false}}, {"shopId": {"equals": {"$session": "userId"}}}]}}, "shop": {"read": {"name": {"startsWith": "shop"}}}}');
RESET ROLE;
SELECT a.query, plans.scanned('plans_granted', query) AS granted, plans.scanned('plans_visitor', query) AS permitted FROM plans.asked a WHERE plans.scanned('plans_visitor', query) <> plans.scanned('plans_granted', query);
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

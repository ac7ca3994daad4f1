-- What a role may not see is not in its schema.
\set ON_ERROR_ROLLBACK on
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
CREATE SCHEMA shop;
CREATE ROLE clerk;
CREATE ROLE staff;
SET search_path = shop, public;
SELECT model.define('{
  "customer": {"table": "shop.customer", "fields": {"name": {"type": "string"}, "phone": {"type": "string"}, "kind": {"type": "enum", "options": ["good", "bad"]},
    "born": {"type": "dateTime"}, "visits": {"type": "number", "decimals": 0}, "orders": {"type": "hasMany", "model": "order"}}},
  "order": {"table": "shop.order", "fields": {"note": {"type": "string"}, "customer": {"type": "belongsTo", "model": "customer"}}},
  "globalActions": {"countAll": {"run": "shop.count_all"}}}');
CREATE FUNCTION shop.count_all(params jsonb) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- The members of a type, by their names.
CREATE FUNCTION public.members(type text) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(m[1], ' '), 'none') FROM regexp_matches(
        substring(regexp_replace(model.graphql_schema(), '"""[^"]*"""', '', 'g') FROM '\n(?:type|input) ' || type || E' [^{]*{([^}]*)\n}'),
        E'\n  (\\w+)', 'g') m $$;
CREATE FUNCTION public.names(pattern text) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(DISTINCT m[1], ' '), 'none') FROM regexp_matches(model.graphql_schema(), '\m(\w*(?:' || pattern || ')\w*)\M', 'g') m $$;

SET ROLE clerk;
SELECT members('Query'), members('Mutation'), names('[cC]ustomer');
RESET ROLE;

-- A model needs its schema and one column at least, its key among them.
GRANT SELECT (id, name) ON shop.customer TO clerk;
SET ROLE clerk;
SELECT names('[cC]ustomer');
RESET ROLE;
GRANT USAGE ON SCHEMA shop TO clerk;
SET ROLE clerk;
SELECT members('Query'), members('Mutation');
SELECT members('Customer'), members('CustomerFilter'), members('CustomerSort'), members('CustomerSearchFields'), members('InternalQueries');
SELECT names('phone|Kind|born|visits|orders|OrderF');
RESET ROLE;
REVOKE SELECT (id) ON shop.customer FROM clerk;
SET ROLE clerk;
SELECT members('Query'), names('[cC]ustomer');
RESET ROLE;
REVOKE ALL ON shop.customer FROM clerk;

-- Whole tables, and what may be done with them.
GRANT SELECT ON shop.customer TO clerk;
SET ROLE clerk;
SELECT members('Customer'), members('Mutation'), names('orders|OrderF');
RESET ROLE;
GRANT SELECT, INSERT ON shop.order TO clerk;
GRANT UPDATE (name) ON shop.customer TO clerk;
SET ROLE clerk;
SELECT members('Customer');
SELECT members('Mutation'), members('InternalMutations');
SELECT members('UpdateCustomerInput'), members('OrderHasManyInput'), members('CreateOrderInput'), members('CustomerBelongsToInput');
RESET ROLE;
GRANT UPDATE ON shop.order TO clerk;
GRANT DELETE ON shop.order TO clerk;
SET ROLE clerk;
SELECT members('Mutation'), members('InternalMutations');
SELECT members('OrderHasManyInput');
RESET ROLE;
REVOKE SELECT (name) ON shop.customer FROM clerk; -- takes nothing away: the table is granted
SET ROLE clerk;
SELECT members('Customer');
RESET ROLE;

-- Functions of global actions.
REVOKE EXECUTE ON FUNCTION shop.count_all(jsonb) FROM public;
SET ROLE clerk;
SELECT names('countAll');
RESET ROLE;
GRANT EXECUTE ON FUNCTION shop.count_all(jsonb) TO clerk;
SET ROLE clerk;
SELECT names('countAll');
RESET ROLE;

-- Memberships, what is undone, and functions that run as their owner.
REVOKE ALL ON shop.customer, shop.order FROM clerk;
GRANT SELECT ON shop.customer TO staff;
SET ROLE clerk;
SELECT members('Query');
RESET ROLE;
GRANT staff TO clerk;
SET ROLE clerk;
SELECT members('Query');
RESET ROLE;
ALTER ROLE clerk NOINHERIT;
SET ROLE clerk;
SELECT members('Query');
SET ROLE staff;
SELECT members('Query');
RESET ROLE;
GRANT USAGE ON SCHEMA shop TO staff;
SET ROLE staff;
SELECT members('Query');
RESET ROLE;
ALTER ROLE clerk INHERIT;
BEGIN;
REVOKE staff FROM clerk;
SET LOCAL ROLE clerk;
SELECT members('Query');
ROLLBACK;
SET ROLE clerk;
SELECT members('Query');
RESET ROLE;
CREATE FUNCTION public.seen_by_owner() RETURNS text LANGUAGE sql SECURITY DEFINER AS $$ SELECT public.members('Query') $$;
REVOKE staff FROM clerk;
SET ROLE clerk;
SELECT public.seen_by_owner(), members('Query');
RESET ROLE;

-- A model whose table is gone is no model, and keeps the others from nothing.
DROP TABLE shop.order;
SELECT members('Query'), members('Customer');

SELECT model.forget('order');
SELECT model.forget('customer');
SELECT model.define('{"globalActions": {"countAll": null}}');
DROP FUNCTION public.seen_by_owner, public.members, public.names;
DROP SCHEMA shop CASCADE;
DROP ROLE clerk, staff;

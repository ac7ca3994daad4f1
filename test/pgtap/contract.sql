-- What the extension installs: names, arguments, properties and comments. A new object is written down here, in the list
-- that it belongs to, and in that of the README's section "Security" (security.sql).
SET client_min_messages = warning;
BEGIN;
SELECT plan(7);

CREATE TEMP VIEW member AS
    SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON d.refobjid = e.oid
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'model_api';

-- A reading function is STABLE, so that it sees the snapshot of the statement it stands in, and PARALLEL RESTRICTED,
-- because its caches belong to the leader.
CREATE TEMP VIEW function AS
    SELECT p.oid, p.proname, p.proname || '(' || pg_get_function_arguments(p.oid) || ') ' || coalesce(pg_get_function_result(p.oid), 'procedure') AS signature,
           p.provolatile, p.proparallel, p.proisstrict
    FROM member m JOIN pg_proc p ON p.oid = m.objid WHERE m.classid = 'pg_proc'::regclass;

SELECT set_eq($$ SELECT signature, provolatile::text, proparallel::text FROM function WHERE NOT proisstrict $$, $$ VALUES
    ('define(definition jsonb, destructive boolean DEFAULT false) SETOF regclass', 'v', 'u'),
    ('adopt(relation regclass, options jsonb DEFAULT ''{}''::jsonb) regclass', 'v', 'u'),
    ('describe(model text DEFAULT NULL::text) json', 's', 's'),
    ('forget(model text) void', 'v', 'u'),
    ('release(model text) void', 'v', 'u'),
    ('find_one(model text, id bigint, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('find_one(model text, id text, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('find_one(model text, id uuid, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('maybe_find_one(model text, id bigint, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('maybe_find_one(model text, id text, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('maybe_find_one(model text, id uuid, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('find_by(model text, field text, value text, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('find_by(model text, field text, value anynonarray, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('maybe_find_by(model text, field text, value text, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('maybe_find_by(model text, field text, value anynonarray, selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('find_first(model text, filter jsonb DEFAULT NULL::jsonb, sort jsonb DEFAULT NULL::jsonb, search text DEFAULT NULL::text, selection jsonb DEFAULT NULL::jsonb, search_fields jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('maybe_find_first(model text, filter jsonb DEFAULT NULL::jsonb, sort jsonb DEFAULT NULL::jsonb, search text DEFAULT NULL::text, selection jsonb DEFAULT NULL::jsonb, search_fields jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('find_many(model text, filter jsonb DEFAULT NULL::jsonb, sort jsonb DEFAULT NULL::jsonb, search text DEFAULT NULL::text, first integer DEFAULT NULL::integer, after text DEFAULT NULL::text, last integer DEFAULT NULL::integer, before text DEFAULT NULL::text, selection jsonb DEFAULT NULL::jsonb, search_fields jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('count(model text, filter jsonb DEFAULT NULL::jsonb, search text DEFAULT NULL::text, search_fields jsonb DEFAULT NULL::jsonb) bigint', 's', 'r'),
    ('estimate(model text, filter jsonb DEFAULT NULL::jsonb, search text DEFAULT NULL::text, search_fields jsonb DEFAULT NULL::jsonb) bigint', 's', 'r'),
    ('explain(model text, filter jsonb DEFAULT NULL::jsonb, sort jsonb DEFAULT NULL::jsonb, search text DEFAULT NULL::text, first integer DEFAULT NULL::integer, after text DEFAULT NULL::text, last integer DEFAULT NULL::integer, before text DEFAULT NULL::text, selection jsonb DEFAULT NULL::jsonb, "analyze" boolean DEFAULT false, search_fields jsonb DEFAULT NULL::jsonb) SETOF text', 'v', 'u'),
    ('suggest_words(model text, prefix text, n integer DEFAULT 10) SETOF text', 's', 'r'),
    ('matches(record, filter jsonb) boolean', 's', 's'),
    ('matches_residual(record, filter jsonb) boolean', 's', 'r'),
    ('rows(base anyelement, filter jsonb DEFAULT NULL::jsonb, sort jsonb DEFAULT NULL::jsonb, search text DEFAULT NULL::text, max_rows integer DEFAULT NULL::integer, search_fields jsonb DEFAULT NULL::jsonb) SETOF anyelement', 's', 'r'),
    ('filter_sql(model text, filter jsonb) text', 's', 's'),
    ('invalid(field text, message text) void', 'v', 'u'),
    ('act(model text, action text, params jsonb DEFAULT ''{}''::jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('create(model text, record jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('update(model text, id bigint, record jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('update(model text, id text, record jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('update(model text, id uuid, record jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('delete(model text, id bigint) json', 'v', 'u'),
    ('delete(model text, id text) json', 'v', 'u'),
    ('delete(model text, id uuid) json', 'v', 'u'),
    ('upsert(model text, record jsonb, by text[] DEFAULT ''{id}''::text[], selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('bulk_act(model text, action text, inputs jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('bulk_create(model text, records jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('bulk_update(model text, records jsonb, selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('bulk_upsert(model text, records jsonb, by text[] DEFAULT ''{id}''::text[], selection jsonb DEFAULT NULL::jsonb) json', 'v', 'u'),
    ('bulk_delete(model text, ids jsonb) json', 'v', 'u'),
    ('bulk_delete(model text, ids text[]) json', 'v', 'u'),
    ('bulk_delete(model text, ids text) json', 'v', 'u'),
    ('run(action text, params jsonb DEFAULT ''{}''::jsonb) json', 'v', 'u'),
    ('define_users(options jsonb DEFAULT ''{}''::jsonb) SETOF regclass', 'v', 'u'),
    ('use_session(token text DEFAULT NULL::text, transaction_only boolean DEFAULT true) json', 'v', 'u'),
    ('current_session(selection jsonb DEFAULT NULL::jsonb) json', 's', 'r'),
    ('current_user_id() text', 's', 'r'), ('current_session_id() text', 's', 'r'), ('issued_token() text', 's', 'r'),
    ('act_on_session(action text, params jsonb DEFAULT ''{}''::jsonb) json', 'v', 'u'),
    ('graphql_schema() text', 's', 'r'),
    ('graphql(query text, variables jsonb DEFAULT NULL::jsonb, operation_name text DEFAULT NULL::text) json', 'v', 'u'),
    ('catalog_changed() trigger', 'v', 'u'),
    ('keep_managed() trigger', 'v', 'u'),
    ('keep_search() trigger', 'v', 'u'), ('keep_search_aside() trigger', 'v', 'u'), ('guard_search_aside() trigger', 'v', 'u'), ('guard_built_in_roles() trigger', 'v', 'u'),
    ('search_vector(fields text, VARIADIC "any") tsvector', 's', 's'),
    ('guard_columns() event_trigger', 'v', 'u'),
    ('permit(role text, permissions jsonb) void', 'v', 'u'),
    ('permissions(role text DEFAULT NULL::text) json', 's', 'r'),
    ('set_synonyms(model text, synonyms jsonb) void', 'v', 'u'),
    ('search_status() TABLE(model text, storage text, relation regclass, index regclass, valid boolean, triggers boolean, stale boolean, index_bytes bigint, words_bytes bigint, entries bigint, pending_pages bigint, missing bigint)', 'v', 'u'),
    ('reindex_search(IN model text) procedure', 'v', 'u'),
    ('rotate_encryption(IN model text, INOUT records bigint DEFAULT 0) procedure', 'v', 'u'),
    ('purge_sessions(INOUT sessions bigint DEFAULT 0, INOUT codes bigint DEFAULT 0, INOUT attempts bigint DEFAULT 0, INOUT kept bigint DEFAULT 0) procedure', 'v', 'u') $$,
    'functions that take NULL arguments, and how');

SELECT set_eq($$ SELECT signature, provolatile::text, proparallel::text FROM function WHERE proisstrict $$, $$ VALUES
    ('check_email(value text) boolean', 'i', 's'), ('check_url(value text) boolean', 'i', 's'),
    ('check_color(value text) boolean', 'i', 's'), ('check_rich_text(value text) boolean', 'i', 's'),
    ('check_record_state(value text) boolean', 'i', 's'), ('check_role_keys(value text[]) boolean', 'i', 's'),
    ('check_password(value text) boolean', 'i', 's'), ('check_cursor(value text) boolean', 'i', 's'),
    ('html(markdown model.rich_text) text', 'i', 's'),
    ('truncated_html(markdown model.rich_text, length integer) text', 'i', 's'),
    ('search_score(vector tsvector, plan text) integer', 'i', 's'),
    ('add_role(key text, name text) void', 'v', 'u'), ('remove_role(key text) void', 'v', 'u'),
    ('has_role(role text) boolean', 's', 'r'), ('may_read("table" regclass, role text, id text) boolean', 's', 'r'), ('revoke_sessions("user" text) bigint', 'v', 'u'),
    ('encrypt(text text) bytea', 'v', 's'), ('decrypt(value bytea) text', 's', 's'),
    ('matches_support(internal) internal', 'v', 'u'), ('rows_support(internal) internal', 'v', 'u'),
    ('regcolumn(relation regclass, number smallint) model.regcolumn', 's', 's'),
    ('regcolumn_in(cstring) model.regcolumn', 's', 's'), ('regcolumn_out(model.regcolumn) cstring', 's', 's'),
    ('regcolumn_recv(internal) model.regcolumn', 's', 's'), ('regcolumn_send(model.regcolumn) bytea', 's', 's'),
    ('regcolumn_equal(model.regcolumn, model.regcolumn) boolean', 'i', 's'),
    ('regcolumn_hash(model.regcolumn) integer', 'i', 's'),
    ('search_collects(words tsvector, query text) boolean', 'i', 's'),
    ('search_extract_query(tsvector, internal, smallint, internal, internal, internal, internal) internal', 'i', 's'),
    ('search_consistent(internal, smallint, tsvector, integer, internal, internal, internal, internal) boolean', 'i', 's'),
    ('search_compare_partial(text, text, smallint, internal) integer', 'i', 's'),
    ('search_triconsistent(internal, smallint, tsvector, integer, internal, internal, internal) "char"', 'i', 's') $$,
    'strict functions, and how');

SELECT set_eq($$ SELECT t.typname::text, t.typtype::text, format_type(t.typbasetype, t.typtypmod), c.collname::text
                 FROM member m JOIN pg_type t ON t.oid = m.objid LEFT JOIN pg_collation c ON c.oid = t.typcollation
                 WHERE m.classid = 'pg_type'::regclass AND t.typelem = 0 AND t.typrelid = 0 OR t.typname = 'role_keys' $$, $$ VALUES
    ('email', 'd', 'text', 'default'), ('url', 'd', 'text', 'default'), ('color', 'd', 'text', 'default'),
    ('rich_text', 'd', 'text', 'default'), ('password', 'd', 'text', 'default'), ('cursor', 'd', 'text', 'default'),
    ('record_state', 'd', 'text', 'C'), ('role_keys', 'd', 'text[]', 'default'), ('regcolumn', 'b', '-', NULL) $$,
    'types');

SELECT set_eq($$ SELECT c.relname::text, c.relkind::text, c.relpersistence::text FROM member m JOIN pg_class c ON c.oid = m.objid
                 WHERE m.classid = 'pg_class'::regclass $$, $$ VALUES
    ('model', 'r', 'p'), ('field', 'r', 'p'), ('action', 'r', 'p'), ('global_action', 'r', 'p'), ('search', 'r', 'p'),
    ('account', 'r', 'p'), ('role', 'r', 'p'), ('sign_in_attempt', 'r', 'p'), ('permission', 'r', 'p') $$, 'tables');
SELECT set_eq($$ SELECT unnest(extconfig)::regclass::text FROM pg_extension WHERE extname = 'model_api' $$,
    $$ VALUES ('model.model'), ('model.field'), ('model.action'), ('model.global_action'), ('model.search'),
       ('model.account'), ('model.role'), ('model.permission') $$, 'tables that are dumped with the data');

SELECT is_empty($$
    SELECT pg_describe_object(m.classid, m.objid, 0) FROM member m
    WHERE coalesce(obj_description(m.objid, m.classid::regclass::name), '') = ''
      AND NOT EXISTS (SELECT FROM pg_type t WHERE t.oid = m.objid AND m.classid = 'pg_type'::regclass AND (t.typrelid <> 0 OR t.typcategory = 'A')) $$,
    'every object has a comment');
SELECT is_empty($$
    SELECT a.attrelid::regclass, a.attname FROM member m JOIN pg_attribute a ON a.attrelid = m.objid
    WHERE m.classid = 'pg_class'::regclass AND a.attnum > 0 AND NOT a.attisdropped
      -- What a name or a reference to a model means is said once, at the table that it belongs to.
      AND (a.attrelid, a.attname) NOT IN (('model.field'::regclass, 'model'), ('model.action'::regclass, 'model'),
                                          ('model.action'::regclass, 'name'), ('model.search'::regclass, 'model'), ('model.global_action'::regclass, 'name'))
      AND coalesce(col_description(a.attrelid, a.attnum), '') = '' $$,
    'every column has a comment');

SELECT * FROM finish();
ROLLBACK;

-- The list of the README's section "Security" is what is there: each object of the extension and each that is made for
-- models, with what others may do with it.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();

\set readme `cat README.md`
-- | tables `a`, `b` | SELECT | why |
CREATE TEMP TABLE listed AS
    SELECT CASE l[1] WHEN 'operator families' THEN 'operator family' WHEN 'operator classes' THEN 'operator class' ELSE rtrim(l[1], 's') END AS kind, n[1] AS name, l[3] AS may
    FROM regexp_matches(substring(:'readme' FROM '\n## Security\n(.*?)\n## '), '^\| ([a-z ]+) (`[^|]*`) \| ([A-Z]+|nothing|) ?\|', 'gn') l,
         regexp_matches(l[2], '`([^`]+)`', 'g') n;
SELECT cmp_ok(count(*), '>', 100::bigint, 'there is a list') FROM listed;
SELECT is_empty($$ SELECT kind, name FROM listed GROUP BY 1, 2 HAVING count(*) > 1 $$, 'which names everything once');

CREATE ROLE listed_keeper;
CREATE SCHEMA made AUTHORIZATION listed_keeper;
SET LOCAL ROLE listed_keeper;
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC;
SELECT model.define_users('{"user": {"table": "made.users"}, "session": {"table": "made.session"}}') \g /dev/null
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM PUBLIC;
REVOKE ALL ON made.users, made.session FROM PUBLIC;
CREATE TABLE made.tag (id bigint PRIMARY KEY, name text);
SELECT model.adopt('made.tag') \g /dev/null
SELECT model.define('{"question": {"table": "made.question", "search": {"storage": "side"}, "states": {"initial": "created", "created": {}}, "fields": {"title": {"type": "string", "required": true, "pattern": "a"},
    "user": {"type": "belongsTo", "model": "user"}, "tags": {"type": "hasManyThrough", "model": "tag", "through": "questionTag"}}},
    "questionTag": {"table": "made.question_tag", "search": false, "fields": {"question": {"type": "belongsTo", "model": "question"}, "tag": {"type": "belongsTo", "model": "tag"}}}}') \g /dev/null
SELECT model.permit('signed-in', '{"question": {"read": {"title": {"equals": "a"}}}}') \g /dev/null
DROP TABLE made.tag CASCADE; -- which is not made
RESET ROLE;

-- What lies where, with its access control list: NULL where the kind has none.
CREATE TEMP VIEW present AS
    SELECT 'schema' AS kind, nspname::text AS name, nspowner AS owner, coalesce(nspacl, acldefault('n', nspowner)) AS acl, oid, 'pg_namespace'::regclass AS class FROM pg_namespace WHERE nspname = 'model'
    UNION ALL
    SELECT i.type, coalesce(p.proname, t.typname, c.relname, o.oprname, f.opfname, k.opcname, e.evtname)::text, coalesce(p.proowner, t.typowner, c.relowner, o.oprowner, f.opfowner, k.opcowner, e.evtowner),
           coalesce(p.proacl, t.typacl, c.relacl, acldefault('f', p.proowner), acldefault('T', t.typowner), acldefault('r', c.relowner)), d.objid, d.classid
    FROM pg_depend d JOIN pg_extension x ON d.refobjid = x.oid AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND x.extname = 'model_api'
        LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
        LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
        LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
        LEFT JOIN pg_operator o ON d.classid = 'pg_operator'::regclass AND o.oid = d.objid
        LEFT JOIN pg_opfamily f ON d.classid = 'pg_opfamily'::regclass AND f.oid = d.objid
        LEFT JOIN pg_opclass k ON d.classid = 'pg_opclass'::regclass AND k.oid = d.objid
        LEFT JOIN pg_event_trigger e ON d.classid = 'pg_event_trigger'::regclass AND e.oid = d.objid,
        pg_identify_object(d.classid, d.objid, 0) i
    UNION ALL
    SELECT 'made ' || CASE relkind WHEN 'r' THEN 'table' WHEN 'S' THEN 'sequence' ELSE relkind::text END, relname, relowner, coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)), oid, 'pg_class'::regclass
        FROM pg_class WHERE relnamespace = 'made'::regnamespace AND relkind <> 'i'
    UNION ALL
    SELECT 'made function', proname, proowner, proacl, oid, 'pg_proc'::regclass FROM pg_proc WHERE pronamespace = 'made'::regnamespace
    UNION ALL
    SELECT 'made policy', polname, 0, NULL, oid, 'pg_policy'::regclass FROM pg_policy WHERE polrelid::regclass::text LIKE 'made.%';
SELECT set_eq($$ SELECT DISTINCT kind, name FROM present $$, $$ SELECT kind, name FROM listed $$, 'the list is of what is there');
SELECT set_eq($$ SELECT kind, name, coalesce((SELECT string_agg(DISTINCT privilege_type, ', ') FROM aclexplode(acl) WHERE grantee = 0), CASE WHEN acl IS NULL THEN '' ELSE 'nothing' END) FROM present $$,
    $$ SELECT kind, name, may FROM listed $$, 'and says what PUBLIC may');
SELECT is_empty($$ SELECT kind, name, grantee::regrole, privilege_type FROM present, aclexplode(acl) WHERE grantee NOT IN (0, owner) OR grantee = 0 AND is_grantable $$, 'nobody else was granted anything, and nobody can pass it on');
SELECT set_eq($$ SELECT DISTINCT CASE WHEN kind LIKE 'made %' THEN 'made' END, owner FROM present $$,
    $$ SELECT NULL, extowner FROM pg_extension WHERE extname = 'model_api' UNION ALL SELECT 'made', 'listed_keeper'::regrole::oid $$, 'owners are who installed it, and who defined the models');

-- Code: ours, as its caller, and called by nothing that others could replace.
SELECT is_empty($$ SELECT oid::regprocedure FROM pg_proc JOIN present USING (oid) WHERE class = 'pg_proc'::regclass AND (prosecdef OR proconfig IS NOT NULL OR probin IS DISTINCT FROM '$libdir/model_api' AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'internal')) $$,
    'every function is of the library, or PostgreSQL''s own, runs as its caller, and has no settings');
SELECT set_eq($$ SELECT proname::text FROM pg_proc JOIN present USING (oid) WHERE proleakproof $$, ARRAY['regcolumn_equal'], 'one is leakproof');
SELECT is_empty($$ SELECT tgrelid::regclass, tgname FROM pg_trigger t JOIN present p ON p.oid = tgrelid WHERE NOT tgisinternal AND (tgfoid NOT IN (SELECT oid FROM present WHERE kind = 'function') OR p.kind = 'table' AND tgenabled <> 'A') $$,
    'triggers call functions of the extension, and on its own tables they fire always');
SELECT is_empty($$ SELECT ev_class::regclass, rulename FROM pg_rewrite WHERE ev_class IN (SELECT oid FROM present) $$, 'there are no rules and views');
SELECT is_empty($$ SELECT oid::regclass FROM pg_class JOIN present USING (oid) WHERE relrowsecurity $$, 'nor tables with policies');
SELECT is_empty($$ SELECT p.oid::regprocedure FROM pg_proc p WHERE pronamespace = 'model'::regnamespace AND p.oid NOT IN (SELECT oid FROM present) $$, 'nor anything else in the schema');

SELECT * FROM finish();
ROLLBACK;

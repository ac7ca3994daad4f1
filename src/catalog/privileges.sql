-- The last of the installation: takes back what ALTER DEFAULT PRIVILEGES has given with each new object. Whoever could write
-- the catalog could name functions that owners of tables call, and whoever could call everything has the keys.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN
        WITH member AS (
            SELECT d.classid::pg_catalog.regclass AS class, d.objid AS oid FROM pg_catalog.pg_depend d
                JOIN pg_catalog.pg_extension e ON d.refobjid OPERATOR(pg_catalog.=) e.oid AND e.extname OPERATOR(pg_catalog.=) 'model_api'
            WHERE d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype OPERATOR(pg_catalog.=) 'e'
        ), object (name, acl, owner) AS (
            SELECT 'SCHEMA model', n.nspacl, n.nspowner FROM pg_catalog.pg_namespace n WHERE n.nspname OPERATOR(pg_catalog.=) 'model'
            UNION ALL
            SELECT pg_catalog.format('TABLE %s', c.oid::pg_catalog.regclass), c.relacl, c.relowner
                FROM member m JOIN pg_catalog.pg_class c ON m.class OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid OPERATOR(pg_catalog.=) m.oid
            UNION ALL
            SELECT pg_catalog.format('ROUTINE %s', p.oid::pg_catalog.regprocedure), p.proacl, p.proowner
                FROM member m JOIN pg_catalog.pg_proc p ON m.class OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid OPERATOR(pg_catalog.=) m.oid
            UNION ALL
            SELECT pg_catalog.format('TYPE %s', t.oid::pg_catalog.regtype), t.typacl, t.typowner
                FROM member m JOIN pg_catalog.pg_type t ON m.class OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid OPERATOR(pg_catalog.=) m.oid
        )
        SELECT o.name, a.privilege_type AS privilege, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END AS grantee
        FROM object o, LATERAL pg_catalog.aclexplode(o.acl) a
        WHERE a.grantee OPERATOR(pg_catalog.<>) o.owner
            AND (a.grantee OPERATOR(pg_catalog.<>) 0 OR a.privilege_type OPERATOR(pg_catalog.<>) ALL (ARRAY['SELECT', 'EXECUTE', 'USAGE']))
    LOOP
        EXECUTE pg_catalog.format('REVOKE %s ON %s FROM %s', given.privilege, given.name, given.grantee);
    END LOOP;
END $$;

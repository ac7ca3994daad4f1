-- No text becomes SQL: hostile strings go through every argument of every function, whoever calls it. Functions and their
-- arguments come from the catalog, so that a new one is covered by being there.
SET client_min_messages = error;
BEGIN;
SELECT no_plan();
\ir lib/hostile.sql

CREATE ROLE injured;         -- owns the tables
CREATE ROLE granted;         -- may do everything with them
CREATE ROLE permitted;       -- may do nothing with them, and what permissions say
CREATE SCHEMA hurt AUTHORIZATION injured;
GRANT USAGE ON SCHEMA hurt TO granted, permitted;
GRANT SELECT ON public.attack, public.name TO PUBLIC;
SET LOCAL ROLE injured;
SELECT model.define_users('{"user": {"table": "hurt.users"}, "session": {"table": "hurt.session"}}') \g /dev/null
SELECT model.define($$ {
    "post": {"table": "hurt.post", "fields": {"title": {"type": "string", "unique": true}, "score": {"type": "number"}, "data": {"type": "json"}, "kind": {"type": "enum", "options": ["a", "b"]},
             "author": {"type": "belongsTo", "model": "author"}}, "states": {"initial": "created", "created": {}}},
    "author": {"table": "hurt.author", "fields": {"name": {"type": "string"}, "posts": {"type": "hasMany", "model": "post", "inverse": "author"}}}} $$) \g /dev/null
INSERT INTO hurt.author (name) VALUES ('Ada');
INSERT INTO hurt.post (title, author_id) VALUES ('one', 1), ('two', 1);
SELECT model.permit('unauthenticated', '{"post": {"read": {"title": {"notEquals": "none"}}}, "author": {"read": true}}') \g /dev/null
CREATE TABLE hurt.loose (id bigint PRIMARY KEY, title text);
GRANT ALL ON ALL TABLES IN SCHEMA hurt TO granted;
RESET ROLE;

-- What stands for the arguments that are not attacked: by name, else NULL.
CREATE TABLE public.harmless (name text PRIMARY KEY, value text);
INSERT INTO harmless VALUES ('model', 'post'), ('id', '1'), ('field', 'title'), ('value', 'one'), ('action', 'create'), ('params', '{"post": {"title": "new"}}'), ('record', '{"title": "new"}'),
    ('records', '[{"title": "new"}]'), ('inputs', '[{"post": {"title": "new"}}]'), ('ids', '["1"]'), ('definition', '{"other": {"table": "hurt.other", "fields": {"title": {"type": "string"}}}}'), ('role', 'unauthenticated'), ('key', 'hurt'), ('name', 'Hurt'),
    ('query', 'query ($v: String) { posts(filter: {title: {equals: $v}}) { edges { node { id } } } }'), ('variables', '{"v": "one"}'), ('message', 'is bad'), ('user', '1'), ('prefix', 'o'), ('relation', 'hurt.loose'), ('base', NULL), ('plan', 'A'), ('fields', 'tA');
GRANT SELECT ON harmless TO PUBLIC;
CREATE FUNCTION public.harmless(name text, type regtype) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN type IN ('record'::regtype, 'anyelement'::regtype) THEN 'NULL::hurt.post' WHEN type = '"any"'::regtype THEN '''x''::text' WHEN type = 'anynonarray'::regtype THEN '1::int'
        ELSE format('%L::%s', (SELECT h.value FROM harmless h WHERE h.name = $1 AND ($2 <> 'text[]'::regtype)), type) END
$$;
-- The forms in which a string fits a type: as SQL text.
CREATE FUNCTION public.forms(type regtype, attack text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT format('%L::%s', form, type) FROM (
        SELECT attack WHERE type::text IN ('text', 'cstring', 'model.rich_text')
        UNION ALL SELECT attack WHERE type = 'regclass'::regtype AND attack <> '' AND attack !~ '^\d+$'
        UNION ALL SELECT unnest(ARRAY[ARRAY[attack]::text, ARRAY['id', attack]::text]) WHERE type = 'text[]'::regtype
        UNION ALL SELECT convert_to(attack, 'UTF8')::text WHERE type = 'bytea'::regtype
        UNION ALL SELECT unnest(ARRAY[to_jsonb(attack), jsonb_build_array(attack), jsonb_build_object(attack, attack), jsonb_build_object(attack, true), jsonb_build_object('title', attack), jsonb_build_object('title', jsonb_build_object(attack, attack)),
            jsonb_build_object('title', jsonb_build_object('equals', attack)), jsonb_build_object('author', jsonb_build_object('name', jsonb_build_object('startsWith', attack), attack, true)), jsonb_build_object('state', attack, 'kind', attack, 'data', jsonb_build_object(attack, attack)),
            jsonb_build_object('post', jsonb_build_object('title', attack, 'author', jsonb_build_object('create', jsonb_build_object('name', attack)))), jsonb_build_object('v', attack), jsonb_build_array(jsonb_build_object('title', attack, 'id', attack)),
            jsonb_build_object('other', jsonb_build_object('table', 'hurt.other', 'plural', attack, 'fields', jsonb_build_object('f', jsonb_build_object('type', 'string', 'default', attack, 'column', attack)))),
            jsonb_build_object('post', jsonb_build_object('read', jsonb_build_object('title', jsonb_build_object('equals', attack)), 'actions', jsonb_build_object(attack, true))), jsonb_build_object('user', jsonb_build_object('name', attack, 'sendCode', attack))])::text
            WHERE type = 'jsonb'::regtype
        UNION ALL SELECT jsonb_build_object('id', attack, 'email', attack, 'password', attack, 'currentPassword', attack, 'newPassword', attack, 'code', attack)::text WHERE type = 'json'::regtype) f (form)
$$;

CREATE TABLE public.call AS
    SELECT row_number() OVER () AS n, p.oid::regprocedure::text AS function, a.position, a.type,
           format(CASE p.prokind WHEN 'p' THEN 'CALL model.%I(%s)' ELSE 'SELECT FROM model.%I(%s)' END, p.proname,
                  (SELECT string_agg(CASE WHEN b.position = a.position THEN '%s' ELSE replace(harmless(b.name, b.type), '%', '%%') END, ', ' ORDER BY b.position) FROM unnest(p.proargnames, p.proargtypes::regtype[]) WITH ORDINALITY b (name, type, position) WHERE b.type IS NOT NULL)) AS call
    FROM pg_depend d JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'model_api',
         unnest(p.proargnames, p.proargtypes::regtype[]) WITH ORDINALITY a (name, type, position)
    WHERE d.deptype = 'e' AND NOT 'internal'::regtype = ANY (p.proargtypes::regtype[]) AND a.type IS NOT NULL AND EXISTS (SELECT FROM forms(a.type, 'x'));
-- Types' own functions have no names of arguments.
INSERT INTO public.call SELECT 0, p.oid::regprocedure::text, 1, p.proargtypes[0]::regtype, format('SELECT FROM model.%I(%%s)', p.proname)
    FROM pg_proc p WHERE pronamespace = 'model'::regnamespace AND proargnames IS NULL AND pronargs = 1 AND EXISTS (SELECT FROM forms(p.proargtypes[0]::regtype, 'x'));
INSERT INTO public.call SELECT 0, action, 3, 'json', format('SELECT FROM model.act(''user'', %L, (%%s)::jsonb)', action)
    FROM unnest('{signUp,signIn,signOut,changePassword,sendVerifyEmail,verifyEmail,sendResetPassword,resetPassword}'::text[]) action;
GRANT SELECT ON public.call TO PUBLIC;
SELECT set_eq($$ SELECT DISTINCT function FROM call WHERE type <> 'json'::regtype $$, $$ SELECT p.oid::regprocedure::text FROM pg_proc p WHERE pronamespace = 'model'::regnamespace AND NOT 'internal'::regtype = ANY (proargtypes::regtype[])
    AND EXISTS (SELECT FROM unnest(proargtypes::regtype[]) t, forms(t, 'x')) $$, 'every function that takes a text, a document or a name is attacked');

-- Runs a call and takes back what it did. Returns what must not be: an error of SQL's syntax or of ours.
CREATE FUNCTION public.survived(call text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    BEGIN
        EXECUTE call;
        RAISE SQLSTATE 'UNDO1';
    EXCEPTION WHEN OTHERS THEN
        IF SQLSTATE ~ '^(42601|42P02|42P01|42883|42804|0A000|54|XX|58)' AND NOT (SQLSTATE IN ('42P01', '42883', '54000') AND SQLERRM ~ '^(relation|Operator|JSON argument|".*" is not|must be|invalid|function|model|[A-Z][A-Za-z]* )') THEN RETURN SQLSTATE || ' ' || left(SQLERRM, 200); END IF;
    END;
    RETURN NULL;
END $$;
CREATE FUNCTION public.attack_all(who text) RETURNS TABLE (function text, "position" bigint, attack text, result text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('role', who, true);
    PERFORM model.use_session();
    RETURN QUERY SELECT c.function, c.position, left(a.text, 40), r FROM public.call c, public.attack a, public.forms(c.type, a.text) f, public.survived(format(replace(c.call, '%s', '%1$s'), f)) r WHERE r IS NOT NULL;
    PERFORM set_config('role', 'none', true);
END $$;
SET LOCAL model_api.password_memory = '8MB';
SET LOCAL model_api.password_operations = 1;
SELECT is((SELECT string_agg(DISTINCT format('%s %s: %s -> %s', function, position, attack, result), E'\n') FROM attack_all(who)), NULL, who || ' calls every function with every string')
    FROM unnest('{injured,granted,permitted}'::text[]) who;

-- What is written comes back, to whoever may see it, and names of tables and columns serve every path.
CREATE FUNCTION public.served(schema text, relation text, col text, n bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE model text := 'served' || n; one text; word text; seen text;
BEGIN
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION injured', schema);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO permitted', schema); -- to name the type of its rows
    SET LOCAL ROLE injured;
    PERFORM model.define(jsonb_build_object(model, jsonb_build_object('table', format('%I.%I', schema, relation), 'fields', jsonb_build_object(
        'value', jsonb_build_object('type', 'string', 'column', col), 'word', '{"type": "string", "unique": true}'::jsonb,
        'parent', jsonb_build_object('type', 'belongsTo', 'model', model), 'children', jsonb_build_object('type', 'hasMany', 'model', model, 'inverse', 'parent')))));
    FOR word IN SELECT text FROM attack WHERE length(text) < 100 AND attack.n % 7 = served.n % 7 LOOP
        one := model.create(model, jsonb_build_object('value', word, 'word', word, 'children', jsonb_build_array(jsonb_build_object('create', jsonb_build_object('value', word))))) #>> ARRAY[model, 'id'];
        IF model.update(model, one, jsonb_build_object('value', word || word)) ->> 'success' <> 'true' THEN RETURN 'update ' || word; END IF;
        IF model.upsert(model, jsonb_build_object('word', word, 'value', word), '{word}') ->> 'action' <> 'update' THEN RETURN 'upsert ' || word; END IF;
        IF model.bulk_update(model, jsonb_build_array(jsonb_build_object('id', one, 'value', word))) ->> 'success' <> 'true' THEN RETURN 'bulk ' || word; END IF;
        IF model.graphql(format('mutation ($id: GadgetID!, $v: String) { update%1$s(id: $id, %2$s: {value: $v}) { success } }', upper(left(model, 1)) || substr(model, 2), model), jsonb_build_object('id', one, 'v', word)) #>> ARRAY['data', 'update' || upper(left(model, 1)) || substr(model, 2), 'success'] IS DISTINCT FROM 'true' THEN RETURN 'graphql ' || word; END IF;
        PERFORM model.permit('unauthenticated', jsonb_build_object(model, jsonb_build_object('read', jsonb_build_object('value', jsonb_build_object('equals', word), 'word', '{"notEquals": null}'::jsonb))));
        SET LOCAL ROLE permitted;
        IF model.count(model) <> 1 OR model.find_by(model, 'word', word) ->> 'value' <> word THEN RETURN 'permitted ' || word; END IF;
        IF model.maybe_find_first(model, jsonb_build_object('children', jsonb_build_object('some', jsonb_build_object('value', jsonb_build_object('in', ARRAY[word]))))) IS NOT NULL THEN RETURN 'permitted child ' || word; END IF;
        PERFORM model.find_many(model, search => word, sort => '{"parent": {"value": "Descending"}}');
        EXECUTE format('SELECT string_agg(r.%I, '''') FROM model.rows(NULL::%I.%I, $1) r', col, schema, relation) INTO seen USING jsonb_build_object('value', jsonb_build_object('startsWith', word));
        IF seen <> word THEN RETURN 'rows ' || word || ' ' || seen; END IF;
        SET LOCAL ROLE injured;
        EXECUTE format('SELECT string_agg(id::text, '','') FROM %I.%I WHERE %s AND model.matches(%2$I.*, $1)', schema, relation, model.filter_sql(model, jsonb_build_object('value', jsonb_build_object('equals', word), 'word', jsonb_build_object('equals', word))))
            INTO seen USING jsonb_build_object('value', jsonb_build_object('contains', word));
        IF seen IS DISTINCT FROM one THEN RETURN 'filter_sql, matches ' || word; END IF;
    END LOOP;
    PERFORM model.release(model);
    RESET ROLE;
    RETURN 'fine';
EXCEPTION WHEN OTHERS THEN
    RESET ROLE;
    RETURN SQLSTATE || ' ' || SQLERRM || ' ' || coalesce(word, '');
END $$;
SELECT is(served('hurt', name, 'value', n), 'fine', 'table ' || name) FROM name;
SELECT is(served('hurt', 'served' || n, name, n), 'fine', 'column ' || name) FROM name;
SELECT is(served(name, name, name, n), 'fine', 'schema, table and column ' || name) FROM name WHERE name <> 'model';

SELECT is((SELECT (is_called, last_value)::text FROM public.tripped), '(f,1)', 'nothing of it ever ran');
SELECT is((SELECT count(*) FROM canary), 1::bigint, 'and nothing was lost');

SELECT * FROM finish();
ROLLBACK;

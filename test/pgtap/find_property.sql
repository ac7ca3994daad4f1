-- find_many against plain SQL: random rows with NULLs and ties, random filters, sorts and page sizes. Each walk through
-- the pages, forward and backward, must give every row once, in order, with the right pageInfo.
--
-- PROPERTY_SEED=0.42 PROPERTY_ROUNDS=1000 make test-pgtap T=find_property repeats a run, or runs longer.
\set rounds 60
\ir random.psql
\set ON_ERROR_STOP on
SET client_min_messages = warning;
BEGIN;
SELECT plan(5);
SELECT diag('PROPERTY_SEED=' || :'seed');
SELECT setseed(:'seed');

CREATE SCHEMA property;
SET search_path = property, public;
SELECT * FROM model.define($$ {
    "tag":  {"table": "property.tag", "fields": {
        "name": {"type": "string"},
        "weight": {"type": "number", "decimals": 0, "required": true},
        "items": {"type": "hasMany", "model": "item", "inverse": "tag"}}},
    "item": {"table": "property.item", "fields": {
        "count": {"type": "number", "decimals": 0},
        "price": {"type": "number", "decimals": 2, "required": true},
        "ratio": {"type": "number"},
        "word": {"type": "string"},
        "done": {"type": "boolean"},
        "at": {"type": "dateTime"},
        "day": {"type": "dateTime", "includeTime": false, "required": true},
        "tag": {"type": "belongsTo", "model": "tag", "onDelete": "cascade"}}}} $$) \g /dev/null
-- Words in an order that is not that of their bytes.
ALTER TABLE item ALTER word TYPE text COLLATE "en-x-icu";
ALTER TABLE tag ALTER name TYPE text COLLATE "en-x-icu";

CREATE FUNCTION pick(VARIADIC choices anyarray) RETURNS anyelement LANGUAGE sql VOLATILE AS
    $$ SELECT choices[1 + floor(random() * cardinality(choices))::int] $$;
CREATE FUNCTION die(sides int) RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT floor(random() * sides)::int $$;
CREATE FUNCTION random_word() RETURNS text LANGUAGE sql VOLATILE AS
    $$ SELECT pick('a'::text, 'A', 'ä', 'ab', 'Ab', 'aB%', 'a_b', 'b', 'é"\', '', 'zeta', E'tab\there', '日本') $$;

INSERT INTO tag (name, weight) SELECT nullif(random_word(), 'b'), die(3) FROM generate_series(1, 8);
INSERT INTO item (count, price, ratio, word, done, at, day, tag_id)
    SELECT nullif(die(6), 5), die(5) / 4.0, pick(VARIADIC '{NULL,NaN,-Infinity,0.5,1e300,-2}'::float8[]), nullif(random_word(), 'zeta'),
           pick(NULL, true, false), timestamptz '2022-10-03 07:45:30.342Z' + pick(NULL, 0, 1, 1000) * interval '1 ms',
           date '2022-10-03' + die(4), nullif(1 + die(9), 9)
    FROM generate_series(1, 150);
ANALYZE tag, item;

-- A filter as the API takes it, and the condition that it stands for.
CREATE TYPE condition AS (filter jsonb, sql text);

-- Literals of a field: as JSON and as SQL.
CREATE FUNCTION random_value(field text, OUT j jsonb, OUT s text) LANGUAGE plpgsql VOLATILE AS $$
DECLARE w text := random_word(); n int := die(6); d date := date '2022-10-03' + die(5); t timestamptz;
BEGIN
    t := timestamptz '2022-10-03 07:45:30.342Z' + pick(0, 1, 1000) * interval '1 ms';
    CASE field
        WHEN 'word', 'name' THEN j := to_jsonb(w); s := quote_literal(w) || ' COLLATE "en-x-icu"';
        WHEN 'count', 'weight' THEN j := to_jsonb(n); s := n;
        WHEN 'price' THEN j := to_jsonb(n / 4.0); s := n / 4.0;
        WHEN 'ratio' THEN j := pick('0.5'::text, '-2', '1e300')::jsonb; s := (j #>> '{}') || '::float8';
        WHEN 'done' THEN j := to_jsonb(n > 2); s := n > 2;
        WHEN 'at' THEN j := to_jsonb(to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')); s := quote_literal(t) || '::timestamptz';
        WHEN 'day' THEN j := to_jsonb(d); s := quote_literal(d) || '::date';
        WHEN 'id' THEN n := die(160); j := to_jsonb(n::text); s := n;
    END CASE;
END $$;

CREATE FUNCTION random_list(field text, OUT j jsonb, OUT s text, OUT has_null boolean) LANGUAGE plpgsql VOLATILE AS $$
DECLARE value record;
BEGIN
    j := '[]'; s := ''; has_null := false;
    FOR i IN 1..die(4) LOOP
        IF die(5) = 0 THEN has_null := true; j := j || 'null'; CONTINUE; END IF;
        value := random_value(field);
        j := j || jsonb_build_array(value.j);
        s := s || CASE WHEN s = '' THEN '' ELSE ', ' END || value.s;
    END LOOP;
END $$;

CREATE FUNCTION random_condition(field text, col text) RETURNS condition LANGUAGE plpgsql VOLATILE AS $$
DECLARE op text; v record; list record; ordered text[] := '{lessThan,<,lessThanOrEqual,<=,greaterThan,>,greaterThanOrEqual,>=}'; k int;
BEGIN
    v := random_value(field);
    op := CASE WHEN field = 'done' THEN pick('equals'::text, 'notEquals', 'isSet')
               WHEN field IN ('word', 'name') THEN pick('equals'::text, 'notEquals', 'isSet', 'in', 'notIn', 'order', 'startsWith', 'contains', 'endsWith', 'folded')
               ELSE pick('equals'::text, 'notEquals', 'isSet', 'in', 'notIn', 'order') END;
    CASE op
        WHEN 'equals' THEN
            IF die(5) = 0 THEN RETURN ('{"equals":null}'::jsonb, col || ' IS NULL'); END IF;
            RETURN (jsonb_build_object(op, v.j), format('(%s = %s) IS TRUE', col, v.s));
        WHEN 'notEquals' THEN
            IF die(5) = 0 THEN RETURN ('{"notEquals":null}'::jsonb, col || ' IS NOT NULL'); END IF;
            RETURN (jsonb_build_object(op, v.j), format('%s IS DISTINCT FROM %s', col, v.s));
        WHEN 'isSet' THEN
            k := die(2);
            RETURN (jsonb_build_object(op, k = 1), col || CASE k WHEN 1 THEN ' IS NOT NULL' ELSE ' IS NULL' END);
        WHEN 'in' THEN
            list := random_list(field);
            RETURN (jsonb_build_object(op, list.j), format('(%s OR %s)',
                CASE WHEN list.s = '' THEN 'false' ELSE format('(%s IN (%s)) IS TRUE', col, list.s) END,
                CASE WHEN list.has_null THEN col || ' IS NULL' ELSE 'false' END));
        WHEN 'notIn' THEN
            list := random_list(field);
            RETURN (jsonb_build_object(op, list.j), format('(%s AND %s)',
                CASE WHEN list.s = '' THEN 'true' ELSE format('(%s IN (%s)) IS NOT TRUE', col, list.s) END,
                CASE WHEN list.has_null THEN col || ' IS NOT NULL' ELSE 'true' END));
        WHEN 'order' THEN
            k := die(4);
            RETURN (jsonb_build_object(ordered[2 * k + 1], v.j), format('(%s %s %s) IS TRUE', col, ordered[2 * k + 2], v.s));
        WHEN 'startsWith' THEN RETURN (jsonb_build_object(op, v.j), format('starts_with(%s, %s) IS TRUE', col, v.s));
        WHEN 'contains' THEN RETURN (jsonb_build_object(op, v.j), format('(strpos(%s, %s) > 0) IS TRUE', col, v.s));
        WHEN 'endsWith' THEN RETURN (jsonb_build_object(op, v.j), format('(right(%s, length(%s)) = %2$s) IS TRUE', col, v.s));
        WHEN 'folded' THEN RETURN (jsonb_build_object('equals', v.j, 'caseSensitive', false), format('(lower(%s) = lower(%s)) IS TRUE', col, v.s));
    END CASE;
END $$;

-- `fewest`: the terms of AND, OR and NOT at fewest. A condition on a to-one relation that is empty restricts nothing, so that
-- it says nothing about whether the relation is set; no empty one is made there.
CREATE FUNCTION random_filter(model text, alias text, depth int, fewest int DEFAULT 0) RETURNS condition LANGUAGE plpgsql VOLATILE AS $$
DECLARE field text; part condition; parts jsonb := '[]'; conditions text[] := '{}'; what text; inner_alias text := alias || 'x';
BEGIN
    what := CASE WHEN depth = 0 THEN 'field' ELSE pick('field'::text, 'field', 'AND', 'OR', 'NOT', 'relation') END;
    IF what = 'field' THEN
        field := CASE model WHEN 'item' THEN pick('id'::text, 'count', 'price', 'ratio', 'word', 'done', 'at', 'day') ELSE pick('id'::text, 'name', 'weight') END;
        part := random_condition(field, alias || '.' || field);
        RETURN (jsonb_build_object(field, part.filter), part.sql);
    ELSIF what = 'relation' AND model = 'item' THEN
        IF die(4) = 0 THEN RETURN ('{"tag":{"isSet":true}}'::jsonb, alias || '.tag_id IS NOT NULL'); END IF;
        part := random_filter('tag', inner_alias, depth - 1, 1);
        RETURN (jsonb_build_object('tag', part.filter),
                format('EXISTS (SELECT FROM tag %s WHERE %1$s.id = %s.tag_id AND (%s))', inner_alias, alias, part.sql));
    ELSIF what = 'relation' THEN
        part := random_filter('item', inner_alias, depth - 1, fewest);
        what := pick('some'::text, 'every', 'none');
        RETURN (jsonb_build_object('items', jsonb_build_object(what, part.filter)),
                format('%s EXISTS (SELECT FROM item %s WHERE %2$s.tag_id = %s.id AND (%s))',
                       CASE what WHEN 'some' THEN '' ELSE 'NOT' END, inner_alias, alias,
                       CASE what WHEN 'every' THEN 'NOT (' || part.sql || ')' ELSE part.sql END));
    END IF;
    FOR i IN 1..fewest + die(4 - fewest) LOOP
        part := random_filter(model, alias, depth - 1, fewest);
        parts := parts || jsonb_build_array(part.filter);
        conditions := conditions || ('(' || part.sql || ')');
    END LOOP;
    RETURN (jsonb_build_object(what, parts), CASE what
        WHEN 'AND' THEN coalesce(nullif(array_to_string(conditions, ' AND '), ''), 'true')
        WHEN 'OR' THEN coalesce(nullif(array_to_string(conditions, ' OR '), ''), 'false')
        ELSE 'NOT (' || coalesce(nullif(array_to_string(conditions, ' OR '), ''), 'false') || ')' END);
END $$;

-- A sort as the API takes it, and the ORDER BY that it stands for.
CREATE FUNCTION random_sort(OUT sort jsonb, OUT sql text) LANGUAGE plpgsql VOLATILE AS $$
DECLARE fields text[] := '{}'; field text; descending boolean; nulls text; direction jsonb;
BEGIN
    sort := '[]'; sql := '';
    FOR i IN 1..die(4) LOOP
        field := pick('count'::text, 'price', 'ratio', 'word', 'done', 'at', 'day', 'name');
        CONTINUE WHEN field = ANY (fields);
        fields := fields || field;
        descending := die(2) = 1;
        nulls := pick('First'::text, 'Last', NULL);
        direction := to_jsonb(CASE WHEN descending THEN 'Descending' ELSE 'Ascending' END);
        IF nulls IS NOT NULL THEN direction := jsonb_build_object('order', direction, 'nulls', nulls); END IF;
        sort := sort || jsonb_build_array(CASE field WHEN 'name' THEN jsonb_build_object('tag', jsonb_build_object(field, direction))
                                                     ELSE jsonb_build_object(field, direction) END);
        sql := sql || CASE field WHEN 'name' THEN '(SELECT name FROM tag WHERE id = i.tag_id)' ELSE 'i.' || field END
            || CASE WHEN descending THEN ' DESC' ELSE '' END || coalesce(' NULLS ' || nulls, '') || ', ';
    END LOOP;
    sql := sql || CASE WHEN die(4) = 0 THEN 'i.id DESC' ELSE 'i.id' END;
    IF sql LIKE '%i.id DESC' THEN sort := sort || '[{"id":"Descending"}]'; END IF;
END $$;

-- The ids of all pages in a row, and what was wrong with any pageInfo.
CREATE FUNCTION walk(filter jsonb, sort jsonb, size int, backward boolean, OUT ids bigint[], OUT complaints text) LANGUAGE plpgsql AS $$
DECLARE page json; at text; info json; pages int := 0; page_ids bigint[];
BEGIN
    ids := '{}'; complaints := '';
    LOOP
        page := CASE WHEN backward THEN model.find_many('item', filter, sort, last => size, before => at, selection => '{"id":true}')
                     ELSE model.find_many('item', filter, sort, first => size, after => at, selection => '{"id":true}') END;
        info := page -> 'pageInfo';
        SELECT coalesce(array_agg((edge -> 'node' ->> 'id')::bigint ORDER BY n), '{}') INTO page_ids
            FROM json_array_elements(page -> 'edges') WITH ORDINALITY e (edge, n);
        ids := CASE WHEN backward THEN page_ids || ids ELSE ids || page_ids END;
        IF (info ->> (CASE WHEN backward THEN 'hasNextPage' ELSE 'hasPreviousPage' END))::boolean IS DISTINCT FROM (pages > 0) THEN
            complaints := complaints || format(' page %s: %s', pages, info);
        END IF;
        IF info ->> 'startCursor' IS DISTINCT FROM page #>> '{edges,0,cursor}' OR info ->> 'endCursor' IS DISTINCT FROM page #>> '{edges,-1,cursor}' THEN
            complaints := complaints || format(' page %s: cursors', pages);
        END IF;
        pages := pages + 1;
        EXIT WHEN NOT (info ->> (CASE WHEN backward THEN 'hasPreviousPage' ELSE 'hasNextPage' END))::boolean OR pages > 500;
        at := info ->> (CASE WHEN backward THEN 'startCursor' ELSE 'endCursor' END);
    END LOOP;
END $$;

CREATE TABLE mismatch (what text, filter jsonb, condition text, sort jsonb, size int, expected text, found text);

CREATE PROCEDURE round() LANGUAGE plpgsql AS $$
DECLARE f condition; s record; size int := 1 + die(60); expected bigint[]; found record; counted bigint; first_id bigint;
BEGIN
    f := CASE WHEN die(4) = 0 THEN (NULL::jsonb, 'true'::text)::condition ELSE random_filter('item', 'i', 3) END;
    s := random_sort();
    EXECUTE format('SELECT coalesce(array_agg(i.id ORDER BY %s), ''{}'') FROM item i WHERE %s', s.sql, f.sql) INTO expected;
    FOR i IN 0..1 LOOP
        found := walk(f.filter, s.sort, size, i = 1);
        IF found.ids IS DISTINCT FROM expected OR found.complaints <> '' THEN
            INSERT INTO mismatch VALUES (CASE i WHEN 0 THEN 'forward' ELSE 'backward' END, f.filter, f.sql, s.sort, size,
                                         expected::text, found.ids::text || found.complaints);
        END IF;
    END LOOP;
    counted := model.count('item', f.filter);
    IF counted <> cardinality(expected) THEN
        INSERT INTO mismatch VALUES ('count', f.filter, f.sql, NULL, NULL, cardinality(expected), counted);
    END IF;
    first_id := model.maybe_find_first('item', f.filter, s.sort) ->> 'id';
    IF first_id IS DISTINCT FROM expected[1] THEN
        INSERT INTO mismatch VALUES ('first', f.filter, f.sql, s.sort, NULL, expected[1], first_id);
    END IF;
END $$;

SELECT format('CALL round()') FROM generate_series(1, :rounds) \gexec

SELECT is_empty($$ SELECT * FROM mismatch WHERE what = 'forward' $$, 'walks forward give every row once, in order');
SELECT is_empty($$ SELECT * FROM mismatch WHERE what = 'backward' $$, 'walks backward give every row once, in order');
SELECT is_empty($$ SELECT * FROM mismatch WHERE what = 'count' $$, 'count() is exact');
SELECT is_empty($$ SELECT * FROM mismatch WHERE what = 'first' $$, 'find_first() gives the first row');
SELECT cmp_ok((SELECT count(*) FROM pg_prepared_statements), '=', 0::bigint, 'the statement cache is no business of the session''s');
SELECT * FROM finish();
ROLLBACK;

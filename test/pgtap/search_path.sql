-- A search_path full of look-alikes changes nothing: neither what define makes, nor what is read.
SET client_min_messages = warning;
BEGIN;
SELECT no_plan();

CREATE SCHEMA good;
CREATE SCHEMA evil;

-- Every operator, function, type and table that statements of ours could mean by a bare name; each raises or is wrong.
CREATE FUNCTION evil.trap(boolean) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'an evil function ran' USING ERRCODE = 'EV1L0'; END $$;
DO $do$
DECLARE operator text; type text; signature text;
BEGIN
    FOR operator, type IN SELECT o, t FROM unnest('{=,<>,<,>,<=,>=,~,~~,!~,^@,||,->,->>,@>,&&}'::text[]) o, unnest('{text,int8,int4,float8,numeric,timestamptz,date,bool,jsonb,uuid,name,oid,text[]}'::text[]) t LOOP
        EXECUTE format('CREATE FUNCTION evil.%I(a pg_catalog.%s, b pg_catalog.%2$s) RETURNS pg_catalog.bool LANGUAGE plpgsql AS $$ BEGIN RAISE ''evil %s ran'' USING ERRCODE = ''EV1L0''; END $$', operator || type, type, operator);
        EXECUTE format('CREATE OPERATOR evil.%s (FUNCTION = evil.%I, LEFTARG = pg_catalog.%s, RIGHTARG = pg_catalog.%3$s)', operator, operator || type, type);
    END LOOP;
    FOREACH signature IN ARRAY ARRAY['lower(text) text', 'upper(text) text', 'length(text) int4', 'char_length(text) int4', 'now() timestamptz', 'count(int8) int8', 'count(text) int8',
        'strpos(text, text) int4', 'position(text, text) int4', 'starts_with(text, text) bool', 'right("text", int4) text', 'left("text", int4) text', 'cardinality(text[]) int4', 'array_length(text[], int4) int4',
        'array_position(text[], text) int4', 'quote_ident(text) text', 'format(text) text', 'coalesce_(text) text', 'isfinite(timestamptz) bool', 'round(numeric, int4) numeric', 'nextval(regclass) int8',
        'clock_timestamp() timestamptz', 'jsonb_to_recordset(jsonb) int4', 'to_json(anyelement) json', 'unnest(text[]) text', 'abs(numeric) numeric', 'octet_length(text) int4'] LOOP
        EXECUTE format('CREATE FUNCTION evil.%s RETURNS %s IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN RAISE ''evil %1$s ran'' USING ERRCODE = ''EV1L0''; END $$',
            regexp_replace(signature, '(.*) .*', '\1'), regexp_replace(signature, '.* ', ''));
    END LOOP;
    FOREACH type IN ARRAY '{text,varchar,int2,int4,int8,bigint,integer,smallint,bool,boolean,numeric,decimal,float8,"double precision",timestamptz,timestamp,date,jsonb,json,uuid,bytea,oid,regclass,name,email,url,color,rich_text,record_state,role_keys,password,regcolumn}'::text[] LOOP
        EXECUTE format('CREATE DOMAIN evil.%I AS pg_catalog.text CONSTRAINT evil CHECK (evil.trap(VALUE IS NULL))', type);
    END LOOP;
    FOREACH type IN ARRAY '{model,field,action,global_action,pg_class,pg_attribute,pg_type,pg_constraint,pg_index,pg_namespace,pg_proc,pg_depend,pg_extension,pg_trigger,pg_attrdef}'::text[] LOOP
        EXECUTE format('CREATE TABLE evil.%I (name pg_catalog.text, oid pg_catalog.oid)', type);
        EXECUTE format('CREATE TEMP TABLE %I (name pg_catalog.text, oid pg_catalog.oid)', type);
    END LOOP;
END $do$;
SET search_path = pg_catalog, public, pg_temp;
CREATE COLLATION evil."C" FROM "en-x-icu";
CREATE COLLATION evil."default" FROM "en-x-icu";

-- The definition with tables in one schema, made twice: under the server's path and under the evil one.
CREATE TABLE good.definition AS SELECT $$ {
    "word":  {"table": "good.word", "fields": {
        "text": {"type": "string", "unique": {"caseSensitive": false}, "pattern": "^[a-z]+$", "length": {"min": 1, "max": 9}, "default": "abc"},
        "code": {"type": "string", "unique": {"scope": ["kind"]}},
        "count": {"type": "number", "decimals": 0, "range": {"min": 0, "max": 99}}, "price": {"type": "number", "decimals": 2}, "ratio": {"type": "number"},
        "done": {"type": "boolean", "default": false}, "at": {"type": "dateTime"}, "day": {"type": "dateTime", "includeTime": false},
        "kind": {"type": "enum", "options": ["a", "b"], "default": "a"}, "kinds": {"type": "enum", "options": ["a", "b"], "multiple": true},
        "mail": {"type": "email"}, "link": {"type": "url"}, "body": {"type": "richText"}, "tint": {"type": "color"}, "extra": {"type": "json"},
        "roles": {"type": "roleList"}, "hash": {"type": "password"}, "next": {"type": "belongsTo", "model": "word", "onDelete": "setNull"},
        "marks": {"type": "hasManyThrough", "model": "mark", "through": "wordMark"}},
      "states": {"initial": "made", "made": {"initial": "draft", "draft": {}, "live": {}}}},
    "mark":  {"table": "good.mark", "fields": {"name": {"type": "string", "required": true}}},
    "wordMark": {"table": "good.word_mark", "fields": {"word": {"type": "belongsTo", "model": "word", "onDelete": "cascade"}, "mark": {"type": "belongsTo", "model": "mark", "onDelete": "cascade"}}}} $$::jsonb AS document,
    replace($$ {"word": {"table": "good.word", "fields": {"text": {"type": "string", "length": {"max": 5}, "pattern": "^[a-z]*$"}, "count": {"type": "number", "decimals": 3, "range": {"min": -1}},
        "fresh": {"type": "string", "required": true, "default": "x"}, "kind": {"type": "enum", "options": ["a", "b", "c"]}, "marks": {"type": "hasManyThrough", "model": "mark", "through": "wordMark"}},
      "states": {"initial": "made", "made": {}}}} $$, E'\n', '')::jsonb AS changed;

CREATE FUNCTION good.made() RETURNS SETOF text LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('%s.%s %s %s %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'good'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'definition'
    UNION ALL SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'good'::regnamespace AND conrelid <> 0
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'good'
    UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = 'good'::regnamespace AND NOT tgisinternal
$$;
CREATE FUNCTION good.remove() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM model.forget(m) FROM unnest('{wordMark,word,mark}'::text[]) m;
    DROP TABLE good.word_mark, good.word, good.mark;
END $$;

SELECT count(*) FROM model.define((SELECT document FROM good.definition)) \g /dev/null
CREATE TABLE good.first AS SELECT good.made() AS line;
SELECT count(*) FROM model.define((SELECT changed FROM good.definition), true) \g /dev/null
CREATE TABLE good.second AS SELECT good.made() AS line;
SELECT good.remove() \g /dev/null
DELETE FROM good.first WHERE line ~ '^(first|second|good.first|good.second)';
DELETE FROM good.second WHERE line ~ '^(first|second|good.first|good.second)';

SET search_path = evil, pg_catalog, public;
SELECT model.define((SELECT document FROM good.definition)) \g /dev/null
SET search_path = pg_catalog, public, pg_temp;
SELECT set_eq('SELECT good.made() EXCEPT SELECT m FROM good.made() m WHERE m ~ ''^good.(first|second)''', 'SELECT line FROM good.first', 'define makes the same tables');
INSERT INTO good.word (text, code, count, price, ratio, done, at, day, kinds, mail, link, body, tint, extra, roles)
    SELECT chr(96 + n), 'c' || n, n, n, n, n > 3, timestamptz '2022-10-03Z' + n * interval '1 day', date '2022-10-03' + n, '{a}', 'a@b.c', 'https://example.com', '*x*', '#ffffff', '{"k":1}', '{signed-in}' FROM generate_series(1, 6) n;
INSERT INTO good.mark (name) VALUES ('one'), ('two');
INSERT INTO good.word_mark (word_id, mark_id) VALUES (1, 1), (2, 1), (2, 2);
UPDATE good.word SET next_id = id - 1 WHERE id > 1;

CREATE TABLE good.request AS SELECT n, query FROM unnest(ARRAY[
    $$SELECT model.find_one('word', 1)$$, $$SELECT model.find_one('word', '2', '{"marks":{"edges":{"node":{"name":true}}},"next":{"text":true}}')$$,
    $$SELECT model.find_by('word', 'text', 'B')$$, $$SELECT model.find_by('word', 'id', 3)$$,
    $$SELECT model.maybe_find_by('mark', 'id', '7')$$, $$SELECT model.find_first('word', sort => '{"text":"Descending"}')$$,
    $$SELECT model.find_many('word', first => 2, after => (model.find_many('word', first => 2) #>> '{pageInfo,endCursor}'))$$,
    $$SELECT model.find_many('word', sort => '[{"text":{"order":"Ascending","nulls":"First"}}]')$$,
    $$SELECT model.find_many('word', sort => '[{"price":"Descending"},{"at":"Ascending"}]', last => 3)$$,
    $$SELECT model.find_many('word', sort => '[{"next":{"text":"Descending"}},{"state":"Ascending"}]', first => 3)$$,
    $$SELECT model.count('word')$$, $$SELECT model.count('word', '{"marks":{"some":{"name":{"equals":"one"}}}}')$$,
    $$SELECT model.count('word', '{"next":{"next":{"text":{"in":["a","b"]}}}}')$$,
    $$SELECT model.count('word', '{"marks":{"every":{"name":{"startsWith":"o"}}}}')$$,
    $$SELECT model.estimate('word', '{"id":{"equals":"1"}}')$$,
    -- The plan shows names as the path has them; the statement does not.
    $$SELECT string_agg(l, E'\n') FROM (SELECT l FROM model.explain('word', '{"text":{"equals":"a"}}') l LIMIT 7) lines$$,
    $$SELECT model.describe('word')$$, $$SELECT model.graphql_schema()$$,
    $$SELECT model.graphql('query ($id: GadgetID!) { word(id: $id) { _all marks(sort: {name: Descending}) { edges { node { name } } } } words(filter: {text: {startsWith: "a"}}, search: "c1") { pageInfo { endCursor } edges { node { text } } } }', '{"id": 1}')$$,
    $$SELECT model.graphql('mutation { createMark(mark: {name: "x"}) { success errors { message } mark { name } } internal { deleteManyMark(filter: {name: {equals: "x"}}) { success errors { message } } } }')$$,
    $$SELECT model.html('*x*')$$] || (SELECT array_agg(format('SELECT model.count(''word'', %L)', filter)) FROM unnest(ARRAY[
        '{"text":{"equals":"a"}}', '{"text":{"notEquals":"a"}}', '{"text":{"in":["a","b",null]}}', '{"text":{"notIn":["a"]}}', '{"text":{"startsWith":"a"}}', '{"text":{"contains":"a"}}',
        '{"text":{"endsWith":"a"}}', '{"text":{"equals":"A","caseSensitive":false}}', '{"text":{"contains":"A","caseSensitive":false}}', '{"text":{"startsWith":"A","caseSensitive":false}}', '{"text":{"lessThan":"c"}}',
        '{"count":{"lessThan":3}}', '{"price":{"in":[1,2]}}', '{"ratio":{"greaterThanOrEqual":2}}', '{"done":{"equals":true}}', '{"at":{"lessThan":"2022-10-05T00:00:00Z"}}', '{"day":{"greaterThan":"2022-10-05"}}',
        '{"kind":{"equals":"a"}}', '{"kinds":{"contains":"a"}}', '{"mail":{"startsWith":"a"}}', '{"state":{"inState":"made"}}', '{"state":{"equals":"made.draft"}}', '{"extra":{"equals":{"k":1}}}', '{"extra":{"matches":{"k":1}}}',
        '{"roles":{"contains":"signed-in"}}', '{"id":{"in":["1","2"]}}', '{"nextId":{"equals":"1"}}', '{"body":{"isSet":true}}']) AS filter)) WITH ORDINALITY AS q (query, n);
CREATE FUNCTION good.answer(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE result text; state text; message text;
BEGIN
    EXECUTE query INTO result;
    RETURN result;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
    RETURN state OPERATOR(pg_catalog.||) ' ' OPERATOR(pg_catalog.||) message;
END $$;
CREATE TABLE good.before AS SELECT n, query, good.answer(query) AS answer FROM good.request;
SELECT is(count(*), 0::bigint, 'the requests are right: ' || coalesce(string_agg(query || ' ' || answer, ', '), '')) FROM good.before WHERE answer ~ '^[0-9A-Z]{5} ' AND query !~ 'matches';

-- The plans of this session were made under another path.
CREATE TABLE good.after (n bigint, round text, answer pg_catalog.text);
CREATE FUNCTION good.under(path text, round text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE request record; answer pg_catalog.text;
BEGIN
    FOR request IN SELECT * FROM good.request ORDER BY n LOOP
        PERFORM set_config('search_path', path, true);
        answer := good.answer(request.query);
        PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
        INSERT INTO good.after VALUES (request.n, round, answer);
    END LOOP;
END $$;
SELECT good.under('evil, pg_catalog, public', 'evil first') \g /dev/null
SELECT good.under('pg_temp, evil', 'temporary first') \g /dev/null
SELECT good.under('', 'none') \g /dev/null
SELECT is(a.answer, b.answer, format('%s: %s', a.round, b.query)) FROM good.after a JOIN good.before b USING (n) ORDER BY a.round, n;

-- What reads words, keeps them and writes them anew: those in the model's table, and those in a table beside it.
CREATE TABLE good.tale (id bigint PRIMARY KEY, title text);
SET search_path = evil, pg_catalog, public;
SELECT model.adopt('good.tale', '{"model": "tale", "search": true}') \g /dev/null
INSERT INTO good.tale VALUES (1, 'Mountains'), (2, 'Rivers');
CALL model.reindex_search('tale');
CALL model.reindex_search('word');
CREATE TABLE good.found AS SELECT model.count('tale', search => 'moutnains ') AS typo, model.count('tale', search => '!rivers Mount') AS beginning, model.count('word', search => 'c3 ') AS word;
SELECT model.forget('tale') \g /dev/null
SET search_path = pg_catalog, public, pg_temp;
SELECT results_eq('TABLE good.found', 'VALUES (1::bigint, 1::bigint, 1::bigint)', 'words are kept, written anew and found');
DROP TABLE good.found, good.tale;

SET search_path = evil, pg_catalog, public;
SELECT model.define((SELECT changed FROM good.definition), true) \g /dev/null
SET search_path = pg_catalog, public, pg_temp;
DROP TABLE good.request, good.before, good.after;
SELECT set_eq('SELECT m FROM good.made() m WHERE m !~ ''^good.(first|second)''', 'SELECT line FROM good.second', 'define changes them alike');
SET search_path = evil, pg_catalog, public;
SELECT model.release('wordMark'), model.release('word'), model.release('mark') \g /dev/null
SET search_path = pg_catalog, public, pg_temp;
SELECT is_empty($$ SELECT m FROM good.made() m WHERE m ~ '\mmodel\.' $$, 'release leaves nothing of ours');
SELECT is_empty($$ SELECT m FROM good.made() m WHERE m ~ '\mevil\.' $$, 'nor anything evil');

SELECT * FROM finish();
ROLLBACK;

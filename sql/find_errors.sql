-- What is refused, and how: the SQLSTATE, the message, the API's code and the place in the DETAIL, the way out in the HINT.
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA wrong;
SELECT * FROM model.define($$ {"question": {"table": "wrong.question", "fields": {"title": {"type": "string"}, "rank": {"type": "number", "decimals": 0},
    "answers": {"type": "hasMany", "model": "answer", "inverse": "question"}}},
    "answer": {"table": "wrong.answer", "fields": {"text": {"type": "string"}, "question": {"type": "belongsTo", "model": "question"}}}} $$) AS "table" ORDER BY 1;
INSERT INTO wrong.question (title, rank) VALUES ('one', 1), ('two', 2);
-- An error's place in our sources is not part of it.
CREATE FUNCTION refused(statement text) RETURNS TABLE (state text, message text, detail text, hint text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE statement;
    message := 'no error';
    RETURN NEXT;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    RETURN NEXT;
END $$;

\x on
SELECT r.* FROM unnest(ARRAY[
    $$SELECT model.find_many('questoin')$$,
    $$SELECT model.find_many(NULL)$$,
    $$SELECT model.find_many('question', '{"updated": {"isSet": true}}')$$,
    $$SELECT model.find_many('question', '{"OR": [{"title": {"equals": "a"}}, {"updated": {"isSet": true}}]}')$$,
    $$SELECT model.find_many('question', '{"title": {"startWith": "a"}}')$$,
    $$SELECT model.find_many('question', '{"rank": {"equals": "1"}}')$$,
    $$SELECT model.find_many('question', '{"rank": {"equals": 99999999999}}')$$,
    $$SELECT model.find_many('question', '{"createdAt": {"after": "tomorrow"}}')$$,
    $$SELECT model.find_many('question', '{"id": {"equals": "x"}}')$$,
    $$SELECT model.find_one('question', 'x')$$,
    $$SELECT model.find_one('question', 3)$$,
    $$SELECT model.find_by('question', 'title', 'one')$$,
    $$SELECT model.find_many('question', sort => '{"titel": "Ascending"}')$$,
    $$SELECT model.find_many('question', sort => '{"title": "up"}')$$,
    $$SELECT model.find_many('question', selection => '{"titel": true}')$$,
    $$SELECT model.find_many('question', first => -1)$$,
    $$SELECT model.find_many('question', first => 251)$$,
    $$SELECT model.find_many('question', first => 1, last => 1)$$,
    $$SELECT model.find_many('question', after => 'garbled')$$,
    $$SELECT model.find_many('question', after => model.find_many('question', sort => '{"title": "Ascending"}') #>> '{pageInfo,endCursor}')$$,
    $$SELECT model.find_many('question', '{"answers": {"any": {}}}')$$
]) WITH ORDINALITY s (statement, n), refused(statement) r ORDER BY n;

-- Too large, too deep: JSON is refused before anything is made of it, by PostgreSQL itself where it cannot be read.
SELECT state, message, detail FROM refused(format('SELECT model.find_many(%L, %L)', 'question', repeat('{"NOT":', 100000) || '{}' || repeat('}', 100000)));
SELECT r.state, r.message, r.detail FROM unnest('{33,201,1000}'::int[]) depth, refused(format('SELECT model.find_many(%L, %L)', 'question', repeat('{"NOT":', depth) || '{"title": {"isSet": true}}' || repeat('}', depth))) r;
SELECT r.state, r.message, r.detail FROM refused(format('SELECT model.find_many(%L, %L)', 'question', repeat('{"NOT":', 31) || '{"title": {"isSet": true}}' || repeat('}', 31))) r;
SELECT state, message, detail FROM refused($$SELECT model.find_many('question', jsonb_build_object('title', jsonb_build_object('equals', repeat('x', 10000000))))$$);
SELECT state, message, detail FROM refused($$SELECT model.find_many('question', sort => jsonb_build_object('title', repeat('x', 10000000)))$$);
SELECT state, message, detail FROM refused($$SELECT model.find_many('question', selection => jsonb_build_object('title', repeat('x', 10000000)))$$);
SELECT state, message, detail FROM refused($$SELECT model.find_many('question', (SELECT jsonb_agg('{"rank": {"equals": 1}}'::jsonb) FROM generate_series(1, 5001)))$$);
SELECT state, message, detail FROM refused($$SELECT model.find_many('question', jsonb_build_object('title', jsonb_build_object('in', (SELECT jsonb_agg(i::text) FROM generate_series(1, 100000) i))))$$);
SET model_api.max_input_size = '20MB';
SELECT state, message, detail FROM refused($$SELECT model.find_many('question', jsonb_build_object('title', jsonb_build_object('equals', repeat('x', 10000000))))$$);
RESET model_api.max_input_size;
SET model_api.max_filter_depth = 3;
SELECT state, message, detail FROM refused($$SELECT model.find_many('question', '{"OR": [{"AND": [{"NOT": [{"OR": []}]}]}]}')$$);
RESET model_api.max_filter_depth;
\x off

-- The settings have bounds.
SET model_api.statement_cache_size = 0;
SET model_api.max_filter_depth = 100000;
SET model_api.statement_cash_size = 1;

SELECT model.forget(name) FROM unnest('{answer,question}'::text[]) name \g /dev/null
DROP SCHEMA wrong CASCADE;
DROP FUNCTION refused;

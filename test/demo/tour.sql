-- The narrated tour of `make demo`: every statement is shown with its result.
\set ON_ERROR_STOP on
\set QUIET on
\pset pager off
\pset null '(null)'
\set ECHO queries

\echo
\echo === 1. Models are defined in one call =============================================
\echo Five models that refer to each other: the quiz application.
\echo
\ir quiz.sql

\echo They are ordinary tables. This is "question", as one would write it by hand:
\echo
\d question

\echo Any application fills them, by plain SQL: here a quiz of eight real questions.
\echo
\set ECHO none
\ir quiz_data.sql
\set ECHO queries
SELECT (SELECT count(*) FROM question) AS questions, (SELECT count(*) FROM answer) AS answers;

\echo
\echo === 2. One record =================================================================
\echo find_one returns the default selection: every field, and the id of each parent.
\echo
SELECT jsonb_pretty(model.find_one('question', 4)::jsonb) AS question;

\echo A selection goes as deep as the relations do, and is still one statement.
\echo
SELECT jsonb_pretty(model.find_one('question', 4, '{
    "title": true,
    "quiz": {"title": true},
    "answers": {"sort": {"sequence": "Ascending"},
                "edges": {"node": {"text": true, "result": {"body": true}}}}}')::jsonb) AS question;

\echo
\echo === 3. An application that exists already ========================================
\echo Countries, subdivisions, languages and currencies, loaded from iso-codes into tables
\echo that know nothing of this extension. Adopting changes nothing in them; two are to be
\echo searched, and get a table of their words beside them.
\echo
\set ECHO none
\ir atlas.sql
\set ECHO queries
SELECT model.adopt('atlas.country');
SELECT model.adopt('atlas.subdivision', '{"search": true}');
SELECT model.adopt('atlas.language', '{"search": true}');
SELECT model.adopt('atlas.currency');
SELECT (SELECT count(*) FROM atlas.country) + (SELECT count(*) FROM atlas.subdivision)
     + (SELECT count(*) FROM atlas.language) + (SELECT count(*) FROM atlas.currency) AS rows_adopted;

\echo The foreign keys became relations, both ways.
\echo
SELECT jsonb_pretty(model.find_one('country', 'CH', '{
    "name": true, "flag": true,
    "subdivisions": {"first": 3, "sort": {"name": "Ascending"}, "edges": {"node": {"name": true, "kind": true}}}}')::jsonb) AS country;

\echo
\echo === 4. Filters ===================================================================
\echo Living languages whose name starts with "Swi" or which ISO 639-1 calls "rm":
\echo
SELECT edge -> 'node' AS language
FROM json_array_elements(model.find_many('language',
    filter => '{"status": {"equals": "living"},
                "OR": [{"name": {"startsWith": "Swi"}}, {"alpha2": {"equals": "rm"}}]}',
    selection => '{"name": true, "alpha2": true}') -> 'edges') AS edge;

\echo Countries that have a canton, and those that have no subdivision at all:
\echo
SELECT model.count('country', '{"subdivisions": {"some": {"kind": {"equals": "Canton"}}}}') AS with_cantons,
       model.count('country', '{"subdivisions": {"none": {}}}') AS with_no_subdivisions;

\echo
\echo === 5. Sorts and pages ============================================================
\echo Subdivisions by kind, then by name downwards, three at a time. The cursor of the last
\echo edge continues where the page ended, however deep in the list that is.
\echo
SELECT jsonb_pretty(model.find_many('subdivision',
    sort => '[{"kind": "Ascending"}, {"name": "Descending"}]',
    first => 3, selection => '{"kind": true, "name": true}')::jsonb) AS first_page;

SELECT model.find_many('subdivision', sort => '[{"kind": "Ascending"}, {"name": "Descending"}]', first => 3)
       #>> '{pageInfo,endCursor}' AS end_cursor \gset

SELECT edge -> 'node' AS second_page
FROM json_array_elements(model.find_many('subdivision',
    sort => '[{"kind": "Ascending"}, {"name": "Descending"}]',
    first => 3, after => :'end_cursor', selection => '{"kind": true, "name": true}') -> 'edges') AS edge;

\echo The depth does not matter. This is the statement of a page 7,850 languages down the
\echo list, and its plan: it seeks in the index, and reads one row more than it shows.
\echo
\set ECHO none
SELECT model.find_many('language', sort => '{"name": "Ascending"}', last => 60) #>> '{pageInfo,startCursor}' AS deep_cursor \gset
\set ECHO queries
SELECT model.explain('language', sort => '{"name": "Ascending"}', first => 50, after => :'deep_cursor',
    selection => '{"name": true}', "analyze" => true) AS explain;

\echo
\echo === 6. Search ====================================================================
\echo What people type: parts of words, without accents, misspelt, in any order.
\echo
SELECT typed, (SELECT string_agg(edge #>> '{node,name}', ', ')
               FROM json_array_elements(model.find_many('language', search => typed, first => 3, selection => '{"name": true}') -> 'edges') AS edge) AS languages
FROM unnest(ARRAY['Romansch', 'swiss ger', 'german old', 'Potuguese', '"Old High German"', 'norwegian !sign', 'Gujrati']) AS typed;

SELECT typed, (SELECT string_agg(edge #>> '{node,name}', ', ')
               FROM json_array_elements(model.find_many('subdivision', search => typed, first => 3, selection => '{"name": true}') -> 'edges') AS edge) AS subdivisions
FROM unnest(ARRAY['Sao Paolo', 'zurich', 'ch-zh', 'Bourgogne Franche', 'Cataluna']) AS typed;

\echo A search goes together with filters, sorts and cursors, and with synonyms of your own.
\echo
SELECT model.set_synonyms('language', '{"terms": {"holland": ["dutch"], "schwyzerdutsch": ["swiss german"]}}');
SELECT edge -> 'node' AS found
FROM json_array_elements(model.find_many('language', search => 'holland', filter => '{"status": {"equals": "living"}}',
    sort => '{"name": "Ascending"}', selection => '{"name": true}') -> 'edges') AS edge;
SELECT array_agg(word) AS suggestions FROM model.suggest_words('language', 'portu') AS word;

\echo
\echo === 7. Actions ===================================================================
\echo A transition may have a hook, which looks at the record before it is saved: a quiz is
\echo published once it has questions, and once only.
\echo
CREATE FUNCTION check_quiz(draft quiz, params jsonb) RETURNS quiz LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM question WHERE quiz_id = draft.id) THEN
        PERFORM model.invalid('questions', 'must not be empty');
    END IF;
    RETURN draft;
END $$;

SELECT model.act('quiz', 'publish', '{"id": 1}', '{"title": true, "state": true}') AS published;
SELECT model.act('quiz', 'publish', '{"id": 1}') #>> '{errors,0,message}' AS published_again;
SELECT model.create('quiz', '{"title": "An empty quiz"}', '{"id": true, "state": true}') AS created;
SELECT model.act('quiz', 'publish', '{"id": 2}') #>> '{errors,0,message}' AS published_empty;

\echo Somebody answers the quiz, and a hook scores it.
\echo
CREATE FUNCTION score_response(given response, params jsonb) RETURNS response LANGUAGE plpgsql AS $$
BEGIN
    SELECT count(*) FILTER (WHERE answer.correct) INTO given.score
    FROM choice JOIN answer ON answer.id = choice.answer_id WHERE choice.response_id = given.id;
    given.result_id := CASE WHEN given.score > 6 THEN 1 WHEN given.score > 3 THEN 2 ELSE 3 END;
    RETURN given;
END $$;

SELECT model.create('response', '{"email": "grace@example.org", "quizId": 1,
    "chosen": [{"_link": 1}, {"_link": 4}, {"_link": 8}, {"_link": 10}, {"_link": 13}]}', '{"id": true, "state": true}') AS created;
SELECT jsonb_pretty(model.act('response', 'submit', '{"id": 3}',
    '{"state": true, "score": true, "result": {"body": true},
      "chosen": {"first": 3, "edges": {"node": {"text": true, "correct": true}}}}')::jsonb) AS submitted;

\echo In bulk each element stands alone: two of these are bad, and two are saved.
\echo
SELECT jsonb_pretty(model.bulk_create('response', '[
    {"email": "emmy@example.org", "quizId": 1, "chosen": {"_link": 1}},
    {"email": "emmy.example.org", "quizId": 1},
    {"email": "mary@example.org", "quizId": 99},
    {"email": "lise@example.org", "quiz": {"create": {"title": "Another quiz", "questions": [
        {"create": {"title": "Why?", "sequence": 1, "answers": [{"create": {"text": "Because."}}]}}]}}}]',
    '{"email": true, "quiz": {"title": true}}')::jsonb) AS responses;

\echo
\echo === 8. GraphQL ===================================================================
\echo The same models, as the documents of a JavaScript client ask for them: one statement
\echo for each field of the root, parsed, checked and planned once.
\echo
SELECT jsonb_pretty(model.graphql('query page($search: String, $first: Int) {
    languages(search: $search, first: $first) { edges { node { ...named scope } } pageInfo { hasNextPage } }
    country(id: "CH") { ...on Country { flag subdivisions(filter: {kind: {equals: "Canton"}}, last: 1) { edges { node { name } } } } }
    gadgetMeta { hydrations(modelName: "question") }
}
fragment named on Language { id name }', '{"search": "Potuguese", "first": 1}')::jsonb) AS page;

\echo Mutations are actions; what is invalid is told by field, and undoes nothing else.
\echo
SELECT jsonb_pretty(model.graphql('mutation ($good: CreateResponseInput, $bad: CreateResponseInput) {
    createResponse(response: $good) { success errors { code } response { id email quiz { title } } }
    invalid: createResponse(response: $bad) {
        success errors { __typename code ... on InvalidRecordError { validationErrors { apiIdentifier message } } } }
}', '{"good": {"email": "edith@example.org", "quiz": {"_link": "1"}}, "bad": {"email": "edith.example.org"}}')::jsonb) AS mutations;

\echo The schema, as tools read it:
\echo
SELECT substring(model.graphql_schema() FROM '(type CreateResponseResult .*?\n\})') AS schema;

\echo
\echo === 9. Users, roles and permissions ==============================================
\ir people.sql

\echo
\echo === 10. Mistakes ==================================================================
\echo A wrong request says what is wrong, where, and what was probably meant.
\echo
\set ON_ERROR_STOP off
SELECT model.find_many('question', filter => '{"OR": [{"updated": {"greaterThan": "2022-10-03T07:45:30.208Z"}}]}');
SELECT model.find_one('question', '4711');
SELECT model.find_many('question', first => 1000);
SELECT model.act('quiz', 'publsh', '{"id": 1}');
SELECT model.graphql('{ questoins(first: 1) { edges { node { titel } } } question(id: 4) { titel } }');
SELECT jsonb_pretty(model.update('question', 1, '{"titel": "Which is the largest?", "sequence": "first"}')::jsonb) AS updated;
INSERT INTO response (email) VALUES ('ada.example.org');
\set ON_ERROR_STOP on

\unset ECHO
\echo
\echo === The end of the tour ===========================================================
\echo The database stays: open it with
\echo
\echo '    make psql'
\echo
\echo 'and try, for instance,'
\echo
\echo '    SELECT model.describe(''question'');'
\echo '    SELECT model.update(''question'', 1, ''{"title": "Which is the largest planet?"}'');'
\echo '    SELECT model.find_first(''language'', filter => ''{"scope": {"equals": "macrolanguage"}}'');'
\echo

-- The narrated tour of `make demo`: every statement is shown with its result.
\set ON_ERROR_STOP on
\set QUIET on
\pset pager off
\pset null '(null)'
\set ECHO queries

\echo
\echo === 1. Models are ordinary tables ==================================================
\echo The quiz application was defined with one call of model.define. This is what it made
\echo of "question": a table as one would write it by hand.
\echo
\d question

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
\echo Countries, subdivisions, languages and currencies were loaded from iso-codes into
\echo tables that know nothing of this extension. Adopting changes nothing in them.
\echo
SELECT model.adopt('atlas.country');
SELECT model.adopt('atlas.subdivision');
SELECT model.adopt('atlas.language');
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

\echo Countries with a subdivision of a kind, and those of which every subdivision is one:
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

\echo This is the statement behind that page, and its plan: it seeks, it does not skip.
\echo
SELECT model.explain('subdivision', sort => '[{"kind": "Ascending"}, {"name": "Descending"}]',
    first => 3, after => :'end_cursor', selection => '{"kind": true, "name": true}', "analyze" => true) AS explain;

\echo
\echo === 6. Mistakes ===================================================================
\echo A wrong request says what is wrong, where, and what was probably meant.
\echo
\set ON_ERROR_STOP off
SELECT model.find_many('question', filter => '{"OR": [{"updated": {"greaterThan": "2022-10-03T07:45:30.208Z"}}]}');
SELECT model.find_one('question', '4711');
SELECT model.find_many('question', first => 1000);
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
\echo '    SELECT model.find_first(''language'', filter => ''{"scope": {"equals": "macrolanguage"}}'');'
\echo

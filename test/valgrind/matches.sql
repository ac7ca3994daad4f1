-- Filters inside queries: folded, evaluated, on relations, wrong; rows and readable SQL.
CREATE EXTENSION model_api CASCADE;

SELECT model.define('{"team": {"fields": {"name": {"type": "string", "required": true}, "tasks": {"type": "hasMany", "model": "task", "inverse": "team"}}},
    "task": {"fields": {"title": {"type": "string"}, "rank": {"type": "number", "decimals": 0}, "extra": {"type": "json"},
        "tags": {"type": "enum", "options": ["a", "b"], "multiple": true}, "team": {"type": "belongsTo", "model": "team"}}}}');

INSERT INTO team (name) SELECT 'team ' || n FROM generate_series(1, 5) AS n;

INSERT INTO task (title, rank, tags, team_id) SELECT 'task ' || n, nullif(n % 7, 0), '{a}', n % 5 + 1 FROM generate_series(1, 100) AS n;

SELECT count(*) FROM task t WHERE model.matches(t, '{"OR": [{"title": {"startsWith": "task 1"}}, {"rank": {"in": [3, null]}}], "tags": {"contains": ["a"]}}');

SELECT count(*) FROM task t WHERE model.matches(t, '{"rank": {"lessThan": 3}, "team": {"name": {"notEquals": "team 3"}}, "NOT": [{"extra": {"isSet": true}}]}');

-- evaluated: the same filter for every row, then another for each
SELECT count(*) FROM task t, (SELECT '{"rank": {"lessThan": 3}, "team": {"name": {"notEquals": "team 3"}}}'::jsonb AS f OFFSET 0) x WHERE model.matches(t, x.f);

SELECT count(*) FROM task t WHERE model.matches(t, jsonb_build_object('rank', jsonb_build_object('equals', t.id % 3)));

SELECT model.matches(t, '{"rank": {"isSet": false}}') FROM (SELECT) AS one LEFT JOIN task t ON false;

-- raises
SELECT count(*) FROM task t WHERE model.matches(t, '{"titel": {"equals": "x"}}');

-- raises
SELECT model.matches(ROW(1, 2), '{}');

-- raises
SELECT count(*) FROM task t WHERE model.matches_residual(t, '{}');

SELECT count(*) FROM model.rows(NULL::task, '{"rank": {"greaterThan": 3}}', '{"team": {"name": "Descending"}}', max_rows => 7);

-- raises
SELECT count(*) FROM model.rows(NULL::task, '{"rank": {"greaterThan": "3"}}');

SELECT length(model.filter_sql('task', '{"rank": {"in": [1, 2]}, "createdAt": {"after": "2022-10-03"}, "team": {"name": {"contains": "x"}}}'));

-- models change under a prepared statement
PREPARE found AS SELECT count(*) FROM task t WHERE model.matches(t, '{"title": {"equals": "task 7"}}');

EXECUTE found;

ALTER TABLE task RENAME COLUMN title TO headline;

EXECUTE found;

SELECT model.forget('task');

-- raises
EXECUTE found;

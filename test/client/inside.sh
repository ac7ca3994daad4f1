#!/usr/bin/env bash
# inside.sh COUNT SEED - the suites of test/client that need a server; run by cluster.sh, in its copy of the tree.
set -uo pipefail

for database in blog everything; do
    models=$database
    [ $database = everything ] || models=models
    createdb "$database" &&
        psql -Xqd "$database" -v definition="$(cat "test/graphql/api/$models.json")" -f "test/client/$database.sql" >/dev/null || exit 1
done

createdb accounts && psql -Xqd accounts -f test/client/accounts.sql >/dev/null || exit 1

status=0
node --test-reporter=spec test/client/end_to_end.mjs >"$OUT/end_to_end.log" 2>&1 || status=1
grep -E '^ *✖|^ℹ (tests|pass|fail) ' "$OUT/end_to_end.log"
[ $status = 0 ] || sed -n '/failing tests/,$p' "$OUT/end_to_end.log" | head -n 300
node test/client/answers.mjs "$@" || status=1
exit $status

#!/usr/bin/env bash
# inside.sh - loads the demo's data and runs the tour; run by cluster.sh.
set -euo pipefail
createdb demo
export PGDATABASE=demo PGOPTIONS='-c client_min_messages=warning'
echo "Defining the quiz application, loading the atlas from iso-codes ..."
psql -XqAt -v ON_ERROR_STOP=1 -c 'CREATE EXTENSION model_api CASCADE' \
    -f test/demo/quiz.sql -f test/demo/quiz_data.sql -f test/demo/atlas.sql >/dev/null
psql -Xq -v ON_ERROR_STOP=1 -f test/demo/tour.sql 2>&1

#!/usr/bin/env bash
# inside.sh - creates the demo's database and runs the tour, which fills it; run by cluster.sh.
set -euo pipefail
createdb demo
export PGDATABASE=demo PGOPTIONS='-c client_min_messages=warning'
psql -Xq -v ON_ERROR_STOP=1 -c 'CREATE EXTENSION model_api CASCADE'
psql -Xq -v ON_ERROR_STOP=1 -f test/demo/tour.sql 2>&1 | sed 's/^psql:[^ ]* //'

#!/usr/bin/env bash
# conformance.sh [COUNT] [SEED] - compare our GraphQL with graphql-js. Needs Node and, the first time, the npm registry.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p build
cmake --preset unit >build/cmake-unit.log || { cat build/cmake-unit.log && exit 1; }
cmake --build --preset unit -j "$(nproc)" --target graphql_verdict -- --no-print-directory >build/make-verdict.log 2>&1 ||
    { grep -vE '^\[ *[0-9]+%\]' build/make-verdict.log && exit 1; }
[ test/client/node_modules/.package-lock.json -nt test/client/package-lock.json ] || npm ci --prefix test/client --no-audit --no-fund >build/npm.log 2>&1 ||
    { cat build/npm.log && exit 1; }
node test/client/conformance.mjs build/unit/graphql_verdict "$@"

#!/usr/bin/env bash
# pairs.sh - each regression test and isolation spec has an expected result, and each result a test.
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

status=0
complain() { echo "$*" && status=1; }

pair() { # TESTS ENDING RESULTS
    local file name
    for file in "$1"/*."$2"; do
        [ -e "$file" ] || continue
        name=$(basename "$file" ".$2")
        [ -e "$3/$name.out" ] || complain "$file: no $3/$name.out (make accept T=$name)"
    done
    for file in "$3"/*.out; do
        [ -e "$file" ] || continue
        name=$(basename "$file" .out)
        [ -e "$1/$name.$2" ] || [ -e "$1/${name%_[0-9]}.$2" ] || complain "$file: no $1/$name.$2"
    done
}

pair sql sql expected
pair test/wall/sql sql test/wall/expected
pair test/isolation/specs spec test/isolation/expected
exit $status

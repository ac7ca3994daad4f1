#!/usr/bin/env bash
# server.sh SUITE... - the suites that need a server; run by cluster.sh, in its copy of the tree.
set -uo pipefail
. test/report.sh

REPORT=$OUT/report
extension=model_api

# What CREATE EXTENSION … CASCADE would bring: pg_regress has no CASCADE.
extensions() {
    psql -XAtqc "SELECT unnest(requires) FROM pg_available_extension_versions WHERE name = '$extension'"
    echo $extension
}

names() { for file; do basename "${file%.*}"; done; }

# regress_in SUITE DIRECTORY PROGRAM EXTENSION... - pg_regress or its isolation twin over DIRECTORY's tests
regress_in() {
    local suite=$1 directory=$2 program=$3 status=0
    shift 3
    heading "$suite"
    local tests
    case $program in
    pg_regress) tests=$(names $(wanted "$directory"/sql/*.sql)) ;;
    *) tests=$(names $(wanted "$directory"/specs/*.spec)) ;;
    esac
    if [ -z "$tests" ]; then
        report "$suite" 0 0
        return
    fi
    # Without an expected result pg_regress would stop; compared with an empty one, the test fails and the rest runs on.
    local name
    mkdir -p "$OUT/$suite" "$directory/expected"
    for name in $tests; do [ -e "$directory/expected/$name.out" ] || : >"$directory/expected/$name.out"; done
    "$program" --inputdir="$directory" --outputdir="$OUT/$suite" --dbname="$suite" \
        "${@/#/--load-extension=}" $tests >"$OUT/$suite/log" 2>&1 || status=$?
    grep -E '^(test| ).*(ok|FAILED)|^not ok|^ok' "$OUT/$suite/log"
    local failed passed
    # What did not run to its end may be expected to say so, and would never fail.
    failed=$(grep -cE '^test .* (FAILED|ok +\(test process)' "$OUT/$suite/log")
    passed=$(grep -cE '^test .* ok +[^( ]' "$OUT/$suite/log")
    if [ "$status" != 0 ]; then
        [ "$failed" != 0 ] || failed=1
        tail -n +1 "$OUT/$suite/regression.diffs" 2>/dev/null | head -n 400
        [ -s "$OUT/$suite/regression.diffs" ] || cat "$OUT/$suite/log"
    fi
    report "$suite" "$passed" "$failed"
}

# tap SUITE COMMAND... - run a TAP harness verbosely and count; tables that tests tell (# | … |) are shown
tap() {
    local suite=$1 status=0
    shift
    mkdir -p "$OUT/$suite"
    "$@" >"$OUT/$suite/log" 2>&1 || status=$?
    local passed failed
    passed=$(grep -cE '^ok ' "$OUT/$suite/log")
    failed=$(grep -cE '^not ok ' "$OUT/$suite/log")
    if [ "$status" != 0 ]; then
        [ "$failed" != 0 ] || failed=1
        grep -vE '^ok ' "$OUT/$suite/log" | tail -n 200
    else
        grep -E '\.\. ?(ok)?$|^Files=|^# \|' "$OUT/$suite/log"
    fi
    report "$suite" "$passed" "$failed"
}

suite_regress() { regress_in regress . pg_regress $(extensions); }
suite_wall() { regress_in wall test/wall pg_regress model_api_wall; }
suite_isolation() { regress_in isolation test/isolation pg_isolation_regress $(extensions); }

suite_pgtap() {
    heading pgtap
    local files
    files=$(wanted test/pgtap/*.sql)
    [ -n "$files" ] || { report pgtap 0 0 && return; }
    createdb pgtap
    psql -Xqd pgtap -v ON_ERROR_STOP=1 -c "CREATE EXTENSION pgtap" -c "CREATE EXTENSION $extension CASCADE"
    tap pgtap pg_prove --verbose --dbname pgtap $files
}

suite_tap() {
    heading tap
    local files
    files=$(wanted test/tap/*.pl)
    [ -n "$files" ] || { report tap 0 0 && return; }
    # PostgreSQL::Test takes LC_ALL away, and clusters it makes take their encoding from LANG.
    export PG_REGRESS=$PGXS_TEST/regress/pg_regress TESTDIR=$OUT/tap LANG=C.UTF-8
    tap tap prove --verbose -I "$PGXS_TEST/perl" -I test/tap/lib $files
}

# The verdict of the load, and of its self-test. Always the same choices, in whatever order the server answers them.
suite_load() {
    heading load
    mkdir -p "$OUT/load"
    createdb load
    if build/model-load --seconds "${SECONDS_LOAD:-8}" --seed "${SEED:-1}" --kill-rate 5 --self-test dbname=load >"$OUT/load/log" 2>&1; then
        report load 1 0
        tail -n 1 "$OUT/load/log"
    else
        report load 0 1
        cat "$OUT/load/log"
    fi
}

suite_readme() {
    heading readme
    local result passed failed
    result=$(test/readme/readme.pl README.md 2>&1)
    echo "$result"
    read -r passed failed < <(sed -n "s/^readme: \([0-9]*\) blocks passed, \([0-9]*\) failed.*/\1 \2/p" <<<"$result")
    report readme "${passed:-0}" "${failed:-1}"
}

# The tour must run to its end, and show the errors it announces and no others.
suite_demo() {
    heading demo
    mkdir -p "$OUT/demo"
    test/demo/inside.sh >"$OUT/demo/log" 2>&1
    if [ $? = 0 ] && [ "$(grep -c "ERROR:" "$OUT/demo/log")" = 7 ] && [ "$(grep -c '"index": ' "$OUT/demo/log")" = 2 ] &&
        grep -q '"score": 4,' "$OUT/demo/log" && grep -q "Notes on the Analytical" "$OUT/demo/log" && grep -q "^=== The end of the tour" "$OUT/demo/log"; then
        report demo 1 0
    else
        tail -n 60 "$OUT/demo/log"
        report demo 0 1
    fi
}

for suite; do "suite_$suite"; done

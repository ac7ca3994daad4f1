#!/usr/bin/env bash
# lint.sh - every rule of test/lint, and formatting. Each script is one test.
set -uo pipefail
cd "$(dirname "$0")/.."
. test/report.sh

heading lint
passed=0 failed=0
for rule in test/lint/*.sh; do
    if output=$("$rule" 2>&1); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s\n' "$output" | sed "s|^|$(basename "$rule" .sh): |"
    fi
done
report lint $passed $failed
[ $failed = 0 ] && echo "$passed rules kept"

#!/usr/bin/env bash
# installed.sh - every src/**/*.sql has its place in the Makefile's INSTALL_SQL, and nothing else is listed there; and each is
# ASCII, so that a database in another encoding is refused by what the script says, not by its conversion.
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

listed=$(sed -n '/^INSTALL_SQL :=/,/[^\\]$/p' Makefile | grep -o 'src/[^ \\]*\.sql' | sort)
present=$(find src -name '*.sql' -not -path 'src/upgrade/*' | sort)
status=0
for file in $(comm -13 <(echo "$listed") <(echo "$present")); do
    echo "$file: not installed; add it to INSTALL_SQL in the Makefile, after what it uses"
    status=1
done
for file in $(comm -23 <(echo "$listed") <(echo "$present")); do
    echo "Makefile: INSTALL_SQL names $file, which does not exist"
    status=1
done
for file in $(uniq -d <<<"$listed"); do
    echo "Makefile: INSTALL_SQL names $file twice"
    status=1
done
for file in $(LC_ALL=C grep -lr --include='*.sql' '[^ -~[:space:]]' src); do
    echo "$file: has characters beyond ASCII"
    status=1
done
exit $status

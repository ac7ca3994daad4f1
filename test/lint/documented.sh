#!/usr/bin/env bash
# documented.sh - each SQL object of ours has a COMMENT ON, and each function a test that names it.
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

status=0
complain() { echo "$*" && status=1; }

kinds='FUNCTION|PROCEDURE|AGGREGATE|TYPE|DOMAIN|TABLE|VIEW|SEQUENCE'
# (a shell type, CREATE TYPE name;, is no object of its own)
sql=$(find src -name '*.sql' -not -path 'src/upgrade/*' -exec cat {} + | grep -vE '^ *CREATE TYPE [^ ]+;$' || true)
# "FUNCTION model.html" once for each object; overloads appear as often as there are of them
created=$(grep -oE "^ *CREATE (OR REPLACE )?($kinds) +model\.\"?[a-z_0-9]+" <<<"$sql" | sed -E 's/^ *CREATE (OR REPLACE )?//; s/ +/ /; s/"//' | sort || true)
commented=$(grep -oE "^ *COMMENT ON ($kinds) +model\.\"?[a-z_0-9]+" <<<"$sql" | sed -E 's/^ *COMMENT ON //; s/ +/ /; s/"//' | sort || true)
while IFS= read -r object; do
    [ -z "$object" ] || complain "$object: no COMMENT ON (or fewer than it has overloads)"
done < <(comm -23 <(echo "$created") <(echo "$commented") | uniq)

tests=$(find $(ls -d sql test 2>/dev/null) -path test/lint -prune -o -path test/fuzz -prune -o -path test/unit -prune -o \
    \( -name '*.sql' -o -name '*.spec' -o -name '*.pl' -o -name '*.sh' \) -print0 2>/dev/null | xargs -0r cat)
for name in $(sed -nE 's/^(FUNCTION|PROCEDURE|AGGREGATE) model\.//p' <<<"$created" | uniq); do
    grep -qE "\bmodel\.$name\b|'$name'" <<<"$tests" || complain "model.$name: no test names it"
done
exit $status

#!/usr/bin/env bash
# version.sh - the version is written in META.json (twice, as PGXN wants it) and nowhere else but the change log.
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

status=0
complain() { echo "$*" && status=1; }

version=$(sed -n 's/^ \{1,4\}"version": "\(.*\)",$/\1/p' META.json)
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "META.json: no version" && exit 1; }
provided=$(sed -n '/"provides"/,/^   }/s/^ *"version": "\(.*\)".*/\1/p' META.json)
[ "$provided" = "$version" ] || complain "META.json: provides version ${provided:-none}, is version $version"
grep -q "^## $version (" CHANGELOG.md || complain "CHANGELOG.md: no section for $version"

found=$(grep -rnIE "(^|[^0-9.])${version//./\\.}([^0-9.]|$)" . --exclude-dir=build --exclude-dir=.git \
    --exclude-dir=corpus --exclude-dir=node_modules --exclude=package-lock.json --exclude=META.json --exclude=CHANGELOG.md \
    --exclude=.git || true)
[ -z "$found" ] || complain "the version is written outside META.json:
$found"
exit $status

#!/usr/bin/env bash
# printed.sh - the gateway that the README prints is the one that the tests of the client go through, in under 40 lines.
set -euo pipefail
cd "${LINT_ROOT:-$(dirname "$0")/../..}"

status=0
complain() { echo "$*" && status=1; }

gateway=test/client/gateway.mjs
first=$(head -n 1 "$gateway")
printed=$(awk -v first="$first" '$0 == "```" { inside = 0 } before == "```js" && $0 == first { inside = 1 } inside { print } { before = $0 }' README.md)
[ "$printed" = "$(cat "$gateway")" ] || complain "README.md: prints another gateway than $gateway"
[ "$(wc -l <"$gateway")" -lt 40 ] || complain "$gateway: has 40 lines or more"
exit $status

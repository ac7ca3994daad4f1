#!/usr/bin/env bash
# deps.sh PACKAGE... - install the Debian packages that are missing; nothing to do is quick and needs no right.
set -euo pipefail

if ! command -v dpkg-query >/dev/null; then
    echo "deps: not a Debian system; what Debian calls $* must be here" >&2
    exit 0
fi
missing=$(comm -23 <(printf '%s\n' "$@" | sort) \
    <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort))
[ -n "$missing" ] || exit 0

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
echo "deps: installing" $missing
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing

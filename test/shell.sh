#!/usr/bin/env bash
# shell.sh - psql in a throw-away cluster, with the extension created.
set -euo pipefail
psql -Xqc "CREATE EXTENSION model_api CASCADE"
exec psql -X

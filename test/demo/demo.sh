#!/usr/bin/env bash
# demo.sh - makes the demo's cluster in build/demo, anew, and takes the reader on the tour.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -L build/demo ]; then rm -rf "$(readlink -f build/demo)"; fi
rm -rf build/demo
echo "Making a private PostgreSQL cluster in build/demo ..."
CLUSTER=build/demo exec test/cluster.sh test/demo/inside.sh

#!/usr/bin/env bash
# soak.sh SECONDS - a long load with kills, and with a crash of the server every half minute; run by cluster.sh.
set -euo pipefail

data=$(psql -XAtc 'SHOW data_directory')
crash="pg_ctl -D '$data' -m immediate stop && pg_ctl -D '$data' -w -l '$OUT/crashed.log' -o \"-k '$PGHOST'\" start"
createdb load
build/model-load --connections 12 --seconds "$1" ${SEED:+--seed "$SEED"} --kill-rate 4 \
    --crash "($crash) >/dev/null" --crash-every 30 --self-test --report "$OUT/soak" dbname=load

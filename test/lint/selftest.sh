#!/usr/bin/env bash
# selftest.sh - every rule really fails: each is given a small tree that keeps it, and then one violation after another.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d "${TMPDIR:-/tmp}/model_api.XXXXXX")
trap 'rm -rf "$tree"' EXIT
status=0

house() { # a tree without fault
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/{sql,expected,src/{base,model,pg,api},test/isolation/{specs,expected}}
    cd "$tree"
    cp "$here/../../.clang-format" .
    printf 'INSTALL_SQL := \\\n\tsrc/api/find.sql\n\nOTHER := 1\n' >Makefile
    printf '{\n   "name": "x",\n   "version": "7.8.9",\n   "provides": {\n      "x": {\n         "version": "7.8.9"\n      }\n   }\n}\n' >META.json
    echo '## 7.8.9 (unreleased)' >CHANGELOG.md
    printf '#include "base/json.hpp"\n\n#include "base/pure.hpp"\n' >src/model/field.hpp
    printf 'void f() {\n    pg::call([&] { table_open(relation, std::size_t{1}); });\n}\n' >src/api/find.cpp
    printf 'CREATE OR REPLACE FUNCTION model.find() RETURNS int;\nCOMMENT ON FUNCTION model.find() IS $$x$$;\n' >src/api/find.sql
    echo 'SELECT model.find();' >sql/find.sql
    touch expected/find.out
    mkdir -p test/client
    printf 'serve();\nlisten();\n' >test/client/gateway.mjs
    printf 'A gateway:\n\n```js\nserve();\nlisten();\n```\n' >README.md
}

keeps() { # RULE
    house
    LINT_ROOT=$tree "$here/$1.sh" >"$tree/said" 2>&1 ||
        { echo "$1 complains of a tree without fault: $(cat "$tree/said")" && status=1; }
}

breaks() { # RULE FILE TEXT - one line more in FILE
    house
    mkdir -p "$(dirname "$2")"
    printf '%b\n' "$3" >>"$2"
    LINT_ROOT=$tree "$here/$1.sh" >/dev/null 2>&1 && { echo "$1 does not see in $2: $3" && status=1; } || true
}

for rule in floors wall visible pairs version documented installed printed format; do keeps "$rule"; done

breaks floors src/base/text.cpp '#include "model/field.hpp"'
breaks floors src/model/model.cpp '#include "pg/wall.hpp"'
breaks floors src/value/url.cpp '#include "model/field.hpp"'
breaks floors src/api/find.cpp '#include "type/email.hpp"'
breaks floors src/model/field.hpp 'int after_pure;'
breaks floors src/attic/old.cpp 'int x;'
breaks wall src/model/field.hpp '#include "postgres.h"'
breaks wall src/pg/spi.cpp '#include <utils/builtins.h>'
breaks wall src/api/find.cpp 'void g() { ereport(ERROR, errmsg("x")); }'
breaks wall src/api/find.cpp 'void g() { elog( ERROR, "x"); }'
breaks wall src/api/find.cpp 'void g() { PG_TRY(); }'
breaks wall src/api/find.cpp 'PG_FUNCTION_INFO_V1(g);'
breaks wall src/api/find.cpp 'extern "C" int g();'
breaks wall src/api/find.cpp 'void g() { pg::call([&] { f(std::string("(").c_str()); }); }'
breaks wall src/pg/spi.cpp 'void g() { call([&] {\n if (x) throw 1;\n }); }'
breaks wall src/api/find.cpp 'void g() { try { f(); } catch (const pg::Error &error) { log(error); } }'
breaks wall src/api/find.cpp 'void g() { try { f(); } catch (...) { } }'
breaks visible src/read/list.cpp 'out << model.qualified_table();'
breaks visible src/lookup/words.cpp 'return sql::Exists{a, b};'
breaks pairs sql/lonely.sql 'SELECT 1;'
breaks pairs expected/lonely.out '1'
breaks pairs test/isolation/specs/lonely.spec 'session a'
breaks pairs test/isolation/expected/lonely.out 'step'
breaks version src/api/find.cpp '// since 7.8.9'
breaks version META.json '   "provides": { "y": { \n "version": "7.8.8" } '
breaks documented src/api/find.sql 'CREATE FUNCTION model.find(int) RETURNS int;'
breaks documented src/api/find.sql 'CREATE DOMAIN model.email AS text;'
breaks documented src/api/find.sql 'CREATE FUNCTION model.untested() RETURNS int;\nCOMMENT ON FUNCTION model.untested() IS $$x$$;'
breaks installed src/type/email.sql 'CREATE DOMAIN model.email AS text;'
breaks installed Makefile 'INSTALL_SQL := src/gone.sql'
breaks printed test/client/gateway.mjs 'more();'
breaks printed test/client/gateway.mjs "$(yes 'more();' | head -n 40)"
breaks format src/api/find.cpp 'int   x ;'
exit $status

# model_api: what is built, installed and tested. `make help` lists the targets.
#
# PGXS builds the module; CMake builds the pure floors again for unit tests and fuzzers. Everything made lies in build/,
# but for model_api.so. This file must parse on a machine without PostgreSQL, because `make deps` installs it.

MODEL_API   := model_api
PG_MAJOR    := 15
API_VERSION := $(shell sed -n 's/^ \{1,4\}"version": "\(.*\)",$$/\1/p' META.json)
SOURCES     := $(sort $(shell find src -name '*.cpp'))

# The install script in the order it runs: types, tables, functions. Add a new src/**/*.sql to its place here.
INSTALL_SQL := \
	src/header.sql \
	src/type/check.sql \
	src/type/domain.sql \
	src/type/rich_text.sql \
	src/catalog/regcolumn.sql \
	src/catalog/catalog.sql \
	src/catalog/role.sql \
	src/account/attempts.sql \
	src/catalog/permission.sql \
	src/catalog/managed.sql \
	src/catalog/guard.sql \
	src/document/score.sql \
	src/document/words.sql \
	src/lexicon/operator_class.sql \
	src/document/keep.sql \
	src/api/describe.sql \
	src/api/define.sql \
	src/api/release.sql \
	src/api/synonyms.sql \
	src/api/reindex.sql \
	src/api/search_status.sql \
	src/api/adopt.sql \
	src/api/find.sql \
	src/api/count.sql \
	src/api/suggest_words.sql \
	src/api/explain.sql \
	src/api/matches.sql \
	src/api/rows.sql \
	src/api/filter_sql.sql \
	src/api/invalid.sql \
	src/api/act.sql \
	src/api/bulk.sql \
	src/api/run.sql \
	src/api/encrypt.sql \
	src/api/rotate_encryption.sql \
	src/api/session.sql \
	src/api/may_read.sql \
	src/api/purge_sessions.sql \
	src/api/graphql_schema.sql \
	src/api/graphql.sql \
	src/catalog/privileges.sql

# What a bare Debian needs to build, test and demonstrate.
DEPENDENCIES := \
	g++ make cmake postgresql-$(PG_MAJOR) postgresql-server-dev-$(PG_MAJOR) libcmark-dev liburiparser-dev libsodium-dev \
	libpq-dev libgtest-dev postgresql-$(PG_MAJOR)-pgtap libtap-parser-sourcehandler-pgtap-perl libipc-run-perl \
	pgbouncer clang-14 libclang-rt-14-dev clang-format valgrind libc6-dbg iso-codes

PG_CONFIG ?= $(firstword $(wildcard /usr/lib/postgresql/$(PG_MAJOR)/bin/pg_config) pg_config)
PGXS      := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
FOUND     := $(shell $(PG_CONFIG) --version 2>/dev/null)

EXTENSION   = build/$(MODEL_API)
MODULE_big  = $(MODEL_API)
OBJS        = $(SOURCES:%.cpp=build/%.o)
DATA_built  = build/$(MODEL_API)--$(API_VERSION).sql
DATA        = $(wildcard src/upgrade/*--*--*.sql)
REGRESS     = $(notdir $(basename $(wildcard sql/*.sql)))
REGRESS_OPTS = --load-extension=$(MODEL_API)
EXTRA_CLEAN = build results regression.diffs regression.out

# PGXS would compile C++ to bitcode with clang's C rules; PostgreSQL 15 leaves PGDLLEXPORT empty on Linux, so that
# hidden visibility would hide what the server looks up.
override with_llvm := no
PG_CPPFLAGS = -Isrc -isystem $(shell $(PG_CONFIG) --includedir-server 2>/dev/null) \
	'-DPGDLLEXPORT=__attribute__((visibility("default")))'
PG_CXXFLAGS = -std=gnu++20 -O2 -fvisibility=hidden -fvisibility-inlines-hidden \
	-Wall -Wextra -Wshadow -Wnon-virtual-dtor -Werror -MMD -MP
PURE_FLOORS = base sql model value filter page read table action search graphql schema permission
SHLIB_LINK  = -lstdc++ -lcmark -luriparser -lsodium -Wl,--version-script=src/exports.map

.PHONY: all help deps test suites test-unit test-sql test-wall test-isolation test-pgtap test-tap test-load test-readme \
	test-demo test-fuzz test-client fuzz lint format tidy valgrind asan accept accept-readme psql demo bench bench-parser soak dist clean-demo \
	install-wall FORCE
all:

ifneq (,$(and $(PGXS),$(filter $(PG_MAJOR).% $(PG_MAJOR)devel,$(FOUND))))
export PG_CONFIG
include $(PGXS)
-include $(OBJS:.o=.d)
else
all install installcheck:
	@echo "$(MODEL_API) needs the server headers of PostgreSQL $(PG_MAJOR), found: $(or $(FOUND),none)." >&2
	@echo "Run 'make deps', or name the right pg_config: make PG_CONFIG=/path/to/pg_config" >&2
	@exit 1
clean:
	rm -rf $(EXTRA_CLEAN)
endif

# Lines for backtraces. PostgreSQL's own -g takes a third of the time of a build: make DEBUG=-g
DEBUG = -g1

build/%.o: %.cpp
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CXX $<";) $(CXX) $(CXXFLAGS) $(CPPFLAGS) $(DEBUG) -fPIC -c -o $@ $<

$(filter $(PURE_FLOORS:%=build/src/%/%.o),$(OBJS)): override CXXFLAGS += -DMODEL_API_PURE

# A source that is gone must leave the module too, so the list of objects is a prerequisite of its own.
build/objects: FORCE
	@mkdir -p $(@D)
	@echo '$(OBJS)' | cmp -s - $@ || echo '$(OBJS)' >$@
$(MODULE_big).so: build/objects src/exports.map

build/$(MODEL_API).control: src/$(MODEL_API).control.in META.json
	@mkdir -p $(@D)
	sed 's/@VERSION@/$(API_VERSION)/' $< >$@

# Sources say CREATE OR REPLACE, so that an upgrade can run them again; an installation must not adopt an object that
# somebody planted before it.
build/$(MODEL_API)--$(API_VERSION).sql: $(INSTALL_SQL) Makefile
	@mkdir -p $(@D)
	@test/lint/installed.sh
	sed 's/^CREATE OR REPLACE /CREATE /' $(INSTALL_SQL) >$@

# The extension of test/wall, and only what it stands on. Its copy of the operator class model.search_ops lies in schema
# wall, and must not be bound to the functions of model_api where that is loaded too.
WALL_SO  := build/test/wall/model_api_wall.so
WALL_SQL := build/test/wall/model_api_wall--1.0.sql
$(WALL_SO): build/test/wall/wall.o build/test/wall/words.o \
		$(filter $(addprefix build/src/,base/% sql/% model/% value/% search/% pg/% lexicon/%),$(OBJS))
	$(CXX) -shared -Wl,-Bsymbolic -o $@ $^ $(SHLIB_LINK)
$(WALL_SQL): test/wall/model_api_wall--1.0.sql src/lexicon/operator_class.sql
	sed 's/\<model\./wall./g' $^ >$@
-include build/test/wall/wall.d build/test/wall/words.d

# The load driver of test/load: plain C++ on libpq.
LOAD_OBJS := $(patsubst %.cpp,build/%.o,$(wildcard test/load/*.cpp test/load/*/*.cpp))
$(LOAD_OBJS): override CPPFLAGS += -Itest -isystem $(includedir)
build/model-load: $(LOAD_OBJS) $(filter build/src/base/%,$(OBJS))
	$(CXX) -Wl,--strip-debug -o $@ $^ -L$(libdir) -lpq
-include $(LOAD_OBJS:.o=.d)

# A demo cluster that had to lie outside of the tree goes with its link.
clean: clean-demo
clean-demo:
	@[ ! -L build/demo ] || rm -rf "$$(readlink build/demo)"

install-wall: installdirs $(WALL_SO) $(WALL_SQL)
	$(INSTALL_SHLIB) $(WALL_SO) '$(DESTDIR)$(pkglibdir)/'
	$(INSTALL_DATA) $(wildcard test/wall/*.control) $(WALL_SQL) '$(DESTDIR)$(datadir)/extension/'

## Targets

JOBS = $(if $(findstring j,$(firstword -$(MAKEFLAGS))),,-j$(shell nproc))

help:            ## list the targets
	@echo "make [target]            (PostgreSQL $(PG_MAJOR); version $(API_VERSION))"
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/  \1\t\2/p' Makefile | expand -t 20
	@echo "  all, install, installcheck, clean: as every PGXS module"

deps:            ## install the Debian packages that are missing (by sudo where not root)
	@test/deps.sh $(DEPENDENCIES)

test: deps       ## run every suite and print a summary
	@$(MAKE) --no-print-directory $(JOBS) all
	@$(MAKE) --no-print-directory suites

suites: all build/model-load
	@test/run.sh unit lint regress wall isolation pgtap tap load readme demo fuzz

test-unit:       ## unit tests of the pure floors [T=GoogleTest filter]
	@test/run.sh unit

test-sql: all    ## pg_regress [T=names]
	@test/run.sh regress

test-wall: all   ## the wall between C++ and PostgreSQL
	@test/run.sh wall

test-isolation: all ## isolation specs [T=names]
	@test/run.sh isolation

test-pgtap: all  ## pgTAP contracts [T=names]
	@test/run.sh pgtap

test-tap: all build/model-load ## TAP tests with clusters of their own [T=names]
	@test/run.sh tap

test-readme: all ## the README: its SQL, in order, against the output it shows
	@test/run.sh readme

test-demo: all   ## the tour of the demo, in a throw-away cluster
	@test/run.sh demo

test-load: all build/model-load ## a short load with faults, checked against what was acknowledged [SEED=n]
	@test/run.sh load

soak: all build/model-load ## a long load with kills and crashes [SECONDS=600] [SEED=n]
	@SEED='$(SEED)' test/cluster.sh test/load/soak.sh $(or $(SECONDS),600)

test-fuzz:       ## replay each corpus and fuzz for a short while [T=names]
	@test/run.sh fuzz

test-client: all ## GraphQL against graphql-js and the JavaScript client; needs Node and the npm registry [COUNT=n] [SEED=n]
	@test/client/conformance.sh $(or $(COUNT),2000) $(or $(SEED),1)
	@test/cluster.sh test/client/inside.sh $(or $(COUNT),2000) $(or $(SEED),1)

fuzz:            ## fuzz one target: F=json SECONDS=60
	@test/fuzz.sh $(or $(F),$(error name a fuzzer: make fuzz F=json SECONDS=60)) $(or $(SECONDS),60)

lint:            ## house rules and formatting
	@test/run.sh lint

format:          ## format all C++
	@find src test -name '*.[ch]pp' -print0 | xargs -0 clang-format -i

tidy:            ## clang-tidy over the pure floors
	@cmake --preset unit >/dev/null
	@find $(PURE_FLOORS:%=src/%) -name '*.cpp' | \
		xargs clang-tidy -p build/unit --quiet

valgrind: all    ## the wall and the read path in a server under valgrind
	@test/valgrind.sh

asan:            ## unit tests under AddressSanitizer and UBSan
	@test/unit.sh asan

accept: all      ## accept a pg_regress result as expected, after looking at it: T=name
	@test/accept.sh $(or $(T),$(error name a test: make accept T=filter_text))

accept-readme: all ## write the output of its SQL into the README, to be looked at
	@test/cluster.sh sh -c 'test/readme/readme.pl --accept README.md; cp README.md "$$OUT/"' && cp build/out/README.md README.md

demo: deps       ## a private cluster in build/demo with models and data, and a tour of it
	@$(MAKE) --no-print-directory $(JOBS) all
	@test/demo/demo.sh

bench: all       ## the workloads against SQL by hand [SCALE=small] [DOCUMENTS=n] [PEERS=1] [T=pattern]
	@SCALE='$(SCALE)' PEERS='$(PEERS)' T='$(T)' test/bench/bench.sh

bench-parser:    ## GraphQL documents parsed by ours and by a grammar for PEGTL (which it installs)
	@test/deps.sh tao-pegtl-dev
	@mkdir -p build
	$(CXX) -std=gnu++20 -O2 -Isrc -o build/bench-parser test/bench/parser/parser.cpp src/graphql/syntax/*.cpp \
		src/graphql/error.cpp src/base/*.cpp
	@build/bench-parser test/bench/parser/*.graphql

psql: all        ## a shell in the demo's cluster, or in a throw-away one
	@if [ -e build/demo ]; then CLUSTER=build/demo test/cluster.sh psql -X demo; else test/cluster.sh test/shell.sh; fi

dist:            ## the release archive for PGXN
	@mkdir -p build
	git archive --format=zip --prefix=$(MODEL_API)-$(API_VERSION)/ -o build/$(MODEL_API)-$(API_VERSION).zip HEAD

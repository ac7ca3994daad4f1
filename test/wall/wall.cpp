// A test-only extension: raises every kind of error through the wall, from C++ frames that hold objects.
#include "pg/function.hpp"
#include "pg/spi.hpp"
#include "pg/subtransaction.hpp"

extern "C" {
PG_MODULE_MAGIC;
}

namespace model_api {
namespace {

// Counts what is alive. Were a frame jumped over, its destructor would not run and the count would stay.
class Guest {
public:
    Guest() { ++alive; }
    Guest(const Guest &) = delete;
    Guest &operator=(const Guest &) = delete;
    ~Guest() { --alive; }
    static inline int alive = 0;

private:
    std::string luggage_ = std::string(1000, 'x');
};

void raise_ereport() {
    const Guest guest;
    pg::call([] {
        ereport(ERROR, errcode(ERRCODE_CHECK_VIOLATION), errmsg("raised by ereport"), errdetail("A detail."),
                errhint("A hint."));
    });
}

void raise_elog() {
    const Guest guest;
    pg::call([] { elog(ERROR, "raised by elog"); });
}

void raise_domain_error() {
    const Guest guest;
    throw DomainError(sqlstate::undefined_column, "GGT_INVALID_FILTER", "raised by a pure floor",
                      "filter.OR[1].updated", "Another hint.");
}

void raise_bad_alloc() {
    const Guest guest;
    throw std::bad_alloc();
}

// What palloc does with a size that nobody means.
void raise_palloc() {
    const Guest guest;
    pg::call([] { palloc(MaxAllocSize + Size{1}); });
}

void raise_runtime_error() {
    const Guest guest;
    throw std::runtime_error("raised by the standard library");
}

void raise_int() {
    const Guest guest;
    throw 42;
}

void raise_spi() {
    const Guest guest;
    pg::execute("SELECT 1 OPERATOR(pg_catalog./) $1::pg_catalog.int4", {"0"});
}

// Each level enters PostgreSQL by SPI and comes back in by the wall.
void raise_nested() {
    const Guest guest;
    pg::query("SELECT wall.raise('domain error')");
}

void raise_nested_postgres() {
    const Guest guest;
    pg::query("SELECT wall.raise('ereport')");
}

void raise_cancel() {
    const Guest guest;
    QueryCancelPending = true;
    InterruptPending = true;
    pg::check_interrupts();
}

void rescue_ereport() {
    pg::attempt(raise_ereport, [](const std::exception &) {});
}

void rescue_nested() {
    pg::attempt([] { pg::attempt(raise_spi, [](const std::exception &) { raise_domain_error(); }); },
                [](const std::exception &) {});
}

void rescue_domain_error() {
    pg::attempt(raise_domain_error, [](const std::exception &) {});
}

void rescue_table() {
    const auto body = [] {
        pg::execute("CREATE TEMPORARY TABLE rolled_back ()");
        raise_domain_error();
    };
    pg::attempt(body, [](const std::exception &) {});
}

void rescue_in_vain() {
    pg::attempt(raise_cancel, [](const std::exception &) {});
}

void rescue_int() {
    pg::attempt(raise_int, [](const std::exception &) {});
}

void rescue_raises() {
    pg::attempt(raise_elog, [](const std::exception &) { raise_ereport(); });
}

void add_detail() {
    try {
        raise_elog();
    } catch (const pg::Error &error) {
        error.add_detail("GGT_INVALID_FILTER at filter.date.equals");
        throw;
    }
}

void set_column() {
    try {
        raise_ereport();
    } catch (const pg::Error &error) {
        error.set_column("title", "GGT_INVALID_RECORD");
        throw;
    }
}

struct Kind {
    const char *name;
    void (*raise)();
};

constexpr Kind kinds[] = {
    {"ereport", raise_ereport},
    {"elog", raise_elog},
    {"domain error", raise_domain_error},
    {"bad_alloc", raise_bad_alloc},
    {"palloc", raise_palloc},
    {"runtime_error", raise_runtime_error},
    {"int", raise_int},
    {"spi", raise_spi},
    {"nested", raise_nested},
    {"nested postgres", raise_nested_postgres},
    {"cancel", raise_cancel},
    {"added detail", add_detail},
    {"of a column", set_column},
    {"rescued ereport", rescue_ereport},
    {"rescued domain error", rescue_domain_error},
    {"rescued table", rescue_table},
    {"rescued twice", rescue_nested},
    {"rescued cancel", rescue_in_vain},
    {"rescued int", rescue_int},
    {"raised in rescue", rescue_raises},
};

std::int64_t resident_bytes() {
    long pages = 0;
    std::FILE *file = std::fopen("/proc/self/statm", "r");
    if (!file || std::fscanf(file, "%*d %ld", &pages) != 1) pages = -1;
    if (file) std::fclose(file);
    return std::int64_t{pages} * 4096;
}

} // namespace
} // namespace model_api

using namespace model_api;

MODEL_API_FUNCTION(model_api_wall_raise) {
    const Guest guest;
    const auto wanted = pg::required_text_argument(fcinfo, 0, "kind");
    for (const Kind &kind : kinds) {
        if (wanted != kind.name) continue;
        kind.raise();
        PG_RETURN_VOID();
    }
    throw DomainError(sqlstate::invalid_parameter_value, "", "no such kind of error: " + std::string(wanted));
}

MODEL_API_FUNCTION(model_api_wall_in_flight) {
    PG_RETURN_BOOL(std::current_exception() != nullptr || std::uncaught_exceptions() > 0);
}

// Beside the caller's own guest, none.
MODEL_API_FUNCTION(model_api_wall_guests) {
    PG_RETURN_INT32(Guest::alive);
}

MODEL_API_FUNCTION(model_api_wall_resident_bytes) {
    PG_RETURN_INT64(resident_bytes());
}

// The shared library as PostgreSQL loads it.
#include "access/identity.hpp"
#include "pg/settings.hpp"
#include "pg/unnoticed.hpp"
#include "pg/wall.hpp"
#include "session/identity.hpp"
#include "statement/session_value.hpp"

extern "C" {
PG_MODULE_MAGIC;
__attribute__((visibility("default"))) void _PG_init(void);
}

void _PG_init(void) {
    model_api::pg::define_settings();
    model_api::pg::watch_executor();
    model_api::session::watch_commands();
    model_api::statement::set_session_values(model_api::access::session_value);
}

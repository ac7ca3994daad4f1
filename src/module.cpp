// The shared library as PostgreSQL loads it.
#include "pg/settings.hpp"
#include "pg/wall.hpp"
#include "session/identity.hpp"

extern "C" {
PG_MODULE_MAGIC;
__attribute__((visibility("default"))) void _PG_init(void);
}

void _PG_init(void) {
    model_api::pg::define_settings();
    model_api::session::watch_commands();
}

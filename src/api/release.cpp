// model.release.
#include "catalog/table/release.hpp"
#include "catalog/catalog.hpp"
#include "pg/function.hpp"

using namespace model_api;

MODEL_API_FUNCTION(model_api_release) {
    const std::string name(pg::required_text_argument(fcinfo, 0, "model"));
    catalog::lock_for_writing("model.release()");
    const auto table = catalog::table_of(name);
    catalog::forget(name); // raises for an unknown model, and checks the owner
    catalog::release_table(table.value());
    PG_RETURN_VOID();
}

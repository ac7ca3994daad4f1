// model.may_read: what policies that model.permit makes ask of related records.
#include "access/record.hpp"
#include "catalog/catalog.hpp"
#include "pg/function.hpp"
#include "session/identity.hpp"

namespace model_api::api {
namespace {

// What one call site keeps from row to row.
struct Site {
    std::uint64_t version = 0;
    Oid table = InvalidOid;
    std::string role;
    std::optional<access::Readable> readable;
};

access::Readable &readable_of(FunctionCallInfo fcinfo) {
    Site &site = pg::state_of<Site>(fcinfo->flinfo);
    const Oid table = DatumGetObjectId(fcinfo->args[0].value);
    const std::string_view role = pg::text_argument(fcinfo, 1);
    const std::uint64_t version = catalog::current().version;
    if (site.readable && site.version == version && site.table == table && site.role == role) return *site.readable;
    site.readable.reset();
    site.role = role;
    site.readable.emplace(table, site.role);
    site.version = version;
    site.table = table;
    return *site.readable;
}

bool may_read(FunctionCallInfo fcinfo) {
    return session::has_role(pg::text_argument(fcinfo, 1)) &&
           readable_of(fcinfo).has(std::string(pg::text_argument(fcinfo, 2)));
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_may_read) {
    return BoolGetDatum(model_api::api::may_read(fcinfo));
}

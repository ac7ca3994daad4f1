#include "api/act/request.hpp"

#include "pg/jsonb.hpp"
#include "pg/settings.hpp"

namespace model_api::api {
namespace {

std::string uuid_text(Datum value) {
    return pg::call([&] { return DatumGetCString(DirectFunctionCall1(uuid_out, value)); });
}

// A selection that stays the same has the same name; of an absent one all stored fields are shown.
std::string name_of(const Json &selection) {
    return "?" + (selection.is_null() ? std::string() : selection.text());
}

} // namespace

Json document_argument(FunctionCallInfo fcinfo, int n, const char *name) {
    pg::JsonbLimits limits;
    limits.bytes = static_cast<std::size_t>(pg::settings.max_input_size) * 1024;
    return pg::jsonb_argument(fcinfo, n, name, limits);
}

Json id_argument(FunctionCallInfo fcinfo, int n, IdType type) {
    if (pg::is_null_argument(fcinfo, n))
        throw DomainError(sqlstate::null_value_not_allowed, action::code::invalid_input,
                          "argument \"id\" must not be null", "id");
    const Datum value = fcinfo->args[n].value;
    switch (type) {
    case IdType::bigint:
        return Json::string(std::to_string(DatumGetInt64(value)));
    case IdType::uuid:
        return Json::string(uuid_text(value));
    default:
        return Json::string(std::string(pg::text_view(value)));
    }
}

std::vector<std::string> by_argument(FunctionCallInfo fcinfo, int n) {
    if (pg::is_null_argument(fcinfo, n)) return request::default_by();
    return pg::texts_argument(fcinfo, n, "by");
}

void read_selection(FunctionCallInfo fcinfo, int n, Act &act) {
    act.selection = selection_argument(fcinfo, n, act.target);
    act.selection_name = name_of(document_argument(fcinfo, n, "selection"));
}

} // namespace model_api::api

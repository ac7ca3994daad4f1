// model.describe and model.forget.
#include "catalog/catalog.hpp"
#include "pg/function.hpp"

namespace model_api::api {
namespace {

Json describe_global_actions() {
    Json actions = Json::object();
    for (const model::Action &action : catalog::global_actions()) actions.set(action.name, model::describe(action));
    return actions;
}

bool has_table(const std::string &model) {
    const auto table = catalog::table_of(model);
    return table && pg::call([&] { return get_rel_name(*table) != nullptr; });
}

void tell_left_out(const std::string &model) {
    pg::call([&] { ereport(NOTICE, errmsg("model \"%s\" is left out: its table does not exist", model.c_str())); });
}

Json describe_all(const model::Schema &schema) {
    Json document = Json::object();
    for (const std::string &name : schema.names()) {
        if (has_table(name))
            document.set(name, model::describe(schema.get(name)));
        else
            tell_left_out(name);
    }
    Json actions = describe_global_actions();
    if (!actions.members().empty()) document.set("globalActions", std::move(actions));
    return document;
}

Json describe_one(const model::Schema &schema, std::string_view name) {
    Json document = Json::object();
    document.set(std::string(name), model::describe(schema.get(name)));
    return document;
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_describe) {
    const auto name = pg::optional_text_argument(fcinfo, 0);
    const auto snapshot = catalog::current();
    const Json document = name ? api::describe_one(*snapshot.schema, *name) : api::describe_all(*snapshot.schema);
    return pg::make_text(document.text());
}

MODEL_API_FUNCTION(model_api_forget) {
    const auto name = pg::required_text_argument(fcinfo, 0, "model");
    catalog::lock_for_writing("model.forget()");
    catalog::forget(name);
    PG_RETURN_VOID();
}

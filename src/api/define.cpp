// model.define and model.define_users.
#include <algorithm>

#include "api/global_function.hpp"
#include "api/known.hpp"
#include "catalog/table/apply.hpp"
#include "model/users.hpp"
#include "pg/function.hpp"
#include "pg/jsonb.hpp"

namespace model_api::api {
namespace {

// The tables of the models that the document itself has, in its order: not of join models that it implies.
std::vector<Oid> tables_of(const Json &document, const std::vector<catalog::Applied> &applied) {
    std::vector<Oid> tables;
    for (const auto &member : document.members()) {
        const auto found = std::ranges::find(applied, member.first, &catalog::Applied::model);
        if (found != applied.end()) tables.push_back(found->relation);
    }
    return tables;
}

// Of those that are new, or others than before.
void check_global_functions(const std::vector<model::Action> &actions) {
    const auto known = catalog::global_actions();
    for (const model::Action &action : actions)
        if (std::ranges::find(known, action) == known.end()) check_own_function(action, is_permitted(action.name));
}

std::vector<Oid> define(const Json &document, const model::Known &known, bool destructive) {
    std::vector<model::Mistake> mistakes;
    const auto definition = model::parse_definition(document, known, mistakes);
    catalog::check_document(document, mistakes);
    if (mistakes.empty()) {
        check_clashes(definition, known, mistakes);
        check_roles(definition, known, mistakes);
    }
    if (!mistakes.empty()) model::throw_mistakes(mistakes);
    check_global_functions(definition.global_actions);
    return tables_of(document, catalog::apply(definition, known, destructive));
}

std::vector<Oid> define(const Json &document, bool destructive) {
    catalog::lock_for_writing("model.define()"); // before anything is read: another definition may be on its way
    const auto snapshot = catalog::current();
    return define(document, known_models(*snapshot.schema), destructive);
}

std::vector<Oid> define_users(const Json &options) {
    catalog::lock_for_writing("model.define_users()");
    const auto snapshot = catalog::current();
    const auto known = known_models(*snapshot.schema);
    return define(model::users_definition(options, known), known, false);
}

void return_tables(FunctionCallInfo fcinfo, const std::vector<Oid> &tables) {
    pg::call([&] {
        InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
        auto *result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
        for (const Oid table : tables) {
            Datum value = ObjectIdGetDatum(table);
            bool is_null = false;
            tuplestore_putvalues(result->setResult, result->setDesc, &value, &is_null);
        }
    });
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_define_users) {
    const Json options = pg::is_null_argument(fcinfo, 0) ? Json::object() : pg::jsonb_argument(fcinfo, 0, "options");
    api::return_tables(fcinfo, api::define_users(options));
    return Datum{0};
}

MODEL_API_FUNCTION(model_api_define) {
    if (pg::is_null_argument(fcinfo, 0))
        throw DomainError(sqlstate::null_value_not_allowed, {}, "argument \"definition\" must not be null");
    const Json document = pg::jsonb_argument(fcinfo, 0, "definition");
    const bool destructive = !pg::is_null_argument(fcinfo, 1) && DatumGetBool(fcinfo->args[1].value);
    api::return_tables(fcinfo, api::define(document, destructive));
    return Datum{0};
}

// model.set_synonyms.
#include "search/synonyms.hpp"
#include "api/searched.hpp"
#include "api/upkeep.hpp"
#include "catalog/catalog.hpp"
#include "pg/function.hpp"
#include "pg/jsonb.hpp"

namespace model_api::api {

const model::Model &searched_model(const model::Schema &schema, std::string_view name) {
    const model::Model &model = schema.get(name);
    if (model.search.is_on()) return model;
    throw DomainError(sqlstate::feature_not_supported, {}, "model \"" + model.name + "\" is not searched", {},
                      std::string("Switch searches on: ") +
                          (model.adopted ? "adopt its table again with the option {\"search\": true}."
                                         : "leave \"search\": false out of its definition."));
}

void check_owner(const model::Model &model) {
    if (!catalog::is_owner(model.relation))
        throw DomainError(sqlstate::insufficient_privilege, {}, "must be owner of relation " + model.table);
}

} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_set_synonyms) {
    const std::string name(pg::required_text_argument(fcinfo, 0, "model"));
    const Json synonyms = pg::jsonb_argument(fcinfo, 1, "synonyms");
    catalog::lock_for_writing("model.set_synonyms()");
    const auto snapshot = catalog::current();
    const model::Model &model = api::searched_model(*snapshot.schema, name);
    api::check_owner(model);
    if (!synonyms.is_null()) search::Synonyms::parse(synonyms); // raises
    catalog::set_synonyms(model, synonyms.is_null() ? std::nullopt : std::optional(synonyms));
    PG_RETURN_VOID();
}

// model.search_vector: the words of values that SQL gives.
#include "document/value.hpp"
#include "document/vector.hpp"
#include "pg/function.hpp"
#include "search/field_text.hpp"

namespace model_api::document {
namespace {

struct Site {
    std::string fields;
    std::vector<Value> values; // one for each argument behind `fields`
};

[[noreturn]] void refuse_count(std::size_t fields, int values) {
    throw DomainError(sqlstate::invalid_parameter_value, {},
                      "there are " + std::to_string(fields) + " fields, but " + std::to_string(values) + " values",
                      "fields");
}

std::vector<Value> values_of(FunctionCallInfo fcinfo, std::string_view text) {
    const auto fields = search::parse_fields_text(text);
    if (get_fn_expr_variadic(fcinfo->flinfo))
        throw DomainError(sqlstate::feature_not_supported, {}, "values must be given one by one, not as an array");
    if (fields.size() + 1 != static_cast<std::size_t>(fcinfo->nargs)) refuse_count(fields.size(), fcinfo->nargs - 1);
    std::vector<Value> values;
    for (const search::SearchedField &field : fields) {
        const int argument = static_cast<int>(values.size()) + 1;
        const Oid type = pg::call([&] { return get_fn_expr_argtype(fcinfo->flinfo, argument); });
        if (!OidIsValid(type))
            throw DomainError(sqlstate::feature_not_supported, {}, "types of the values are not known");
        values.emplace_back(field, type);
    }
    return values;
}

const std::vector<Value> &site_values(FunctionCallInfo fcinfo) {
    Site &site = pg::state_of<Site>(fcinfo->flinfo);
    const std::string_view fields = pg::text_argument(fcinfo, 0);
    if (!site.values.empty() && site.fields == fields) return site.values;
    site.values = values_of(fcinfo, fields);
    site.fields = fields;
    return site.values;
}

} // namespace
} // namespace model_api::document

using namespace model_api;

MODEL_API_FUNCTION(model_api_search_vector) {
    pg::required_text_argument(fcinfo, 0, "fields");
    const auto &values = document::site_values(fcinfo);
    search::DocumentBuilder builder;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const NullableDatum argument = fcinfo->args[i + 1];
        if (!argument.isnull) values[i].add(builder, argument.value);
    }
    return document::make_vector(builder.finish());
}

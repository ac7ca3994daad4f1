// Words for an autocomplete.
#include "api/request.hpp"
#include "lookup/suggestions.hpp"

namespace model_api::api {
namespace {

constexpr int prefix_position = 1, number_position = 2;
constexpr std::int64_t default_number = 10;

std::size_t number_argument(FunctionCallInfo fcinfo) {
    const std::int64_t number = pg::optional_integer_argument(fcinfo, number_position).value_or(default_number);
    if (number < 1 || number > static_cast<std::int64_t>(lookup::max_suggestions))
        throw DomainError(sqlstate::invalid_row_count, "GGT_INVALID_QUERY_INPUT",
                          "\"n\" must be between 1 and " + std::to_string(lookup::max_suggestions) + ", not " +
                              std::to_string(number),
                          "n");
    return static_cast<std::size_t>(number);
}

std::vector<std::string> suggestions(FunctionCallInfo fcinfo) {
    const Target target = target_argument(fcinfo, catalog::current());
    const std::size_t number = number_argument(fcinfo);
    const std::optional<std::string_view> prefix = pg::optional_text_argument(fcinfo, prefix_position);
    return lookup::suggest_words(*target.model, target.snapshot, prefix.value_or(std::string_view()), number);
}

void put(ReturnSetInfo *result, const std::string &word) {
    const char *text = word.c_str();
    pg::call([&] {
        Datum value = CStringGetTextDatum(text);
        bool is_null = false;
        tuplestore_putvalues(result->setResult, result->setDesc, &value, &is_null);
    });
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_suggest_words) {
    const std::vector<std::string> words = model_api::api::suggestions(fcinfo);
    model_api::pg::call([&] { InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC); });
    for (const std::string &word : words)
        model_api::api::put(reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo), word);
    return 0;
}

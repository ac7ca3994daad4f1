#include "search/field_text.hpp"

#include "base/error.hpp"

namespace model_api::search {

namespace {

constexpr std::string_view forms = "trdlj";  // in the order of Form
constexpr std::string_view weights = "DCBA"; // in the order of Weight

[[noreturn]] void refuse(const std::string &reason) {
    throw DomainError(sqlstate::invalid_parameter_value, {}, "fields are not valid: " + reason, "fields",
                      "Write two characters for each value: its form (t, r, d, l or j) and its weight (A, B, C or D).");
}

} // namespace

std::string fields_text(std::span<const SearchedField> fields) {
    std::string text;
    for (const SearchedField &one : fields) {
        text += forms[static_cast<std::size_t>(one.form)];
        text += weights[static_cast<std::size_t>(one.weight)];
    }
    return text;
}

std::vector<SearchedField> parse_fields_text(std::string_view text) {
    if (text.size() > 2 * max_searched_fields)
        refuse("there are more than " + std::to_string(max_searched_fields) + " of them");
    if (text.size() % 2 != 0) refuse("the last one has no weight");
    std::vector<SearchedField> fields;
    for (; !text.empty(); text.remove_prefix(2)) {
        const std::size_t form = forms.find(text[0]), weight = weights.find(text[1]);
        if (form == std::string_view::npos) refuse("a form is unknown");
        if (weight == std::string_view::npos) refuse("a weight is unknown");
        fields.push_back({nullptr, static_cast<Form>(form), static_cast<Weight>(weight)});
    }
    return fields;
}

} // namespace model_api::search

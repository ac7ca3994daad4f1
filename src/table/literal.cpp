#include "table/literal.hpp"

#include "base/text.hpp"

namespace model_api::table {

namespace {

std::vector<std::string> words_of(const Json &list) {
    std::vector<std::string> words;
    for (const Json &item : list.items()) words.push_back(item.as_string());
    return words;
}

} // namespace

std::string default_expression(const model::Field &field) {
    const Json &value = *field.default_value;
    if (field.kind == model::Kind::json) return quote_literal(value.text());
    switch (value.kind()) {
    case Json::Kind::boolean:
        return value.as_boolean() ? "true" : "false";
    case Json::Kind::number:
        return value.literal();
    case Json::Kind::string:
        return quote_literal(value.as_string());
    case Json::Kind::array:
        return text_array(words_of(value));
    default:
        return quote_literal(value.text());
    }
}

std::string literal_list(const std::vector<std::string> &words) {
    std::string list;
    for (const std::string &word : words) list += (list.empty() ? "" : ", ") + quote_literal(word);
    return list;
}

std::string text_array(const std::vector<std::string> &words) {
    return "ARRAY[" + literal_list(words) + "]::text[]";
}

} // namespace model_api::table

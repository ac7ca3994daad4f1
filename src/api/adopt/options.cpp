#include "api/adopt/options.hpp"

#include "base/text.hpp"
#include "model/define/draft.hpp"
#include "model/define/names.hpp"
#include "model/define/node.hpp"
#include "model/define/search.hpp"

namespace model_api::api::adopt {
namespace {

using model::define::Node;

bool check_column(const Node &place, const std::string &name, const catalog::TableFacts &facts) {
    if (facts.find(name)) return true;
    std::vector<std::string_view> columns;
    for (const auto &column : facts.columns) columns.push_back(column.column.name);
    const std::string meant = did_you_mean(name, columns);
    place.wrong(model::define::quoted(name) + " is not a column of the table" + (meant.empty() ? "" : ".") + meant);
    return false;
}

std::string read_name(const Node &node, std::string_view key) {
    const auto given = node.get(key);
    const auto name = given ? given->text() : std::nullopt;
    return name && model::define::check_model_name(*given, *name) ? *name : "";
}

std::string read_key(const Node &node, const catalog::TableFacts &facts) {
    const auto given = node.get("key");
    const auto name = given ? given->text() : std::nullopt;
    return name && check_column(*given, *name, facts) ? *name : "";
}

std::set<std::string> read_excluded(const Node &node, const catalog::TableFacts &facts) {
    std::set<std::string> excluded;
    const auto given = node.get("exclude");
    if (!given || !given->is_list()) return excluded;
    for (const Node &item : given->items())
        if (const auto name = item.text(); name && check_column(item, *name, facts)) excluded.insert(*name);
    return excluded;
}

void read_field(const Node &node, const std::string &column, Options &options) {
    if (!node.is_object()) return;
    node.allow_only({"name"}, "a column");
    const auto given = node.get("name");
    const auto name = given ? given->text() : std::nullopt;
    if (name && model::define::check_field_name(*given, *name, true)) options.names[column] = *name;
}

void read_fields(const Node &node, const catalog::TableFacts &facts, Options &options) {
    const auto given = node.get("fields");
    if (!given || !given->is_object()) return;
    for (const auto &[column, field] : given->members())
        if (check_column(field, column, facts)) read_field(field, column, options);
}

} // namespace

Options read_options(const Json &document, const catalog::TableFacts &facts) {
    std::vector<model::Mistake> mistakes;
    const Node node(document, "options", mistakes);
    Options options;
    if (node.is_object()) {
        node.allow_only({"model", "plural", "key", "exclude", "fields", "search"}, "the options");
        options.model = read_name(node, "model");
        options.plural = read_name(node, "plural");
        options.key = read_key(node, facts);
        options.excluded = read_excluded(node, facts);
        read_fields(node, facts, options);
        if (const auto search = node.get("search")) options.search = model::define::read_search(*search, true);
    }
    if (!mistakes.empty()) model::throw_mistakes(mistakes);
    return options;
}

} // namespace model_api::api::adopt

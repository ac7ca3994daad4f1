#include "schema/request/document.hpp"

#include "base/error.hpp"
#include "graphql/input/arguments.hpp"

namespace model_api::schema::request {

read::Selection Context::default_selection(const model::Model &model) const {
    read::Selection selection = read::default_selection(model);
    std::erase_if(selection.members, [&](const read::Selected &one) { return !api.shows(model, one.name); });
    return selection;
}

std::vector<Collected> Context::selected(const Collected &field, const graphql::schema::Type &type) const {
    return graphql::execution::collect_subfields(field, type, document.schema, document.fragments, document.variables);
}

const graphql::schema::Field *Context::definition(const Collected &field, const graphql::schema::Type &type) const {
    const std::string_view name = field.nodes.front()->name.text;
    return name == "__typename" ? nullptr : document.schema.field(type, name);
}

Json Context::arguments(const Collected &field, const graphql::schema::Field &definition) const {
    const graphql::syntax::Field &node = *field.nodes.front();
    auto read = graphql::input::arguments_of(definition.arguments, node.arguments, node.at, document.variables,
                                             document.document);
    if (const auto *error = std::get_if<graphql::Error>(&read))
        throw DomainError(sqlstate::invalid_parameter_value, "GGT_INVALID_QUERY_INPUT", error->message);
    Json all = std::get<Json>(std::move(read)), given = Json::object();
    for (auto &[name, value] : all.members())
        if (!value.is_null()) given.set(name, std::move(value));
    return given;
}

} // namespace model_api::schema::request

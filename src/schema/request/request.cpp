#include "schema/request/request.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "action/failure.hpp"
#include "base/error.hpp"
#include "base/nearest.hpp"
#include "filter/value.hpp"
#include "page/input.hpp"
#include "read/search_fields.hpp"
#include "schema/request/record.hpp"
#include "schema/request/result.hpp"

namespace model_api::schema::request {

namespace {

using Type = graphql::schema::Type;
using Definition = graphql::schema::Field;

// One field of a root, with what it is given.
struct Reading {
    const Context &context;
    const Collected &field;
    const Definition &definition;
    const Target &target;
    Json arguments;

    const Type &type() const { return *definition.type.type; }
    std::string path() const { return std::string(field.name); }
    std::string path(std::string_view argument) const { return path_of(field.name, argument); }
    const model::Schema &models() const { return context.api.models(); }
};

// ---- what is asked for by name: the fields of the namespace "internal"

[[noreturn]] void refuse_field(const Context &context, const std::string &name, const model::Model &model,
                               const std::string &path) {
    const read::Selection all = context.default_selection(model);
    std::vector<std::string_view> names;
    for (const read::Selected &selected : all.members) names.emplace_back(selected.name);
    page::refuse(sqlstate::undefined_column,
                 "Field \"" + name + "\" is not defined by " + model.type_name + "." + did_you_mean(name, names), path);
}

read::Selected selected_by_name(const Context &context, const std::string &name, const model::Model &model,
                                const std::string &path) {
    read::Selected selected;
    selected.name = name;
    selected.field = model.find(name);
    if (!selected.field || selected.field->kind == model::Kind::belongs_to) {
        if (!selected.field) selected.field = model.find_by_id_key(name);
        selected.form = read::Selected::Form::id;
    }
    const bool is_value = selected.field && selected.field->is_stored() && selected.field->type().selectable;
    const bool is_id = is_value && selected.form == read::Selected::Form::id;
    if (!is_value || !context.api.shows(model, is_id ? id_key(*selected.field) : name))
        refuse_field(context, name, model, path);
    return selected;
}

bool selects(const read::Selection &selection, const std::string &name) {
    return std::ranges::any_of(selection.members, [&](const read::Selected &one) { return one.name == name; });
}

read::Selection selection_by_names(const Reading &reading) {
    const Json *names = reading.arguments.find("select");
    if (!names) return reading.context.default_selection(*reading.target.model);
    read::Selection selection;
    for (const Json &name : names->items()) {
        if (selects(selection, name.as_string())) continue; // an object has a key once
        selection.members.push_back(
            selected_by_name(reading.context, name.as_string(), *reading.target.model, reading.path("select")));
    }
    Records::fill(selection, *reading.target.model);
    return selection;
}

// ---- reading

Request find_one(const Reading &reading) {
    const model::Model &model = *reading.target.model;
    FindOne request;
    request.model = &model;
    request.key =
        filter::parse_id(*reading.arguments.find("id"), model.key(), {reading.path("id"), "GGT_INVALID_QUERY_INPUT"});
    if (!reading.type().is_composite()) {
        request.selection = selection_by_names(reading);
        return request;
    }
    Records records(reading.context);
    request.shape = Object{records.add(reading.field, reading.type(), model, reading.path(), request.selection)};
    Records::fill(request.selection, model);
    return request;
}

Request current_session(const Reading &reading) {
    if (!reading.target.model) return Known{"null"};
    const model::Model &model = *reading.target.model;
    FindOwn request;
    Records records(reading.context);
    request.shape = Object{records.add(reading.field, reading.type(), model, reading.path(), request.selection)};
    Records::fill(request.selection, model);
    return request;
}

std::optional<std::int64_t> integer(const Json &arguments, std::string_view name) {
    const Json *value = arguments.find(name);
    if (!value) return std::nullopt;
    std::int64_t number = 0; // it has 32 bits, as every Int
    const std::string &literal = value->literal();
    std::from_chars(literal.data(), literal.data() + literal.size(), number);
    return number;
}

std::optional<std::string> string(const Json &arguments, std::string_view name) {
    const Json *value = arguments.find(name);
    return value ? std::optional(value->as_string()) : std::nullopt;
}

Json argument(const Reading &reading, std::string_view name) {
    const Json *value = reading.arguments.find(name);
    return value ? *value : Json();
}

Request find_many(const Reading &reading) {
    const model::Model &model = *reading.target.model;
    FindMany request;
    read::List &list = request.list;
    list.model = &model;
    list.path = reading.path();
    if (const Json *filter = reading.arguments.find("filter"))
        list.filter = filter::parse(*filter, model, reading.models(), reading.path("filter"), reading.context.filters);
    list.sort = page::parse_sort(argument(reading, "sort"), model, reading.models(), reading.path("sort"));
    const Json &given = reading.arguments;
    list.page = page::parse_page(
        {integer(given, "first"), integer(given, "last"), string(given, "after"), string(given, "before")},
        page::root_limits, list.path);
    auto fields = read::parse_search_fields(argument(reading, "searchFields"), model, reading.path("searchFields"));
    if (auto text = string(given, "search"))
        request.search = {std::move(*text), std::move(fields), reading.path("search")};
    if (reading.target.operation == Operation::internal_find_many) request.selection = selection_by_names(reading);
    Records records(reading.context);
    request.shape = records.connection(reading.field, reading.type(), list, request.selection);
    return request;
}

// ---- writing

std::vector<Json> elements_of(const Reading &reading) {
    const Json *ids = reading.arguments.find("ids"), *inputs = reading.arguments.find("inputs");
    if ((ids != nullptr) == (inputs != nullptr))
        throw DomainError(sqlstate::invalid_parameter_value, action::code::invalid_input,
                          R"(one of "ids" and "inputs" must be given)", reading.path());
    return ids ? ids->items() : inputs->items();
}

Request write(const Reading &reading) {
    Write request{reading.target, {}, {}, {}, {}};
    const Operation operation = reading.target.operation;
    if (operation == Operation::bulk_act || operation == Operation::bulk_upsert)
        request.elements = elements_of(reading);
    else
        request.params = reading.arguments;
    request.shape = result_shape(reading.context, reading.field, reading.type(), reading.target, request.selection);
    return request;
}

// ---- what is known without the database

// As clients call it: "question", and the session at hand "session" or "currentSession.session".
const model::Model *model_of_root(const Context &context, const std::string &name) {
    const graphql::schema::Schema &schema = context.document.schema;
    const auto &roots = schema.root(graphql::syntax::OperationKind::query)->fields;
    const auto target_of = [&](std::string_view root) {
        const Definition *definition = roots.find(root);
        return definition ? context.api.target(*definition) : Target();
    };
    if (const Target target = target_of(name); target.operation == Operation::find_one) return target.model;
    const model::Model *session = target_of("currentSession").model;
    return session && (name == session->name || name == "currentSession." + session->name) ? session : nullptr;
}

// Clients turn these into dates.
std::string hydrations_of(const Reading &reading) {
    Json hydrations = Json::object();
    const std::string &name = reading.arguments.find("modelName")->as_string();
    const model::Model *model = model_of_root(reading.context, name);
    if (!model) return hydrations.text();
    for (const model::Field &field : model->fields)
        if (field.kind == model::Kind::date_time && reading.context.api.shows(*model, field.name))
            hydrations.set(field.name, Json::string("DateTime"));
    return hydrations.text();
}

Request meta(const Reading &reading) {
    Object object;
    for (const Collected &one : reading.context.selected(reading.field, reading.type())) {
        const Definition *definition = reading.context.definition(one, reading.type());
        if (!definition) {
            object.members.push_back(typename_member(one, reading.type()));
            continue;
        }
        const Reading below{reading.context, one, *definition, reading.context.api.target(*definition),
                            reading.context.arguments(one, *definition)};
        object.members.push_back({std::string(one.name), Position{}, Constant{hydrations_of(below)}});
    }
    Known known;
    append_shaped(known.json, "{}", object);
    return known;
}

} // namespace

Request request_of(const Context &context, const Collected &field, const Type &parent) {
    const Definition *definition = context.definition(field, parent);
    if (!definition) return Known{"\"" + parent.name + "\""};
    const Reading reading{context, field, *definition, context.api.target(*definition),
                          context.arguments(field, *definition)};
    switch (reading.target.operation) {
    case Operation::find_one:
    case Operation::internal_find_one:
        return find_one(reading);
    case Operation::find_many:
    case Operation::internal_find_many:
        return find_many(reading);
    case Operation::meta:
        return meta(reading);
    case Operation::current_session:
        return current_session(reading);
    case Operation::internal:
    case Operation::on_session:
        return Namespace{&reading.type(), context.selected(field, reading.type())};
    default:
        return write(reading);
    }
}

} // namespace model_api::schema::request

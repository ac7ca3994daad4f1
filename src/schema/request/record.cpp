#include "schema/request/record.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/error.hpp"
#include "page/input.hpp"
#include "read/list.hpp"
#include "schema/request/rich_text.hpp"

namespace model_api::schema::request {

namespace {

using Type = graphql::schema::Type;
using Definition = graphql::schema::Field;
using page::refuse;

Operation operation_of(const Context &context, const Collected &field, const Type &type) {
    const Definition *definition = context.definition(field, type);
    return definition ? context.api.target(*definition).operation : Operation::member;
}

constexpr std::array<std::string_view, 4> page_info_names{"hasNextPage", "hasPreviousPage", "startCursor", "endCursor"};

unsigned page_info_bit(const Collected &field) {
    const auto *const name = std::ranges::find(page_info_names, field.nodes.front()->name.text);
    return name == page_info_names.end() ? 0 : 1U << (name - page_info_names.begin());
}

const Type &type_of(const Context &context, const Collected &field, const Type &parent) {
    return *context.definition(field, parent)->type.type;
}

// Which parts of a connection are needed, however often they are asked for.
void note_parts(const Context &context, const Collected &field, const Type &type, read::List &list) {
    list.edges = list.cursor = list.node = false;
    unsigned page_info = 0;
    for (const Collected &part : context.selected(field, type)) {
        const Operation operation = operation_of(context, part, type);
        if (operation != Operation::edges && operation != Operation::page_info) continue;
        const Type &part_type = type_of(context, part, type);
        if (operation == Operation::edges) list.edges = true;
        for (const Collected &below : context.selected(part, part_type)) {
            if (operation == Operation::page_info) page_info |= page_info_bit(below);
            if (operation_of(context, below, part_type) == Operation::cursor) list.cursor = true;
            if (operation_of(context, below, part_type) == Operation::node) list.node = true;
        }
    }
    if (list.edges && !list.node) list.cursor = true;
    if (!list.edges && page_info == 0) page_info = page::has_next_page;
    list.page_info = static_cast<std::uint8_t>(page_info);
}

Member page_info_member(const Context &context, const Collected &field, const Type &type, const read::List &list) {
    std::vector<Member> members;
    for (const Collected &below : context.selected(field, type)) {
        const unsigned bit = page_info_bit(below);
        if (bit == 0)
            members.push_back(typename_member(below, type));
        else
            members.push_back({std::string(below.name),
                               Position{static_cast<std::size_t>(std::popcount(list.page_info & (bit - 1)))}, AsIs{}});
    }
    const std::string name(field.name);
    if (list.page_info != 0) return {name, Position{list.edges ? 1U : 0U}, Object{std::move(members)}};
    std::string json;
    append_shaped(json, "{}", Object{std::move(members)}); // of type names alone
    return {name, Position{}, Constant{std::move(json)}};
}

} // namespace

Member typename_member(const Collected &field, const Type &type) {
    return {std::string(field.name), Position{}, Constant{"\"" + type.name + "\""}};
}

void Records::fill(read::Selection &selection, const model::Model &model) {
    if (!selection.members.empty()) return;
    read::Selected &key = selection.members.emplace_back();
    key.name = model.key_field;
    key.field = &model.key();
}

std::vector<Member> Records::add(const Collected &field, const Type &type, const model::Model &model,
                                 const std::string &path, read::Selection &selection) {
    std::vector<Member> members;
    for (const Collected &one : context_.selected(field, type)) {
        const Definition *definition = context_.definition(one, type);
        const std::string below = path_of(path, one.name);
        members.push_back(definition ? member(one, *definition, model, below, selection) : typename_member(one, type));
    }
    return members;
}

Member Records::member(const Collected &field, const Definition &definition, const model::Model &model,
                       const std::string &path, read::Selection &selection) {
    const Target &target = context_.api.target(definition);
    switch (target.operation) {
    case Operation::all:
        return {std::string(field.name), Position{}, Group{add_all(model, path, selection)}};
    case Operation::record:
    case Operation::list:
        return related(field, definition, target, path, selection);
    default:
        return value(field, definition, target, path, selection);
    }
}

std::size_t Records::append(read::Selected selected, const std::string &path, read::Selection &selection) {
    if (++fields_ > context_.limits.fields)
        refuse(sqlstate::statement_too_complex,
               "selection has more than " + std::to_string(context_.limits.fields) + " fields", path);
    selection.members.push_back(std::move(selected));
    return selection.members.size() - 1;
}

Member Records::value(const Collected &field, const Definition &definition, const Target &target,
                      const std::string &path, read::Selection &selection) {
    read::Selected selected;
    selected.name = field.name;
    selected.field = target.field;
    if (target.operation == Operation::id) selected.form = read::Selected::Form::id;
    if (definition.type.type->name == "RichText") {
        RichText text = rich_text_of(context_, field, *definition.type.type);
        const std::size_t first = selection.members.size();
        for (const read::RichTextParts &parts : text.readings) {
            selected.rich_text = parts;
            append(selected, path, selection);
        }
        return {selected.name, Position{first}, rich_text_shape(text, first)};
    }
    const Position position{append(std::move(selected), path, selection)};
    if (definition.type.type->name != "Role") return {std::string(field.name), position, AsIs{}};
    return {std::string(field.name), position, EachKey{role_members(field, *definition.type.type)}};
}

// Of a role the record has the key.
std::vector<Member> Records::role_members(const Collected &field, const Type &type) const {
    std::vector<Member> members;
    for (const Collected &below : context_.selected(field, type)) {
        const Definition *definition = context_.definition(below, type);
        if (!definition) {
            members.push_back(typename_member(below, type));
            continue;
        }
        const bool is_name = definition->name == "name" && context_.role_names;
        members.push_back(
            {std::string(below.name), Position{}, is_name ? Shape(Renamed{context_.role_names}) : Shape(AsIs{})});
    }
    return members;
}

std::vector<Member> Records::add_all(const model::Model &model, const std::string &path, read::Selection &selection) {
    std::vector<Member> members;
    for (read::Selected &selected : context_.default_selection(model).members) {
        const std::string key = selected.name;
        members.push_back({key, Position{append(std::move(selected), path, selection)}, AsIs{}});
    }
    return members;
}

Member Records::related(const Collected &field, const Definition &definition, const Target &target,
                        const std::string &path, read::Selection &selection) {
    if (depth_ >= context_.limits.depth)
        refuse(sqlstate::statement_too_complex,
               "selection is nested more than " + std::to_string(context_.limits.depth) + " relations deep", path);
    ++depth_;
    read::Selected selected;
    selected.name = field.name;
    selected.field = target.field;
    selected.model = target.model;
    Shape shape;
    if (target.operation == Operation::list) {
        shape = list(field, definition, selected, path);
    } else {
        auto below = std::make_shared<read::Selection>();
        shape = Object{add(field, *definition.type.type, *target.model, path, *below)};
        fill(*below, *target.model);
        selected.form = read::Selected::Form::record;
        selected.selection = std::move(below);
    }
    --depth_;
    const Position position{append(std::move(selected), path, selection)};
    return {std::string(field.name), position, std::move(shape)};
}

Shape Records::list(const Collected &field, const Definition &definition, read::Selected &selected,
                    const std::string &path) {
    const auto parsed = read::parse_list(context_.arguments(field, definition), *selected.model, context_.api.models(),
                                         path, context_.decide);
    auto below = std::make_shared<read::Selection>();
    Shape shape = connection(field, *definition.type.type, *parsed.list, *below);
    selected.form = read::Selected::Form::list;
    selected.list = parsed.list;
    if (parsed.list->node) selected.selection = std::move(below);
    return shape;
}

Shape Records::connection(const Collected &field, const Type &type, read::List &list, read::Selection &selection) {
    note_parts(context_, field, type, list);
    Object connection;
    for (const Collected &part : context_.selected(field, type)) {
        const Operation operation = operation_of(context_, part, type);
        if (operation == Operation::edges)
            connection.members.push_back(edge_member(part, type_of(context_, part, type), list, selection));
        else if (operation == Operation::page_info)
            connection.members.push_back(page_info_member(context_, part, type_of(context_, part, type), list));
        else
            connection.members.push_back(typename_member(part, type));
    }
    if (list.node) fill(selection, *list.model);
    return connection;
}

Member Records::edge_member(const Collected &field, const Type &type, const read::List &list,
                            read::Selection &selection) {
    Each edges;
    for (const Collected &below : context_.selected(field, type)) {
        const Operation operation = operation_of(context_, below, type);
        const std::string key(below.name);
        if (operation == Operation::cursor) {
            edges.members.push_back({key, Position{0}, AsIs{}});
        } else if (operation == Operation::node) {
            const Type &node = type_of(context_, below, type);
            Shape shape;
            if (node.is_composite()) shape = Object{add(below, node, *list.model, list.path, selection)};
            edges.members.push_back({key, Position{list.cursor ? 1U : 0U}, std::move(shape)});
        } else {
            edges.members.push_back(typename_member(below, type));
        }
    }
    return {std::string(field.name), Position{0}, std::move(edges)};
}

} // namespace model_api::schema::request

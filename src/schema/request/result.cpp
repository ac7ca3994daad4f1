#include "schema/request/result.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "action/failure.hpp"
#include "schema/names.hpp"

namespace model_api::schema::request {

namespace {

using Type = graphql::schema::Type;

std::string quoted(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

// Objects whose members are called as the fields are: errors and what is in them.
std::vector<Member> named_members(const Context &context, const Collected &field, const Type &type);

Member named_member(const Context &context, const Collected &field, const Type &type) {
    const graphql::schema::Field *definition = context.definition(field, type);
    if (!definition) return typename_member(field, type);
    Member member{std::string(field.name), Named{definition->name}, AsIs{}};
    if (definition->name == "validationErrorsByField") {
        member.source = Named{"validationErrors"};
        member.shape = MessagesByField{};
    } else if (definition->type.type->is_composite()) {
        auto members = named_members(context, field, *definition->type.type);
        if (definition->type.is_list())
            member.shape = Each{std::move(members)};
        else
            member.shape = Object{std::move(members)};
    }
    return member;
}

std::vector<Member> named_members(const Context &context, const Collected &field, const Type &type) {
    std::vector<Member> members;
    for (const Collected &one : context.selected(field, type)) members.push_back(named_member(context, one, type));
    return members;
}

// Which of the types that implement ExecutionError an error is of, its code says.
Shape errors_shape(const Context &context, const Collected &field) {
    const auto of = [&](const char *name) {
        return Object{named_members(context, field, *context.document.schema.find(name))};
    };
    return EachChoice{
        {"code", {{quoted(action::code::invalid_record), of("InvalidRecordError")}, {"", of("SimpleError")}}}};
}

class Result {
public:
    Result(const Context &context, read::Selection &selection)
        : context_(context), records_(context), selection_(selection) {}

    Object shape(const Collected &field, const Type &type) {
        Object object;
        for (const Collected &one : context_.selected(field, type)) object.members.push_back(member(one, type));
        return object;
    }

private:
    Member member(const Collected &field, const Type &type) {
        const graphql::schema::Field *definition = context_.definition(field, type);
        if (!definition) return typename_member(field, type);
        const std::string key(field.name);
        const Target &part = context_.api.target(*definition);
        switch (part.operation) {
        case Operation::errors:
            return {key, Named{"errors"}, errors_shape(context_, field)};
        case Operation::acted_on:
        case Operation::acted_on_list:
            return record(field, *definition, part);
        default:
            return {key, Named{definition->name}, AsIs{}};
        }
    }

    Member record(const Collected &field, const graphql::schema::Field &definition, const Target &part) {
        const bool is_list = part.operation == Operation::acted_on_list;
        Member member{std::string(field.name), Named{is_list ? part.model->plural : part.model->name}, AsIs{}};
        const Type &type = *definition.type.type;
        auto members = type.is_composite() ? records_.add(field, type, *part.model, member.key, selection_)
                                           : records_.add_all(*part.model, member.key, selection_);
        Records::fill(selection_, *part.model);
        if (is_list)
            member.shape = Each{std::move(members)};
        else
            member.shape = Object{std::move(members)};
        return member;
    }

    const Context &context_;
    Records records_;
    read::Selection &selection_;
};

} // namespace

Shape result_shape(const Context &context, const Collected &field, const Type &type, const Target &target,
                   read::Selection &selection) {
    Result result(context, selection);
    if (!type.is_abstract()) return result.shape(field, type);
    Choice choice{"action", {}}; // of an upsert
    for (const char *action : {"create", "update"}) {
        const std::string name = type_name(mutation_name(action, *target.model), "Result");
        choice.cases.push_back({quoted(action), result.shape(field, *context.document.schema.find(name))});
    }
    choice.cases.push_back({"", result.shape(field, *context.document.schema.find("UpsertError"))});
    return choice;
}

} // namespace model_api::schema::request

// Fields that are known, or that one statement reads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "endpoint/operation.hpp"
#include "schema/request/request.hpp"
#include "statement/prepared.hpp"

namespace model_api::endpoint {

// The statement of a record or of a list, whose id or cursor may be the value of a variable. It does not keep what is
// prepared: once the cache of statements has dropped that, it is to be made anew.
struct Statement {
    const model::Model *model = nullptr;
    bool is_list = false;
    std::string_view variable; // empty: none
    sql::Value id;             // of a record, where no variable has it
    std::weak_ptr<const statement::Prepared> prepared;
    std::shared_ptr<const std::vector<sql::Parameter>> parameters;
    schema::request::Shape shape;
};

// How a field is answered.
struct Reading {
    std::variant<schema::request::Known, Statement> how;
};

// The field as it was answered before; nullopt: not kept.
std::optional<std::string> answer_as_before(const Ready &ready, const Field &field);

// What a field asks for, with its variables.
schema::request::Request request_of(const Ready &ready, const Field &field);

std::string answer(const Ready &ready, Field &field, const schema::request::Known &known);
std::string answer(const Ready &ready, Field &field, const schema::request::FindOne &request);
std::string answer(const Ready &ready, Field &field, const schema::request::FindOwn &request);
std::string answer(const Ready &ready, Field &field, const schema::request::FindMany &request);

} // namespace model_api::endpoint

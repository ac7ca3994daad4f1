// What the tests of GraphQL share: a document, a small schema, and what is wrong with a document in it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "graphql/schema/define.hpp"
#include "graphql/syntax/parse.hpp"
#include "graphql/validation/validate.hpp"

namespace model_api::graphql::graphql_test {

inline syntax::Document parsed(std::string text, const Limits &limits = {}) {
    auto result = syntax::parse(std::move(text), limits);
    if (const auto *error = std::get_if<Error>(&result)) ADD_FAILURE() << error->message;
    return std::holds_alternative<Error>(result) ? syntax::Document() : std::get<syntax::Document>(std::move(result));
}

inline Error syntax_error(std::string text, const Limits &limits = {}) {
    auto result = syntax::parse(std::move(text), limits);
    const auto *error = std::get_if<Error>(&result);
    return error == nullptr ? Error{"none", {}, {}} : *error;
}

inline const syntax::Operation &operation(const syntax::Document &document) {
    return std::get<syntax::Operation>(document.definitions.front());
}

inline const schema::Schema &pets() {
    static const schema::Schema schema = schema::parse_schema(R"(
        interface Named { name: String }
        interface Pet implements Named { name: String owner: Person }
        type Dog implements Pet & Named { name: String owner: Person barks(loud: Boolean!, times: Int = 1): Boolean! }
        type Cat implements Pet & Named { name: String owner: Person lives: Int @deprecated(reason: "They are nine.") }
        type Person implements Named { name: String age: Int pets(first: Int, kind: Kind = DOG): [Pet!]! }
        union Animal = Dog | Cat
        enum Kind { DOG CAT }
        input Range { from: Int! to: Int = 10 within: Range }
        input Wanted { name: String ages: [Range!] kind: Kind! = CAT }
        input Either @oneOf { id: ID name: String }
        scalar Anything
        directive @note(text: String!) repeatable on FIELD
        type Query { dog: Dog pet: Pet animal: Animal people(wanted: Wanted, ids: [ID!]): [Person] one(by: Either): Person
                     any(value: Anything): Int }
        type Mutation { rename(id: ID!, name: String): Person }
        type Subscription { barked: Dog renamed: Person })");
    return schema;
}

// "message @line:column …" of each error.
inline std::vector<std::string> mistakes(std::string text) {
    std::vector<std::string> all;
    for (const Error &error : validation::validate(parsed(std::move(text)), pets())) {
        std::string one = error.message + " @";
        for (const Location &at : error.locations) {
            one += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
        }
        if (!error.locations.empty()) one.pop_back();
        if (error.locations.empty()) one.pop_back(), one.pop_back();
        all.push_back(one);
    }
    return all;
}

using Mistakes = std::vector<std::string>;

} // namespace model_api::graphql::graphql_test

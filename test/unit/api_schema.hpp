// The GraphQL schema of the API of some models, for tests.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "opened_models.hpp"
#include "schema/api.hpp"

namespace schema_test {

using namespace model_api;

// A file of test/graphql/api, from where test/unit.sh runs the tests.
inline std::string text_of(std::string_view name) {
    std::ifstream file("test/graphql/api/" + std::string(name));
    if (!file) throw std::logic_error("no file " + std::string(name));
    return {std::istreambuf_iterator<char>(file), {}};
}

// Keeps what the schema points to.
struct Models {
    explicit Models(std::string_view definition) : Models(opened_models::definition_of(definition)) {}
    explicit Models(model::Definition definition)
        : global_actions(std::move(definition.global_actions)), models(opened(std::move(definition.models))) {}

    schema::Api api(const schema::Access &access = {}) const { return {models, global_actions, access}; }

    static model::Schema opened(std::vector<model::Model> models) {
        std::ranges::for_each(models, opened_models::open);
        return opened_models::schema_of(std::move(models));
    }

    std::vector<model::Action> global_actions;
    model::Schema models;
};

inline const Models &page_models() {
    static const Models models(text_of("models.json"));
    return models;
}

inline const schema::Api &page_api() {
    static const schema::Api api = page_models().api();
    return api;
}

} // namespace schema_test

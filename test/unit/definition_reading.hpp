// Short ways to read a definition in a test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "model/definition.hpp"

namespace model_api::model {

using Lines = std::vector<std::string>;

inline Lines lines_of(const std::vector<Mistake> &mistakes) {
    Lines lines;
    for (const Mistake &mistake : mistakes) lines.push_back(mistake.path + ": " + mistake.message);
    return lines;
}

inline Lines mistakes_in(std::string_view document, const Known &known = {}) {
    std::vector<Mistake> mistakes;
    parse_definition(Json::parse(document), known, mistakes);
    return lines_of(mistakes);
}

// Of the only field, named "title", of a model "question".
inline Lines mistakes_in_field(std::string_view field) {
    return mistakes_in(R"({"question":{"fields":{"title":)" + std::string(field) + "}}}");
}

inline Definition read(const Json &document, const Known &known = {}) {
    std::vector<Mistake> mistakes;
    Definition definition = parse_definition(document, known, mistakes);
    EXPECT_EQ(lines_of(mistakes), Lines{}) << document.text();
    return definition;
}

inline Definition read(std::string_view document, const Known &known = {}) {
    return read(Json::parse(document), known);
}

inline const Model &model_in(const Definition &definition, std::string_view name) {
    for (const Model &model : definition.models) {
        if (model.name == name) return model;
    }
    throw std::logic_error("no model " + std::string(name));
}

inline const Field &field_in(const Definition &definition, std::string_view model, std::string_view field) {
    const Field *found = model_in(definition, model).find(field);
    if (!found) throw std::logic_error("no field " + std::string(field));
    return *found;
}

// The only field, named "title", of a model "question".
inline Field read_title(std::string_view field) {
    return field_in(read(R"({"question":{"fields":{"title":)" + std::string(field) + "}}}"), "question", "title");
}

} // namespace model_api::model

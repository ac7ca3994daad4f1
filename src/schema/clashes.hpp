// Names that models and actions would give to the GraphQL schema twice.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/definition.hpp"

namespace model_api::schema {

// Who gives a name. No model and no action: the API itself.
struct Giver {
    const model::Model *model = nullptr;
    const model::Action *action = nullptr; // of the model; without a model a global one
    const model::Field *field = nullptr;   // of the model
    bool operator==(const Giver &) const = default;
};

// Where a name has to be the only one.
enum class Space : std::uint8_t { types, queries, mutations, internal_queries, internal_mutations, results };

struct Clash {
    Space space = Space::types;
    std::string name;
    Giver first, second;
};

using Give = std::function<void(Space space, std::string name, const Giver &giver)>;
void give_names(const model::Model &model, const Give &give);
void give_names(const model::Action &global_action, const Give &give);

struct Named {
    std::vector<const model::Model *> models;
    std::vector<const model::Action *> global_actions;
};

// Clashes of what comes with what is known and among itself: of each giver the first.
std::vector<Clash> clashes(const Named &known, const Named &coming);

// What is wrong with the second giver, at its place in a definition.
model::Mistake mistake_of(const Clash &clash);

} // namespace model_api::schema

#include "base/pure.hpp"

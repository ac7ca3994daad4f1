// What model.permit is given: which models and global actions it is about, and what a role may do with them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "model/definition.hpp"
#include "model/schema.hpp"

namespace model_api::permission {

struct Document {
    // As they are stored; nullopt: nothing is permitted.
    std::vector<std::pair<std::string, std::optional<Json>>> models;
    std::vector<std::pair<std::string, bool>> global_actions;
};

// What is wrong is noted, all of it. The filters are checked as the schema has the models now.
Document parse(const Json &document, const model::Schema &schema, const std::vector<model::Action> &global_actions,
               std::vector<model::Mistake> &mistakes);

} // namespace model_api::permission

#include "base/pure.hpp"

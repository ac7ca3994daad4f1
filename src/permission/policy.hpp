// What roles may read by plain SQL, as the condition of a row-level security policy.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "filter/filter.hpp"

namespace model_api::permission {

struct Reader {
    std::string role;
    std::optional<filter::Filter> filter; // nullopt: everything
};

// Whose rows any of the readers may see, and system-admins all of them. `table`: the model's own, quoted and qualified.
//
// Only columns of the row itself are compared in the policy: a sub-select in it would show what the querying role may
// see of other tables, and permissions look at all records. What is left is asked of model.may_read, by the row's key.
std::string policy_condition(const std::vector<Reader> &readers, const model::Model &model, const model::Schema &whole,
                             std::string_view table);

} // namespace model_api::permission

#include "base/pure.hpp"

// A document on its way in: what could be read of each model, and what could not.
#pragma once

#include <deque>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/definition.hpp"

namespace model_api::model::define {

// What has a mistake already is remembered, so that whatever refers to it is not reported as well.
struct Draft {
    Model model;
    bool readable = true;                      // false: nothing is known about its fields
    std::set<std::string, std::less<>> broken; // fields that are left out because of a mistake

    bool may_have(std::string_view field) const { return !readable || broken.contains(field); }
    bool is_whole() const { return readable && broken.empty(); }
};

struct Document {
    const Known &known;
    std::vector<Mistake> &mistakes;
    std::deque<Draft> drafts; // references to a draft stay valid while join models are added

    Draft *find_draft(std::string_view name);
    // The model as the document has it, or else as it is known; nullptr: neither.
    const Model *find(std::string_view name);
    std::vector<std::string_view> model_names() const;
};

inline constexpr std::size_t max_models = 1000;
inline constexpr std::size_t max_fields = 1000; // PostgreSQL allows 1600 columns, dropped ones included
inline constexpr std::size_t max_options = 1000;
inline constexpr std::size_t max_states = 1000;
inline constexpr std::size_t max_state_depth = 16;
inline constexpr std::size_t max_actions = 1000;

} // namespace model_api::model::define

#include "base/pure.hpp"

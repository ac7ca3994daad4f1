// What a role's privileges let it see and do: asked of PostgreSQL, and remembered until they may be others.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/model.hpp"
#include "schema/api.hpp"

namespace model_api::endpoint {

// Whether there is such a table, and the role may SELECT of it, or of a column of it.
bool may_look_at(std::uint32_t role, std::uint32_t relation);
// `model`: one whose table the role may look at.
schema::Rights rights_of(std::uint32_t role, const model::Model &model);
// Whether the function of a global action is none that the role may not call. There may be none at all: who tries will
// be told so.
bool may_run(std::uint32_t role, const model::Action &action);

// What was told of a role's privileges, and of what the roles of the session are permitted, which are the same as long
// as this lives. Of a model on whose table the role has none the permissions say; where they say
// nothing, the models of users and sessions are known for one's own.
class Privileges {
public:
    // `tables`: of the models, by their names; it outlives this, and so do the models.
    Privileges(std::uint32_t role, const std::unordered_map<std::string, std::uint32_t> &tables)
        : role_(role), tables_(&tables) {}

    bool knows(std::string_view model);
    const schema::Rights &rights(const model::Model &model);
    bool runs(const model::Action &action);

    // Whether all of that is still what PostgreSQL says.
    bool hold() const;

    // Points to this.
    schema::Access access();

private:
    struct Told {
        bool known = false;
        const model::Model *model = nullptr; // of which there are the rights
        schema::Rights rights;
    };
    struct ToldOfAction {
        const model::Action *action = nullptr;
        bool runs = false;
    };

    std::uint32_t table_of(std::string_view model) const;
    bool is_known_now(std::string_view model) const;
    schema::Rights rights_now(const model::Model &model) const;
    Told &told(std::string_view model);

    std::uint32_t role_;
    const std::unordered_map<std::string, std::uint32_t> *tables_;
    std::map<std::string, Told, std::less<>> told_;
    std::map<std::string, ToldOfAction, std::less<>> told_of_actions_;
};

} // namespace model_api::endpoint

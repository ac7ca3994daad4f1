// What was found out about a table, remembered until the catalogs that it was read from may say something else.
#pragma once

#include <cstdint>
#include <functional>

#include "pg/wall.hpp"

namespace model_api::change {

enum class Question : std::uint8_t { has_user_trigger, stands_apart };

struct Finding {
    Oid table;
    AttrNumber key; // of the model on it
    CmdType command;
    Question question;

    auto operator<=>(const Finding &) const = default;
};

// What `find` says, or said. It is asked again after every change of any relation, trigger, rule, constraint, type or
// function, in whatever session, and after the rollback of one: the partitions and cascades of a table reach far, so
// that it is not told whose a change is. It may not depend on anything else, as the current user.
bool remembered(const Finding &finding, const std::function<bool()> &find);

} // namespace model_api::change

// "purpose" of a model: the users of a database, or their sessions.
#pragma once

#include <optional>
#include <vector>

#include "model/define/draft.hpp"
#include "model/define/node.hpp"

namespace model_api::model::define {

// "purpose", with "lifetime" (session) and "sendCode" (user) beside it. nullopt: a model like any other.
std::optional<Account> read_account(const Node &model);
// The members that a definition has for it.
std::vector<std::pair<std::string, Json>> write_account(const Account &account);

// Once all models are read: the fields and states that users and sessions need, and that there is one model of each.
void check_accounts(Document &document);

} // namespace model_api::model::define

#include "base/pure.hpp"

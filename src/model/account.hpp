// What makes a model the one of users, or the one of their sessions, and the actions that only users have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/action.hpp"

namespace model_api::model {

enum class Purpose : std::uint8_t { user, session }; // at most one model of a database is for each

std::string_view purpose_name(Purpose purpose); // "user"

struct Account {
    static constexpr std::int64_t default_lifetime = std::int64_t{30} * 24 * 60 * 60;

    Purpose purpose = Purpose::user;
    std::int64_t lifetime = default_lifetime; // session: seconds from its beginning, or from the last sign-in
    std::string send_code;                    // user: the function that brings a code to its user; empty: none

    // Of an opened model only: the table of hashes of tokens and codes, which no role but the owner reads. OID 0: gone.
    std::uint32_t secrets = 0;
    std::string secrets_table; // quoted and qualified
    bool operator==(const Account &) const = default;
};

// Whether only who may do everything writes the field by permission: it says who somebody is, what they may do, or how
// they prove it.
bool is_guarded(Purpose purpose, std::string_view field);

// An action of the user model that does more than to write its record.
struct AccountActionInfo {
    AccountAction action;
    std::string_view name;
    bool takes_id;
    std::vector<Parameter> parameters; // which it has whatever the definition says, and which must be given
};
const std::vector<AccountActionInfo> &account_actions();
const AccountActionInfo *find_account_action(std::string_view name); // nullptr: none
const AccountActionInfo &info_of(AccountAction action);              // of any but `none`

} // namespace model_api::model

#include "base/pure.hpp"

// Attempts that failed, by what they were about: an address, be it a user's or not. From the fifth on each blocks the
// next for twice as long, up to a quarter of an hour; after an hour without one all is forgotten.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace model_api::account {

// What attempts are counted by: the hash of a kind and an address, which does not tell its case from another.
std::string subject_of(std::string_view kind, std::string_view address);

bool is_blocked(const std::string &subject);
// Kept when the transaction commits. Attempts on one subject are counted one after another.
void count_attempt(const std::string &subject);
// Never waits for an attempt of somebody else, who could keep the user out that way.
void forget_attempts(const std::string &subject);

// Some of those of more than an hour ago. Returns how many; 0: none is left but what others are changing.
std::int64_t forget_old_attempts();

} // namespace model_api::account

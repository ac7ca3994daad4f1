// Checks the database against the ledger, and that this check can fail.
#pragma once

#include <string>
#include <vector>

#include "load/control.hpp"
#include "load/ledger/ledger.hpp"

namespace model_api::load {

// Makes the models. Throws std::runtime_error where the schema exists already.
void prepare(Control &control);

// What is in the database and was not acknowledged, or the other way round.
std::vector<std::string> check(Control &control, const Ledger &ledger);

// Corruptions that the check does not see: corrupts a record in every way, and takes it back.
std::vector<std::string> self_test(Control &control, const Ledger &ledger);

} // namespace model_api::load

// A model as whoever asks may act on its records.
#pragma once

#include <string_view>

#include "action/change.hpp"
#include "request/target.hpp"

namespace model_api::request {

// By an action of the model, or "upsert", which every model may have; actions of accounts are anybody's. Throws 42704
// for another name, and what access::acting throws.
Target acting_on(const catalog::Snapshot &snapshot, const model::Model &model, std::string_view action);
// By what the namespace "internal" writes; nullopt: an upsert.
Target acting_internally(const catalog::Snapshot &snapshot, const model::Model &model,
                         std::optional<action::Kind> kind);

} // namespace model_api::request

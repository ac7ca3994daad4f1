// Records as the namespace "internal" writes them: the values of their columns, whatever actions, rules and states
// would say of them.
#pragma once

#include "action/input.hpp"

namespace model_api::action {

// {"title":…,"quiz":{"_link":"1"},"state":{"created":"published"},"_atomics":{…}}, of a new record with its key, if it
// is given one: Key::optional_member. With Key::argument `id` is the key, and the object's may be the same.
Change parse_internal(const model::Model &model, Kind kind, const Json &object, Key key, const Json &id,
                      const std::string &path, const Request &request);

// One that has no values, of `kind`, to which errors can be told.
Change internal_change(const model::Model &model, Kind kind, const std::string &path);

} // namespace model_api::action

#include "base/pure.hpp"

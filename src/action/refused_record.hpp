// A record that was refused, as whoever reads the error is shown it.
#pragma once

#include "action/change.hpp"

namespace model_api::action {

// {"id":"7","title":"","quiz":{"_link":"1"}}: its own values as they were given, what is wrong included. Left out are
// secrets, parameters of the action, and what is nested below the record. null: nobody gave any.
Json refused_record(const Change &change);

} // namespace model_api::action

#include "base/pure.hpp"

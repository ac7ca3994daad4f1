// The input of an upsert, which is not known to be a create or an update yet.
#pragma once

#include "request/act.hpp"

namespace model_api::request {

// {"on":["slug","quiz"],"question":{…}}
void add_upsert_params(Act &act, const Json &params, const std::string &path);

} // namespace model_api::request

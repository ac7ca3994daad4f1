// The input of an upsert, which is not known to be a create or an update yet.
#pragma once

#include "request/act.hpp"

namespace model_api::request {

// A list of names, or one name; absent or null: the default. What is wrong with it is appended to `failures`.
std::vector<std::string> names_of(const Json *on, const std::string &path, action::Failures &failures);

// {"on":["slug","quiz"],"question":{…}}
void add_upsert_params(Act &act, const Json &params, const std::string &path);

} // namespace model_api::request

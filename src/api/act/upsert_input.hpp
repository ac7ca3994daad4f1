// The input of an upsert, which is not known to be a create or an update yet.
#pragma once

#include "api/act/request.hpp"

namespace model_api::api {

// {"on":["slug","quiz"],"question":{…}}
void add_upsert_params(Request &request, const Json &params, const std::string &path);

} // namespace model_api::api

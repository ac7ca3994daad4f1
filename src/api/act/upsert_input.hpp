// The input of an upsert, which is not known to be a create or an update yet.
#pragma once

#include "api/act/request.hpp"

namespace model_api::api {

// {"on":["slug","quiz"],"question":{…}}
Input read_upsert_params(const Target &target, const Json &params, const std::string &path);

} // namespace model_api::api

// jsonb datums as values of the pure floors.
#pragma once

#include "base/json.hpp"
#include "pg/wall.hpp"

namespace model_api::pg {

// How large a JSON argument may be before it is read at all.
struct JsonbLimits {
    std::size_t bytes = 4 * 1024 * 1024;
    std::size_t depth = Json::default_max_depth;
};

// Throws 54000 for a document larger than `limits`; `argument` names it in the message ("filter").
Json json_from_jsonb(Datum datum, const char *argument, const JsonbLimits &limits = {});

// A null Json for an SQL NULL.
Json jsonb_argument(FunctionCallInfo fcinfo, int n, const char *argument, const JsonbLimits &limits = {});

} // namespace model_api::pg

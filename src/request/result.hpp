// Outcomes as the result objects of the API, as JSON text.
#pragma once

#include <string>
#include <vector>

#include "change/outcome.hpp"
#include "model/model.hpp"

namespace model_api::request {

// {"success","errors","question"}; a delete has no record. `action` ("create" or "update") is told of an upsert.
std::string single_result(const model::Model &model, action::Kind kind, const change::Outcome &outcome,
                          const char *action = nullptr);

// {"success","errors","questions"}: the records of the elements that succeeded, in their order.
struct BulkResult {
    std::vector<change::Outcome> outcomes;
    std::vector<const char *> actions; // of an upsert, one for each element; otherwise empty
};
std::string bulk_result(const model::Model &model, action::Kind kind, BulkResult &result);

// All of its elements have succeeded, or none: {"success","errors","questions"}, without records null.
std::string whole_result(const model::Model &model, BulkResult &result);

// {"success","errors","question","created"}
std::string internal_result(const model::Model &model, const change::Outcome &outcome, bool created);

} // namespace model_api::request

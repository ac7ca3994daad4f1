// The model between two others that a hasManyThrough implies: one record per pair.
#pragma once

#include <string>
#include <string_view>

#include "model/define/draft.hpp"

namespace model_api::model::define {

// The belongsTo fields of a join model where its definition does not name others: question and tag, or, of a model
// with itself, question and relatedQuestion.
struct JoinFields {
    std::string parent, child;
};
JoinFields default_join_fields(std::string_view parent_model, std::string_view child_model);

// Adds the model that `relation` of the model `parent` goes through, and completes the relation with its fields.
// `path` is the field's.
void add_join_model(Document &document, const std::string &path, const std::string &parent, Relation &relation);

} // namespace model_api::model::define

#include "base/pure.hpp"

// Names of types and fields of the GraphQL schema.
#pragma once

#include <string>
#include <string_view>

#include "model/model.hpp"

namespace model_api::schema {

std::string mutation_name(std::string_view action, const model::Model &model); // publishQuestion
std::string bulk_name(std::string_view action, const model::Model &model);     // bulkPublishQuestions
// PublishQuestionInput, BulkPublishQuestionsResult: of a mutation and what it is.
std::string type_name(std::string_view mutation, std::string_view what);
std::string nested_input_name(std::string_view action, const model::Model &model);     // NestedPublishQuestionInput
std::string relation_input_name(const model::Field &field, const model::Model &other); // AnswerHasManyInput
std::string enum_name(const model::Model &model, const model::Field &field);           // QuestionKindEnum

// "[T!]!" and its like.
std::string list_of(std::string_view type);     // [T]
std::string list_of_all(std::string_view type); // [T!]
std::string required(std::string_view type);    // T!

} // namespace model_api::schema

#include "base/pure.hpp"

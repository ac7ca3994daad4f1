// Types that do not depend on the models.
#include "graphql/schema/define.hpp"
#include "schema/builder.hpp"

namespace model_api::schema {

namespace {

constexpr const char *definitions = R"(
"Runs a query, and again whenever what it shows changes; here it runs once."
directive @live(if: Boolean = true, throttle: Int) on QUERY

"Where a page is in its list."
type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }

enum SortOrder {
  Ascending
  Descending
}
"Where NULLs go; without it last, and first when descending."
enum NullsOrder {
  First
  Last
}
input SearchFieldOptions {
  "How much a word of the field counts, 1 unless given."
  weight: Float
}

"Markdown, and what it looks like."
type RichText { markdown: String! html: String! truncatedHTML("In characters, 200 unless given." length: Int): String! }
input RichTextInput { markdown: String! }
type Role { key: String! name: String! }

"Why an action did not succeed."
interface ExecutionError {
  message: String!
  "Says what kind of error it is, in a word that does not change."
  code: String!
  stack: String
  "Where in the input."
  path: String
  "In bulk: of which element, from 0."
  index: Int
}
type SimpleError implements ExecutionError { message: String! code: String! stack: String path: String index: Int }
type InvalidRecordError implements ExecutionError {
  message: String! code: String! stack: String path: String index: Int
  model: GadgetModel
  "The values that the record was to have."
  record: JSONObject
  validationErrors: [InvalidFieldError!]
  "The messages of each field."
  validationErrorsByField: JSONObject
}
type InvalidFieldError { apiIdentifier: String! message: String! }
type GadgetModel { apiIdentifier: String! }

"The names of the actions that converge."
input ConvergeActionMap { create: String update: String delete: String }
input InternalBelongsToInput { _link: GadgetID }
input NumericAtomicFieldUpdateInput { increment: Float decrement: Float }
)";

} // namespace

void add_common(Builder &builder) {
    gql::define(builder.schema, definitions);
    gql::Type &meta = builder.object("GadgetApplicationMeta", "What clients ask about the application.");
    gql::Field &hydrations = builder.field(meta, "hydrations", "JSONObject", {Operation::hydrations},
                                           "The fields of a model whose values clients turn into dates.");
    builder.argument(hydrations, "modelName", "String!");
}

} // namespace model_api::schema

#include "catalog/table/draft.hpp"

#include "base/text.hpp"
#include "catalog/table/present.hpp"
#include "catalog/table/words.hpp"
#include "pg/search_path.hpp"
#include "pg/spi.hpp"
#include "table/shape.hpp"

namespace model_api::catalog {
namespace {

using model::Field;
using model::Model;

void wrong(Mistakes &mistakes, const Model &model, std::string_view key, std::string message) {
    mistakes.push_back({path_of(model.name, key), std::move(message)});
}

// The table of a model stays what it is: a definition neither moves nor renames it.
void keep_table(Draft &draft, Mistakes &mistakes) {
    Model &model = draft.definition;
    const Model &known = *draft.known;
    const bool named = !model.schema.empty() || model.table != model::default_table_name(model.name);
    const bool same = model.table == known.table && (model.schema.empty() || model.schema == known.schema);
    if (named && !same)
        wrong(mistakes, model, "table",
              "must be the table that the model has: " + known.qualified_table() + " (ALTER TABLE renames it)");
    if (model.adopted != known.adopted)
        wrong(mistakes, model, "adopted",
              known.adopted ? "must be true: the table was adopted" : "must not be true: model.define made the table");
    if (known.account && (!model.account || model.account->purpose != known.account->purpose))
        wrong(mistakes, model, "purpose",
              "must be \"" + std::string(model::purpose_name(known.account->purpose)) +
                  "\", as it is: model.forget ends it");
    model.schema = known.schema;
    model.table = known.table;
}

bool schema_exists(const std::string &schema) {
    return !pg::execute("SELECT FROM pg_catalog.pg_namespace WHERE nspname OPERATOR(pg_catalog.=) $1", {schema})
                .empty();
}

// Where CREATE TABLE would make it. nullopt: nowhere.
std::optional<std::string> creation_schema() {
    return pg::execute("SELECT pg_catalog.current_schema()").at(0).at(0);
}

void check_adopted_columns(const Draft &draft, Mistakes &mistakes) {
    for (const Field &field : draft.definition.fields)
        if (field.is_stored() && field.column && !draft.present->find(field.column->name))
            mistakes.push_back(
                {table::path_of(draft.definition, field), "needs the column \"" + field.column->name + "\", which " +
                                                              draft.definition.qualified_table() + " does not have"});
}

// A new model: its table is made, unless the definition says that it is one of the application's.
void place_new(Draft &draft, Mistakes &mistakes) {
    Model &model = draft.definition;
    if (model.schema.empty()) {
        const auto schema = creation_schema();
        if (!schema)
            return wrong(mistakes, model, "table", "names no schema, and the search_path has none to create it in");
        model.schema = *schema;
    } else if (model.schema == "model") {
        return wrong(mistakes, model, "table", "is in schema \"model\", which is the extension's own");
    } else if (!schema_exists(model.schema)) {
        return wrong(mistakes, model, "table", "is in schema \"" + model.schema + "\", which does not exist");
    }
    const pg::PinnedSearchPath pinned;
    const auto relation = find_relation(model.schema, model.table);
    if (!relation) return;
    if (!model.adopted)
        return wrong(mistakes, model, "table",
                     model.qualified_table() + " exists already, and is not a model: model.adopt makes it one");
    draft.present = read_present(*relation);
    if (model.search.is_on()) read_words(*draft.present, {});
    check_adopted_columns(draft, mistakes);
}

void place_known(Draft &draft, Mistakes &mistakes) {
    keep_table(draft, mistakes);
    const pg::PinnedSearchPath pinned;
    draft.present = read_present(draft.known->relation);
    if (draft.known->search.is_on() || draft.definition.search.is_on()) read_words(*draft.present, draft.known->search);
    draft.dropped = table::settle_columns(draft.definition, *draft.known, *draft.present, mistakes);
    if (draft.definition.adopted) check_adopted_columns(draft, mistakes);
}

} // namespace

std::vector<Draft> draft_all(const model::Definition &definition, const model::Known &known, Mistakes &mistakes) {
    std::vector<Draft> drafts;
    for (const Model &model : definition.models) {
        Draft draft{model, known.find(model.name), {}, {}, {}};
        if (draft.known)
            place_known(draft, mistakes);
        else
            place_new(draft, mistakes);
        if (draft.present) check_words(draft.definition, draft.known, *draft.present, model.name, mistakes);
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

} // namespace model_api::catalog

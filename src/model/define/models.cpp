#include "model/define/models.hpp"

#include "base/text.hpp"
#include "model/define/account.hpp"
#include "model/define/actions.hpp"
#include "model/define/fields.hpp"
#include "model/define/names.hpp"
#include "model/define/search.hpp"
#include "model/define/states.hpp"

namespace model_api::model::define {

namespace {

void set_names(Model &model, const std::string &name) {
    model.name = name;
    model.plural = plural_of(name);
    model.type_name = default_type_name(name);
    model.plural_type_name = default_type_name(model.plural);
    model.table = default_table_name(name);
}

void read_table(const Node &node, Model &model) {
    const auto table = node.get("table");
    if (!table) {
        if (model.table.size() > max_name_bytes) {
            node.wrong("table", "must be given: " + quoted(model.table) + " is longer than 63 bytes");
        }
        return;
    }
    const auto text = table->text();
    if (!text) return;
    auto parts = parse_qualified_name(*text);
    if (!parts) return table->wrong(quoted(*text) + " is not the name of a table");
    model.table = parts->back();
    if (parts->size() == 2) model.schema = parts->front();
}

void read_plural(const Node &node, Model &model) {
    if (const auto plural = node.get("plural")) {
        const auto name = plural->text();
        if (!name || !check_model_name(*plural, *name)) return;
        if (*name == model.name) return plural->wrong("must differ from the name of the model");
        model.plural = *name;
        model.plural_type_name = default_type_name(*name);
    } else if (model.plural.size() > max_name_bytes) {
        node.wrong("plural", "must be given: " + quoted(model.plural) + " is longer than 63 bytes");
    }
}

void read_type(const Node &node, Model &model) {
    const auto type = node.get("type");
    if (!type) {
        check_type_name(node, model.type_name);
        return;
    }
    const auto name = type->text();
    if (name && check_identifier(*type, *name) && check_type_name(*type, *name)) model.type_name = *name;
}

void read_adoption(const Node &node, Model &model) {
    if (const auto adopted = node.get("adopted")) model.adopted = adopted->boolean().value_or(false);
    const auto key = node.get("key");
    if (!key) return;
    const auto name = key->text();
    if (!name) return;
    if (!model.adopted && *name != "id") return key->wrong("applies to adopted tables only");
    model.key_field = *name;
}

void read_model_search(const Node &node, Model &model) {
    const auto search = node.get("search");
    model.search.storage = search ? read_search(*search, model.adopted) : default_storage(model.adopted);
}

// The column that the words are stored in is no field's.
void check_search_column(const Node &node, const Model &model) {
    if (model.search.storage != SearchStorage::column) return;
    for (const Field &field : model.fields)
        if (field.column && field.column->name == Search::column_name)
            node.wrong("search", "needs the column " + quoted(Search::column_name) + ", which the field " +
                                     quoted(field.name) +
                                     " has: rename that column, or store the words beside the table with {\"storage\": "
                                     "\"side\"}");
}

void check_adopted_states(const Node &node, const Draft &draft) {
    if (!draft.model.adopted || !draft.model.states || draft.may_have("state")) return;
    const Field *state = draft.model.find("state");
    if (state && state->kind == Kind::record_state) return;
    node.wrong("states", "needs a field \"state\" of type \"recordState\" in an adopted table");
}

} // namespace

Model make_model(std::string name) {
    Model model;
    set_names(model, name);
    model.fields = managed_fields(false);
    model.actions = default_actions();
    return model;
}

Draft read_model(const Node &node, const std::string &name) {
    Draft draft;
    set_names(draft.model, name);
    check_model_name(node, name);
    draft.readable = node.is_object();
    if (!draft.readable) return draft;
    node.allow_only({"table", "plural", "type", "adopted", "key", "fields", "states", "actions", "search", "purpose",
                     "lifetime", "sendCode"},
                    "a model");
    read_table(node, draft.model);
    read_plural(node, draft.model);
    read_type(node, draft.model);
    read_adoption(node, draft.model);
    read_model_search(node, draft.model);
    draft.model.account = read_account(node);
    if (const auto states = node.get("states")) draft.model.states = read_states(*states);
    read_fields(node, draft);
    check_search_column(node, draft.model);
    check_adopted_states(node, draft);
    read_actions(node, draft);
    return draft;
}

} // namespace model_api::model::define

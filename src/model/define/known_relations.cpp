#include "model/define/known_relations.hpp"

#include "model/define/node.hpp"

namespace model_api::model::define {

namespace {

// `name` of the model `owner` must be a belongsTo to `parent` if the document has `owner` at all.
void check_stays(Document &document, const std::string &owner, const std::string &name, const std::string &parent,
                 const std::string &referrer) {
    const Draft *draft = document.find_draft(owner);
    if (!draft || name.empty() || draft->may_have(name)) return;
    const Field *field = draft->model.find(name);
    if (field && field->kind == Kind::belongs_to && field->relation->model == parent) return;
    document.mistakes.push_back({path_of(path_of(owner, "fields"), name),
                                 "must stay a belongsTo of " + quoted(parent) + ": " + quoted(referrer) + " needs it"});
}

void check_field(Document &document, const Model &model, const Field &field) {
    const Relation &relation = *field.relation;
    const std::string referrer = model.name + "." + field.name;
    check_stays(document, relation.model, relation.inverse, model.name, referrer);
    check_stays(document, relation.through, relation.through_parent, model.name, referrer);
    check_stays(document, relation.through, relation.through_child, relation.model, referrer);
}

} // namespace

void check_known_relations(Document &document) {
    for (const Model *model : document.known.models) {
        if (document.find_draft(model->name)) continue;
        for (const Field &field : model->fields) {
            if (field.is_relation()) check_field(document, *model, field);
        }
    }
}

} // namespace model_api::model::define

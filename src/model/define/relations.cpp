#include "model/define/relations.hpp"

#include "base/text.hpp"
#include "model/define/join_model.hpp"
#include "model/define/known_relations.hpp"
#include "model/define/node.hpp"

namespace model_api::model::define {

namespace {

// A relation field that is being resolved, and where it is.
struct Place {
    Document &document;
    Draft &draft;
    Field &field;

    std::string path() const { return path_of(path_of(draft.model.name, "fields"), field.name); }
    void wrong(std::string_view key, std::string message) const {
        document.mistakes.push_back({path_of(path(), key), std::move(message)});
    }
};

// nullptr: there is none, which is noted, or nothing is known about it.
const Model *find_model(const Place &place, std::string_view key, const std::string &name) {
    if (name.empty()) return nullptr; // which is a mistake of its own
    if (const Draft *draft = place.document.find_draft(name)) return draft->readable ? &draft->model : nullptr;
    const Model *known = place.document.known.find(name);
    if (!known) place.wrong(key, quoted(name) + " is not a model" + suggestion(name, place.document.model_names()));
    return known;
}

bool is_whole(const Place &place, const Model &model) {
    const Draft *draft = place.document.find_draft(model.name);
    return !draft || draft->is_whole();
}

std::vector<const Field *> fields_to(const Model &child, std::string_view parent) {
    std::vector<const Field *> found;
    for (const Field &field : child.fields) {
        if (field.kind == Kind::belongs_to && field.relation->model == parent) found.push_back(&field);
    }
    return found;
}

std::string names_of(const std::vector<const Field *> &fields) {
    std::vector<std::string> names;
    for (const Field *field : fields) names.push_back(quoted(field->name));
    return listed(names);
}

// The field of `child` that `name` says; it must belong to `parent`.
void check_belongs_to(const Place &place, std::string_view key, const Model &child, const std::string &name,
                      const std::string &parent) {
    const Field *field = child.find(name);
    if (!field) {
        const Draft *draft = place.document.find_draft(child.name);
        if (draft && draft->may_have(name)) return;
        return place.wrong(key, quoted(name) + " is not a field of " + quoted(child.name) +
                                    suggestion(name, child.field_names()));
    }
    const std::string full = quoted(child.name + "." + name);
    if (field->kind != Kind::belongs_to) return place.wrong(key, full + " is not a belongsTo field");
    if (field->relation->model.empty() || field->relation->model == parent) return;
    place.wrong(key, full + " belongs to " + quoted(field->relation->model) + ", not to " + quoted(parent));
}

// The belongsTo field of `child` to `parent`, where `given` names none: the one named `usual`, or the only one.
std::string find_belongs_to(const Place &place, std::string_view key, const Model &child, const std::string &parent,
                            std::string_view usual) {
    const auto found = fields_to(child, parent);
    if (found.size() == 1) return found.front()->name;
    for (const Field *field : found) {
        if (field->name == usual) return field->name;
    }
    const std::string to = "belongsTo field to " + quoted(parent);
    if (!found.empty()) {
        place.wrong(key, "must be given: " + quoted(child.name) + " has more than one " + to + ": " + names_of(found));
    } else if (is_whole(place, child)) {
        place.wrong(key, quoted(child.name) + " has no " + to);
    }
    return {};
}

// At most one child may exist for each parent. The document's models are made so; others must be so.
void require_unique(const Place &place, const Model &child, const std::string &inverse) {
    const Field *known = child.find(inverse);
    if (!known || known->kind != Kind::belongs_to) return;
    if (known->unique && !known->unique->scope.empty()) {
        return place.wrong("inverse",
                           quoted(child.name + "." + inverse) + " must be unique without a scope for a hasOne");
    }
    if (known->unique) return;
    Draft *draft = place.document.find_draft(child.name);
    if (!draft) return place.wrong("inverse", quoted(child.name + "." + inverse) + " must be unique for a hasOne");
    for (Field &field : draft->model.fields) {
        if (field.name == inverse) field.unique = Unique{};
    }
}

void resolve_belongs_to(const Place &place) {
    find_model(place, "model", place.field.relation->model);
}

void resolve_inverse(const Place &place) {
    Relation &relation = *place.field.relation;
    const Model *child = find_model(place, "model", relation.model);
    if (!child) return;
    const std::string &parent = place.draft.model.name;
    if (relation.inverse.empty())
        relation.inverse = find_belongs_to(place, "inverse", *child, parent, {});
    else
        check_belongs_to(place, "inverse", *child, relation.inverse, parent);
    if (place.field.kind == Kind::has_one) require_unique(place, *child, relation.inverse);
}

void resolve_join_field(const Place &place, std::string_view key, const Model &join, std::string &name,
                        const std::string &model, const std::string &usual) {
    if (name.empty())
        name = find_belongs_to(place, key, join, model, usual);
    else
        check_belongs_to(place, key, join, name, model);
}

void resolve_through(const Place &place) {
    Relation &relation = *place.field.relation;
    const std::string &parent = place.draft.model.name;
    const Model *child = find_model(place, "model", relation.model);
    if (relation.through.empty() || relation.model.empty()) return;
    const auto usual = default_join_fields(parent, relation.model);
    const Draft *given = place.document.find_draft(relation.through);
    if (given && !given->readable) return;
    const Model *join = place.document.find(relation.through);
    if (!join) {
        if (child) add_join_model(place.document, place.path(), parent, relation);
        return;
    }
    resolve_join_field(place, "throughParent", *join, relation.through_parent, parent, usual.parent);
    resolve_join_field(place, "throughChild", *join, relation.through_child, relation.model, usual.child);
    const bool is_same_field = !relation.through_parent.empty() && relation.through_parent == relation.through_child;
    if (is_same_field && relation.model == parent) {
        place.wrong("throughChild", "must differ from \"throughParent\"");
    }
}

void resolve(const Place &place) {
    if (place.field.kind == Kind::belongs_to) resolve_belongs_to(place);
    if (place.field.kind == Kind::has_one || place.field.kind == Kind::has_many) resolve_inverse(place);
}

template <class Do>
void for_each_relation(Document &document, std::size_t models, Do &&act) {
    for (std::size_t index = 0; index < models; ++index) {
        Draft &draft = document.drafts[index];
        for (Field &field : draft.model.fields) {
            if (field.is_relation()) act(Place{document, draft, field});
        }
    }
}

} // namespace

void resolve_relations(Document &document) {
    const std::size_t given = document.drafts.size();
    // Join models first: the others may refer to them.
    for_each_relation(document, given, [](const Place &place) {
        if (place.field.kind == Kind::has_many_through) resolve_through(place);
    });
    for_each_relation(document, given, resolve);
    check_known_relations(document);
}

} // namespace model_api::model::define

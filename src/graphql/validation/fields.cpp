#include <algorithm>
#include <map>

#include "graphql/suggest.hpp"
#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

using schema::Schema;
using schema::Type;

struct Candidate {
    const Type *type;
    std::size_t uses; // by how many possible types
};

// Supertypes before their subtypes, then by name.
bool comes_before(const Candidate &a, const Candidate &b) {
    if (a.uses != b.uses) return a.uses > b.uses;
    if (a.type->is(schema::Kind::interface) && Schema::is_subtype(*a.type, *b.type)) return true;
    if (b.type->is(schema::Kind::interface) && Schema::is_subtype(*b.type, *a.type)) return false;
    return compare_naturally(a.type->name, b.type->name) < 0;
}

// comes_before() is no order, because types that are not related go by their names; what comes of it depends on the way
// of sorting. This is how JavaScript engines sort what is short, and it ends whatever the comparison says.
void sort_by_insertion(std::vector<Candidate> &candidates) {
    auto sorted = candidates.begin();
    if (candidates.size() > 1) ++sorted;
    const bool descends = candidates.size() > 1 && comes_before(candidates[1], candidates[0]);
    while (sorted != candidates.end() && comes_before(*sorted, *(sorted - 1)) == descends) ++sorted;
    if (descends) std::reverse(candidates.begin(), sorted);
    for (; sorted != candidates.end(); ++sorted) {
        std::rotate(std::upper_bound(candidates.begin(), sorted, *sorted, comes_before), sorted, sorted + 1);
    }
}

void count(std::vector<Candidate> &candidates, const Type *type, bool is_possible) {
    const auto known = std::ranges::find(candidates, type, &Candidate::type);
    if (known == candidates.end()) {
        candidates.push_back({type, 1});
    } else {
        known->uses = is_possible ? 1 : known->uses + 1;
    }
}

// The types below an abstract one, objects and their interfaces, that do have the field.
std::vector<std::string_view> types_with(const Type &abstract, std::string_view field) {
    std::vector<Candidate> candidates;
    for (const Type *possible : abstract.members) {
        if (possible->fields.find(field) == nullptr) continue;
        count(candidates, possible, true);
        for (const Type *interface : possible->interfaces) {
            if (interface->fields.find(field) != nullptr) count(candidates, interface, false);
        }
    }
    sort_by_insertion(candidates);
    std::vector<std::string_view> names;
    for (const Candidate &candidate : candidates) names.push_back(candidate.type->name);
    return names;
}

std::string meant_field(const Type &type, std::string_view field) {
    if (type.is_abstract()) {
        const auto names = types_with(type, field);
        if (!names.empty()) return did_you_mean(names, "to use an inline fragment on");
    }
    return did_you_mean(suggestions(field, type.fields.names()));
}

} // namespace

void fields_on_correct_type(Context &context) {
    context.for_each<syntax::Field>([&](const syntax::Field &field, const Visit &visit) {
        if (visit.parent == nullptr || visit.type) return;
        const std::string name(field.name.text);
        context.report(context.on_entering(visit),
                       "Cannot query field \"" + name + "\" on type \"" + visit.parent->name + "\"." +
                           meant_field(*visit.parent, name),
                       field.at);
    });
}

void scalar_leafs(Context &context) {
    context.for_each<syntax::Field>([&](const syntax::Field &field, const Visit &visit) {
        if (!visit.type || visit.type.type->is_leaf() == field.selection_set.empty()) return;
        const std::string name(field.name.text);
        const std::string type = visit.type.text();
        if (visit.type.type->is_leaf()) {
            context.report(context.on_entering(visit),
                           "Field \"" + name + "\" must not have a selection since type \"" + type +
                               "\" has no subfields.",
                           field.selection_set.at);
        } else {
            context.report(context.on_entering(visit),
                           "Field \"" + name + "\" of type \"" + type +
                               "\" must have a selection of subfields. Did you mean \"" + name + " { ... }\"?",
                           field.at);
        }
    });
}

} // namespace model_api::graphql::validation

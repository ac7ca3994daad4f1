// The fields of a selection set by the names they have in a response, for comparing them.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphql/schema/schema.hpp"
#include "graphql/syntax/document.hpp"

namespace model_api::graphql::validation {

struct SelectedField {
    const schema::Type *parent; // nullptr: unknown
    const syntax::Field *node;
    const schema::Field *definition; // nullptr: unknown

    // Without arguments and subfields.
    bool is_simple() const { return node->arguments.empty() && node->selection_set.empty(); }
};

struct FieldGroup {
    std::string_view name;
    std::vector<SelectedField> fields;
};

// What inline fragments hold is among the fields; other fragments are named only.
struct Selected {
    std::vector<FieldGroup> groups; // in the order of their first field
    std::unordered_map<std::string_view, std::size_t> positions;
    std::vector<std::string_view> fragments; // each once

    const FieldGroup *find(std::string_view name) const;
};

// Keeps what it has collected.
class Selections {
public:
    explicit Selections(const schema::Schema &schema) : schema_(schema) {}

    Selected &of(const syntax::SelectionSet &set, const schema::Type *parent);
    Selected &of(const syntax::Fragment &fragment) { return of(fragment.selection_set, type_of(fragment.type)); }

private:
    const schema::Type *type_of(const syntax::Name &condition) const { return schema_.find(condition.text); }
    void collect(const syntax::SelectionSet &set, const schema::Type *parent, Selected &selected) const;

    const schema::Schema &schema_;
    std::map<std::pair<const schema::Type *, const syntax::SelectionSet *>, Selected> known_;
};

} // namespace model_api::graphql::validation

#include "base/pure.hpp"

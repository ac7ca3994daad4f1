#include "change/relation.hpp"

#include <span>

#include "change/child.hpp"
#include "change/joined.hpp"
#include "change/related.hpp"
#include "change/siblings.hpp"
#include "change/unit.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using action::Nested;

// It has been let go of already; a new record never had one.
void delete_parent(Work &work, const Change &outer, const Nested &nested) {
    const Change &parent = nested.changes.front();
    if (outer.kind == Kind::create) refuse_unrelated(nested, parent.key_text, parent.path);
    perform(work, parent, nullptr, nothing());
}

void perform_nested(Work &work, const Change &outer, const Nested &nested, const sql::Value &key) {
    if (nested.relation->kind == model::Kind::has_many_through)
        perform_joined(work, nested, key);
    else if (nested.relation->kind == model::Kind::belongs_to)
        delete_parent(work, outer, nested);
    else
        perform_child(work, nested, key);
}

} // namespace

bool perform_children(Work &work, const Change &change, const sql::Value &key) {
    bool untouched = true;
    for (std::span<const Nested> rest = change.children; !rest.empty();) {
        const std::span<const Nested> siblings = rest.first(count_siblings(rest));
        if (!create_siblings(work, siblings, key)) {
            for (const Nested &nested : siblings) perform_nested(work, change, nested, key);
            untouched = false;
        }
        rest = rest.subspan(siblings.size());
    }
    return untouched;
}

} // namespace model_api::change

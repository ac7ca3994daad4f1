#include "change/siblings.hpp"

#include <algorithm>

#include "change/row.hpp"
#include "change/together.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using action::Nested;

bool is_plain_create(const Change &change) {
    return change.kind == Kind::create && change.parents.empty() && change.children.empty() &&
           change.action->run.empty() && change.action->on_success.empty();
}

bool is_plain_create(const Nested &nested) {
    return nested.relation->kind == model::Kind::has_many && nested.verb == action::Verb::act &&
           is_plain_create(nested.changes.front());
}

const Change &change_of(const Nested &nested) {
    return nested.changes.front();
}

RowChange row_of(const Nested &nested, const sql::Value &parent) {
    const Link link{nested.model->find(nested.relation->relation->inverse), parent};
    return row_of(change_of(nested), &link);
}

bool write_together(Work &work, std::span<const RowChange> rows) {
    if (!work.may_be_repeated) return attempt_together([&] { write_many(work, rows, nothing()); });
    work.must_be_repeated = true; // unless they are written
    write_many(work, rows, nothing());
    work.must_be_repeated = false;
    return true;
}

} // namespace

std::size_t count_siblings(std::span<const Nested> children) {
    const Nested &first = children.front();
    if (!is_plain_create(first)) return 1;
    const auto other = std::ranges::find_if_not(children, [&](const Nested &nested) {
        return nested.relation == first.relation && is_plain_create(nested) &&
               is_alike(change_of(first), change_of(nested));
    });
    return static_cast<std::size_t>(other - children.begin());
}

bool create_siblings(Work &work, std::span<const Nested> children, const sql::Value &parent) {
    if (children.size() < 2 || work.schema().is_limited() || !may_run_together(*children.front().model, Kind::create))
        return false;
    std::vector<RowChange> rows;
    rows.reserve(children.size());
    for (const Nested &nested : children) rows.push_back(row_of(nested, parent));
    if (!write_together(work, rows)) return false;
    work.current = rows.back().change;
    return true;
}

} // namespace model_api::change

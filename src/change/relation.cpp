#include "change/relation.hpp"

#include <algorithm>

#include "action/join.hpp"
#include "action/statement.hpp"
#include "change/kept.hpp"
#include "change/key.hpp"
#include "change/record.hpp"
#include "change/siblings.hpp"
#include "change/unit.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using action::Nested;
using action::Verb;

// The changes that a nested operation implies beyond what its author wrote: an update of a record that has no values
// but those that link it, or the deletion of one that is not listed. They live as long as the unit, which may come back
// to them.
Change &implied(Work &work, const Nested &nested, const model::Action &action, const sql::Value &key) {
    Change &change = work.implied.emplace_back();
    change.model = nested.model;
    change.action = &action;
    change.kind = action::kind_of(action);
    change.path = nested.path;
    change.key = key;
    change.key_text = key_text(key);
    change.params = Json::object({{"id", Json::string(change.key_text)}});
    return change;
}

// Links are written by no action of their model's: no hook runs, no transition is made.
const model::Action &plain_update() {
    static const auto &action = *new model::Action{"~link", {}, {}, {}, {}, {}};
    return action;
}
const model::Action &plain_create() {
    static const auto &action = *new model::Action{"~join", {}, {}, {}, {}, {}};
    return action;
}

[[noreturn]] void refuse_unrelated(const Nested &nested, const std::string &key, const std::string &path) {
    action::Failure failure = not_found(*nested.model, key, path);
    failure.hint = "There is no such record among the " + nested.relation->name + " of this record.";
    throw Refused(std::move(failure));
}

std::vector<sql::Value> keys_of(const model::Model &model, const std::vector<Row> &rows) {
    std::vector<sql::Value> keys;
    for (const Row &row : rows) keys.push_back(key_value(model, row.key));
    return keys;
}

// ---- hasOne and hasMany: the child's belongsTo says whose it is

struct Below {
    Work &work;
    const sql::Value &parent; // key of the outer record
    const Nested &nested;

    const model::Field &inverse() const { return *nested.model->find(nested.relation->relation->inverse); }
    Link link() const { return {&inverse(), parent}; }

    // Whether a child's parent is this one.
    bool is_parent(const sql::Value &key) const {
        return is_same_key(work.schema().get(inverse().relation->model), key, parent);
    }

    std::vector<sql::Value> children() const {
        const Kept kept = keep(work.snapshot, *nested.model, "children " + inverse().name, [&] {
            return action::find_equal(*nested.model, work.schema(), {&inverse()}, action::Rows::one);
        });
        return keys_of(*nested.model, statement::run_rows(*kept.statement, *kept.parameters, {parent}));
    }

    // The parent that a child has; Null: none.
    sql::Value parent_of(const sql::Value &key, const std::string &path) const {
        Change &change = implied(work, nested, plain_update(), key);
        change.path = path;
        return value_in(locked_record(work, change), inverse());
    }
};

void write_link(const Below &below, const sql::Value &key, const sql::Value &parent) {
    const Link link{&below.inverse(), parent};
    perform(below.work, implied(below.work, below.nested, plain_update(), key), &link, nothing());
}

// False: the record has no parent, and may become a child.
bool is_child(const Below &below, const Change &change) {
    const sql::Value parent = below.parent_of(*change.key, place_of_key(change));
    if (std::holds_alternative<sql::Null>(parent) && change.kind == Kind::update) return false;
    if (!below.is_parent(parent)) refuse_unrelated(below.nested, change.key_text, place_of_key(change));
    return true;
}

// A hasOne leads to one record: a second one would hide it.
void check_has_none(const Below &below) {
    if (below.nested.relation->kind != model::Kind::has_one || below.children().empty()) return;
    action::Failure failure = action::invalid_record(below.nested.relation->relation->model, below.nested.path,
                                                     {{below.inverse().name, "is not unique"}});
    failure.hint = "The record has one already: update it, or write {\"_unlink\": …} or {\"_relink\": …} first.";
    throw Refused(std::move(failure));
}

void act_on_child(const Below &below, const Change &change) {
    const Link link = below.link();
    if (change.kind == Kind::create) {
        check_has_none(below);
        perform(below.work, change, &link, nothing());
        return;
    }
    if (is_child(below, change)) {
        perform(below.work, change, nullptr, nothing());
        return;
    }
    check_has_none(below);
    perform(below.work, change, &link, nothing());
}

void unlink_child(const Below &below, const sql::Value &key) {
    if (!below.is_parent(below.parent_of(key, below.nested.path)))
        refuse_unrelated(below.nested, key_text(key), below.nested.path);
    write_link(below, key, sql::Null{});
}

void link_child(const Below &below, const sql::Value &key) {
    if (below.is_parent(below.parent_of(key, below.nested.path))) return;
    check_has_none(below);
    write_link(below, key, below.parent);
}

bool is_listed(const Nested &nested, const sql::Value &key) {
    return std::ranges::any_of(nested.changes, [&](const Change &change) {
        return change.key && is_same_key(*nested.model, *change.key, key);
    });
}

// What is not listed goes first, so that what comes may take its unique values.
void converge_children(const Below &below) {
    for (const sql::Value &key : below.children())
        if (!is_listed(below.nested, key))
            perform(below.work, implied(below.work, below.nested, *below.nested.absent, key), nullptr, nothing());
    for (const Change &change : below.nested.changes) act_on_child(below, change);
}

void perform_child(const Below &below) {
    const Nested &nested = below.nested;
    switch (nested.verb) {
    case Verb::act:
        return act_on_child(below, nested.changes.front());
    case Verb::link:
        return link_child(below, *nested.key);
    case Verb::unlink:
        return unlink_child(below, *nested.key);
    case Verb::relink:
        unlink_child(below, *nested.key);
        return link_child(below, *nested.other_key);
    case Verb::converge:
        return converge_children(below);
    }
}

// ---- hasManyThrough: a join record says that two belong together

struct Across {
    Work &work;
    const sql::Value &parent;
    const Nested &nested;
    action::Join join;

    std::vector<Row> run(const char *name, read::Statement (*make)(const action::Join &),
                         statement::Arguments arguments) const {
        const std::string key = std::string(name) + " " + join.parent->name;
        const Kept kept = keep(work.snapshot, *join.model, key, [&] { return make(join); });
        return statement::run_rows(*kept.statement, *kept.parameters, arguments);
    }
    std::vector<sql::Value> others() const {
        return keys_of(*nested.model, run("joined", action::find_joined, {parent}));
    }
    bool has(const sql::Value &key) const { return !run("join", action::find_join, {parent, key}).empty(); }
    void remove(const sql::Value &key) const { run("unjoin", action::remove_join, {parent, key}); }
};

void add_join(const Across &across, const sql::Value &key) {
    Change &change = across.work.implied.emplace_back();
    change.model = across.join.model;
    change.action = &plain_create();
    change.kind = Kind::create;
    change.path = across.nested.path;
    change.values = {{across.join.child, key}};
    change.params = Json::object();
    const Link link{across.join.parent, across.parent};
    perform(across.work, change, &link, nothing());
}

void link_across(const Across &across, const sql::Value &key) {
    if (!across.has(key)) add_join(across, key);
}

// The join record's foreign key would say it of the join record, which nobody has named.
void link_existing(const Across &across, const sql::Value &key) {
    const Nested &nested = across.nested;
    if (read_rows(across.work, *nested.model, {key}, nothing()).empty())
        throw Refused(not_found(*nested.model, key_text(key), nested.path));
    link_across(across, key);
}

void unlink_across(const Across &across, const sql::Value &key, const std::string &path) {
    if (!across.has(key)) refuse_unrelated(across.nested, key_text(key), path);
    across.remove(key);
}

// A record that is not related yet becomes so by an update through the relation, which is how the API links one.
void act_across(const Across &across, const Change &change) {
    if (change.kind == Kind::delete_ || (change.kind == Kind::update && change.action->name != "update"))
        if (!across.has(*change.key)) refuse_unrelated(across.nested, change.key_text, place_of_key(change));
    if (change.kind == Kind::delete_) across.remove(*change.key);
    const Done done = perform(across.work, change, nullptr, nothing());
    if (change.kind != Kind::delete_) link_across(across, done.key);
}

void converge_across(const Across &across) {
    const Nested &nested = across.nested;
    for (const sql::Value &key : across.others()) {
        if (is_listed(nested, key)) continue;
        across.remove(key);
        if (nested.absent) perform(across.work, implied(across.work, nested, *nested.absent, key), nullptr, nothing());
    }
    for (const Change &change : nested.changes) act_across(across, change);
}

void perform_across(const Across &across) {
    const Nested &nested = across.nested;
    switch (nested.verb) {
    case Verb::act:
        return act_across(across, nested.changes.front());
    case Verb::link:
        return link_existing(across, *nested.key);
    case Verb::unlink:
        return unlink_across(across, *nested.key, nested.path);
    case Verb::relink:
        unlink_across(across, *nested.key, nested.path);
        return link_existing(across, *nested.other_key);
    case Verb::converge:
        return converge_across(across);
    }
}

// It has been let go of already; a new record never had one.
void delete_parent(Work &work, const Change &outer, const Nested &nested) {
    const Change &parent = nested.changes.front();
    if (outer.kind == Kind::create) refuse_unrelated(nested, parent.key_text, parent.path);
    perform(work, parent, nullptr, nothing());
}

void perform_nested(Work &work, const Change &outer, const Nested &nested, const sql::Value &key) {
    if (nested.relation->kind == model::Kind::has_many_through)
        perform_across({work, key, nested, action::join_of(*nested.relation, work.schema())});
    else if (nested.relation->kind == model::Kind::belongs_to)
        delete_parent(work, outer, nested);
    else
        perform_child({work, key, nested});
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

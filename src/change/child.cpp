#include "change/child.hpp"

#include "action/statement.hpp"
#include "change/judge.hpp"
#include "change/kept.hpp"
#include "change/key.hpp"
#include "change/record.hpp"
#include "change/related.hpp"
#include "change/unit.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using action::Nested;
using action::Verb;

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

    std::vector<sql::Value> children(action::Among among) const {
        const std::string name = (among == action::Among::all ? "all " : "children ") + inverse().name;
        const Kept kept = keep(work.snapshot, *nested.model, name, [&] {
            return action::find_equal(*nested.model, work.schema(), {&inverse()}, action::Rows::one, among);
        });
        return keys_of(*nested.model, statement::run_rows(*kept.statement, *kept.parameters, {parent}));
    }

    // The parent that a child has; Null: none.
    sql::Value parent_of(const sql::Value &key, const std::string &path) const {
        Change &change = implied(work, nested, plain_update(), key);
        change.path = path;
        return parent_of(change);
    }
    sql::Value parent_of(const Change &change) const {
        judge_record(work, change);
        return value_in(locked_record(work, change), inverse());
    }
};

void write_link(const Below &below, const sql::Value &key, const sql::Value &parent) {
    const Link link{&below.inverse(), parent};
    perform(below.work, implied(below.work, below.nested, plain_update(), key), &link, nothing());
}

// False: the record has no parent, and may become a child.
bool is_child(const Below &below, const Change &change) {
    const sql::Value parent = below.parent_of(change);
    if (std::holds_alternative<sql::Null>(parent) && change.kind == Kind::update) return false;
    if (!below.is_parent(parent)) refuse_unrelated(below.nested, change.key_text, place_of_key(change));
    return true;
}

// A hasOne leads to one record, seen or not: a second one would hide it.
void check_has_none(const Below &below) {
    if (below.nested.relation->kind != model::Kind::has_one || below.children(action::Among::all).empty()) return;
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

// What is not listed goes first, so that what comes may take its unique values.
void converge_children(const Below &below) {
    for (const sql::Value &key : below.children(action::Among::seen))
        if (!is_listed(below.nested, key))
            perform(below.work, implied(below.work, below.nested, *below.nested.absent, key), nullptr, nothing());
    for (const Change &change : below.nested.changes) act_on_child(below, change);
}

} // namespace

void perform_child(Work &work, const Nested &nested, const sql::Value &parent) {
    const Below below{work, parent, nested};
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

} // namespace model_api::change

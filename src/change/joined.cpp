#include "change/joined.hpp"

#include "action/join.hpp"
#include "change/judge.hpp"
#include "change/kept.hpp"
#include "change/key.hpp"
#include "change/related.hpp"
#include "change/unit.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using action::Nested;
using action::Verb;

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
    void remove(const sql::Value &key) const {
        judge_joins(key);
        run("unjoin", action::remove_join, {parent, key});
    }
    // Without actions of their own, but they are deleted.
    void judge_joins(const sql::Value &key) const {
        if (!work.schema().is_limited()) return;
        for (const sql::Value &own : keys_of(*join.model, run("join keys", action::find_join_keys, {parent, key}))) {
            Change &change = implied(work, nested, plain_delete(), own);
            change.model = join.model;
            judge_record(work, change);
        }
    }
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

} // namespace

void perform_joined(Work &work, const Nested &nested, const sql::Value &parent) {
    const Across across{work, parent, nested, action::join_of(*nested.relation, work.schema())};
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

} // namespace model_api::change

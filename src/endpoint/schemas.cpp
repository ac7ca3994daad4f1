#include "endpoint/schemas.hpp"

#include <list>
#include <set>
#include <utility>

#include "access/identity.hpp"
#include "catalog/invalidation.hpp"
#include "endpoint/access.hpp"
#include "pg/wall.hpp"
#include "schema/clashes.hpp"
#include "schema/mentioned.hpp"

namespace model_api::endpoint {

Served::Served(catalog::Snapshot of, std::vector<model::Action> actions, std::uint64_t number,
               const schema::Access &access)
    : snapshot(std::move(of)), global_actions(std::move(actions)), generation(number),
      api(*snapshot.schema, global_actions, access) {}

namespace {

// With so few models a part is not worth its while.
constexpr std::size_t few_models = 16;
// To look through more text takes as long as to build everything.
constexpr std::size_t max_text = 256 * 1024;
// Roles of PostgreSQL, each with those of the session, whose schemas are kept, and of how many models in all, each of
// which takes about 45 kB. Who is using them now has their own whatever it takes; what was used longer ago begins a new
// generation.
constexpr std::size_t max_roles = 8, max_models = 2000;

// One version of the catalog.
struct Models {
    explicit Models(catalog::Snapshot of) : snapshot(std::move(of)), global_actions(catalog::global_actions()) {
        for (const model::Model &model : catalog::outlines()) {
            const std::size_t number = names.size();
            tables.emplace(model.name, model.relation);
            for (const std::string *name : {&model.name, &model.plural, &model.type_name, &model.plural_type_name})
                by_word.add(*name, number);
            names.push_back(model.name);
            if (catalog::model_for(model::Purpose::session) == model.name) by_word.add("currentSession", number);
        }
    }

    catalog::Snapshot snapshot;
    std::vector<model::Action> global_actions;
    std::vector<std::string> names;
    std::unordered_map<std::string, std::uint32_t> tables;
    schema::ModelNames by_word;
};

using Names = std::set<std::string, std::less<>>;

// What a role is served.
class OfRole {
public:
    OfRole(Oid role, std::vector<std::string> of_session, std::shared_ptr<const Models> models,
           std::uint64_t generation, std::uint64_t asked_at)
        : role_(role), of_session_(std::move(of_session)), models_(std::move(models)), generation_(generation),
          asked_at_(asked_at), privileges_(role, models_->tables) {}

    bool is_for(Oid role, const std::vector<std::string> &of_session) const {
        return role == role_ && of_session == of_session_;
    }
    std::uint64_t generation() const { return generation_; }
    std::size_t size() const { return whole_ ? models_->names.size() : part_models_.size(); } // in models

    bool holds(std::uint64_t privileges) {
        if (asked_at_ == privileges) return true;
        if (!privileges_.hold()) return false;
        asked_at_ = privileges;
        return true;
    }

    ServedApi whole() {
        if (!whole_) whole_ = serve(privileges_.access());
        part_.reset();
        return whole_;
    }

    ServedApi sufficient_for(std::string_view document, std::string_view variables) {
        if (whole_ || models_->names.size() <= few_models) return whole();
        if (document.size() + variables.size() > max_text) return whole();
        schema::Words words;
        words.add(document);
        words.add(variables);
        if (words.ask_for_all()) return whole();
        Names needed = mentioned(words);
        if (part_ && std::ranges::includes(part_models_, needed)) return part_;
        needed.insert(part_models_.begin(), part_models_.end());
        if (models_built_ + needed.size() > models_->names.size()) return whole(); // the parts were as dear by now
        serve_part(std::move(needed));
        return part_;
    }

private:
    ServedApi serve(const schema::Access &access) const {
        try {
            return std::make_shared<const Served>(models_->snapshot, models_->global_actions, generation_, access);
        } catch (const DomainError &error) {
            if (error.sqlstate == sqlstate::invalid_object_definition) refuse_clashes(access);
            throw;
        }
    }

    // Models that were defined before it was seen to, or by other means.
    void refuse_clashes(const schema::Access &access) const {
        schema::Named seen;
        for (const std::string &name : models_->names)
            if (access.knows(name)) seen.models.push_back(&models_->snapshot.schema->get(name));
        for (const model::Action &action : models_->global_actions)
            if (access.runs(action)) seen.global_actions.push_back(&action);
        std::vector<model::Mistake> mistakes;
        for (const schema::Clash &clash : schema::clashes({}, seen)) mistakes.push_back(schema::mistake_of(clash));
        if (mistakes.empty()) return;
        DomainError error(sqlstate::invalid_object_definition, "", "GraphQL cannot tell models and actions apart");
        for (const model::Mistake &mistake : mistakes)
            error.lines += (error.lines.empty() ? "" : "\n") + mistake.path + ": " + mistake.message + ".";
        error.hint = "Define or adopt them again with other names.";
        throw error;
    }

    void serve_part(Names names) {
        schema::Access access = privileges_.access();
        access.knows = [&](std::string_view model) { return names.contains(model); };
        part_ = serve(access);
        models_built_ += names.size();
        part_models_ = std::move(names);
    }

    // Models that are named, and what relations lead to whose names occur: from one to the next at most as often as
    // there are braces, for each of these steps takes one.
    Names mentioned(const schema::Words &words) {
        Names found;
        std::vector<std::string> reached;
        for (const std::size_t number : models_->by_word.mentioned(words)) reached.push_back(models_->names[number]);
        for (std::size_t steps = 0; !reached.empty() && steps <= words.braces(); ++steps) {
            std::vector<std::string> next;
            for (const std::string &name : reached)
                if (privileges_.knows(name) && found.insert(name).second) add_related(name, words, next);
            reached = std::move(next);
        }
        return found;
    }

    void add_related(const std::string &name, const schema::Words &words, std::vector<std::string> &related) const {
        for (const model::Field &field : models_->snapshot.schema->get(name).fields) {
            if (!field.is_relation() || !words.has(field.name)) continue;
            related.push_back(field.relation->model);
            if (!field.relation->through.empty()) related.push_back(field.relation->through);
        }
    }

    Oid role_;
    std::vector<std::string> of_session_;
    std::shared_ptr<const Models> models_;
    std::uint64_t generation_;
    std::uint64_t asked_at_;
    Privileges privileges_;
    ServedApi whole_, part_;
    Names part_models_;
    std::size_t models_built_ = 0; // in parts, one after the other
};

struct State {
    std::shared_ptr<const Models> models;
    std::list<OfRole> roles; // used last first
    std::uint64_t generation = 0, ended = 0;

    void end(std::list<OfRole>::iterator role) {
        roles.erase(role);
        ++ended;
    }
    bool has_too_much() const {
        std::size_t models_kept = 0;
        for (const OfRole &role : roles) models_kept += role.size();
        return roles.size() > max_roles || models_kept > max_models;
    }
};

State &state() {
    static auto &instance = *new State; // never destroyed, as what documents point to
    return instance;
}

// What is read of a catalog that changes meanwhile may be of two versions: it is read again.
void keep_current() {
    State &kept = state();
    for (catalog::Snapshot now = catalog::current(); !kept.models || kept.models->snapshot.version != now.version;
         now = catalog::current()) {
        while (!kept.roles.empty()) kept.end(kept.roles.begin());
        kept.models = std::make_shared<const Models>(now);
    }
}

OfRole &current_role() {
    keep_current();
    std::list<OfRole> &roles = state().roles;
    const Oid user = GetUserId();
    const std::uint64_t privileges = catalog::privileges_generation(); // before anything is asked
    std::vector<std::string> of_session = access::roles();
    const auto role = std::ranges::find_if(roles, [&](const OfRole &one) { return one.is_for(user, of_session); });
    if (role != roles.end()) {
        if (role->holds(privileges)) {
            roles.splice(roles.begin(), roles, role);
            return roles.front();
        }
        state().end(role);
    }
    roles.emplace_front(user, std::move(of_session), state().models, ++state().generation, privileges);
    return roles.front();
}

// What others were served goes where it takes too much room.
ServedApi with_room(ServedApi served) {
    State &kept = state();
    while (kept.roles.size() > 1 && kept.has_too_much()) kept.end(std::prev(kept.roles.end()));
    return served;
}

} // namespace

ServedApi whole() {
    return with_room(current_role().whole());
}

std::uint64_t current_generation() {
    return current_role().generation();
}

bool is_served(std::uint64_t generation) {
    return std::ranges::find(state().roles, generation, &OfRole::generation) != state().roles.end();
}

std::uint64_t ended_generations() {
    return state().ended;
}

ServedApi sufficient_for(std::string_view document, std::string_view variables) {
    return with_room(current_role().sufficient_for(document, variables));
}

} // namespace model_api::endpoint

// All models of a database at one moment: immutable, shared by whoever still reads it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "sql/expression.hpp"

namespace model_api::model {

// Of how many records of a model something may be done.
enum class Extent : std::uint8_t { none, some, all };

// What is permitted of an action, each by itself: conditions on records.
struct Permitted {
    sql::Expressions whole;      // … that the action is done to, or that a create has made
    sql::Expressions of_session; // the part of the same that is about who acts, and holds of what was updated, too
};

// What those may see and do whom a schema is made for, and as whom their statements run. A condition is one on the row
// `alias` of a model; of models and actions that do not fit any more what is permitted throws 42501.
struct View {
    using Condition = std::function<sql::Expression(const Model &model, std::string_view alias)>;

    Condition visible;         // throws 42501 where none of its records may be seen
    std::uint32_t acts_as = 0; // a role; 0: the caller
    std::string key = {};      // other than that of every other view of the same models

    Condition linkable = {}; // records that others may be made to refer to
    // Of reading where there is no action.
    std::function<Extent(const Model &model, std::string_view action)> extent = {};
    std::function<Permitted(const Model &model, std::string_view action, std::string_view alias)> permitted = {};
    bool is_unlimited = false; // everything may be seen and done
};

// Models are opened at their first use: a schema of 500 models costs what the request touches. The opener resolves
// columns against the table as it is now (catalog floor); in unit tests it simply returns what was defined.
class Schema {
public:
    using Opener = std::function<std::shared_ptr<const Model>(std::string_view name)>;

    Schema(std::vector<std::string> names, Opener opener);
    // The same models, of which not everything is seen.
    Schema(const std::shared_ptr<const Schema> &whole, View view);

    // Throws DomainError 42704 with the nearest name: `model "questoin" does not exist` and a hint.
    const Model &get(std::string_view name) const;
    const Model *find(std::string_view name) const; // nullptr: no such model
    const std::vector<std::string> &names() const { return names_; }

    // Every statement asks for each row of a model that it reads: the condition by which it may be seen, TRUE where
    // privileges alone decide. By the name, as a model may be told of by another of its tables.
    sql::Expression visible(const Model &model, std::string_view alias) const;
    // The same where none may be seen: FALSE.
    sql::Expression seen(const Model &model, std::string_view alias) const;
    sql::Expression linkable(const Model &model, std::string_view alias) const;
    // Of reading where there is no action.
    Extent extent(const Model &model, std::string_view action = {}) const;
    Permitted permitted(const Model &model, std::string_view action, std::string_view alias) const;
    // Whether permissions decide, …
    bool is_restricted() const { return static_cast<bool>(view_.visible); }
    // … and do not permit everything.
    bool is_limited() const { return is_restricted() && !view_.is_unlimited; }
    std::uint32_t acts_as() const { return view_.acts_as; }
    const std::string &view_key() const { return view_.key; } // empty: the whole

private:
    std::vector<std::string> names_; // sorted
    Opener opener_;
    View view_;
    mutable std::map<std::string, std::shared_ptr<const Model>, std::less<>> opened_; // a memo; the meaning is const
};

} // namespace model_api::model

#include "base/pure.hpp"

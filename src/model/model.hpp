// A model: an ordinary table, its fields, states and actions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/account.hpp"
#include "model/action.hpp"
#include "model/field.hpp"
#include "model/search.hpp"
#include "model/state_machine.hpp"

namespace model_api::model {

struct Model {
    std::string name;             // API identifier: "question"
    std::string plural;           // "questions"
    std::string type_name;        // GraphQL: "Question"
    std::string plural_type_name; // "Questions"
    bool adopted = false;         // its table was not made by us: no managed columns, no triggers

    std::uint32_t relation = 0; // OID of the table; 0 in a definition that is not applied yet
    std::string schema;         // of the table, unquoted; empty in a definition: the first schema of the search_path
    std::string table;          // unquoted

    std::vector<Field> fields; // the key first, then createdAt, updatedAt, state, then the rest in a stable order
    std::optional<StateMachine> states;
    std::vector<Action> actions;
    Search search;
    std::optional<Account> account; // of the users' model and of the sessions'

    std::string key_field = "id"; // API name of the primary key's field

    const Field *find(std::string_view field) const; // nullptr: no such field
    bool is_for(Purpose purpose) const { return account && account->purpose == purpose; }
    bool guards(std::string_view field) const { return account && is_guarded(account->purpose, field); }
    const Field &key() const; // throws std::logic_error when there is none
    // The belongsTo field of which `name` is the id key: "quizId" -> quiz. nullptr: none.
    const Field *find_by_id_key(std::string_view name) const;
    std::vector<std::string_view> field_names() const;
    std::string qualified_table() const;            // quoted: public.question
    bool operator==(const Model &) const = default; // of a definition; an opened model has more, so compare
                                                    // its describe() with the other's
};

// "quiz" -> "quizId": the key under which a belongsTo is selected, filtered and set by id.
std::string id_key(const Field &belongs_to);

} // namespace model_api::model

#include "base/pure.hpp"

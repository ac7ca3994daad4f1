// What an action asks of one record: the values to write, and the actions on related records that belong to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "action/failure.hpp"
#include "base/json.hpp"
#include "model/schema.hpp"
#include "sql/expression.hpp"

namespace model_api::action {

enum class Kind : std::uint8_t {
    create,
    update, // and every custom action: it is of a record that exists
    delete_,
};
Kind kind_of(const model::Action &action);

struct Assignment {
    const model::Field *field; // stored
    sql::Value value;          // of the field's type; Null
};

// {"_atomics":{"score":[{"increment":2},{"decrement":1}]}}: their sum, a numeric literal. NULL counts as 0.
struct Increment {
    const model::Field *field;
    std::string amount;
};

struct Nested;

struct Change {
    const model::Model *model = nullptr;
    const model::Action *action = nullptr;
    Kind kind = Kind::create;
    bool is_plain = false; // written as it is given: the rules of its model are for its table to keep
    std::string path;      // of the record's object: "record", "params.question", "records[3].answers[1].create"
    std::optional<sql::Value> key;  // of the record; create: only where its user gave one
    std::string key_text;           // the same for messages
    std::string key_path;           // where the id stands: "params.id"; empty: `path`
    std::vector<Assignment> values; // each field once, in the order of the model's fields; without the key
    std::vector<Increment> increments;
    std::vector<Nested> parents;  // belongsTo: done before the record is written, which then refers to them
    std::vector<Nested> children; // hasOne, hasMany, hasManyThrough, and deleted parents: done once it is written
    // Values of the right JSON type that no record can hold: no option, no email address, out of the type's range.
    // Their fields have no assignment.
    std::vector<FieldMistake> mistakes;
    const Json *object = nullptr; // the record as it was given, in the request's document; nullptr: nobody wrote one
    Json params; // what hooks are given: {"id":…,"question":{…},"notify":true}; null where the action has none
};

enum class Verb : std::uint8_t {
    act,      // an action of the related model
    link,     // an existing record becomes related
    unlink,   // a related record becomes unrelated
    relink,   // hasOne: one is unlinked, another linked
    converge, // the related records become these: the listed are created or updated, all others go
};

// One operation below a relation of the record.
struct Nested {
    const model::Field *relation = nullptr; // of the outer model
    const model::Model *model = nullptr;    // the related model
    Verb verb = Verb::act;
    std::string path;                    // "record.answers[1].create"
    std::vector<Change> changes;         // act: one; converge: one for each value, in their order
    std::optional<sql::Value> key;       // link, unlink; relink: the record that goes
    std::optional<sql::Value> other_key; // relink: the record that comes
    // converge: what is done to records that are not listed; nullptr: they are unlinked (hasManyThrough).
    const model::Action *absent = nullptr;
};

} // namespace model_api::action

#include "base/pure.hpp"

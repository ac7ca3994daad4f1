// What has to be done to a table so that it is as its model wants it, and what stands against it. Planning is pure:
// nothing here asks the server, and a plan that is empty means that nothing is to be done.
#pragma once

#include <string>
#include <vector>

#include "model/definition.hpp"
#include "table/names.hpp"
#include "table/present.hpp"
#include "table/shape.hpp"

namespace model_api::table {

struct Statement {
    std::string sql;
    std::string place; // what it is done for, should it fail: "question.fields.title"; empty: no one place
};

// Values that would go. Refused unless the definition is destructive.
struct Loss {
    std::string path;   // "question.fields.body"
    std::string what;   // "column public.question.body"
    std::string count;  // a query for how many values
    std::string column; // of a field that is dropped: another field may take it over; else empty
};

// Rows that a new rule does not allow, should there be any.
struct Obstacle {
    std::string path;
    std::string complaint; // of such rows: "without a value for a required field"
    std::string table;     // quoted and qualified
    std::string count;     // a query for how many rows
};

struct Plan {
    std::vector<Loss> losses;
    std::vector<Obstacle> obstacles;
    std::vector<Statement> statements;
    std::vector<Statement> references; // foreign keys: once all tables of the definition are there
    bool adds_columns = false;
    std::string beside; // unquoted name of the table beside it that the statements make for its words; empty: none
    bool stale = false; // records that are there may lack words, or have others than the definition says
};

// A column of a field that the definition does not have any more, or keeps in another way.
struct Dropped {
    std::string column;
    std::string path;
};

// Gives each stored field of `wanted` the column that it has: a field that exists keeps its column, whatever that is
// called by now; another takes over the column of its name, if there is one. Returns what is left over.
std::vector<Dropped> settle_columns(model::Model &wanted, const model::Model &known, const Present &present,
                                    std::vector<model::Mistake> &mistakes);

Plan plan_creation(const Shape &wanted, Names &names);

struct Change {
    const model::Model &wanted; // settled
    const model::Model &known;  // as it was defined, with the columns it has now
    const Shape &shape;         // of wanted
    const Shape &known_shape;
    const Present &present;
    const std::vector<Dropped> &dropped;
};
Plan plan_change(const Change &change, Names &names);

} // namespace model_api::table

#include "base/pure.hpp"

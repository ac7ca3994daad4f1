// What a statement is given: the values of one row as parameters, or those of many as arrays that are read side by
// side, whose elements have positions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "action/statement.hpp"
#include "read/members.hpp"

namespace model_api::action {

// The alias of the table that a statement is about, as the select list of a record has it.
inline constexpr const char *own_table = "t0";

class Given {
public:
    explicit Given(Rows rows) : rows_(rows) {}

    // The next argument: a value of this field, an amount to add to it, or NULLs that only count the rows.
    void add(const model::Field &field);
    void add_amount(const model::Field &field);
    void add_count();
    std::size_t size() const { return values_.size(); }
    bool of_many() const { return rows_ == Rows::many; }

    // Of the row at hand: the value of an argument, and the position from 0 (NULL of rows that are parameters, of which
    // `row` says which one). A parameter that was written before is referred to again.
    void write(sql::Writer &out, std::size_t argument, std::size_t row = 0) const;
    void write_position(sql::Writer &out) const;

    // Of many rows: the item of FROM that is all of them, and what sorts them by their positions.
    void write_rows(sql::Writer &out) const;
    void write_order(sql::Writer &out) const;

private:
    struct Value {
        sql::Type type;
        std::string field; // that it is for
        bool as_text;      // the elements of its array are the text forms of the values
    };
    void add(const sql::Type &type, std::string field);
    static void write_parameter(sql::Writer &out, const Value &value, int argument);

    Rows rows_;
    std::vector<Value> values_;
};

// The type in which amounts are added to a field: wider than its own, so that an overflow shows when the sum becomes a
// value of the column, and not before.
const sql::Type &amount_type(const model::Field &field);

// " table AS t0".
void write_own_table(sql::Writer &out, const model::Model &model);

// The first two columns of a row, and then what is shown of it.
std::vector<read::Slot> write_result(read::Draft &draft, const model::Model &model, const Given &given,
                                     const read::Selection &selection);

// What was written: planned once for all arguments where no filter is in it.
read::Statement finish(sql::Writer &out);
read::Statement finish(read::Draft &draft, std::vector<read::Slot> slots = {});

} // namespace model_api::action

#include "base/pure.hpp"

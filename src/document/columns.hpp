// The searched columns of a table, as a trigger on it meets their values. Found once for each statement.
#pragma once

#include "document/value.hpp"
#include "model/model.hpp"

namespace model_api::document {

// A generated column has no new value yet where a trigger fires before the row is written.
enum class Generated : std::uint8_t { stored, computed };

// The number of a column of the model's table in `relation`, which may be a partition with another order; 0: none.
AttrNumber number_in(Oid relation, const model::Model &model, const std::string &column, AttrNumber number);

class Columns {
public:
    // `memory` outlives this.
    Columns(const model::Model &model, Relation relation, Generated generated, MemoryContext memory);

    // As they are valid for the row: read once, for the row after it another time.
    void read(TupleTableSlot *row, std::vector<NullableDatum> &values) const;
    bool are_same(const std::vector<NullableDatum> &before, const std::vector<NullableDatum> &after) const;
    // A tsvector of them.
    Datum words(const std::vector<NullableDatum> &values) const;

    // Generated columns are read as they are stored.
    void read_stored(TupleTableSlot *row, std::vector<NullableDatum> &values) const;

private:
    struct Column {
        AttrNumber number;
        std::int16_t length;
        bool by_value;
        ExprState *generation; // nullptr: its value is in the row
        Value value;
    };

    void add(const search::SearchedField &field, AttrNumber number, Relation relation, MemoryContext memory);

    Generated generated_;
    EState *executor_ = nullptr; // for generated columns; in the memory that outlives this
    std::vector<Column> columns_;
};

// Whether two values of a column are surely the same.
bool is_same(NullableDatum a, NullableDatum b, std::int16_t length, bool by_value);

} // namespace model_api::document

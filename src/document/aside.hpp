// The table beside a model's own that has the words of its records, and the statements that write it.
//
// They run with the privileges of its owner and under no policy, for whoever writes the model's table need not even
// know of the other one.
#pragma once

#include <string>

#include "document/columns.hpp"

namespace model_api::document {

class Aside {
public:
    // `model` has its words in such a table, which is there.
    explicit Aside(const model::Model &model);

    void write(Datum key, Datum words) const;
    // The words of the record as it is by now, whoever has changed it meanwhile; nothing if it is gone.
    void write_again(Datum key) const;
    // The words of the record, should it be there and have none.
    void write_missing(Datum key) const;
    // Unless another record has the key by now.
    void remove(Datum key) const;
    // The words of all records that are gone.
    void sweep() const;

private:
    bool is_found(const std::string &statement, std::optional<Datum> key) const;

    std::string write_, write_again_, write_missing_, find_, remove_, find_any_, empty_, sweep_;
    Oid key_type_;
    Oid owner_;       // of the words
    Oid model_owner_; // of the model's table
};

} // namespace model_api::document

// Whether a record is one that a role may read, asked from inside of a query of the caller's.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "statement/parameters.hpp"
#include "statement/prepared.hpp"

namespace model_api::access {

// What a role may read of a model by plain SQL, as its owner looks it up, by the key of a record.
class Readable {
public:
    // Throws 42704 where the table has no model, and 42501, GGT_PERMISSION_DENIED, where the role's filter does not fit
    // the model any more, or the table belongs to a superuser.
    Readable(std::uint32_t table, const std::string &role);

    // In the snapshot of the query that is running. Throws 42P17 where the answer asks for itself.
    bool has(const std::string &id) const;

private:
    std::uint32_t table_;
    std::vector<sql::Parameter> parameters_;
    std::shared_ptr<const statement::Prepared> statement_; // nullptr: nothing
};

} // namespace model_api::access

// A statement of read/, prepared: its plan, and the shape by which its rows become JSON.
#pragma once

#include "pg/plan.hpp"
#include "read/query.hpp"
#include "statement/shape.hpp"

namespace model_api::statement {

class Prepared {
public:
    // Needs a connection to SPI.
    explicit Prepared(const read::Statement &statement);
    Prepared(const Prepared &) = delete;
    Prepared &operator=(const Prepared &) = delete;

    const pg::Plan &plan() const { return *plan_; }
    Shape &shape() const { return *shape_; }
    read::Planning planning() const { return planning_; }
    const std::vector<std::uint32_t> &tables() const { return tables_; }
    Oid acts_as() const { return acts_as_; } // for statement::Privileges, around all that is done with the plan

private:
    struct Memory {
        MemoryContext context;
        Memory();
        ~Memory() { MemoryContextDelete(context); }
        Memory(const Memory &) = delete;
        Memory &operator=(const Memory &) = delete;
    };

    Memory memory_;
    Shape *shape_;
    std::optional<pg::Plan> plan_;
    read::Planning planning_;
    std::vector<std::uint32_t> tables_;
    Oid acts_as_;
};

} // namespace model_api::statement

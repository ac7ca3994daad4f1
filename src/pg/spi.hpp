// SPI for what runs rarely: DDL, and reads and writes of our own catalog. (Requests run through statement/.)
#pragma once

#include <charconv>

#include "pg/wall.hpp"

namespace model_api::pg {

// A connection to SPI. Closed on normal exit only: while an exception unwinds, PostgreSQL's abort does it.
class Spi {
public:
    Spi();
    Spi(const Spi &) = delete;
    Spi &operator=(const Spi &) = delete;
    ~Spi();

private:
    int exceptions_; // in flight when this began
};

using Cell = std::optional<std::string>;
// A cell of type boolean, and one of an integer type or oid (or a part of its text).
bool is_true(const Cell &cell);
template <class Number = std::int16_t>
Number number_of(std::string_view text) {
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}
using Rows = std::vector<std::vector<Cell>>;

// Runs one statement with text parameters (cast them in the statement: `$1::regclass`), nullopt for NULL. Connects by
// itself. The rows come in the text form of their types; a statement without rows gives none.
Rows execute(const std::string &statement, const std::vector<Cell> &parameters = {});
// The same of a plan that takes texts. Needs a connection.
Rows execute_plan(SPIPlanPtr plan, const std::vector<Cell> &parameters);
// As execute, in the transaction's snapshot and without writing: for STABLE functions.
Rows query(const std::string &statement, const std::vector<Cell> &parameters = {});

} // namespace model_api::pg

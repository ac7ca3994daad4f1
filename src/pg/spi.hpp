// SPI for what runs rarely: DDL, and reads and writes of our own catalog. (Requests run through statement/.)
#pragma once

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
using Rows = std::vector<std::vector<Cell>>;

// Runs one statement with text parameters (cast them in the statement: `$1::regclass`), nullopt for NULL. Connects by
// itself. The rows come in the text form of their types; a statement without rows gives none.
Rows execute(const std::string &statement, const std::vector<Cell> &parameters = {});
// The same in the transaction's snapshot and without writing: for STABLE functions.
Rows query(const std::string &statement, const std::vector<Cell> &parameters = {});

} // namespace model_api::pg

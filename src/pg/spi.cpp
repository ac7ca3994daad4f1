#include "pg/spi.hpp"

namespace model_api::pg {
namespace {

Rows copy_rows() {
    Rows rows;
    if (!SPI_tuptable) return rows;
    TupleDesc description = SPI_tuptable->tupdesc;
    for (std::uint64_t row = 0; row < SPI_tuptable->numvals; ++row) {
        std::vector<Cell> cells;
        for (int column = 1; column <= description->natts; ++column) {
            const char *text = call([&] { return SPI_getvalue(SPI_tuptable->vals[row], description, column); });
            cells.push_back(text ? Cell(text) : std::nullopt);
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

// As SPI takes them.
struct Given {
    std::vector<Oid> types;
    std::vector<Datum> values;
    std::vector<char> nulls;
};

Given give(const std::vector<Cell> &parameters) {
    Given given{std::vector<Oid>(parameters.size(), TEXTOID), std::vector<Datum>(parameters.size(), 0),
                std::vector<char>(parameters.size(), ' ')};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (!parameters[i]) {
            given.nulls[i] = 'n';
            continue;
        }
        const std::string &text = *parameters[i];
        given.values[i] =
            call([&] { return PointerGetDatum(cstring_to_text_with_len(text.data(), static_cast<int>(text.size()))); });
    }
    return given;
}

void check_result(int result) {
    if (result >= 0) return;
    throw DomainError(sqlstate::internal_error, "",
                      std::string("could not execute a statement: ") + SPI_result_code_string(result));
}

Rows run(const std::string &statement, const std::vector<Cell> &parameters, bool read_only) {
    const Spi connection;
    Given given = give(parameters);
    check_result(call([&] {
        return SPI_execute_with_args(statement.c_str(), static_cast<int>(parameters.size()), given.types.data(),
                                     given.values.data(), given.nulls.data(), read_only, 0);
    }));
    return copy_rows();
}

} // namespace

Spi::Spi() : exceptions_(std::uncaught_exceptions()) {
    call([] { SPI_connect(); });
}

Spi::~Spi() {
    // SPI_finish raises only when not connected, which cannot be on normal exit.
    if (std::uncaught_exceptions() == exceptions_) SPI_finish();
}

bool is_true(const Cell &cell) {
    return cell == "t";
}

Rows execute(const std::string &statement, const std::vector<Cell> &parameters) {
    return run(statement, parameters, false);
}

Rows execute_plan(SPIPlanPtr plan, const std::vector<Cell> &parameters) {
    Given given = give(parameters);
    check_result(call([&] { return SPI_execute_plan(plan, given.values.data(), given.nulls.data(), false, 0); }));
    return copy_rows();
}

Rows query(const std::string &statement, const std::vector<Cell> &parameters) {
    return run(statement, parameters, true);
}

} // namespace model_api::pg

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

Rows run(const std::string &statement, const std::vector<Cell> &parameters, bool read_only) {
    const Spi connection;
    std::vector<Oid> types(parameters.size(), TEXTOID);
    std::vector<Datum> values(parameters.size(), 0);
    std::vector<char> nulls(parameters.size(), ' ');
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (!parameters[i]) {
            nulls[i] = 'n';
            continue;
        }
        const std::string &text = *parameters[i];
        values[i] =
            call([&] { return PointerGetDatum(cstring_to_text_with_len(text.data(), static_cast<int>(text.size()))); });
    }
    const int result = call([&] {
        return SPI_execute_with_args(statement.c_str(), static_cast<int>(parameters.size()), types.data(),
                                     values.data(), nulls.data(), read_only, 0);
    });
    if (result < 0)
        throw DomainError(sqlstate::internal_error, "",
                          std::string("could not execute a statement: ") + SPI_result_code_string(result));
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

Rows query(const std::string &statement, const std::vector<Cell> &parameters) {
    return run(statement, parameters, true);
}

} // namespace model_api::pg

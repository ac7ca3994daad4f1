#include "action/equal.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>

#include "read/columns.hpp"

namespace model_api::action {

namespace {

using WriteValue = std::function<void()>;

// How a type is held to the modifier of its column.
enum class Fit : std::uint8_t {
    scale,    // round(value, scale), which fits any size
    function, // the function of the type's own name
};

struct FitOf {
    std::uint32_t type; // OID, which never changes
    Fit fit;
};

constexpr FitOf fits[] = {
    {1700, Fit::scale},    // numeric
    {1114, Fit::function}, // timestamp
    {1184, Fit::function}, // timestamptz
    {1083, Fit::function}, // time
    {1266, Fit::function}, // timetz
    {1186, Fit::function}, // interval
};

const FitOf *fit_of(const sql::Type &type) {
    if (type.modifier < 0) return nullptr;
    const auto *const found = std::ranges::find(fits, type.oid, &FitOf::type);
    return found == std::end(fits) ? nullptr : found;
}

// Of numeric(p, s): 11 bits, signed, below the precision, and all that with a header of 4.
std::int32_t scale_of(std::int32_t modifier) {
    return (((modifier - 4) & 0x7FF) ^ 0x400) - 0x400;
}

void write_fitted(sql::Writer &out, const sql::Type &type, const WriteValue &write) {
    const FitOf *found = fit_of(type);
    if (!found) return write();
    const bool by_scale = found->fit == Fit::scale;
    out << (by_scale ? std::string("pg_catalog.round") : type.name) << "(";
    write();
    out << ", " << std::to_string(by_scale ? scale_of(type.modifier) : type.modifier) << ")";
}

void write_folded(sql::Writer &out, bool folded, const WriteValue &write) {
    if (folded) out << "pg_catalog.lower(";
    write();
    if (folded) out << ")";
}

void write_operator(sql::Writer &out, const sql::Type &type) {
    const sql::OperatorName equal = sql::operator_name(sql::Operator::equal, type);
    out << " OPERATOR(" << equal.schema << "." << equal.name << ") ";
}

} // namespace

void write_equal(sql::Writer &out, const model::Field &field, const Given &given, std::size_t argument) {
    out << read::column(field, own_table);
    write_operator(out, read::column_of(field).type);
    given.write(out, argument);
}

void write_stored_equal(sql::Writer &out, const model::Field &field, bool folded, const Given &given,
                        std::size_t argument) {
    const sql::Type &type = read::column_of(field).type;
    write_folded(out, folded, [&] { out << read::column(field, own_table); });
    write_operator(out, folded ? sql::text_type() : type);
    write_folded(out, folded, [&] { write_fitted(out, type, [&] { given.write(out, argument); }); });
}

bool is_folded(const model::Field &field) {
    return field.unique && !field.unique->case_sensitive && read::column_of(field).type.family == sql::Family::text;
}

} // namespace model_api::action

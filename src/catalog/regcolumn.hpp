// model.regcolumn: a column by its table's OID and its attribute number, written as its name. Renaming the column, its
// table or its schema does not touch the stored value, and a dump carries the name to wherever it is restored.
#pragma once

#include <cstdint>

namespace model_api::catalog {

struct ColumnReference {
    std::uint32_t relation = 0;
    std::int16_t number = 0; // 0: no column; written "-"
};

// The eight bytes in which SQL holds it.
constexpr std::int64_t pack(ColumnReference column) {
    return static_cast<std::int64_t>(std::uint64_t{column.relation} << 32 | static_cast<std::uint16_t>(column.number));
}
constexpr ColumnReference unpack(std::int64_t stored) {
    const auto bits = static_cast<std::uint64_t>(stored);
    return {static_cast<std::uint32_t>(bits >> 32), static_cast<std::int16_t>(bits & 0xffff)};
}

} // namespace model_api::catalog

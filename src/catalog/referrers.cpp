#include "catalog/referrers.hpp"

#include "base/text.hpp"
#include "pg/spi.hpp"

namespace model_api::catalog {

void check_unreferred(std::string_view model) {
    const auto rows =
        pg::execute("SELECT f.model OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) f.name FROM model.field f "
                    "JOIN model.model m ON m.name OPERATOR(pg_catalog.=) f.model "
                    "JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) m.relation::pg_catalog.oid "
                    "WHERE f.type OPERATOR(pg_catalog.=) 'belongsTo' AND f.model OPERATOR(pg_catalog.<>) $1 "
                    "AND f.\"column\"::pg_catalog.text OPERATOR(pg_catalog.<>) '-' "
                    "AND (f.options OPERATOR(pg_catalog.->>) 'model') OPERATOR(pg_catalog.=) $1 ORDER BY 1",
                    {std::string(model)});
    if (rows.empty()) return;
    std::vector<std::string> fields;
    for (const auto &row : rows) fields.push_back(row[0].value());
    throw DomainError(sqlstate::dependent_objects_still_exist, {},
                      "model \"" + std::string(model) + "\" is referred to by " + listed(fields), {},
                      "Forget or release those models first, or define another field on the column of each of these.");
}

} // namespace model_api::catalog

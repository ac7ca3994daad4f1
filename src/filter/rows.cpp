#include "filter/rows.hpp"

#include <string>
#include <utility>

namespace model_api::filter {

sql::Expression write_table(sql::Writer &out, const model::Schema &schema, const model::Model &model,
                            std::string_view alias) {
    out.table(model.qualified_table(), model.relation) << " " << alias;
    return schema.visible(model, alias);
}

void write_own_table(sql::Writer &out, const model::Model &model, std::string_view alias) {
    out.table(model.qualified_table(), model.relation) << " " << alias;
}

sql::Expression exists(const model::Schema &schema, const model::Model &model, std::string_view alias,
                       sql::Expression condition) {
    sql::Expressions terms;
    terms.push_back(std::move(condition));
    terms.push_back(schema.visible(model, alias));
    sql::Expressions where;
    where.push_back(sql::conjunction(std::move(terms)));
    return sql::Exists{model.qualified_table(), model.relation, std::string(alias), std::move(where)};
}

} // namespace model_api::filter

#include <utility>

#include "action/given.hpp"
#include "read/found.hpp"

namespace model_api::action {

read::Statement remove_matching(const model::Model &model, const model::Schema &schema,
                                const std::optional<filter::Filter> &filter, const read::Search *search) {
    sql::Writer out;
    sql::Expressions conditions;
    out << "DELETE FROM";
    write_own_table(out, model);
    if (search) {
        const read::Searched rows{model, own_table, *search, false};
        if (read::is_aside(rows)) {
            out << " USING ";
            read::write_words_table(out, rows);
            conditions.push_back(read::has_words(rows));
        }
        conditions.push_back(read::found(rows));
    }
    if (filter) conditions.push_back(filter::lower(*filter, model, schema, own_table));
    const sql::Expression condition = sql::conjunction(std::move(conditions));
    if (!sql::is_true(condition)) out << " WHERE " << condition;
    read::Statement statement = finish(out);
    statement.planning = read::Planning::custom;
    return statement;
}

} // namespace model_api::action

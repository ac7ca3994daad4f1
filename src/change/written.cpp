#include "change/written.hpp"

namespace model_api::change {

sql::Type row_type(const model::Model &model) {
    sql::Type type;
    type.oid = pg::call([&] { return get_rel_type_id(model.relation); });
    type.name = model.qualified_table();
    return type;
}

read::Statement finish(sql::Writer &out) {
    read::Statement statement;
    statement.text = out.take_text();
    statement.parameters = out.take_parameters();
    statement.tables = out.take_tables();
    statement.planning = read::Planning::generic;
    return statement;
}

} // namespace model_api::change

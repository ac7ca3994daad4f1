#include "change/row_type.hpp"

namespace model_api::change {

sql::Type row_type(const model::Model &model) {
    sql::Type type;
    type.oid = pg::call([&] { return get_rel_type_id(model.relation); });
    type.name = model.qualified_table();
    return type;
}

} // namespace model_api::change

#include "statement/prepared.hpp"

#include "statement/parameters.hpp"
#include "statement/privileges.hpp"

namespace model_api::statement {
namespace {

std::vector<Oid> types_of(const std::vector<sql::Parameter> &parameters) {
    std::vector<Oid> types;
    types.reserve(parameters.size());
    for (const sql::Parameter &parameter : parameters) types.push_back(type_of(parameter));
    return types;
}

int cursor_options(read::Planning planning) {
    return CURSOR_OPT_PARALLEL_OK |
           (planning == read::Planning::generic ? CURSOR_OPT_GENERIC_PLAN : CURSOR_OPT_CUSTOM_PLAN);
}

} // namespace

Prepared::Memory::Memory()
    : context(pg::call(
          [] { return AllocSetContextCreate(TopMemoryContext, "model_api statement", ALLOCSET_SMALL_SIZES); })) {}

Prepared::Prepared(const read::Statement &statement)
    : shape_(make_shape(statement.layout, memory_.context)), planning_(statement.planning), tables_(statement.tables),
      acts_as_(statement.acts_as) {
    const Privileges privileges(acts_as_, tables_);
    plan_.emplace(statement.text, types_of(statement.parameters), cursor_options(planning_));
}

} // namespace model_api::statement

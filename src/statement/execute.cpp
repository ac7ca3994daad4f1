#include "statement/execute.hpp"

#include "pg/without_jit.hpp"
#include "statement/privileges.hpp"

namespace model_api::statement {
namespace {

void ignore(DestReceiver *) {}

} // namespace

DestReceiver destination(bool (*receive)(TupleTableSlot *, DestReceiver *),
                         void (*start)(DestReceiver *, int, TupleDesc)) {
    DestReceiver base;
    base.receiveSlot = receive;
    base.rStartup = start;
    base.rShutdown = ignore;
    base.rDestroy = ignore;
    base.mydest = DestTuplestore; // one that SPI leaves alone
    return base;
}

void execute(const Prepared &statement, ParamListInfo parameters, DestReceiver *destination, Access access) {
    SPIExecuteOptions options = {};
    options.params = parameters;
    options.read_only = access == Access::read;
    options.dest = destination;
    const SPIPlanPtr plan = statement.plan().get();
    const Privileges privileges(statement.acts_as(), statement.tables());
    const pg::WithoutJit planning;
    const int result = pg::call([&] { return SPI_execute_plan_extended(plan, &options); });
    if (result < 0)
        throw DomainError(sqlstate::internal_error, "",
                          std::string("could not run a statement: ") + SPI_result_code_string(result));
}

} // namespace model_api::statement

#include "pg/procedure.hpp"

namespace model_api::pg {

Procedure::Procedure(FunctionCallInfo fcinfo) : exceptions_(std::uncaught_exceptions()) {
    const Node *context = fcinfo->context;
    may_commit_ = context && IsA(context, CallContext) && !reinterpret_cast<const CallContext *>(context)->atomic;
    call([&] { SPI_connect_ext(may_commit_ ? SPI_OPT_NONATOMIC : 0); });
}

Procedure::~Procedure() {
    if (std::uncaught_exceptions() == exceptions_) SPI_finish();
}

void Procedure::commit() const {
    if (may_commit_) call([] { SPI_commit(); });
}

} // namespace model_api::pg

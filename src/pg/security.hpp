// Acting as another role for a moment.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// The current user is `role` while this lives. Restored on every exit: it is a plain assignment. `more`: other
// SECURITY_ flags.
class ActAs {
public:
    explicit ActAs(Oid role, int more = 0) {
        GetUserIdAndSecContext(&user_, &context_);
        SetUserIdAndSecContext(role, context_ | SECURITY_LOCAL_USERID_CHANGE | more);
    }
    ActAs(const ActAs &) = delete;
    ActAs &operator=(const ActAs &) = delete;
    ~ActAs() { SetUserIdAndSecContext(user_, context_); }

private:
    Oid user_ = InvalidOid;
    int context_ = 0;
};

} // namespace model_api::pg

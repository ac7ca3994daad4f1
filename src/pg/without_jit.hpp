// No JIT while one of our statements is planned. Requests are short and their plans differ, so compiling would cost
// more than it gains; and a filter of some hundred relations would be compiled for half a minute, deaf to
// statement_timeout.
#pragma once

#include "pg/postgres.hpp"

namespace model_api::pg {

class WithoutJit {
public:
    WithoutJit() { jit_enabled = false; }
    WithoutJit(const WithoutJit &) = delete;
    WithoutJit &operator=(const WithoutJit &) = delete;
    ~WithoutJit() { jit_enabled = saved_; }

private:
    const bool saved_ = jit_enabled;
};

} // namespace model_api::pg

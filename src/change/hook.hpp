// Functions of users that take part in an action.
#pragma once

#include <string>

#include "change/work.hpp"

namespace model_api::change {

// The function as SQL calls it. A bare name is of the schema of the model's table; of a global action, of "public".
std::string hook_name(const std::string &name, std::string_view schema);

struct FunctionName { // unquoted
    std::string schema, name;
};
FunctionName hook_parts(const std::string &name, std::string_view schema);

// While this lives, an error is the hook's own.
class InHook {
public:
    explicit InHook(Work &work) : work_(work) { work.origin = Origin::hook; }
    InHook(const InHook &) = delete;
    InHook &operator=(const InHook &) = delete;
    ~InHook();

private:
    Work &work_;
    int exceptions_ = std::uncaught_exceptions();
};

// Calls the onSuccess hooks that wait, in the order in which their records were written.
void run_waiting(Work &work);

} // namespace model_api::change

// Functions that SQL calls: the shell that makes a C++ body safe to call, and views of its arguments.
#pragma once

#include "pg/wall.hpp"

#define MODEL_API_EXPORT __attribute__((visibility("default")))

// MODEL_API_FUNCTION(model_api_html) { … return datum; } — `fcinfo` is there as in any C function.
#define MODEL_API_FUNCTION(name)                                                                                       \
    extern "C" {                                                                                                       \
    MODEL_API_EXPORT const Pg_finfo_record *pg_finfo_##name(void);                                                     \
    const Pg_finfo_record *pg_finfo_##name(void) {                                                                     \
        static const Pg_finfo_record record = {1};                                                                     \
        return &record;                                                                                                \
    }                                                                                                                  \
    MODEL_API_EXPORT Datum name(PG_FUNCTION_ARGS);                                                                     \
    }                                                                                                                  \
    static Datum name##_body(FunctionCallInfo fcinfo);                                                                 \
    Datum name(PG_FUNCTION_ARGS) {                                                                                     \
        return ::model_api::pg::enter([&] { return name##_body(fcinfo); });                                            \
    }                                                                                                                  \
    static Datum name##_body([[maybe_unused]] FunctionCallInfo fcinfo)

namespace model_api::pg {

// What a function keeps from call to call: made at the first one, destroyed with the FmgrInfo, which lives as long as
// the statement in most cases.
template <class State>
State &state_of(FmgrInfo *function) {
    if (function->fn_extra) return *static_cast<State *>(function->fn_extra);
    auto *callback = call([&] {
        return static_cast<MemoryContextCallback *>(
            MemoryContextAlloc(function->fn_mcxt, sizeof(MemoryContextCallback)));
    });
    auto *state = new State;
    *callback = {[](void *that) { delete static_cast<State *>(that); }, state, nullptr};
    MemoryContextRegisterResetCallback(function->fn_mcxt, callback);
    function->fn_extra = state;
    return *state;
}

// Arguments by position. A view lives as long as the function's memory context; copy it before the next subtransaction.
inline bool is_null_argument(FunctionCallInfo fcinfo, int n) {
    return n >= fcinfo->nargs || fcinfo->args[n].isnull;
}
std::string_view text_argument(FunctionCallInfo fcinfo, int n);
std::optional<std::string_view> optional_text_argument(FunctionCallInfo fcinfo, int n);
std::optional<std::int64_t> optional_integer_argument(FunctionCallInfo fcinfo, int n); // int4
// A text[] in which no element may be NULL, and which must be given: throws 22004, naming the argument.
std::vector<std::string> texts_argument(FunctionCallInfo fcinfo, int n, const char *name);
std::vector<std::string> texts_of(Datum array, const char *name);
// An argument that must be given: throws 22004 `argument "model" must not be null`.
std::string_view required_text_argument(FunctionCallInfo fcinfo, int n, const char *name);

// A text datum: a view into it, detoasted where needed.
std::string_view text_view(Datum datum);
Datum make_text(std::string_view text);
Datum make_cstring(std::string_view text);

} // namespace model_api::pg

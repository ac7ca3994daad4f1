#include "change/global.hpp"

#include "action/given.hpp"
#include "base/json.hpp"
#include "pg/function.hpp"
#include "pg/subtransaction.hpp"
#include "statement/cache.hpp"
#include "statement/change.hpp"

namespace model_api::change {
namespace {

// A bare name is a function of this schema.
constexpr const char *default_schema = "public";

struct Function {
    Oid result;
    bool is_set;
};

// Inside pg::call: f(jsonb). Raises 42883 where there is none.
Function look_up(const char *schema, const char *name) {
    List *names = list_make2(makeString(pstrdup(schema)), makeString(pstrdup(name)));
    Oid type = JSONBOID;
    const Oid function = LookupFuncName(names, 1, &type, false);
    return {get_func_rettype(function), get_func_retset(function)};
}

[[noreturn]] void refuse_set(const model::Action &action) {
    throw Refused({.code = action::code::misconfigured,
                   .message = "function " + action.run + "(jsonb) of action " + action.name + " returns a set",
                   .hint = "Let it return one json value."});
}

read::Statement call_of(const model::Action &action, const Function &function, const std::string &name) {
    if (function.is_set) refuse_set(action);
    const bool is_void = function.result == VOIDOID;
    sql::Writer out;
    out << "SELECT " << (is_void ? "" : "pg_catalog.to_json(") << name << "(";
    out.parameter({sql::jsonb_type(), sql::Null{}, false, {}, 0});
    out << (is_void ? ")" : "))::pg_catalog.text");
    return action::finish(out);
}

// SPI_connect happens in run_datum; what it gives of a void function is an empty value, which is none.
std::string call(const catalog::Snapshot &snapshot, const model::Action &action, const Json &params) {
    const FunctionName parts = function_of(action);
    const char *schema = parts.schema.c_str(), *name = parts.name.c_str();
    const Function function = pg::call([&] { return look_up(schema, name); });
    const read::Statement statement = call_of(action, function, hook_name(action.run, default_schema));
    const auto prepared = statement::prepare(statement, snapshot.version);
    const auto result = statement::run_datum(*prepared, statement.parameters, {params.text()});
    return result && function.result != VOIDOID ? std::string(pg::text_view(*result)) : std::string();
}

} // namespace

FunctionName function_of(const model::Action &action) {
    return hook_parts(action.run, default_schema);
}

Oid find_function(const model::Action &action) {
    const FunctionName parts = function_of(action);
    const char *schema = parts.schema.c_str(), *name = parts.name.c_str();
    return pg::call([&] {
        const Oid space = get_namespace_oid(schema, true);
        Oid type = JSONBOID;
        oidvector *types = buildoidvector(&type, 1);
        return OidIsValid(space) ? GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum(name),
                                                   PointerGetDatum(types), ObjectIdGetDatum(space))
                                 : InvalidOid;
    });
}

Outcome run_global(const catalog::Snapshot &snapshot, const model::Action &action, const Json &params) {
    Outcome outcome;
    const Depth deeper;
    Work work{snapshot};
    work.origin = Origin::hook;
    pg::attempt([&] { outcome.json = call(snapshot, action, params); },
                [&](const std::exception &exception) { outcome.failures = failures_of(exception, work); });
    return outcome;
}

} // namespace model_api::change

// model.purge_sessions.
#include <array>

#include "account/attempts.hpp"
#include "api/upkeep.hpp"
#include "pg/as_owner.hpp"
#include "pg/function.hpp"
#include "pg/procedure.hpp"
#include "pg/spi.hpp"
#include "session/purge.hpp"

namespace model_api::api {
namespace {

constexpr std::size_t counts = 4;
using Counts = std::array<std::int64_t, counts>; // sessions, codes, attempts, kept

// In a transaction of its own, where the models may be others.
template <class Body>
auto as_keeper(Body &&body) {
    const session::Accounts accounts = session::get_accounts();
    check_owner(*accounts.session);
    check_owner(*accounts.user);
    decltype(body(accounts)) result{};
    const auto of = [&](const model::Model &model) { return catalog::owner_of(model.relation); };
    pg::write_as_owner(of(*accounts.session), [&] { result = body(accounts); });
    return result;
}

void purge_sessions(const pg::Procedure &procedure, const std::string &until, Counts &counted) {
    std::optional<session::Place> place;
    do {
        const auto purged = as_keeper([&](const auto &all) { return session::purge_sessions(all, until, place); });
        procedure.commit();
        counted[0] += purged.sessions;
        counted[3] += purged.kept;
        place = purged.last;
    } while (place);
}

// Batches, until one finds nothing.
template <class Batch>
std::int64_t purge_all(const pg::Procedure &procedure, Batch &&batch) {
    std::int64_t all = 0, count = 0;
    do {
        pg::check_interrupts();
        count = batch();
        procedure.commit();
        all += count;
    } while (count > 0);
    return all;
}

Counts purge(FunctionCallInfo fcinfo) {
    const pg::Procedure procedure(fcinfo);
    Counts counted{};
    const std::string until = pg::query("SELECT pg_catalog.clock_timestamp()").at(0).at(0).value();
    purge_sessions(procedure, until, counted);
    counted[1] = purge_all(
        procedure, [&] { return as_keeper([&](const auto &all) { return session::purge_codes(all, until); }); });
    counted[2] = purge_all(procedure, account::forget_old_attempts);
    return counted;
}

Datum row_of(FunctionCallInfo fcinfo, const Counts &counted) {
    return pg::call([&] {
        TupleDesc description = nullptr;
        get_call_result_type(fcinfo, nullptr, &description);
        Datum values[counts];
        bool nulls[counts] = {};
        for (std::size_t i = 0; i < counts; ++i) values[i] = Int64GetDatum(counted[i]);
        return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(description), values, nulls));
    });
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_purge_sessions) {
    return api::row_of(fcinfo, api::purge(fcinfo));
}

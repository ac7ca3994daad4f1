// model.rotate_encryption.
#include "api/upkeep.hpp"
#include "catalog/catalog.hpp"
#include "catalog/table/reencryption.hpp"
#include "pg/function.hpp"
#include "pg/procedure.hpp"
#include "secret/keys.hpp"

namespace model_api::api {
namespace {

// In a transaction of its own, where the model and the keys may be others.
template <class Body>
auto with_records(const std::string &name, Body &&body) {
    const auto snapshot = catalog::current();
    const model::Model &model = snapshot.schema->get(name);
    const Upkeep upkeep(model);
    return body(catalog::Reencryption(model, secret::keys()));
}

std::size_t write_left(const pg::Procedure &procedure, const std::string &name, const std::vector<std::string> &keys) {
    std::size_t records = 0;
    for (const std::string &key : keys) {
        if (with_records(name, [&](const catalog::Reencryption &all) { return all.write_one(key); })) ++records;
        procedure.commit();
    }
    return records;
}

struct Step {
    std::optional<std::string> last;
    catalog::Reencryption::Written written;
};

Step rotate_batch(const std::string &name, const std::optional<std::string> &after) {
    return with_records(name, [&](const catalog::Reencryption &all) -> Step {
        if (!all.has_fields()) return {};
        const auto batch = all.read(after);
        return {batch.last, all.write_free(batch.other)};
    });
}

std::size_t rotate(const pg::Procedure &procedure, const std::string &name) {
    std::size_t records = 0;
    std::optional<std::string> place;
    do {
        const Step step = rotate_batch(name, place);
        procedure.commit();
        records += step.written.records + write_left(procedure, name, step.written.left);
        place = step.last;
    } while (place);
    return records;
}

void check_model(const std::string &name) {
    const auto snapshot = catalog::current();
    check_owner(snapshot.schema->get(name));
}

// The row of the argument that is given out.
Datum row_of(FunctionCallInfo fcinfo, std::size_t records) {
    Datum count = Int64GetDatum(static_cast<std::int64_t>(records));
    bool is_null = false;
    return pg::call([&] {
        TupleDesc description = nullptr;
        get_call_result_type(fcinfo, nullptr, &description);
        return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(description), &count, &is_null));
    });
}

std::size_t rotate(FunctionCallInfo fcinfo, const std::string &name) {
    const pg::Procedure procedure(fcinfo);
    check_model(name);
    return rotate(procedure, name);
}

} // namespace
} // namespace model_api::api

using namespace model_api;

MODEL_API_FUNCTION(model_api_rotate_encryption) {
    const std::string name(pg::required_text_argument(fcinfo, 0, "model"));
    return api::row_of(fcinfo, api::rotate(fcinfo, name));
}

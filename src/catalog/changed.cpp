// The trigger on the catalog tables.
#include "pg/function.hpp"

using namespace model_api;

MODEL_API_FUNCTION(model_api_catalog_changed) {
    if (!CALLED_AS_TRIGGER(fcinfo))
        throw DomainError(sqlstate::wrong_object_type, {}, "model.catalog_changed() is called by triggers only");
    const auto *trigger = reinterpret_cast<TriggerData *>(fcinfo->context);
    pg::call([&] { CacheInvalidateRelcache(trigger->tg_relation); });
    return PointerGetDatum(nullptr);
}

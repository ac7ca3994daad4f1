#include "pg/trigger.hpp"

namespace model_api::pg {

const TriggerData &trigger_call(FunctionCallInfo fcinfo, bool (*is_meant)(TriggerEvent), const char *rule) {
    const auto *trigger = CALLED_AS_TRIGGER(fcinfo) ? reinterpret_cast<TriggerData *>(fcinfo->context) : nullptr;
    if (trigger && is_meant(trigger->tg_event)) return *trigger;
    throw DomainError(sqlstate::trigger_protocol_violated, {}, rule);
}

bool is_before_write_of_row(TriggerEvent event) {
    return TRIGGER_FIRED_BEFORE(event) && TRIGGER_FIRED_FOR_ROW(event) && !TRIGGER_FIRED_BY_DELETE(event);
}

} // namespace model_api::pg

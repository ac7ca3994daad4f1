#include "load/ledger/record.hpp"

namespace model_api::load {
namespace {

std::string listed(const Steps &steps) {
    std::string text = "[";
    for (const std::string &step : steps) text += (text.size() == 1 ? "" : " ") + step;
    return text + "]";
}

template <typename Any>
std::string values_of(const Any &record) {
    return "id " + (record.id == 0 ? std::string("?") : std::to_string(record.id)) + ", title " + record.title +
           ", note " + record.note.value_or("NULL") + ", counter " + std::to_string(record.counter) + ", " +
           record.state;
}

} // namespace

bool is_same(const Record &record, const Shown &shown) {
    return (record.id == 0 || record.id == shown.id) && record.title == shown.title && record.note == shown.note &&
           record.counter == shown.counter && record.state == shown.state &&
           (!shown.steps || record.steps == *shown.steps);
}

std::string text_of(const std::optional<Record> &record) {
    return record ? "(" + values_of(*record) + ", steps " + listed(record->steps) + ")" : "none";
}

std::string text_of(const Shown &shown) {
    return "(" + values_of(shown) + (shown.steps ? ", steps " + listed(*shown.steps) : "") + ")";
}

} // namespace model_api::load

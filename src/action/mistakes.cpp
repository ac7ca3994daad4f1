#include "action/mistakes.hpp"

#include <utility>

#include "base/nearest.hpp"
#include "filter/mistake.hpp"

namespace model_api::action {

void Mistakes::keep(std::string path, std::string message, std::string hint) {
    if (full()) return;
    Failure failure;
    failure.code = code::invalid_input;
    failure.message = std::move(message);
    failure.path = std::move(path);
    failure.hint = std::move(hint);
    failures_.push_back(std::move(failure));
}

void Mistakes::add(const Place &place, std::string message, std::string hint) {
    keep(place.text(), std::move(message), std::move(hint));
}

void Mistakes::add(const Place &place, const DomainError &error) {
    keep(place.text() + error.path, error.message, error.hint);
}

void Mistakes::add_kind(const Place &place, std::string_view expected, const Json &given, std::string hint) {
    if (full()) return;
    std::string message = "expected ";
    message += expected;
    add(place, message + ", not " + given.kind_name(), std::move(hint));
}

void Mistakes::add_unknown(const Place &place, std::string_view what, std::string_view name, const std::string &definer,
                           const std::vector<std::string_view> &defined) {
    if (full()) return;
    std::string message(what);
    message += " " + filter::quoted(name) + " is not defined by " + definer + ".";
    add(place, message + did_you_mean(name, defined));
}

} // namespace model_api::action

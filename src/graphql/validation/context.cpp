#include "graphql/validation/context.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace model_api::graphql::validation {

Context::Context(const syntax::Document &document, const schema::Schema &schema)
    : document_(document), schema_(schema), visits_(visits_of(document, schema)) {
    for (const Visit &visit : visits_) {
        if (const auto *fragment = visit.as<syntax::Fragment>()) fragments_[fragment->name.text] = &visit;
    }
}

void Context::report(Moment moment, std::string message, std::vector<syntax::Offset> places) {
    if (is_full()) return;
    ++found_;
    reports_.push_back({moment, std::move(message), std::move(places)});
}

Errors Context::errors() {
    std::ranges::stable_sort(reports_, {}, &Report::moment);
    const auto abort = std::ranges::find(reports_, true, &Report::is_last);
    if (abort != reports_.end()) reports_.erase(abort + 1, reports_.end());
    const bool are_too_many = reports_.size() > max_errors;
    if (are_too_many) reports_.resize(max_errors);

    std::vector<syntax::Offset> places;
    for (const Report &report : reports_) places.insert(places.end(), report.places.begin(), report.places.end());
    const auto locations = syntax::locations_in(*document_.text, places);
    auto next = locations.begin();
    Errors errors;
    for (Report &report : reports_) {
        const auto end = next + static_cast<std::ptrdiff_t>(report.places.size());
        errors.push_back({std::move(report.message), {next, end}, {}});
        next = end;
    }
    if (are_too_many) {
        errors.push_back({"Too many validation errors, error limit reached. Validation aborted.", {}, {}});
    }
    return errors;
}

const Visit *Context::fragment(std::string_view name) const {
    const auto found = fragments_.find(name);
    return found == fragments_.end() ? nullptr : found->second;
}

const syntax::Fragment *Context::fragment_node(std::string_view name) const {
    const Visit *visit = fragment(name);
    return visit == nullptr ? nullptr : visit->as<syntax::Fragment>();
}

const std::vector<const syntax::FragmentSpread *> &Context::spreads_in(const syntax::SelectionSet &set) {
    const auto [entry, is_new] = spreads_.try_emplace(&set);
    if (!is_new) return entry->second;
    std::vector<const syntax::SelectionSet *> open = {&set};
    while (!open.empty()) {
        const syntax::SelectionSet &next = *open.back();
        open.pop_back();
        for (const auto &selection : next.selections) {
            if (const auto *spread = std::get_if<syntax::FragmentSpread>(&selection.node)) {
                entry->second.push_back(spread);
            } else if (const auto *field = std::get_if<syntax::Field>(&selection.node)) {
                if (!field->selection_set.empty()) open.push_back(&field->selection_set);
            } else {
                open.push_back(&std::get<syntax::InlineFragment>(selection.node).selection_set);
            }
        }
    }
    return entry->second;
}

std::vector<const Visit *> Context::reached_from(const std::vector<const syntax::SelectionSet *> &sets) {
    std::vector<std::string_view> names;
    std::unordered_set<std::string_view> known;
    const auto collect = [&](const syntax::SelectionSet &set) {
        const auto &spreads = spreads_in(set);
        for (const auto *spread : spreads) {
            if (known.insert(spread->name.text).second) names.push_back(spread->name.text);
        }
        return spreads.size();
    };
    for (const auto *set : sets) collect(*set);
    spend(names.size());
    std::vector<const Visit *> reached;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Visit *visit = fragment(names[i]);
        if (visit == nullptr) continue;
        reached.push_back(visit);
        spend(collect(visit->as<syntax::Fragment>()->selection_set));
    }
    return reached;
}

const std::vector<const Visit *> &Context::variables_in(const Visit &definition) {
    const auto [entry, is_new] = variables_in_.try_emplace(&definition);
    if (!is_new) return entry->second;
    for (std::uint32_t i = index(definition); i < definition.end; ++i) {
        const auto *value = visits_[i].as<syntax::Value>();
        if (value != nullptr && value->is<syntax::Variable>()) entry->second.push_back(&visits_[i]);
    }
    return entry->second;
}

const std::vector<const Visit *> &Context::variables_of(const Visit &operation) {
    const auto known = variables_of_.find(&operation);
    if (known != variables_of_.end()) return known->second;
    begin(on_leaving(operation));
    std::vector<const Visit *> usages = variables_in(operation);
    for (const Visit *fragment : reached_from({&operation.as<syntax::Operation>()->selection_set})) {
        const auto &inside = variables_in(*fragment);
        spend(1 + 2 * inside.size());
        usages.insert(usages.end(), inside.begin(), inside.end());
    }
    return variables_of_.emplace(&operation, std::move(usages)).first->second;
}

void Context::spend(std::size_t work) {
    if (work > work_left_) throw Aborted();
    work_left_ -= work;
}

} // namespace model_api::graphql::validation

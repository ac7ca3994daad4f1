#include "read/field_weights.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace model_api::read {

namespace {

// Each weight once, the greatest first.
std::vector<double> steps_of(const std::vector<SearchField> &fields) {
    std::vector<double> steps;
    std::ranges::transform(fields, std::back_inserter(steps), &SearchField::weight);
    std::ranges::sort(steps, std::ranges::greater{});
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

search::Weight weight_of(double weight, const std::vector<double> &steps) {
    constexpr search::Weight weights[] = {search::Weight::a, search::Weight::b, search::Weight::c, search::Weight::d};
    const auto step = std::ranges::find(steps, weight) - steps.begin();
    return weights[std::min<std::ptrdiff_t>(step, std::ssize(weights) - 1)];
}

} // namespace

std::vector<search::SearchedField> weighted(const std::vector<SearchField> &fields) {
    const std::vector<double> steps = steps_of(fields);
    std::vector<search::SearchedField> all;
    for (const SearchField &field : fields) {
        const auto searched = search::searched(*field.field);
        if (!searched) throw std::logic_error("field " + field.field->name + " is not searched");
        all.push_back(*searched);
        if (steps.size() > 1) all.back().weight = weight_of(field.weight, steps);
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &search::SearchedField::weight);
    return all;
}

} // namespace model_api::read

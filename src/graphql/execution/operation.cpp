#include "graphql/execution/operation.hpp"

#include <algorithm>
#include <charconv>

#include "graphql/execution/collect.hpp"

namespace model_api::graphql::execution {

namespace {

constexpr std::size_t unbounded = 1'000'000'000'000; // sums and products end here

std::size_t plus(std::size_t a, std::size_t b) {
    return std::min(a + b, unbounded);
}
std::size_t times(std::size_t a, std::size_t b) {
    return b != 0 && a > unbounded / b ? unbounded : a * b;
}

std::size_t positive(std::string_view literal) {
    std::size_t number = 0;
    const auto read = std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (read.ec == std::errc::result_out_of_range) return unbounded;
    return std::clamp<std::size_t>(number, 1, unbounded);
}

class Counter {
public:
    Counter(const syntax::Document &document, const input::Variables &variables)
        : fragments_(fragments_of(document)), variables_(variables) {}

    Cost of(const syntax::SelectionSet &set) {
        Cost sum;
        for (const auto &selection : set.selections) {
            const Cost one = std::visit([&](const auto &node) { return of(node); }, selection.node);
            sum.depth = std::max(sum.depth, one.depth);
            sum.aliases = plus(sum.aliases, one.aliases);
            sum.complexity = plus(sum.complexity, one.complexity);
        }
        return sum;
    }

private:
    Cost of(const syntax::Field &field) {
        Cost cost = of(field.selection_set);
        cost.depth = plus(cost.depth, 1);
        cost.aliases = plus(cost.aliases, field.alias.text.empty() ? 0 : 1);
        cost.complexity = plus(1, times(list_size(field), cost.complexity));
        return cost;
    }

    Cost of(const syntax::InlineFragment &fragment) { return of(fragment.selection_set); }

    // Each fragment once; in a cycle, which validation refuses, it costs nothing.
    Cost of(const syntax::FragmentSpread &spread) {
        const auto [known, is_new] = known_.try_emplace(spread.name.text);
        const auto fragment = fragments_.find(spread.name.text);
        if (is_new && fragment != fragments_.end()) {
            const Cost cost = of(fragment->second->selection_set);
            known_[spread.name.text] = cost;
            return cost;
        }
        return known->second;
    }

    std::size_t list_size(const syntax::Field &field) const {
        for (const auto &argument : field.arguments) {
            if (argument.name.text != "first" && argument.name.text != "last") continue;
            if (const auto *number = argument.value.as<syntax::IntValue>()) return positive(number->literal);
            const auto *variable = argument.value.as<syntax::Variable>();
            const Json *value = variable == nullptr ? nullptr : input::find(variables_, variable->name.text);
            if (value != nullptr && value->is_number()) return positive(value->literal());
        }
        return 1;
    }

    Fragments fragments_;
    const input::Variables &variables_;
    std::unordered_map<std::string_view, Cost> known_;
};

Error too_much(std::string_view what, std::size_t found, std::size_t limit, std::string_view name) {
    return {std::string(what) + " " + (found >= unbounded ? "more than allowed" : std::to_string(found)) +
                " exceeds the limit " + std::string(name) + " = " + std::to_string(limit) + ".",
            {},
            {}};
}

} // namespace

std::variant<const syntax::Operation *, Error> choose_operation(const syntax::Document &document,
                                                                std::string_view name) {
    const syntax::Operation *chosen = nullptr;
    for (const auto &definition : document.definitions) {
        const auto *operation = std::get_if<syntax::Operation>(&definition);
        if (operation == nullptr || (!name.empty() && operation->name.text != name)) continue;
        if (chosen != nullptr && name.empty()) {
            return Error{"Must provide operation name if query contains multiple operations.", {}, {}};
        }
        if (chosen == nullptr) chosen = operation;
    }
    if (chosen != nullptr) return chosen;
    if (name.empty()) return Error{"Must provide an operation.", {}, {}};
    return Error{"Unknown operation named \"" + std::string(name) + "\".", {}, {}};
}

Cost cost_of(const syntax::Operation &operation, const syntax::Document &document, const input::Variables &variables) {
    return Counter(document, variables).of(operation.selection_set);
}

std::optional<Error> exceeded(const Cost &cost, const Limits &limits) {
    if (cost.depth > limits.depth) return too_much("Depth", cost.depth, limits.depth, limits.names.depth);
    if (cost.aliases > limits.aliases)
        return too_much("Number of aliases", cost.aliases, limits.aliases, limits.names.aliases);
    if (cost.complexity <= limits.complexity) return std::nullopt;
    return too_much("Complexity", cost.complexity, limits.complexity, limits.names.complexity);
}

} // namespace model_api::graphql::execution

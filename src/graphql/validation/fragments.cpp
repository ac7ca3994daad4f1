#include <unordered_set>

#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

using schema::Schema;
using schema::Type;

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

const Type *composite_condition(const Context &context, std::string_view fragment) {
    const auto *node = context.fragment_node(fragment);
    const Type *type = node == nullptr ? nullptr : context.schema().find(node->type.text);
    return type != nullptr && type->is_composite() ? type : nullptr;
}

std::string impossible(const Type &parent, const Type &fragment) {
    return " cannot be spread here as objects of type " + quoted(parent.name) + " can never be of type " +
           quoted(fragment.name) + ".";
}

} // namespace

void unique_fragment_names(Context &context) {
    std::unordered_map<std::string_view, syntax::Offset> known;
    context.for_each<syntax::Fragment>([&](const syntax::Fragment &fragment, const Visit &visit) {
        const auto &[name, at] = fragment.name;
        const auto [entry, is_new] = known.try_emplace(name, at);
        if (is_new) return;
        context.report(context.on_entering(visit), "There can be only one fragment named " + quoted(name) + ".",
                       {entry->second, at});
    });
}

void known_fragment_names(Context &context) {
    context.for_each<syntax::FragmentSpread>([&](const syntax::FragmentSpread &spread, const Visit &visit) {
        if (context.fragment(spread.name.text) != nullptr) return;
        context.report(context.on_entering(visit), "Unknown fragment " + quoted(spread.name.text) + ".",
                       spread.name.at);
    });
}

void no_unused_fragments(Context &context) {
    std::vector<const syntax::SelectionSet *> sets;
    context.for_each<syntax::Operation>(
        [&](const syntax::Operation &operation, const Visit &) { sets.push_back(&operation.selection_set); });
    context.begin(Context::at_end);
    std::unordered_set<std::string_view> used;
    for (const Visit *visit : context.reached_from(sets)) used.insert(visit->as<syntax::Fragment>()->name.text);
    context.for_each<syntax::Fragment>([&](const syntax::Fragment &fragment, const Visit &) {
        if (used.contains(fragment.name.text)) return;
        context.report(Context::at_end, "Fragment " + quoted(fragment.name.text) + " is never used.", fragment.at);
    });
}

void possible_fragment_spreads(Context &context) {
    context.for_each<syntax::InlineFragment>([&](const syntax::InlineFragment &fragment, const Visit &visit) {
        const Type *type = visit.type ? visit.type.type : nullptr;
        if (type == nullptr || !type->is_composite() || visit.parent == nullptr) return;
        if (Schema::overlap(*type, *visit.parent)) return;
        context.report(context.on_entering(visit), "Fragment" + impossible(*visit.parent, *type), fragment.at);
    });
    context.for_each<syntax::FragmentSpread>([&](const syntax::FragmentSpread &spread, const Visit &visit) {
        const Type *type = composite_condition(context, spread.name.text);
        if (type == nullptr || visit.parent == nullptr || Schema::overlap(*type, *visit.parent)) return;
        context.report(context.on_entering(visit),
                       "Fragment " + quoted(spread.name.text) + impossible(*visit.parent, *type), spread.at);
    });
}

namespace {

class Cycles {
public:
    explicit Cycles(Context &context) : context_(context) {}

    void find_from(const syntax::Fragment &fragment, Moment moment) {
        moment_ = moment;
        visit(fragment);
    }

private:
    // Real documents do not come near it; it keeps the stack bounded.
    static constexpr std::size_t max_path = 500;

    void visit(const syntax::Fragment &fragment) {
        if (context_.is_full() || !visited_.insert(fragment.name.text).second) return;
        const auto &spreads = context_.spreads_in(fragment.selection_set);
        if (spreads.empty()) return;
        context_.begin(moment_);
        if (path_.size() >= max_path) throw Aborted();
        position_[fragment.name.text] = path_.size();
        for (const auto *spread : spreads) {
            path_.push_back(spread);
            follow(*spread);
            path_.pop_back();
        }
        position_.erase(fragment.name.text);
    }

    void follow(const syntax::FragmentSpread &spread) {
        const auto cycle = position_.find(spread.name.text);
        if (cycle != position_.end()) return report(spread, cycle->second);
        const auto *fragment = context_.fragment_node(spread.name.text);
        if (fragment != nullptr) visit(*fragment);
    }

    void report(const syntax::FragmentSpread &spread, std::size_t from) {
        std::string via;
        std::vector<syntax::Offset> places;
        for (std::size_t i = from; i < path_.size(); ++i) {
            places.push_back(path_[i]->at);
            if (i + 1 < path_.size()) via += (via.empty() ? " via " : ", ") + quoted(path_[i]->name.text);
        }
        context_.report(moment_, "Cannot spread fragment " + quoted(spread.name.text) + " within itself" + via + ".",
                        std::move(places));
    }

    Context &context_;
    Moment moment_ = Context::at_start;
    std::unordered_set<std::string_view> visited_;
    std::unordered_map<std::string_view, std::size_t> position_; // in the path, of the fragments on it
    std::vector<const syntax::FragmentSpread *> path_;
};

} // namespace

void no_fragment_cycles(Context &context) {
    Cycles cycles(context);
    context.for_each<syntax::Fragment>([&](const syntax::Fragment &fragment, const Visit &visit) {
        cycles.find_from(fragment, context.on_entering(visit));
    });
}

} // namespace model_api::graphql::validation

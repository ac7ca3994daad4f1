#include <algorithm>
#include <array>

#include "graphql/validation/rules.hpp"

namespace model_api::graphql::validation {

namespace {

// Lists in lists of the types of introspection grow without bounds; tools ask for two of them.
constexpr std::size_t max_lists = 3;
constexpr std::array<std::string_view, 4> list_fields = {"fields", "interfaces", "possibleTypes", "inputFields"};

class ListDepth {
public:
    explicit ListDepth(const Context &context) : context_(context) {}

    bool is_exceeded(const syntax::Field &field) {
        visiting_.clear();
        return exceeds(field, 0);
    }

private:
    using DepthOf = std::unordered_map<std::string_view, std::size_t>;

    static bool is_known(const DepthOf &depths, std::string_view fragment, std::size_t at_least) {
        const auto found = depths.find(fragment);
        return found != depths.end() && found->second >= at_least;
    }

    bool exceeds(const syntax::SelectionSet &set, std::size_t depth) {
        return std::ranges::any_of(set.selections, [&](const auto &selection) {
            return std::visit([&](const auto &node) { return exceeds(node, depth); }, selection.node);
        });
    }

    bool exceeds(const syntax::Field &field, std::size_t depth) {
        if (std::ranges::find(list_fields, field.name.text) != list_fields.end() && ++depth >= max_lists) return true;
        return exceeds(field.selection_set, depth);
    }

    bool exceeds(const syntax::InlineFragment &fragment, std::size_t depth) {
        return exceeds(fragment.selection_set, depth);
    }

    // A fragment that was followed from this depth, or from below, need not be again; so cycles end as well.
    bool exceeds(const syntax::FragmentSpread &spread, std::size_t depth) {
        const std::string_view name = spread.name.text;
        const auto exceeded = exceeded_.find(name);
        if (exceeded != exceeded_.end() && exceeded->second <= depth) return true;
        const auto *fragment = context_.fragment_node(name);
        if (is_known(visiting_, name, depth) || is_known(harmless_, name, depth) || fragment == nullptr) return false;
        visiting_[name] = depth;
        if (++level_ > max_level) throw Aborted();
        const bool result = exceeds(fragment->selection_set, depth);
        --level_;
        (result ? exceeded_ : harmless_)[name] = depth;
        return result;
    }

    static constexpr std::size_t max_level = 500; // of fragments in fragments: bounds the stack

    const Context &context_;
    DepthOf visiting_;
    DepthOf harmless_;
    DepthOf exceeded_;
    std::size_t level_ = 0;
};

} // namespace

void max_introspection_depth(Context &context) {
    ListDepth depth(context);
    const auto &visits = context.visits();
    for (std::size_t i = 0; i < visits.size() && !context.is_full(); ++i) {
        const auto *field = visits[i].as<syntax::Field>();
        if (field == nullptr || (field->name.text != "__schema" && field->name.text != "__type")) continue;
        context.begin(context.on_entering(visits[i]));
        if (!depth.is_exceeded(*field)) continue;
        context.report(context.on_entering(visits[i]), "Maximum introspection depth exceeded", field->at);
        i = visits[i].end - 1;
    }
}

} // namespace model_api::graphql::validation

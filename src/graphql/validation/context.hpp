// What the rules of validation share: the document, what the schema makes of it, and the errors found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphql/error.hpp"
#include "graphql/schema/schema.hpp"
#include "graphql/validation/visit.hpp"

namespace model_api::graphql::validation {

inline constexpr std::size_t max_errors = 100;

// When, in a walk through the document, an error is found: what a rule says when it comes to a node, or when it leaves
// it. Errors are reported in this order, whichever rule found them.
using Moment = std::uint64_t;

// A rule gave up: its work has grown beyond what it is worth.
struct Aborted {};

class Context {
public:
    Context(const syntax::Document &document, const schema::Schema &schema);

    const syntax::Document &document() const { return document_; }
    const schema::Schema &schema() const { return schema_; }
    const std::vector<Visit> &visits() const { return visits_; }

    Moment on_entering(const Visit &visit) const { return (Moment{index(visit)} << 32U) | 0xFFFFFFFFU; }
    Moment on_leaving(const Visit &visit) const { return (Moment{visit.end} << 32U) | (0xFFFFFFFEU - index(visit)); }
    static constexpr Moment at_start = 0;
    static constexpr Moment at_end = ~Moment{0};

    void report(Moment moment, std::string message, std::vector<syntax::Offset> places);
    void report(Moment moment, std::string message, syntax::Offset place) {
        report(moment, std::move(message), std::vector{place});
    }
    // Runs a rule; where it aborts, nothing later than `moment_` counts.
    template <class Rule>
    void run(const Rule &rule) {
        found_ = 0;
        try {
            rule(*this);
        } catch (const Aborted &) {
            reports_.push_back({moment_, "Validation aborted.", {}, true});
        }
    }
    bool is_full() const { return found_ > max_errors; } // what the rule finds now would not be shown
    void begin(Moment moment) { moment_ = moment; }      // where a rule is that may abort

    // The first errors, in their order.
    Errors errors();

    // Each visit of one kind of node: f(node, visit). A rule may look at several kinds, one after another: each has
    // room for as many errors as are shown, so that none that comes early in the document is lost.
    template <class Wanted, class Do>
    void for_each(const Do &action) {
        found_ = 0;
        for (const Visit &visit : visits_) {
            if (is_full()) return;
            if (const auto *node = visit.as<Wanted>()) action(*node, visit);
        }
    }

    // The last of that name, as all rules take it; nullptr: unknown.
    const Visit *fragment(std::string_view name) const;
    const syntax::Fragment *fragment_node(std::string_view name) const;
    // The spreads below a set, not those of other fragments.
    const std::vector<const syntax::FragmentSpread *> &spreads_in(const syntax::SelectionSet &set);
    // The fragments that a selection set leads to, each once.
    std::vector<const Visit *> reached_from(const std::vector<const syntax::SelectionSet *> &sets);
    // Where variables are used inside of a definition.
    const std::vector<const Visit *> &variables_in(const Visit &definition);
    // … and in the fragments that the operation leads to.
    const std::vector<const Visit *> &variables_of(const Visit &operation);

private:
    struct Report {
        Moment moment;
        std::string message;
        std::vector<syntax::Offset> places;
        bool is_last = false;
    };

    std::uint32_t index(const Visit &visit) const { return static_cast<std::uint32_t>(&visit - visits_.data()); }
    void spend(std::size_t work);

    const syntax::Document &document_;
    const schema::Schema &schema_;
    std::vector<Visit> visits_;
    std::unordered_map<std::string_view, const Visit *> fragments_;
    std::unordered_map<const syntax::SelectionSet *, std::vector<const syntax::FragmentSpread *>> spreads_;
    std::unordered_map<const Visit *, std::vector<const Visit *>> variables_in_;
    std::unordered_map<const Visit *, std::vector<const Visit *>> variables_of_;
    std::vector<Report> reports_;
    std::size_t found_ = 0;
    std::size_t work_left_ = 50'000;
    Moment moment_ = at_start;
};

} // namespace model_api::graphql::validation

#include "base/pure.hpp"

#include "table/removal.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "table/literal.hpp"

namespace model_api::table {

namespace {

using model::Field;
using model::Kind;
using model::StateMachine;

std::vector<std::string> missing_from(const std::vector<std::string> &wanted, const std::vector<std::string> &known) {
    std::vector<std::string> missing;
    std::ranges::copy_if(known, std::back_inserter(missing),
                         [&](const std::string &word) { return std::ranges::find(wanted, word) == wanted.end(); });
    return missing;
}

std::vector<std::string> quoted(const std::vector<std::string> &words) {
    std::vector<std::string> all;
    for (const std::string &word : words) all.push_back('"' + word + '"');
    return all;
}

struct Place {
    std::string table;  // quoted and qualified
    std::string column; // quoted
    std::string path;
};

std::string holding(bool multiple, const Place &place, const std::vector<std::string> &gone) {
    return multiple ? place.column + " && " + text_array(gone) : place.column + " IN (" + literal_list(gone) + ")";
}

Loss loss_of(std::string_view noun, bool multiple, const Place &place, const std::vector<std::string> &gone) {
    const std::string words = std::string(noun) + (gone.size() == 1 ? " " : "s ") + listed(quoted(gone));
    return {place.path, words + " of column " + place.table + "." + place.column,
            "SELECT count(*) FROM " + place.table + " WHERE " + holding(multiple, place, gone), ""};
}

// The rest of a list keeps its order; a single value gives way to the default, or to NULL.
std::string option_fix(const Field &wanted, const Place &place, const std::vector<std::string> &gone) {
    const std::string remaining = "ARRAY(SELECT option FROM unnest(" + place.column +
                                  ") WITH ORDINALITY AS listed (option, place) WHERE option <> ALL (" +
                                  text_array(gone) + ") ORDER BY place)";
    return "UPDATE " + place.table + " SET " + place.column + " = " + (wanted.multiple ? remaining : "DEFAULT") +
           " WHERE " + holding(wanted.multiple, place, gone);
}

Removal option_removal(const Field &wanted, const Field &known, const Place &place,
                       const std::vector<std::string> &gone) {
    Removal removal{wanted.column->name, loss_of("option", known.multiple, place, gone), {}, {}};
    removal.fix = {option_fix(wanted, place, gone), place.path};
    if (wanted.required && !wanted.multiple && !wanted.default_value)
        removal.obstacles.push_back(
            {place.path, "with a removed option of a required field", place.table, removal.loss->count});
    return removal;
}

// The state that takes the records of `gone`: the initial one of the nearest ancestor that is left.
std::string successor(const StateMachine &states, std::string path) {
    for (auto dot = path.rfind('.'); dot != std::string::npos; dot = path.rfind('.')) {
        path.resize(dot);
        if (states.has(path)) return states.enter(path);
    }
    return states.initial();
}

// A leaf that has got states of its own is entered, not lost.
Removal state_removal(const Field &wanted, const StateMachine &states, const Place &place,
                      const std::vector<std::string> &no_leaves) {
    std::string cases;
    std::vector<std::string> gone;
    for (const std::string &path : no_leaves) {
        const bool is_entered = states.has(path);
        if (!is_entered) gone.push_back(path);
        cases += " WHEN " + quote_literal(path) + " THEN " +
                 quote_literal(is_entered ? states.enter(path) : successor(states, path));
    }
    Removal removal{wanted.column->name, {}, {}, {}};
    if (!gone.empty()) removal.loss = loss_of("state", false, place, gone);
    removal.fix = {"UPDATE " + place.table + " SET " + place.column + " = CASE " + place.column + cases +
                       " END WHERE " + holding(false, place, no_leaves),
                   place.path};
    return removal;
}

} // namespace

std::vector<Removal> removals(const Change &change) {
    std::vector<Removal> all;
    for (const Field &field : change.wanted.fields) {
        const Field *known = change.known.find(field.name);
        if (!known || known->kind != field.kind || !field.column) continue;
        Place place{change.shape.qualified(), quote_identifier(field.column->name), path_of(change.wanted, field)};
        if (field.kind == Kind::record_state && change.known.states && change.wanted.states) {
            const auto gone = missing_from(change.wanted.states->leaves(), change.known.states->leaves());
            if (!gone.empty()) all.push_back(state_removal(field, *change.wanted.states, place, gone));
        } else if (field.kind == Kind::enumeration) {
            place.path = model_api::path_of(place.path, "options");
            const auto gone = missing_from(field.options, known->options);
            if (!gone.empty()) all.push_back(option_removal(field, *known, place, gone));
        }
    }
    return all;
}

} // namespace model_api::table

// What one operation does to one record, and what it answers: the actions of the model as a sequential machine.
// Whatever the server does at the same time must look as if these had been done one after another.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "load/ledger/record.hpp"

namespace model_api::load {

// A mistake that is made on purpose.
enum class Flaw : std::uint8_t {
    none,
    no_title,   // title is null: "is required"
    wrong_type, // counter is a list: not an input at all
};

// Values that are given; nullopt: left as they are, or at their default.
struct Values {
    std::optional<std::string> title;
    std::optional<std::optional<std::string>> note;
};

struct Create {
    Values values;
    std::int64_t counter = 0;
    std::vector<std::string> steps;
    Flaw flaw = Flaw::none;
};
struct Update {
    Id id = 0;
    Values values;
    std::int64_t increment = 0;
    std::vector<std::string> steps;
    Flaw flaw = Flaw::none;
};
struct Upsert {
    Values values;
};
struct Transition {
    Id id = 0;
    std::size_t move = 0; // of `moves`
};
struct Delete {
    Id id = 0;
};
struct AddStep { // a step created by itself
    Id id = 0;   // of its task
    std::string text;
};
struct Find {
    bool steps = false;
};
struct FindById {
    Id id = 0;
};
struct Exists {};
struct CountSteps {};

struct Element {
    std::string slug;
    std::variant<Create, Update, Upsert, Transition, Delete, AddStep, Find, FindById, Exists, CountSteps> what;
};

struct Move {
    const char *action;
    std::array<const char *, 3> from; // leaves; unused ones are nullptr
    const char *to;                   // the leaf it ends in
};
inline constexpr const char *initial_state = "open.fresh";
inline constexpr std::array<Move, 4> moves = {{
    {"start", {"open.fresh"}, "open.started"},
    {"finish", {"open.fresh", "open.started"}, "done"},
    {"reopen", {"done"}, "open.fresh"},
    {"restart", {"open.started", "done"}, "open.fresh"},
}};

enum class Verdict : std::uint8_t {
    done,
    not_found,
    wrong_state,
    required,    // title
    not_unique,  // slug
    no_parent,   // the task of a step is not there
    wrong_input, // not of its type
    other,       // none of these: `message` says what
};

// What the machine says that the answer is.
struct Expected {
    Verdict verdict = Verdict::done;
    bool is_created = false;           // of an upsert
    std::optional<std::int64_t> count; // of Exists, CountSteps
    std::optional<Record> record;      // as it is shown: nullopt: none is
    auto operator<=>(const Expected &) const = default;
};

// What the server said.
struct Answer {
    Verdict verdict = Verdict::done;
    std::optional<bool> is_created; // of an upsert that tells
    std::optional<std::int64_t> count;
    std::optional<Shown> shown;
    std::string message;
};

// Does to the record what the element asks, as operation `number`.
Expected apply(std::optional<Record> &record, const Element &element, Number number);

// Whether the server may have answered this where the machine answers that.
bool agrees(const Element &element, const Expected &expected, const Answer &answer);

std::string text_of(const Element &element);
std::string text_of(const Answer &answer);

} // namespace model_api::load

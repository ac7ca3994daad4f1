#include "action/atomics.hpp"

#include <utility>

#include "action/amount.hpp"

namespace model_api::action {

namespace {

using model::Field;

bool is_numeric(const Field &field) {
    return field.kind == model::Kind::number && !(field.column && field.column->generated);
}

bool holds_integers(const Field &field) {
    return field.decimals == 0 || field.column->type.family == sql::Family::integer;
}

// "" where it is not, which was noted.
std::string read_amount(const Field &field, const Json &json, const Place &place, Mistakes &mistakes) {
    if (!json.is_number()) {
        mistakes.add_kind(place, "a number", json);
        return "";
    }
    std::string amount = plain_decimal(json.literal());
    if (amount.empty()) {
        mistakes.add(place, "a number must not have more than 1000 digits");
    } else if (holds_integers(field) && amount.find('.') != std::string::npos) {
        mistakes.add(place, "expected an integer, not " + json.literal().substr(0, 40));
        amount.clear();
    }
    return amount;
}

// {"increment":2}, or "decrement", or both.
void read_step(const Field &field, const Json &json, const Place &place, Mistakes &mistakes, std::string &total) {
    if (!json.is_object()) return mistakes.add_kind(place, "an object", json, R"(Write it as {"increment": 1}.)");
    for (const auto &[name, value] : json.members()) {
        const Place member = place.member(name);
        if (name != "increment" && name != "decrement") {
            mistakes.add_unknown(member, "Field", name, "_atomics", {"increment", "decrement"});
            continue;
        }
        if (value.is_null()) continue;
        const std::string amount = read_amount(field, value, member, mistakes);
        if (!amount.empty()) total = sum(total, name == "increment" ? amount : negated(amount));
    }
}

void read_steps(const Field &field, const Json &json, const Place &place, Mistakes &mistakes, Change &change) {
    std::string total = "0";
    if (json.is_array()) {
        for (std::size_t i = 0; i < json.items().size() && !mistakes.full(); ++i) {
            read_step(field, json.items()[i], place.element(i), mistakes, total);
        }
        if (json.items().empty()) return;
    } else {
        read_step(field, json, place, mistakes, total);
    }
    change.increments.push_back({&field, std::move(total)});
}

} // namespace

void read_atomics(const Json &json, const Place &place, const Input &input, Change &change) {
    if (json.is_null()) return;
    if (!json.is_object()) return input.mistakes.add_kind(place, "an object", json);
    for (const auto &[name, steps] : json.members()) {
        const Field *field = change.model->find(name);
        const Place member = place.member(name);
        if (field && is_numeric(*field)) {
            read_steps(*field, steps, member, input.mistakes, change);
        } else if (field) {
            input.mistakes.add(member, "Field \"" + name + "\" of " + change.model->name + " cannot be incremented");
        } else {
            std::vector<std::string_view> names;
            for (const Field &other : change.model->fields)
                if (is_numeric(other)) names.emplace_back(other.name);
            input.mistakes.add_unknown(member, "Field", name, change.model->type_name + "AtomicsInput", names);
        }
    }
}

} // namespace model_api::action

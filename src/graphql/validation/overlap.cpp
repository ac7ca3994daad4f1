#include "graphql/validation/overlap.hpp"

#include <algorithm>

#include "graphql/syntax/characters.hpp"

namespace model_api::graphql::validation {

namespace {

using schema::TypeUse;

constexpr std::size_t max_detail = 1000; // of names and reasons, in characters
constexpr std::size_t max_nodes = 20;    // of a conflict, on either side
constexpr std::size_t max_level = 600;   // of comparisons in comparisons: bounds the stack

std::string abbreviated(std::string_view text) {
    if (syntax::utf16_length(text) <= max_detail) return std::string(text);
    return std::string(syntax::slice_units(text, 0, max_detail)) + "...";
}

std::string quoted(std::string_view text) {
    return '"' + abbreviated(text) + '"';
}

bool do_types_conflict(const TypeUse &left, const TypeUse &right) {
    if (left.wrapping != right.wrapping) return true;
    return left.type != right.type && (left.type->is_leaf() || right.type->is_leaf());
}

// More than are ever reported need not be kept.
void add(Conflicts &conflicts, Conflict conflict) {
    if (conflicts.size() <= max_errors) conflicts.push_back(std::move(conflict));
}

std::vector<syntax::Offset> places(const SelectedField &field, const Conflicts &conflicts,
                                   std::vector<syntax::Offset> Conflict::*side) {
    std::vector<syntax::Offset> all = {field.node->at};
    for (const Conflict &conflict : conflicts) {
        const auto &inside = conflict.*side;
        const std::size_t room = std::min(max_nodes - all.size(), inside.size());
        all.insert(all.end(), inside.end() - static_cast<std::ptrdiff_t>(room), inside.end());
        if (all.size() == max_nodes) break;
    }
    return all;
}

// The text of a value that equal values share: fields in the order of their names.
struct Canonical {
    std::string &out;

    void operator()(const syntax::NullValue &) const { out += "null"; }
    void operator()(const syntax::Variable &variable) const { (out += '$') += variable.name.text; }
    void operator()(const syntax::IntValue &number) const { (out += 'i') += number.literal; }
    void operator()(const syntax::FloatValue &number) const { (out += 'f') += number.literal; }
    void operator()(const syntax::StringValue &string) const {
        out += string.block ? "b" : "s";
        out += std::to_string(string.text.size()) + ":" + string.text;
    }
    void operator()(const syntax::BooleanValue &boolean) const { out += boolean.value ? "true" : "false"; }
    void operator()(const syntax::EnumValue &value) const { (out += 'e') += value.name; }
    void operator()(const syntax::ListValue &list) const {
        out += '[';
        for (const auto &item : list.items) {
            std::visit(*this, item.node);
            out += ',';
        }
        out += ']';
    }
    void operator()(const syntax::ObjectValue &object) const {
        std::vector<const syntax::ObjectField *> fields;
        for (const auto &field : object.fields) fields.push_back(&field);
        std::ranges::stable_sort(fields, {}, [](const auto *field) { return field->name.text; });
        out += '{';
        for (const auto *field : fields) {
            (out += field->name.text) += ':';
            std::visit(*this, field->value.node);
            out += ',';
        }
        out += '}';
    }
};

} // namespace

class OverlapSearch::Step {
public:
    explicit Step(OverlapSearch &search) : search_(search) {
        if (search_.level_ >= max_level) throw Aborted();
        ++search_.level_;
    }
    ~Step() { --search_.level_; }
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

private:
    OverlapSearch &search_;
};

void OverlapSearch::spend(std::size_t work) {
    if (work > budget_) throw Aborted();
    budget_ -= work;
}

// What has been compared without exclusion need not be compared with it.
template <class Key>
bool OverlapSearch::is_new(std::map<Key, Exclusive> &made, const Key &key, Exclusive exclusive) {
    const auto [entry, is_first] = made.try_emplace(key, exclusive);
    if (is_first) return true;
    if (entry->second == Exclusive::no || exclusive == Exclusive::yes) return false;
    entry->second = exclusive;
    return true;
}

Conflicts OverlapSearch::within(const syntax::SelectionSet &set, const schema::Type *parent) {
    Conflicts conflicts;
    Selected &selected = selections_.of(set, parent);
    compare_groups(conflicts, selected);
    const auto &fragments = selected.fragments;
    if (selected.groups.empty() && fragments.size() < 2) return conflicts;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        compare(conflicts, Exclusive::no, selected, fragments[i]);
        for (std::size_t j = i + 1; j < fragments.size(); ++j) {
            compare(conflicts, Exclusive::no, fragments[i], fragments[j]);
        }
    }
    return conflicts;
}

void OverlapSearch::compare_groups(Conflicts &conflicts, const Selected &selected) {
    for (const FieldGroup &group : selected.groups) {
        for (std::size_t i = 0; i < group.fields.size(); ++i) {
            for (std::size_t j = i + 1; j < group.fields.size(); ++j) {
                compare_fields(conflicts, Exclusive::no, group.name, group.fields[i], group.fields[j]);
            }
        }
    }
}

void OverlapSearch::compare(Conflicts &conflicts, Exclusive exclusive, const Selected &left, const Selected &right) {
    if (right.groups.empty()) return;
    for (const FieldGroup &group : left.groups) {
        spend(1);
        const FieldGroup *same = right.find(group.name);
        if (same == nullptr) continue;
        for (const SelectedField &one : group.fields) {
            for (const SelectedField &other : same->fields)
                compare_fields(conflicts, exclusive, group.name, one, other);
        }
    }
}

// The fields with a fragment's, and with those of the fragments it spreads.
void OverlapSearch::compare(Conflicts &conflicts, Exclusive exclusive, Selected &fields, std::string_view fragment) {
    const Step step(*this);
    spend(1);
    if (fields.groups.empty() || !is_new(made_with_fragment_, {&fields, fragment}, exclusive)) return;
    const auto *node = context_.fragment_node(fragment);
    if (node == nullptr) return;
    const Selected &other = selections_.of(*node);
    if (&other == &fields) return;
    compare(conflicts, exclusive, fields, other);
    for (const std::string_view next : other.fragments) compare(conflicts, exclusive, fields, next);
}

void OverlapSearch::compare(Conflicts &conflicts, Exclusive exclusive, std::string_view left, std::string_view right) {
    const Step step(*this);
    spend(2);
    if (left == right) return;
    const auto key = left < right ? std::pair(left, right) : std::pair(right, left);
    if (!is_new(made_between_fragments_, key, exclusive)) return;
    const auto *left_node = context_.fragment_node(left);
    const auto *right_node = context_.fragment_node(right);
    if (left_node == nullptr || right_node == nullptr) return;
    const Selected &left_fields = selections_.of(*left_node);
    const Selected &right_fields = selections_.of(*right_node);
    compare(conflicts, exclusive, left_fields, right_fields);
    for (const std::string_view next : right_fields.fragments) compare(conflicts, exclusive, left, next);
    for (const std::string_view next : left_fields.fragments) compare(conflicts, exclusive, next, right);
}

std::string OverlapSearch::difference(const SelectedField &left, const SelectedField &right) {
    const auto &left_name = left.node->name.text;
    const auto &right_name = right.node->name.text;
    if (left_name != right_name) return quoted(left_name) + " and " + quoted(right_name) + " are different fields";
    return have_same_arguments(*left.node, *right.node) ? "" : "they have differing arguments";
}

void OverlapSearch::compare_fields(Conflicts &conflicts, Exclusive exclusive, std::string_view name,
                                   const SelectedField &left, const SelectedField &right) {
    const bool have_other_objects = left.parent != right.parent && left.parent != nullptr && right.parent != nullptr &&
                                    left.parent->is(schema::Kind::object) && right.parent->is(schema::Kind::object);
    if (have_other_objects) exclusive = Exclusive::yes;
    spend(2);
    const TypeUse left_type = left.definition == nullptr ? TypeUse{} : left.definition->type;
    const TypeUse right_type = right.definition == nullptr ? TypeUse{} : right.definition->type;
    const bool is_same_field = left.node->name.text == right.node->name.text;
    if (left.is_simple() && right.is_simple() && left_type == right_type && is_same_field) return;
    std::string reason = exclusive == Exclusive::no ? difference(left, right) : "";
    if (reason.empty() && left_type && right_type && do_types_conflict(left_type, right_type)) {
        reason = "they return conflicting types \"" + left_type.text() + "\" and \"" + right_type.text() + '"';
    }
    if (!reason.empty()) {
        add(conflicts, {std::string(name), std::move(reason), {left.node->at}, {right.node->at}});
    } else if (!left.node->selection_set.empty() && !right.node->selection_set.empty()) {
        compare_subfields(conflicts, exclusive, name, left, right);
    }
}

void OverlapSearch::compare_subfields(Conflicts &conflicts, Exclusive exclusive, std::string_view name,
                                      const SelectedField &left, const SelectedField &right) {
    const Conflicts inside = between(exclusive, left, right);
    if (inside.empty()) return;
    std::string reason;
    for (const Conflict &conflict : inside) {
        if (!reason.empty()) reason += " and ";
        reason += "subfields " + quoted(conflict.name) + " conflict because " + conflict.reason;
        if (reason.size() > max_detail) break;
    }
    add(conflicts, {std::string(name), abbreviated(reason), places(left, inside, &Conflict::left),
                    places(right, inside, &Conflict::right)});
}

// Of the selection sets of two fields.
Conflicts OverlapSearch::between(Exclusive exclusive, const SelectedField &left, const SelectedField &right) {
    const Step step(*this);
    const auto type_of = [](const SelectedField &field) {
        return field.definition == nullptr ? nullptr : field.definition->type.type;
    };
    Conflicts conflicts;
    Selected &left_fields = selections_.of(left.node->selection_set, type_of(left));
    Selected &right_fields = selections_.of(right.node->selection_set, type_of(right));
    compare(conflicts, exclusive, left_fields, right_fields);
    for (const auto fragment : right_fields.fragments) compare(conflicts, exclusive, left_fields, fragment);
    for (const auto fragment : left_fields.fragments) compare(conflicts, exclusive, right_fields, fragment);
    for (const auto one : left_fields.fragments) {
        for (const auto other : right_fields.fragments) compare(conflicts, exclusive, one, other);
    }
    return conflicts;
}

bool OverlapSearch::have_same_arguments(const syntax::Field &left, const syntax::Field &right) {
    if (left.arguments.size() != right.arguments.size()) return false;
    for (const auto &argument : left.arguments) {
        spend(1 + right.arguments.size() / 8);
        const auto same = std::find_if(right.arguments.rbegin(), right.arguments.rend(),
                                       [&](const auto &other) { return other.name.text == argument.name.text; });
        if (same == right.arguments.rend() || canonical(argument.value) != canonical(same->value)) return false;
    }
    return true;
}

const std::string &OverlapSearch::canonical(const syntax::Value &value) {
    const auto [entry, is_first] = canonical_.try_emplace(&value);
    if (is_first) std::visit(Canonical{entry->second}, value.node);
    return entry->second;
}

void overlapping_fields_can_be_merged(Context &context) {
    OverlapSearch search(context);
    const syntax::SelectionSet *of_inline = nullptr; // which the set around it has looked at
    for (const Visit &visit : context.visits()) {
        if (context.is_full()) return;
        if (const auto *fragment = visit.as<syntax::InlineFragment>()) of_inline = &fragment->selection_set;
        const auto *set = visit.as<syntax::SelectionSet>();
        if (set == nullptr || set == of_inline) continue;
        context.begin(context.on_entering(visit));
        for (const Conflict &conflict : search.within(*set, visit.parent)) {
            auto places = conflict.left;
            places.insert(places.end(), conflict.right.begin(), conflict.right.end());
            context.report(context.on_entering(visit),
                           "Fields " + quoted(conflict.name) + " conflict because " + conflict.reason +
                               ". Use different aliases on the fields to fetch both if this was intentional.",
                           std::move(places));
        }
    }
}

} // namespace model_api::graphql::validation

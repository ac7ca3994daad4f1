#include "schema/request/shape.hpp"

#include "base/json.hpp"
#include "schema/request/reader.hpp"

namespace model_api::schema::request {

namespace {

constexpr std::string_view null = "null";
using Slices = std::vector<Slice>;

struct Find {
    const Slices &slices;

    std::string_view operator()(const Position &position) const {
        return position.index < slices.size() ? slices[position.index].value : null;
    }
    std::string_view operator()(const Named &named) const {
        for (const Slice &slice : slices)
            if (slice.name == named.name) return slice.value;
        return null;
    }
    std::string_view operator()(const Part &part) const {
        const std::string_view whole = (*this)(Position{part.index});
        return whole == null ? null : Find{members_of(whole)}(Position{part.part});
    }
};

void append_key(std::string &out, const Member &member) {
    out += out.back() == '{' ? "\"" : ",\"";
    out.append(member.key).append("\":");
}

void append_members(std::string &out, const Slices &slices, const std::vector<Member> &members) {
    out += '{';
    for (const Member &member : members) {
        append_key(out, member);
        const auto *group = std::get_if<Group>(&member.shape);
        if (!group)
            append_shaped(out, std::visit(Find{slices}, member.source), member.shape);
        else if (std::visit(Find{slices}, group->members.front().source) == null)
            out += null;
        else
            append_members(out, slices, group->members);
    }
    out += '}';
}

template <class AppendItem>
void append_list(std::string &out, std::string_view list, const AppendItem &append_item) {
    out += '[';
    for (const std::string_view item : items_of(list)) {
        if (out.back() != '[') out += ',';
        append_item(item);
    }
    out += ']';
}

void append_messages(std::string &out, std::string_view list) {
    Json fields = Json::object();
    const Json mistakes = Json::parse(list);
    for (const Json &mistake : mistakes.items()) {
        const std::string &field = mistake.find("apiIdentifier")->as_string();
        Json messages = fields.find(field) ? *fields.find(field) : Json::array();
        messages.push(*mistake.find("message"));
        fields.set(field, std::move(messages));
    }
    out += fields.text();
}

// Of JSON that is not null.
struct Append {
    std::string &out;
    std::string_view json;

    void operator()(const AsIs &) const { out += json; }
    void operator()(const Constant &constant) const { out += constant.json; }
    void operator()(const Object &object) const { append_members(out, members_of(json), object.members); }
    void operator()(const Group &) const { out += json; }
    void operator()(const Each &each) const {
        append_list(out, json, [&](std::string_view item) {
            if (item == null)
                out += item;
            else
                append_members(out, members_of(item), each.members);
        });
    }
    void operator()(const EachKey &each) const {
        append_list(out, json, [&](std::string_view item) { append_members(out, {{{}, item}}, each.members); });
    }
    void operator()(const Choice &choice) const {
        const std::string_view value = Find{members_of(json)}(Named{choice.name});
        for (const Case &one : choice.cases)
            if (one.json == value || &one == &choice.cases.back()) return append_shaped(out, json, one.shape);
    }
    void operator()(const EachChoice &each) const {
        append_list(out, json, [&](std::string_view item) { Append{out, item}(each.choice); });
    }
    void operator()(const MessagesByField &) const { append_messages(out, json); }
};

} // namespace

void append_shaped(std::string &out, std::string_view json, const Shape &shape) {
    if (json == null && !std::holds_alternative<Constant>(shape))
        out += null;
    else
        std::visit(Append{out, json}, shape);
}

} // namespace model_api::schema::request

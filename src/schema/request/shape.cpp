#include "schema/request/shape.hpp"

#include "base/json.hpp"
#include "schema/request/reader.hpp"

namespace model_api::schema::request {

namespace {

constexpr std::string_view null = "null";

struct Seek {
    Members &members;

    bool operator()(const Position &position) const { return members.seek(position.index); }
    bool operator()(const Named &named) const { return members.seek(named.name); }
    bool operator()(const Part &part) const { return members.seek(part.index); }
};

// Appends values of a text; each function says where the value ends that it has read.
class Writer {
public:
    Writer(std::string &out, std::string_view text) : out_(out), text_(text) {}

    At append(At at, const Shape &shape) {
        if (!is_null(at)) return std::visit([&](const auto &one) { return append_as(at, one); }, shape);
        out_ += null;
        return at + null.size();
    }

private:
    bool is_null(At at) const { return at >= text_.size() || text_[at] == 'n'; }
    bool finds_null(Members &from, const Source &source) const {
        return !std::visit(Seek{from}, source) || is_null(from.value());
    }

    At append_as(At at, const AsIs &) {
        const At end = end_of_value(text_, at);
        out_.append(text_, at, end - at);
        return end;
    }

    At append_as(At at, const Constant &constant) {
        out_ += constant.json;
        return end_of_value(text_, at);
    }

    At append_as(At at, const Object &object) { return append_members(at, object.members); }

    At append_as(At at, const Group &group) { return append_members(at, group.members); }

    At append_as(At at, const Each &each) {
        return append_items(at, [&](At item) {
            if (!is_null(item)) return append_members(item, each.members);
            out_ += null;
            return item + null.size();
        });
    }

    At append_as(At at, const EachKey &each) {
        return append_items(at, [&](At item) {
            out_ += '{';
            for (const Member &member : each.members) {
                append_key(member);
                append(item, member.shape);
            }
            out_ += '}';
            return end_of_value(text_, item);
        });
    }

    At append_as(At at, const Renamed &renamed) {
        const At end = end_of_value(text_, at);
        const auto name = renamed.names->find(text_.substr(at, end - at));
        if (name == renamed.names->end()) return append(at, AsIs{});
        out_ += name->second;
        return end;
    }

    At append_as(At at, const Choice &choice) {
        Members members(text_, at);
        const bool has_one = members.seek(std::string_view(choice.name));
        for (const Case &one : choice.cases) {
            const bool is_it = has_one && text_.substr(members.value()).starts_with(one.json);
            if (is_it || &one == &choice.cases.back()) return append(at, one.shape);
        }
        return end_of_value(text_, at);
    }

    At append_as(At at, const EachChoice &each) {
        return append_items(at, [&](At item) { return append_as(item, each.choice); });
    }

    At append_as(At at, const MessagesByField &) {
        const At end = end_of_value(text_, at);
        const Json mistakes = Json::parse(text_.substr(at, end - at));
        Json fields = Json::object();
        for (const Json &mistake : mistakes.items()) {
            const std::string &field = mistake.find("apiIdentifier")->as_string();
            Json messages = fields.find(field) ? *fields.find(field) : Json::array();
            messages.push(*mistake.find("message"));
            fields.set(field, std::move(messages));
        }
        out_ += fields.text();
        return end;
    }

    template <class AppendItem>
    At append_items(At at, const AppendItem &append_item) {
        out_ += '[';
        Items items(text_, at);
        while (items.is_at_item()) {
            if (out_.back() != '[') out_ += ',';
            items.leave(append_item(items.value()));
        }
        out_ += ']';
        return items.end();
    }

    At append_members(At at, const std::vector<Member> &members) {
        Members from(text_, at);
        out_ += '{';
        for (const Member &member : members) append_member(from, member);
        out_ += '}';
        return from.end();
    }

    void append_key(const Member &member) {
        out_ += out_.back() == '{' ? "\"" : ",\"";
        out_.append(member.key).append("\":");
    }

    void append_member(Members &from, const Member &member) {
        append_key(member);
        if (const auto *constant = std::get_if<Constant>(&member.shape)) {
            out_ += constant->json;
        } else if (const auto *group = std::get_if<Group>(&member.shape)) {
            append_group(from, *group);
        } else if (finds_null(from, member.source)) {
            out_ += null;
        } else if (const auto *part = std::get_if<Part>(&member.source)) {
            Members parts(text_, from.value());
            if (parts.seek(part->part)) append(parts.value(), member.shape);
        } else {
            from.leave(append(from.value(), member.shape));
        }
    }

    void append_group(Members &from, const Group &group) {
        if (finds_null(from, group.members.front().source)) {
            out_ += null;
            return;
        }
        out_ += '{';
        for (const Member &member : group.members) append_member(from, member);
        out_ += '}';
    }

    std::string &out_;
    std::string_view text_;
};

} // namespace

void append_shaped(std::string &out, std::string_view json, const Shape &shape) {
    Writer(out, json).append(0, shape);
}

} // namespace model_api::schema::request

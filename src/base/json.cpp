#include "base/json.hpp"

#include <algorithm>
#include <stdexcept>

namespace model_api {

namespace {

// Up to this many members a nested loop is faster than sorting; beyond it, a hostile object must not cost n * n.
constexpr std::size_t few_members = 16;

void require(bool right_kind) {
    if (!right_kind) throw std::logic_error("a JSON value was taken for one of another kind");
}

std::vector<const Json::Member *> sorted_by_key(const Json::Object &members) {
    std::vector<const Json::Member *> sorted;
    sorted.reserve(members.size());
    for (const auto &member : members) sorted.push_back(&member);
    std::sort(sorted.begin(), sorted.end(), [](auto *a, auto *b) { return a->first < b->first; });
    return sorted;
}

bool same_members(const Json &left, const Json &right) {
    const auto &members = left.members();
    if (members.size() != right.members().size()) return false;
    if (members.size() <= few_members)
        return std::all_of(members.begin(), members.end(), [&](const Json::Member &member) {
            const Json *other = right.find(member.first);
            return other != nullptr && *other == member.second;
        });
    const auto a = sorted_by_key(members);
    const auto b = sorted_by_key(right.members());
    return std::equal(a.begin(), a.end(), b.begin(), [](auto *x, auto *y) { return *x == *y; });
}

void write(std::string &out, const Json &value);

void write_items(std::string &out, const Json::Array &items) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += ',';
        write(out, items[i]);
    }
    out += ']';
}

void write_members(std::string &out, const Json::Object &members) {
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        append_json_string(out, members[i].first);
        out += ':';
        write(out, members[i].second);
    }
    out += '}';
}

void write(std::string &out, const Json &value) {
    switch (value.kind()) {
    case Json::Kind::null:
        out += "null";
        break;
    case Json::Kind::boolean:
        out += value.as_boolean() ? "true" : "false";
        break;
    case Json::Kind::number:
        out += value.literal();
        break;
    case Json::Kind::string:
        append_json_string(out, value.as_string());
        break;
    case Json::Kind::array:
        write_items(out, value.items());
        break;
    case Json::Kind::object:
        write_members(out, value.members());
        break;
    }
}

} // namespace

Json Json::boolean(bool value) {
    Json json;
    json.kind_ = Kind::boolean;
    json.boolean_ = value;
    return json;
}

Json Json::number(std::string literal) {
    Json json;
    json.kind_ = Kind::number;
    json.scalar_ = std::move(literal);
    return json;
}

Json Json::number(std::int64_t value) {
    return number(std::to_string(value));
}

Json Json::string(std::string value) {
    Json json;
    json.kind_ = Kind::string;
    json.scalar_ = std::move(value);
    return json;
}

Json Json::array(Array items) {
    Json json;
    json.kind_ = Kind::array;
    json.items_ = std::move(items);
    return json;
}

Json Json::object(Object members) {
    Json json;
    json.kind_ = Kind::object;
    json.members_ = std::move(members);
    return json;
}

bool Json::as_boolean() const {
    require(is_boolean());
    return boolean_;
}

const std::string &Json::as_string() const {
    require(is_string());
    return scalar_;
}

const std::string &Json::literal() const {
    require(is_number());
    return scalar_;
}

const Json::Array &Json::items() const {
    require(is_array());
    return items_;
}

Json::Array &Json::items() {
    require(is_array());
    return items_;
}

const Json::Object &Json::members() const {
    require(is_object());
    return members_;
}

Json::Object &Json::members() {
    require(is_object());
    return members_;
}

const Json *Json::find(std::string_view key) const {
    for (const auto &member : members_)
        if (member.first == key) return &member.second;
    return nullptr;
}

void Json::set(std::string key, Json value) {
    require(is_object());
    for (auto &member : members_)
        if (member.first == key) {
            member.second = std::move(value);
            return;
        }
    members_.emplace_back(std::move(key), std::move(value));
}

void Json::push(Json value) {
    require(is_array());
    items_.push_back(std::move(value));
}

const char *Json::kind_name() const {
    static constexpr const char *names[] = {"null", "a boolean", "a number", "a string", "a list", "an object"};
    return names[static_cast<std::size_t>(kind_)];
}

std::string Json::text() const {
    std::string out;
    write(out, *this);
    return out;
}

bool Json::operator==(const Json &other) const {
    if (kind_ != other.kind_) return false;
    switch (kind_) {
    case Kind::null:
        return true;
    case Kind::boolean:
        return boolean_ == other.boolean_;
    case Kind::number:
    case Kind::string:
        return scalar_ == other.scalar_;
    case Kind::array:
        return items_ == other.items_;
    case Kind::object:
        return same_members(*this, other);
    }
    return false;
}

std::string path_of(std::string_view parent, std::string_view key) {
    std::string path(parent);
    if (!path.empty()) path += '.';
    return path.append(key);
}

std::string path_of(std::string_view parent, std::size_t index) {
    return std::string(parent) + '[' + std::to_string(index) + ']';
}

} // namespace model_api

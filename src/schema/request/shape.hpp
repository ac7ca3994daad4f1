// What a response is made of: how the JSON that a statement or an action gives becomes what a document asked for, under
// the names and in the order of its fields.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace model_api::schema::request {

struct Member;
struct Case;

struct AsIs {};
// Whatever the JSON is.
struct Constant {
    std::string json;
};
// Of an object; null stays null.
struct Object {
    std::vector<Member> members;
};
// Of the object that has this as a member: some of its other members, put together; null where the first of them is.
struct Group {
    std::vector<Member> members;
};
// Of each item of a list; null stays null.
struct Each {
    std::vector<Member> members; // of the items, which are objects
};
// Of each item of a list, which is a string: an object of constants and of the string itself, which has no name.
struct EachKey {
    std::vector<Member> members;
};
// A string under another name, both of them as JSON; one that has none stays as it is.
using OtherNames = std::map<std::string, std::string, std::less<>>;
struct Renamed {
    std::shared_ptr<const OtherNames> names;
};
// Of an object: as one of its members says.
struct Choice {
    std::string name;
    std::vector<Case> cases; // the last is for everything else
};
// Of each item of a list.
struct EachChoice {
    Choice choice;
};
// Of a list of {"apiIdentifier","message"}: {"title":["is required"]}.
struct MessagesByField {};

using Shape = std::variant<AsIs, Constant, Object, Group, Each, EachKey, Renamed, Choice, EachChoice, MessagesByField>;

// Where the JSON of a member is found in the object: at a position, or by its name, where it may be missing, which is
// null. Of a constant and of a group it does not matter.
struct Position {
    std::size_t index = 0;
};
struct Named {
    std::string name;
};
struct Part { // of a member that is an object itself
    std::size_t index = 0, part = 0;
};
using Source = std::variant<Position, Named, Part>;

struct Member {
    std::string key; // in the response
    Source source;
    Shape shape;
};

struct Case {
    std::string json; // the member's value: "\"create\""
    Shape shape;
};

// Appends `json` in this shape: without blanks as the API writes it, but for those that values came with.
void append_shaped(std::string &out, std::string_view json, const Shape &shape);

} // namespace model_api::schema::request

#include "base/pure.hpp"

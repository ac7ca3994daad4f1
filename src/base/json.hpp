// A JSON document as a value: what definitions, filters, sorts and selections are written in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model_api {

class Json {
public:
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>; // in document order; a key given twice keeps its last value

    Json() = default;
    static Json boolean(bool value);
    static Json number(std::string literal); // the literal of the document, so that no digit is lost
    static Json number(std::int64_t value);
    static Json string(std::string value);
    static Json array(Array items = {});
    static Json object(Object members = {});

    Kind kind() const { return kind_; }
    bool is_null() const { return kind_ == Kind::null; }
    bool is_boolean() const { return kind_ == Kind::boolean; }
    bool is_number() const { return kind_ == Kind::number; }
    bool is_string() const { return kind_ == Kind::string; }
    bool is_array() const { return kind_ == Kind::array; }
    bool is_object() const { return kind_ == Kind::object; }

    // Accessors of the kind asked for; calling one on another kind is a programming error (std::logic_error).
    bool as_boolean() const;
    const std::string &as_string() const; // string
    const std::string &literal() const;   // number
    const Array &items() const;           // array
    Array &items();
    const Object &members() const; // object
    Object &members();

    const Json *find(std::string_view key) const; // nullptr when absent, or when this is no object
    void set(std::string key, Json value);        // object: replaces or appends
    void push(Json value);                        // array: appends

    // "null", "a boolean", "a number", "a string", "a list" or "an object": for messages.
    const char *kind_name() const;

    // Compact text: RFC 8259, members in their order, non-ASCII as UTF-8.
    std::string text() const;
    bool operator==(const Json &other) const; // numbers by literal, objects by set of members

    // Parses RFC 8259 text. Throws DomainError 22032 with the byte offset of the mistake, 54001 beyond `max_depth`
    // nested lists and objects. Iterative: depth costs memory, never stack.
    static constexpr std::size_t default_max_depth = 200;
    static constexpr std::size_t max_max_depth = 1000; // whatever the caller asks for
    static Json parse(std::string_view text, std::size_t max_depth = default_max_depth);

private:
    Kind kind_ = Kind::null;
    bool boolean_ = false;
    std::string scalar_;
    Array items_;
    Object members_;
};

// Appends `text` to `out` as a JSON string with its quotes.
void append_json_string(std::string &out, std::string_view text);

// "filter" + "OR" -> "filter.OR"; an index is written "[1]". A path grows on the way down a document.
std::string path_of(std::string_view parent, std::string_view key);
std::string path_of(std::string_view parent, std::size_t index);

} // namespace model_api

#include "base/pure.hpp"

// JSON text as its writer wrote it, read without a tree: positions of values, and where they end. It is compact, but
// for blanks around and inside of values that somebody else has written.
#pragma once

#include <cstddef>
#include <string_view>

namespace model_api::schema::request {

using At = std::size_t; // an offset in the text

// Behind the value that begins there. Of text that is cut short, its end.
At end_of_value(std::string_view text, At at);
At skip_blanks(std::string_view text, At at);

// The members of an object, one at a time. Going through them in order reads every value once.
class Members {
public:
    Members(std::string_view text, At at) : text_(text), begin_(at + 1), at_(begin_), furthest_(begin_) { read_name(); }

    bool seek(std::size_t index);
    bool seek(std::string_view name); // as written, without escapes
    At value() const { return value_; }
    void leave(At end); // goes on behind the value, which has been read
    At end();           // behind the object

private:
    void read_name();
    void rewind();
    bool is_at_member() const { return at_ < text_.size() && text_[at_] == '"'; }

    std::string_view text_;
    At begin_, at_, furthest_;
    At value_ = 0;
    std::size_t index_ = 0;
    std::string_view name_;
};

// The items of a list.
class Items {
public:
    Items(std::string_view text, At at) : text_(text), at_(skip_blanks(text, at + 1)) {}

    bool is_at_item() const { return at_ < text_.size() && text_[at_] != ']'; }
    At value() const { return at_; }
    void leave(At end);
    At end() const { return at_ + 1; } // behind the list

private:
    std::string_view text_;
    At at_;
};

} // namespace model_api::schema::request

#include "base/pure.hpp"

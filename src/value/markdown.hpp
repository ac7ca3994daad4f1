// Rich text: CommonMark, rendered as HTML by cmark in its safe mode (no raw HTML, no dangerous links).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

// cmark takes up to 200 bytes of memory per byte of text, and a time that grows with the square of how deep blocks are
// nested and of how many images have begun. These limits keep both in bounds, and allow for a text of 40,000 words.
inline constexpr std::size_t max_markdown_length = 256 * 1024;
inline constexpr std::size_t max_markdown_nesting = 100; // quotes and lists that one line opens
inline constexpr std::size_t max_markdown_images = 1000;

// What is wrong, as a sentence for a DETAIL; nullopt when nothing is. Any text within the limits is valid.
std::optional<std::string> markdown_mistake(std::string_view text);

// Called between the lines of a text while it is parsed; may throw to stop.
using Interruption = void (*)();
inline void never_interrupted() {}

// All throw DomainError 54000 for a text beyond the limits.
std::string html(std::string_view markdown, Interruption interruption = never_interrupted);

// The same document cut after `length` characters of its text, of which the last is an ellipsis where something was
// cut. Elements stay whole: what is cut is the text inside of them. Line breaks count as one character; markup,
// addresses of links and raw HTML as none.
std::string truncated_html(std::string_view markdown, std::size_t length,
                           Interruption interruption = never_interrupted);

// What a reader sees of it, for a search: texts and code, blocks on lines of their own. No markup, no addresses, and of
// raw HTML what stands between its tags.
std::string plain_text(std::string_view markdown, Interruption interruption = never_interrupted);

} // namespace model_api::value

#include "base/pure.hpp"

// Rich text: CommonMark, rendered as HTML by cmark in its safe mode (no raw HTML, no dangerous links).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace model_api::value {

// cmark takes up to 200 bytes of memory per byte of text, and on some hostile texts a time that grows with the square
// of their length; this keeps both in bounds, for a text of 40,000 words.
inline constexpr std::size_t max_markdown_length = 256 * 1024;

// What is wrong, as a sentence for a DETAIL; nullopt when nothing is. Any text that is not too long is valid.
std::optional<std::string> markdown_mistake(std::string_view text);

// Called between pieces of a text while it is parsed; may throw to stop.
using Interruption = void (*)();
inline void never_interrupted() {}

// Both throw DomainError 54000 for a text that is too long.
std::string html(std::string_view markdown, Interruption interruption = never_interrupted);

// The same document cut after `length` characters of its text, of which the last is an ellipsis where something was
// cut. Elements stay whole: what is cut is the text inside of them. Line breaks count as one character; markup,
// addresses of links and raw HTML as none.
std::string truncated_html(std::string_view markdown, std::size_t length,
                           Interruption interruption = never_interrupted);

} // namespace model_api::value

#include "base/pure.hpp"

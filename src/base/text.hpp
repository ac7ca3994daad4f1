// Words: UTF-8, identifiers in both spellings, base64, and the nearest name to a mistyped one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model_api {

bool is_utf8(std::string_view text);
std::size_t code_points(std::string_view utf8);

// camelCase <-> snake_case: "imageUrl" <-> "image_url", "HTMLBody" -> "html_body", "line2Text" -> "line2_text".
std::string to_snake_case(std::string_view camel);
std::string to_camel_case(std::string_view snake);
std::string capitalized(std::string_view text);    // first ASCII letter to upper case

// The English plural of an API identifier: question -> questions, category -> categories, modelE -> modelEs,
// box -> boxes, person -> people (a short table of irregular nouns).
std::string plural_of(std::string_view noun);

// [A-Za-z][A-Za-z0-9_]*, at most 63 bytes: what GraphQL and the API accept as an identifier.
bool is_api_identifier(std::string_view text);

// An SQL identifier as it must be written: always quoted unless it is lower case, plain and no reserved word.
// This is the project's one quoting function for identifiers.
std::string quote_identifier(std::string_view name);
std::string quote_qualified(std::string_view schema, std::string_view name);
// An SQL string literal, E'' where a backslash needs it.
std::string quote_literal(std::string_view text);
bool is_reserved_word(std::string_view lower_case);   // reserved in PostgreSQL 15 (cannot be a table name unquoted)

// RFC 4648 section 5, without padding on output; padding and the classic alphabet are accepted on input.
std::string base64url_encode(std::string_view bytes);
std::optional<std::string> base64url_decode(std::string_view text);

// FNV-1a, 64 bits (Fowler, Noll, Vo). Not for secrets.
std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL);

// The candidate within a third of the word's length (optimal string alignment distance, case folded), or nullopt.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string_view> &candidates);
// ` Did you mean "updatedAt"?` or "".
std::string did_you_mean(std::string_view word, const std::vector<std::string_view> &candidates);

// `a`, `a and b`, `a, b and c`.
std::string listed(const std::vector<std::string> &words);

} // namespace model_api

#include "base/pure.hpp"

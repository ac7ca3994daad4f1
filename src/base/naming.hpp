// Names: API identifiers in camelCase, SQL identifiers in snake_case, and English plurals.
#pragma once

#include <string>
#include <string_view>

namespace model_api {

// camelCase <-> snake_case: "imageUrl" <-> "image_url", "HTMLBody" -> "html_body", "line2Text" -> "line2_text".
std::string to_snake_case(std::string_view camel);
std::string to_camel_case(std::string_view snake);
std::string capitalized(std::string_view text); // first ASCII letter to upper case

// The English plural of an API identifier: question -> questions, category -> categories, modelE -> modelEs,
// box -> boxes, person -> people (a short table of irregular nouns).
std::string plural_of(std::string_view noun);

// [A-Za-z][A-Za-z0-9_]*, at most 63 bytes: what GraphQL and the API accept as an identifier.
bool is_api_identifier(std::string_view text);

} // namespace model_api

#include "base/pure.hpp"

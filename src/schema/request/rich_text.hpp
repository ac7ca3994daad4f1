// What a document selects of a rich text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "read/selection.hpp"
#include "schema/request/document.hpp"
#include "schema/request/shape.hpp"

namespace model_api::schema::request {

// A text is read once for each length that it is truncated to; the first reading has the other parts too.
struct RichText {
    struct Field {
        std::string key;
        std::size_t reading = 0, part = 0;
        std::string type_name = {}; // instead of a part
    };
    std::vector<read::RichTextParts> readings;
    std::vector<Field> fields;
};
RichText rich_text_of(const Context &context, const Collected &field, const graphql::schema::Type &type);

// `first` is the position of the first reading; the others follow.
Shape rich_text_shape(const RichText &text, std::size_t first);

} // namespace model_api::schema::request

#include "base/pure.hpp"

// A list of related records in a selection: its arguments, and which parts of the connection are shown.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "model/schema.hpp"
#include "read/selection.hpp"

namespace model_api::read {

struct ParsedList {
    std::shared_ptr<List> list;
    const Json *node = nullptr; // its selection, part of the document; nullptr: the default
    std::string node_path;
};

// `document` is true, or an object of first, last, after, before, filter, sort, search, searchFields, edges and
// pageInfo. `other` is the model of the records in the list.
ParsedList parse_list(const Json &document, const model::Model &other, const model::Schema &schema,
                      std::string_view path, const DecideSearch &decide);

} // namespace model_api::read

#include "base/pure.hpp"

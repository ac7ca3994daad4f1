#include "graphql/schema/type.hpp"

#include <algorithm>

namespace model_api::graphql::schema {

std::string TypeUse::text() const {
    return wrapping.around(type->name);
}

bool Directive::may_be_on(std::string_view location) const {
    return std::ranges::find(locations, location) != locations.end();
}

} // namespace model_api::graphql::schema

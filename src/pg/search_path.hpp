// A search_path of our own for a moment, and names written in one way.
#pragma once

#include "pg/pinned_settings.hpp"

namespace model_api::pg {

// While this lives, a bare name means PostgreSQL's own object and nobody else's: statements may be written as one
// writes them by hand, and PostgreSQL prints every other name with its schema, quoted only where it must be: so printed
// names can be compared.
class PinnedSearchPath {
    const PinnedSettings settings_{{{"search_path", "pg_catalog, pg_temp"}, {"quote_all_identifiers", "off"}}};
};

} // namespace model_api::pg

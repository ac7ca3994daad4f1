// Writing what is derived from a row, which is no change of the row.
#pragma once

#include "pg/pinned_settings.hpp"

namespace model_api::pg {

// While this lives, only triggers that fire always do: neither those of users, for whom nothing has changed, nor the
// one that moves updatedAt. A policy that would hide rows is an error, so that none is left out.
class AsReplica {
    const PinnedSettings settings_{{{"session_replication_role", "replica"}, {"row_security", "off"}}, PGC_SUSET};
};

} // namespace model_api::pg

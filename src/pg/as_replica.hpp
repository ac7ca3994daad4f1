// Writing what is derived from a row, which is no change of the row.
#pragma once

#include "pg/wall.hpp"

namespace model_api::pg {

// While this lives, only triggers that fire always do: neither those of users, for whom nothing has changed, nor the
// one that moves updatedAt. A policy that would hide rows is an error, so that none is left out. After an error the
// abort undoes it.
class AsReplica {
public:
    AsReplica() : exceptions_(std::uncaught_exceptions()) {
        level_ = call([] {
            const int level = NewGUCNestLevel();
            set("session_replication_role", "replica");
            set("row_security", "off");
            return level;
        });
    }
    AsReplica(const AsReplica &) = delete;
    AsReplica &operator=(const AsReplica &) = delete;
    ~AsReplica() {
        if (std::uncaught_exceptions() == exceptions_) AtEOXact_GUC(true, level_);
    }

private:
    // Inside pg::call.
    static void set(const char *name, const char *value) {
        set_config_option(name, value, PGC_SUSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
    }

    int exceptions_; // in flight when this began
    int level_ = 0;
};

} // namespace model_api::pg

// Doing for a caller what the owner of a table may do, so that nothing of the caller's decides what is done: whose
// objects a name means, which function a deferred constraint calls.
#pragma once

#include "pg/owners_settings.hpp"
#include "pg/search_path.hpp"
#include "pg/security.hpp"

namespace model_api::pg {

// While this lives, the owner reads its own tables without policies: no function of anybody's is called.
class ReadAsOwner {
public:
    explicit ReadAsOwner(Oid owner) : as_(owner, SECURITY_RESTRICTED_OPERATION | SECURITY_NOFORCE_RLS) {}

private:
    const OwnersSettings settings_;
    const ActAs as_;
    const PinnedSearchPath path_;
};

// Whether this session has, or had, any.
bool has_temporary_objects();
// Throws 55000 where the session has temporary tables, sequences or types of others, superusers left out: a bare name
// in a function of the owner's could mean one of them, and with it a trigger, a CHECK or the functions of a view.
void refuse_temporary_objects(Oid owner);

// Whether the owner's tables have constraints or triggers that may wait for the end of the transaction.
bool may_defer(Oid owner);

// What waits is checked now, and what comes later does not wait in this transaction.
void check_deferred();
// The same before somebody else acts, as whom it would be fired later. Throws 55000 where something waits still: what
// is fired can say that it waits again.
void check_deferred_of_caller();

// The owner writes. What waits of the caller's is checked before, as the caller; what comes to wait meanwhile is
// checked as the owner, while names still mean what they are to mean.
template <class Body>
void write_as_owner(Oid owner, Body &&body) {
    if (owner == GetUserId()) return body();
    const bool defers = may_defer(owner);
    if (defers) check_deferred_of_caller();
    refuse_temporary_objects(owner); // which the caller's triggers may have made just now
    const OwnersSettings settings;
    const ActAs as(owner);
    const PinnedSearchPath path;
    body();
    if (!defers) return;
    const PinnedSearchPath again; // whatever a hook has set
    check_deferred();
}

} // namespace model_api::pg

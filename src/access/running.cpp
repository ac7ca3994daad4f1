#include "access/running.hpp"

#include "access/identity.hpp"
#include "access/view.hpp"
#include "base/error.hpp"

namespace model_api::access {
namespace {

enum class Execute : std::uint8_t { none, as_everybody, own };

// Inside pg::call. Whether a grant to somebody whose privileges the user has says so.
bool is_granted(const Acl *acl, Oid user) {
    const AclItem *items = ACL_DAT(acl);
    for (int i = 0; i < ACL_NUM(acl); ++i)
        if ((ACLITEM_GET_PRIVS(items[i]) & ACL_EXECUTE) && items[i].ai_grantee != ACL_ID_PUBLIC &&
            has_privs_of_role(user, items[i].ai_grantee))
            return true;
    return false;
}

struct Function {
    Oid owner;
    bool is_granted;
};

// Inside pg::call.
Function read_function(Oid function, Oid user) {
    HeapTuple tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
    if (!HeapTupleIsValid(tuple)) return {InvalidOid, false};
    Function found = {reinterpret_cast<Form_pg_proc>(GETSTRUCT(tuple))->proowner, false};
    bool is_null = false;
    const Datum acl = SysCacheGetAttr(PROCOID, tuple, Anum_pg_proc_proacl, &is_null);
    if (!is_null) found.is_granted = is_granted(DatumGetAclP(acl), user);
    ReleaseSysCache(tuple);
    return found;
}

Oid owner_of(Oid function) {
    return pg::call([&] { return read_function(function, InvalidOid).owner; });
}

Execute privilege_on(Oid function) {
    return pg::call([&] {
        const Oid user = GetUserId();
        const Function found = read_function(function, user);
        if (!OidIsValid(found.owner)) return Execute::as_everybody; // gone: whoever calls it is told so
        if (has_privs_of_role(user, found.owner) || found.is_granted) return Execute::own;
        return pg_proc_aclcheck(function, user, ACL_EXECUTE) == ACLCHECK_OK ? Execute::as_everybody : Execute::none;
    });
}

[[noreturn]] void deny_global(const std::string &action, const std::string &hint = {}) {
    throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                      "permission denied for global action \"" + action + "\"", {}, hint);
}

} // namespace

bool may_run(const std::string &action, Oid function) {
    return permit_global(roles(), action) && !is_superuser(owner_of(function));
}

Oid running(const std::string &action, Oid function) {
    const Execute privilege = privilege_on(function);
    if (privilege == Execute::own) return InvalidOid;
    if (permit_global(roles(), action)) {
        const Oid owner = owner_of(function);
        if (!is_superuser(owner)) return owner;
        deny_global(action, "Its function belongs to a superuser, and such functions are not served by permission.");
    }
    if (privilege == Execute::none) deny_global(action);
    return InvalidOid;
}

} // namespace model_api::access

#include "session/identity.hpp"

#include <algorithm>

#include "catalog/role.hpp"
#include "pg/wall.hpp"

namespace model_api::session {
namespace {

struct Identity {
    Holder holder;
    std::string hash; // of the token
    Oid session_user = InvalidOid;
    Lasting lasting = Lasting::transaction;
    bool is_valid = false;    // it was looked up in this transaction, and is
    std::string issued_token; // by this transaction
};

// An identity and the depth of the (sub)transaction that set it; 0: an earlier transaction did.
struct Frame {
    int depth = 0;
    Identity identity;
};

// The last frame counts. Callbacks only move and drop frames, so that none can fail.
std::vector<Frame> &frames = *new std::vector<Frame>;

ProcessUtility_hook_type next_utility = nullptr;

void invalidate() {
    for (Frame &frame : frames) frame.identity.is_valid = false;
}

// What a subtransaction set becomes its parent's, in the place of what that has set.
void release(int depth) {
    if (frames.empty() || frames.back().depth != depth) return;
    frames.back().depth = depth - 1;
    const std::size_t count = frames.size();
    if (depth > 1 && count > 1 && frames[count - 2].depth == depth - 1) {
        std::swap(frames[count - 2], frames[count - 1]);
        frames.pop_back();
    }
}

void roll_back(int depth) {
    while (!frames.empty() && frames.back().depth >= depth) frames.pop_back();
    invalidate();
}

void on_subtransaction(SubXactEvent event, SubTransactionId, SubTransactionId, void *) {
    const int depth = GetCurrentTransactionNestLevel();
    if (event == SUBXACT_EVENT_COMMIT_SUB) release(depth);
    if (event == SUBXACT_EVENT_ABORT_SUB) roll_back(depth);
}

// The last identity of the transaction that lasts takes the place of the one before; without one that stays.
void commit() {
    const auto is_gone = [](const Frame &frame) {
        return frame.depth > 0 && frame.identity.lasting == Lasting::transaction;
    };
    frames.erase(std::remove_if(frames.begin(), frames.end(), is_gone), frames.end());
    if (frames.empty()) return;
    std::swap(frames.front(), frames.back());
    frames.resize(1);
    frames.front().depth = 0;
    frames.front().identity.issued_token.clear();
    invalidate();
}

void on_transaction(XactEvent event, void *) {
    switch (event) {
    case XACT_EVENT_COMMIT:
    case XACT_EVENT_PREPARE:
        return commit();
    case XACT_EVENT_ABORT:
        return roll_back(1);
    default:
        return;
    }
}

void register_callbacks() {
    static bool is_registered = false;
    if (is_registered) return;
    pg::call([] {
        RegisterXactCallback(on_transaction, nullptr);
        RegisterSubXactCallback(on_subtransaction, nullptr);
    });
    is_registered = true;
}

// A pool gives the connection to somebody else. Whatever becomes of the command: nobody shall be who another one was.
void on_utility(PlannedStmt *statement, const char *text, bool read_only_tree, ProcessUtilityContext context,
                ParamListInfo parameters, QueryEnvironment *environment, DestReceiver *receiver,
                QueryCompletion *completion) {
    const Node *command = statement->utilityStmt;
    if (IsA(command, DiscardStmt) && reinterpret_cast<const DiscardStmt *>(command)->target == DISCARD_ALL)
        frames.clear();
    const auto run = next_utility ? next_utility : standard_ProcessUtility;
    run(statement, text, read_only_tree, context, parameters, environment, receiver, completion);
}

Identity *at_hand() {
    if (frames.empty()) return nullptr;
    Identity &identity = frames.back().identity;
    return identity.session_user == GetSessionUserId() ? &identity : nullptr;
}

// Looking up runs statements, whose functions may come back here.
void validate(Identity &identity) {
    const auto accounts = find_accounts();
    if (!accounts) return;
    if (is_unchanged(identity.holder, *accounts)) {
        identity.is_valid = true;
        return;
    }
    const std::string hash = identity.hash;
    auto holder = find_holder(*accounts, hash);
    Identity *const same = at_hand();
    if (!holder || !same || same->hash != hash) return;
    same->holder = std::move(*holder);
    same->is_valid = true;
}

} // namespace

void bind(Holder holder, std::string hash, Lasting lasting) {
    register_callbacks();
    const int depth = GetCurrentTransactionNestLevel();
    Frame frame{depth, {std::move(holder), std::move(hash), GetSessionUserId(), lasting, true, {}}};
    if (!frames.empty() && frames.back().depth == depth)
        frames.back() = std::move(frame);
    else
        frames.push_back(std::move(frame));
}

const Holder *current() {
    Identity *identity = at_hand();
    if (identity && !identity->is_valid) {
        validate(*identity);
        identity = at_hand();
    }
    return identity && identity->is_valid ? &identity->holder : nullptr;
}

const Holder &get_current() {
    if (const Holder *holder = current()) return *holder;
    throw DomainError(invalid_authorization, "GGT_NO_CURRENT_SESSION", "there is no current session", {},
                      "SELECT model.use_session() begins one, or goes on with the one of a token.");
}

bool has_role(std::string_view role) {
    const Holder *holder = current();
    if (!holder) return role == catalog::role::unauthenticated;
    return std::ranges::find(holder->roles, role) != holder->roles.end() && catalog::is_role(role);
}

void look_again() {
    invalidate();
}

Lasting lasting() {
    const Identity *identity = at_hand();
    return identity ? identity->lasting : Lasting::transaction;
}

std::string token_hash() {
    const Identity *identity = at_hand();
    return identity ? identity->hash : std::string();
}

const std::string &issued_token() {
    static const auto &none = *new std::string;
    const Identity *identity = at_hand();
    return identity ? identity->issued_token : none;
}

void note_issued(std::string token) {
    if (Identity *identity = at_hand()) identity->issued_token = std::move(token);
}

void watch_commands() {
    next_utility = ProcessUtility_hook;
    ProcessUtility_hook = on_utility;
}

} // namespace model_api::session

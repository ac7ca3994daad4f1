#include "model/define/account.hpp"

#include <algorithm>

#include "model/define/names.hpp"

namespace model_api::model::define {

namespace {

constexpr std::int64_t longest_lifetime = std::int64_t{100} * 366 * 24 * 60 * 60;

struct NeededField {
    Purpose purpose;
    std::string_view name;
    Kind kind;
};
constexpr NeededField needed_fields[] = {
    {Purpose::user, "email", Kind::email},
    {Purpose::user, "password", Kind::password},
    {Purpose::user, "roles", Kind::role_list},
    {Purpose::user, "emailVerified", Kind::boolean},
    {Purpose::user, "lastSignedIn", Kind::date_time},
    {Purpose::session, "user", Kind::belongs_to},
    {Purpose::session, "roles", Kind::role_list},
};
constexpr std::string_view session_states[] = {"created.loggedOut", "created.loggedIn"};

std::optional<Purpose> read_purpose(const Node &node) {
    const auto name = node.text();
    if (!name) return std::nullopt;
    for (const Purpose purpose : {Purpose::user, Purpose::session})
        if (purpose_name(purpose) == *name) return purpose;
    node.wrong(R"(must be "user" or "session")");
    return std::nullopt;
}

void read_lifetime(const Node &model, Account &account) {
    const auto node = model.get("lifetime");
    if (!node) return;
    if (account.purpose != Purpose::session) return node->wrong("applies to the model of sessions only");
    account.lifetime = node->whole(1, longest_lifetime).value_or(Account::default_lifetime);
}

void read_send_code(const Node &model, Account &account) {
    const auto node = model.get("sendCode");
    if (!node) return;
    if (account.purpose != Purpose::user) return node->wrong("applies to the model of users only");
    const auto name = node->text();
    if (!name) return;
    if (!parse_qualified_name(*name)) return node->wrong(quoted(*name) + " is not the name of a function");
    account.send_code = *name;
}

// Notes what is wrong with a model as a whole.
class Check {
public:
    Check(Document &document, const Draft &draft) : document_(document), draft_(draft) {}

    void fields() const {
        for (const NeededField &needed : needed_fields)
            if (model().is_for(needed.purpose)) field(needed);
        if (model().is_for(Purpose::user)) unique_email();
        if (model().is_for(Purpose::session)) {
            states();
            defaults();
            user();
        }
    }
    void alone() const {
        const auto other = [&](const Model &each) {
            if (each.name == model().name || !each.is_for(model().account->purpose)) return;
            wrong("purpose", "is that of the model " + quoted(each.name) + " already");
        };
        for (const Draft &each : document_.drafts) other(each.model);
        for (const Model *each : document_.known.models)
            if (!document_.find_draft(each->name)) other(*each);
    }

private:
    const Model &model() const { return draft_.model; }
    void wrong(std::string_view key, std::string message) const {
        document_.mistakes.push_back({path_of(model().name, key), std::move(message)});
    }
    void field(const NeededField &needed) const {
        const Field *found = model().find(needed.name);
        if ((!found && draft_.may_have(needed.name)) || (found && found->kind == needed.kind)) return;
        wrong("fields." + std::string(needed.name), "must be there, of type " + quoted(field_type(needed.kind).name) +
                                                        ", in the model of " +
                                                        std::string(purpose_name(needed.purpose)) + "s");
    }
    void unique_email() const {
        const Field *email = model().find("email");
        if (!email || (email->unique && email->unique->scope.empty() && !email->unique->case_sensitive)) return;
        wrong("fields.email.unique", R"(must be {"caseSensitive":false})");
    }
    void states() const {
        for (const std::string_view path : session_states)
            if (!model().states || !model().states->has(path))
                return wrong("states", "must have " + quoted(session_states[0]) + " and " + quoted(session_states[1]));
        if (model().states->initial() != model().states->enter(session_states[0]))
            wrong("states", "must begin with " + quoted(session_states[0]));
    }
    void defaults() const {
        for (const Field &field : model().fields)
            if (field.required && field.is_stored() && !field.managed && !field.default_value)
                wrong("fields." + field.name, "must not be required without a default: sessions begin with nothing");
    }
    void user() const {
        const Field *field = model().find("user");
        if (!field || field->kind != Kind::belongs_to || !field->relation) return;
        if (field->relation->on_delete != OnDelete::cascade)
            wrong("fields.user.onDelete", R"(must be "cascade": sessions end with their user)");
        const Model *other = document_.find(field->relation->model);
        if (!other || other->is_for(Purpose::user)) return;
        wrong("fields.user.model", "must be the model of users");
    }

    Document &document_;
    const Draft &draft_;
};

} // namespace

std::optional<Account> read_account(const Node &model) {
    const auto node = model.get("purpose");
    if (!node) {
        for (const char *key : {"lifetime", "sendCode"})
            if (const auto given = model.get(key)) given->wrong("needs a \"purpose\" of the model");
        return std::nullopt;
    }
    const auto purpose = read_purpose(*node);
    if (!purpose) return std::nullopt;
    Account account;
    account.purpose = *purpose;
    read_lifetime(model, account);
    read_send_code(model, account);
    return account;
}

std::vector<std::pair<std::string, Json>> write_account(const Account &account) {
    std::vector<std::pair<std::string, Json>> members;
    members.emplace_back("purpose", Json::string(std::string(purpose_name(account.purpose))));
    if (account.lifetime != Account::default_lifetime) members.emplace_back("lifetime", Json::number(account.lifetime));
    if (!account.send_code.empty()) members.emplace_back("sendCode", Json::string(account.send_code));
    return members;
}

void check_accounts(Document &document) {
    for (const Draft &draft : document.drafts) {
        if (!draft.model.account) continue;
        const Check check(document, draft);
        if (draft.model.adopted)
            document.mistakes.push_back(
                {path_of(draft.model.name, "purpose"), "needs a table that model.define has made"});
        check.fields();
        check.alone();
    }
}

} // namespace model_api::model::define

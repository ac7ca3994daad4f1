#include "endpoint/writing.hpp"

#include <algorithm>

#include "action/statement.hpp"
#include "change/row.hpp"
#include "request/acting.hpp"
#include "request/list.hpp"
#include "request/perform.hpp"
#include "request/session.hpp"
#include "session/enter.hpp"

namespace model_api::endpoint {
namespace {

using action::Key;
using action::Kind;
using request::Act;
using schema::Operation;
using schema::request::Write;

// What a document asks for; its elements point into `write`.
Act act_of(const Served &served, const Write &write, const std::string &selection) {
    Act asked{acting_target(served.snapshot, write.target), write.selection, "!" + selection, {}, {}, {}, {}};
    if (write.selection.members.empty()) asked.selection_name = change::nothing().name;
    if (write.target.action) asked.kind = action::kind_of(*write.target.action);
    return asked;
}

void hold(const Act &asked) {
    if (!request::hold_tables(asked)) throw Stale();
}

std::string_view action_name(const Write &write) {
    return write.target.action ? std::string_view(write.target.action->name) : "upsert";
}

std::string act(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    asked.begins_session = true;
    request::add_params(asked, action_name(write), write.params, "");
    hold(asked);
    return request::perform(asked);
}

// ---- the session at hand

session::Accounts accounts_of(const Served &served) {
    session::Accounts accounts = session::get_accounts(served.snapshot);
    if (!catalog::hold({accounts.session->relation, accounts.user->relation}, served.snapshot)) throw Stale();
    return accounts;
}

std::string act_on_session(const Served &served, const Write &write, const std::string &) {
    const session::Accounts accounts = accounts_of(served);
    if (!session::current()) session::enter_new(accounts, session::Lasting::transaction);
    return request::act_on_session(accounts, write.target.action->name, write.params, write.selection, "");
}

std::string sign_session(const Served &served, const Write &write, const std::string &) {
    return request::sign_session(accounts_of(served), write.target.action->name, write.params, write.selection, "");
}

std::string bulk_act(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    for (std::size_t i = 0; i < write.elements.size(); ++i) {
        pg::check_interrupts();
        const Json &element = write.elements[i];
        request::add_params(asked, action_name(write), element, path_of(element.is_object() ? "inputs" : "ids", i));
    }
    hold(asked);
    return write.target.action ? request::perform_changes(asked) : request::perform_upserts(asked);
}

// ---- the namespace "internal"

// Of the arguments; nobody has to give one.
const Json &record_in(const Write &write) {
    static const auto &nothing = *new Json(Json::object());
    const Json *record = write.params.find(write.target.model->name);
    return record ? *record : nothing;
}

Json id_in(const Write &write) {
    const Json *id = write.params.find("id");
    return id ? *id : Json();
}

std::string internal_create(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    request::add_internal(asked, Kind::create, record_in(write), Key::optional_member, {}, write.target.model->name);
    hold(asked);
    return request::perform_internal(asked);
}

std::string internal_update(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    request::add_internal(asked, Kind::update, record_in(write), Key::argument, id_in(write), write.target.model->name);
    hold(asked);
    return request::perform_internal(asked);
}

std::string internal_delete(const Served &served, const Write &write, const std::string &selection) {
    static const auto &nothing = *new Json(Json::object());
    Act asked = act_of(served, write, selection);
    request::add_internal(asked, Kind::delete_, nothing, Key::argument, id_in(write), "");
    hold(asked);
    return request::perform_internal(asked);
}

std::string internal_upsert(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    request::add_internal_upsert(asked, record_in(write), write.params.find("on"), write.target.model->name, "on");
    hold(asked);
    return request::perform_internal(asked);
}

std::string internal_bulk_create(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    const std::string &name = write.target.model->plural;
    const std::vector<Json> &records = write.params.find(name)->items();
    for (std::size_t i = 0; i < records.size(); ++i) {
        pg::check_interrupts();
        request::add_internal(asked, Kind::create, records[i], Key::optional_member, {}, path_of(name, i));
    }
    hold(asked);
    return request::create_internal(asked);
}

request::List matching(const request::Target &target, const Json &arguments) {
    request::List list;
    if (const Json *filter = arguments.find("filter"))
        list.filter = filter::parse(*filter, *target.model, target.schema(), "filter", request::filter_limits());
    if (const Json *search = arguments.find("search"))
        list.search = request::decide({search->as_string(), {}, "search"}, target, list, request::Order::none);
    return list;
}

std::string internal_delete_many(const Served &served, const Write &write, const std::string &) {
    const request::Target target = acting_target(served.snapshot, write.target);
    const request::List list = matching(target, write.params);
    const read::Statement statement =
        action::remove_matching(*target.model, target.schema(), list.filter, list.searched());
    if (!catalog::hold(statement.tables, served.snapshot)) throw Stale();
    return request::remove_internal(target, statement);
}

// ----

std::string run(const Served &served, const Write &write, const std::string &) {
    if (!catalog::hold({}, served.snapshot)) throw Stale();
    return request::run(served.snapshot, *write.target.action, write.params, "");
}

using Perform = std::string (*)(const Served &served, const Write &write, const std::string &selection);
struct Performing {
    Operation operation;
    Perform perform;
};
constexpr Performing performing[] = {{Operation::act, act},
                                     {Operation::upsert, act},
                                     {Operation::bulk_act, bulk_act},
                                     {Operation::bulk_upsert, bulk_act},
                                     {Operation::run, run},
                                     {Operation::act_on_session, act_on_session},
                                     {Operation::sign_session, sign_session},
                                     {Operation::internal_create, internal_create},
                                     {Operation::internal_update, internal_update},
                                     {Operation::internal_upsert, internal_upsert},
                                     {Operation::internal_delete, internal_delete},
                                     {Operation::internal_delete_many, internal_delete_many},
                                     {Operation::internal_bulk_create, internal_bulk_create}};

// What the internal operations do; nullopt: an upsert.
struct Internal {
    Operation operation;
    std::optional<Kind> kind;
};
constexpr Internal internal_operations[] = {
    {Operation::internal_create, Kind::create},       {Operation::internal_update, Kind::update},
    {Operation::internal_upsert, std::nullopt},       {Operation::internal_delete, Kind::delete_},
    {Operation::internal_delete_many, Kind::delete_}, {Operation::internal_bulk_create, Kind::create}};

} // namespace

bool acts(const schema::Target &target) {
    constexpr Operation others[] = {Operation::run, Operation::act_on_session, Operation::sign_session};
    return std::ranges::find(others, target.operation) == std::end(others) &&
           std::ranges::find(performing, target.operation, &Performing::operation) != std::end(performing);
}

request::Target acting_target(const catalog::Snapshot &snapshot, const schema::Target &target) {
    const auto *const found = std::ranges::find(internal_operations, target.operation, &Internal::operation);
    if (found != std::end(internal_operations)) return request::acting_internally(snapshot, *target.model, found->kind);
    return request::acting_on(snapshot, *target.model, target.action ? target.action->name : "upsert");
}

std::string perform(const Served &served, const Write &write, const std::string &selection) {
    const auto *const found = std::ranges::find(performing, write.target.operation, &Performing::operation);
    if (found == std::end(performing)) throw std::logic_error("an operation that does not write");
    return found->perform(served, write, selection);
}

} // namespace model_api::endpoint

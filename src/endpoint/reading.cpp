#include "endpoint/reading.hpp"

#include <utility>

#include "access/own.hpp"
#include "access/reading.hpp"
#include "base/error.hpp"
#include "catalog/role.hpp"
#include "endpoint/writing.hpp"
#include "filter/value.hpp"
#include "page/cursor.hpp"
#include "pg/function.hpp"
#include "read/query.hpp"
#include "request/cursor.hpp"
#include "request/list.hpp"
#include "request/own.hpp"
#include "request/planned.hpp"

namespace model_api::endpoint {
namespace {

using graphql::input::Variables;
using request::Planned;
using request::Target;
using schema::request::FindMany;
using schema::request::FindOne;
using schema::request::FindOwn;
using schema::request::Known;
using PreparedPointer = std::shared_ptr<const statement::Prepared>;

// As whoever asks may read it.
Target target_of(const Ready &ready, const model::Model &model) {
    return {access::reading(ready.document->served->snapshot, model, model.relation), &model};
}

// ---- the argument that is a variable's value, anew at each run

struct Given {
    std::string_view variable; // empty: none
    bool is_null = true;
};

Given given(const Ready &ready, const Field &field, std::string_view argument) {
    for (const graphql::syntax::Argument &one : field.asked.nodes.front()->arguments) {
        if (one.name.text != argument) continue;
        const auto *variable = one.value.as<graphql::syntax::Variable>();
        if (!variable) return {{}, one.value.is<graphql::syntax::NullValue>()};
        const Json *value = graphql::input::find(ready.variables, variable->name.text);
        return {variable->name.text, !value || value->is_null()};
    }
    return {};
}

statement::Arguments cursor_values(const Ready &ready, const Field &field, const Statement &statement) {
    const Json *text = graphql::input::find(ready.variables, statement.variable);
    return request::arguments_of(page::decode(text->as_string(), field.asked.name));
}

statement::Arguments arguments_of(const Ready &ready, const Field &field, const Statement &statement) {
    if (statement.variable.empty())
        return statement.is_list ? statement::Arguments() : statement::Arguments{statement.id};
    if (statement.is_list) return cursor_values(ready, field, statement);
    const Json *id = graphql::input::find(ready.variables, statement.variable);
    const std::string path = path_of(field.asked.name, "id");
    return {filter::parse_id(*id, statement.model->key(), {path, "GGT_INVALID_QUERY_INPUT"})};
}

// ---- lists

// What is wrong with the cursor of a list at the root is said of "after" alone, for the SQL API has no name for the
// list.
template <class Make>
read::Statement placed(const read::List &list, const Make &make) {
    try {
        return make();
    } catch (DomainError &error) {
        if (error.path == "after" || error.path == "before") error.path = path_of(list.path, error.path);
        throw;
    }
}

read::Statement page_of(const Target &target, const FindMany &request, const read::Search *search) {
    const read::List &list = request.list;
    read::Statement statement = placed(list, [&] {
        return read::find_many(*list.model, target.schema(), list.filter, list.sort, list.page, request.selection,
                               search);
    });
    read::Connection &shown = statement.layout.connection;
    shown.edges = list.edges;
    shown.cursor = list.cursor;
    shown.node = list.node;
    shown.page_info = list.page_info;
    return statement;
}

std::optional<read::Search> search_of(const Target &target, const FindMany &request) {
    if (!request.search) return std::nullopt;
    const read::List &list = request.list;
    return request::decide(*request.search, target, {list.filter, list.sort, list.page, {}, {}});
}

Planned planned(const Ready &ready, const Target &target, read::Statement statement) {
    if (!catalog::hold(statement.tables, ready.document->served->snapshot)) throw Stale{};
    return request::plan(target, std::move(statement));
}

// Whether something is before a page whose cursor's own record is gone: asked seldom, and so planned each time.
bool exists_before(const Ready &ready, const Field &field, const statement::Arguments &arguments) {
    const auto request = request_of(ready, field);
    const auto &many = std::get<FindMany>(request);
    const read::List &list = many.list;
    const Target target = target_of(ready, *list.model);
    const auto search = search_of(target, many);
    const Planned other = planned(ready, target,
                                  read::find_before(*list.model, target.schema(), list.filter, list.sort, list.page,
                                                    search ? &*search : nullptr));
    const auto exists = statement::run_for_value(*other.statement, statement::bind(*other.parameters, arguments));
    return exists && DatumGetBool(*exists);
}

// ---- running

std::string run(const Ready &ready, const Field &field, const Statement &statement, const PreparedPointer &prepared,
                const std::vector<read::CursorMark> &marks = {}) {
    const statement::Arguments arguments = arguments_of(ready, field, statement);
    const auto before = [&] { return exists_before(ready, field, arguments); };
    const statement::Result result = statement::run(*prepared, *statement.parameters, arguments, before, marks);
    std::string answer;
    if (!statement.is_list && result.rows == 0) return "null";
    schema::request::append_shaped(answer, pg::text_view(result.json), statement.shape);
    return answer;
}

// For the first time. Where an answer has marks, what is asked later is something else.
std::string run(const Ready &ready, Field &field, Statement statement, const Planned &planned, bool is_kept) {
    statement.prepared = planned.statement;
    statement.parameters = planned.parameters;
    const auto reading = std::make_shared<const Reading>(Reading{std::move(statement)});
    if (is_kept && planned.marks.empty()) field.reading = reading;
    return run(ready, field, std::get<Statement>(reading->how), planned.statement, planned.marks);
}

// What searches below a field look at.
catalog::Snapshot searched_snapshot(const Ready &ready, const Field &field) {
    using schema::Operation;
    const schema::Target &target = ready.document->served->api.target(*field.definition);
    const catalog::Snapshot &served = ready.document->served->snapshot;
    if (target.operation == Operation::current_session && target.model)
        return access::own(session::get_accounts(served), access::roles());
    const bool is_read = target.operation == Operation::find_one || target.operation == Operation::find_many ||
                         target.operation == Operation::internal_find_one ||
                         target.operation == Operation::internal_find_many;
    if (is_read) return target_of(ready, *target.model).snapshot;
    return acts(target) ? acting_target(served, target).snapshot : served;
}

// Made anew with every version of the catalog, as everything is that has them.
std::shared_ptr<const schema::request::OtherNames> role_names() {
    static auto &known_for = *new std::shared_ptr<const catalog::RoleNames>;
    static auto &known = *new std::shared_ptr<const schema::request::OtherNames>;
    auto roles = catalog::role_names();
    if (known && roles == known_for) return known;
    schema::request::OtherNames names;
    for (const auto &[key, name] : *roles) names.emplace(Json::string(key).text(), Json::string(name).text());
    known = std::make_shared<const schema::request::OtherNames>(std::move(names));
    known_for = std::move(roles);
    return known;
}

} // namespace

schema::request::Request request_of(const Ready &ready, const Field &field) {
    const graphql::execution::Request document = ready.request();
    const catalog::Snapshot snapshot = searched_snapshot(ready, field);
    const schema::request::Context context{ready.document->served->api, document,
                                           request::selection_limits(), request::nested_searches(snapshot),
                                           request::filter_limits(),    role_names()};
    return schema::request::request_of(context, field.asked, *field.parent);
}

std::optional<std::string> answer_as_before(const Ready &ready, const Field &field) {
    const std::shared_ptr<const Reading> reading = field.reading; // what runs may come back here, and replace it
    if (!reading) return std::nullopt;
    if (const auto *known = std::get_if<Known>(&reading->how)) return known->json;
    const auto &statement = std::get<Statement>(reading->how);
    const PreparedPointer prepared = statement.prepared.lock();
    if (!prepared) return std::nullopt;
    if (!catalog::hold(prepared->tables(), ready.document->served->snapshot)) throw Stale{};
    return run(ready, field, statement, prepared);
}

std::string answer(const Ready &, Field &field, const Known &known) {
    field.reading = std::make_shared<const Reading>(Reading{known});
    return known.json;
}

std::string answer(const Ready &ready, Field &field, const FindOne &request) {
    const Target target = target_of(ready, *request.model);
    const Planned ready_to_run =
        planned(ready, target, read::find_one(*request.model, target.schema(), sql::Null{}, request.selection));
    Statement statement;
    statement.model = request.model;
    statement.variable = given(ready, field, "id").variable;
    statement.id = request.key;
    statement.shape = request.shape;
    return run(ready, field, std::move(statement), ready_to_run, true);
}

std::string answer(const Ready &ready, Field &, const FindOwn &request) {
    const session::Holder *at_hand = session::current();
    if (!at_hand) return "null";
    const session::Holder holder = *at_hand; // what runs may replace it
    const session::Accounts accounts = session::get_accounts(ready.document->served->snapshot);
    const request::Own own =
        request::own_session(accounts, holder, access::own(accounts, access::roles()), request.selection);
    if (!catalog::hold(own.statement.tables, accounts.snapshot)) throw Stale{};
    const std::string json = own.json();
    std::string answer;
    schema::request::append_shaped(answer, json.empty() ? "null" : json, request.shape);
    return answer;
}

std::string answer(const Ready &ready, Field &field, const FindMany &request) {
    const Target target = target_of(ready, *request.list.model);
    const auto search = search_of(target, request);
    const Planned ready_to_run = planned(ready, target, page_of(target, request, search ? &*search : nullptr));
    const Given after = given(ready, field, "after"), before = given(ready, field, "before");
    // What a search means depends on the records; of two cursors one is left aside.
    const bool is_kept = !request.search && (after.is_null || before.is_null);
    Statement statement;
    statement.model = request.list.model;
    statement.is_list = true;
    if (is_kept && request.list.page.cursor) statement.variable = after.is_null ? before.variable : after.variable;
    statement.shape = request.shape;
    return run(ready, field, std::move(statement), ready_to_run, is_kept);
}

} // namespace model_api::endpoint

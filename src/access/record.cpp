#include "access/record.hpp"

#include <algorithm>

#include "catalog/catalog.hpp"
#include "catalog/permission.hpp"
#include "filter/lower_condition.hpp"
#include "filter/rows.hpp"
#include "permission/filter.hpp"
#include "statement/cache.hpp"
#include "statement/run.hpp"

namespace model_api::access {
namespace {

// The tables about which an answer is being looked for.
std::vector<std::uint32_t> &asked = *new std::vector<std::uint32_t>;

// Where row-level security is forced upon the owner, looking up asks the policy, which asks here.
class Asking {
public:
    explicit Asking(std::uint32_t table) {
        if (std::ranges::find(asked, table) != asked.end())
            throw DomainError(sqlstate::invalid_object_definition, {},
                              "the row-level security of a table that has permissions for plain SQL is forced", {},
                              "ALTER TABLE … NO FORCE ROW LEVEL SECURITY: its owner looks up what others may read.");
        asked.push_back(table);
    }
    Asking(const Asking &) = delete;
    Asking &operator=(const Asking &) = delete;
    ~Asking() { asked.pop_back(); }
};

// nullptr: nothing.
const Json *read_of(const std::vector<catalog::Permission> &permissions, const std::string &role,
                    const std::string &model) {
    const catalog::Permission *permission = catalog::find_permission(permissions, role, model);
    if (!permission || !permission->definition.find("plainSql")) return nullptr;
    return permission->definition.find("read");
}

filter::Filter filter_of(const Json &read, const std::string &role, const model::Model &model,
                         const model::Schema &whole) {
    try {
        return permission::parse_filter(read.is_boolean() ? Json::object() : read, model, whole, "read");
    } catch (const DomainError &) {
        throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                          "permission denied for model \"" + model.name + "\"", {},
                          "What role \"" + role +
                              "\" may read of it does not fit the model any more: see model.permissions(), and permit "
                              "it anew.");
    }
}

read::Statement look_up(const catalog::Snapshot &snapshot, const model::Model &model, const filter::Filter &filter) {
    const model::Schema readable(snapshot.schema, {[&](const model::Model &of, std::string_view alias) {
                                                       return permission::condition({filter}, of, *snapshot.schema,
                                                                                    alias);
                                                   },
                                                   catalog::owner_of(model.relation)});
    const sql::Type &key_type = model.key().column->type;
    sql::Expressions id;
    id.emplace_back(sql::Parameter{.type = sql::text_type(), .value = sql::Null{}, .argument = 0});
    sql::Writer out;
    out << "SELECT true FROM ";
    sql::Expressions terms;
    terms.push_back(filter::write_table(out, readable, model, "t0"));
    terms.push_back(sql::compare(sql::Operator::equal, filter::column_of(model.key(), "t0", filter::Origin::table),
                                 sql::Cast{std::move(id), key_type}, key_type));
    out << " WHERE " << sql::conjunction(std::move(terms));
    read::Statement statement;
    statement.text = out.take_text();
    statement.parameters = out.take_parameters();
    statement.tables = out.take_tables();
    statement.planning = read::Planning::generic; // it runs for one row after the other
    statement.acts_as = readable.acts_as();
    return statement;
}

} // namespace

Readable::Readable(std::uint32_t table, const std::string &role) : table_(table) {
    for (int attempt = 1;; ++attempt) {
        const catalog::Snapshot snapshot = catalog::current();
        const auto name = catalog::model_on(table);
        if (!name) throw DomainError(sqlstate::undefined_object, {}, "the table is of no model");
        const auto permissions = catalog::permissions();
        const Json *read = read_of(*permissions, role, *name);
        if (!read) return;
        const model::Model &model = snapshot.schema->get(*name);
        read::Statement statement = look_up(snapshot, model, filter_of(*read, role, model, *snapshot.schema));
        if (!catalog::hold(statement.tables, snapshot) && attempt < catalog::max_attempts) continue;
        statement_ = statement::prepare(statement, snapshot.version);
        parameters_ = std::move(statement.parameters);
        return;
    }
}

bool Readable::has(const std::string &id) const {
    if (!statement_) return false;
    const Asking asking(table_);
    return statement::run_for_value(*statement_, statement::bind(parameters_, {id})).has_value();
}

} // namespace model_api::access

#include "document/aside.hpp"

#include "base/quote.hpp"
#include "base/recently_used.hpp"
#include "catalog/table/own_words.hpp"
#include "pg/plan.hpp"
#include "pg/search_path.hpp"
#include "pg/security.hpp"
#include "pg/spi.hpp"
#include "search/field_text.hpp"

namespace model_api::document {

namespace {

// Plans are kept from statement to statement. One that runs is held, whatever a trigger that it fires may do here.
constexpr std::size_t max_plans = 200;

struct Parameters {
    std::vector<Oid> types;
    std::vector<Datum> values;
};

std::shared_ptr<pg::Plan> plan_of(const std::string &statement, const std::vector<Oid> &types) {
    static auto &plans = *new RecentlyUsed<std::shared_ptr<pg::Plan>>;
    std::string key = statement;
    for (const Oid type : types) key += ' ' + std::to_string(type);
    if (auto *known = plans.find(key)) return *known;
    return plans.add(std::move(key), std::make_shared<pg::Plan>(statement, types, 0), max_plans);
}

// How many rows it has written, or found.
std::uint64_t run(const std::string &statement, const Parameters &parameters, Oid role) {
    const pg::ActAs owner(role, SECURITY_NOFORCE_RLS);
    const pg::PinnedSearchPath path;
    const catalog::OwnWords ours;
    const pg::Spi connection;
    const auto plan = plan_of(statement, parameters.types);
    auto *values = const_cast<Datum *>(parameters.values.data()); // which SPI does not write to
    const int result = pg::call([&] { return SPI_execute_plan(plan->get(), values, nullptr, false, 0); });
    if (result < 0)
        throw DomainError(sqlstate::internal_error, {},
                          std::string("could not write the words of a record: ") + SPI_result_code_string(result));
    return SPI_processed;
}

Oid owner_of(Oid relation) {
    return pg::call([&] {
        HeapTuple row = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
        if (!HeapTupleIsValid(row)) return InvalidOid;
        const Oid owner = reinterpret_cast<Form_pg_class>(GETSTRUCT(row))->relowner;
        ReleaseSysCache(row);
        return owner;
    });
}

// model.search_vector('tArD', r."title", r."body")
std::string words_of(const model::Model &model, const std::string &alias) {
    const auto fields = search::searched_fields(model);
    std::string text = "model.search_vector(" + quote_literal(search::fields_text(fields));
    for (const search::SearchedField &field : fields)
        text += ", " + alias + '.' + quote_identifier(field.field->column->name);
    return text + ')';
}

} // namespace

Aside::Aside(const model::Model &model)
    : key_type_(model.key().column->type.oid), owner_(owner_of(model.search.relation)),
      model_owner_(owner_of(model.relation)) {
    const model::Column &column = *model.key().column;
    const std::string records = model.qualified_table(), &words = model.search.table;
    const std::string record_key = "r." + quote_identifier(column.name), key = quote_identifier(model.search.key);
    const std::string target = quote_identifier(model.search.column);
    const std::string equals = " OPERATOR(" + column.type.operators + ".=) ";
    const std::string into = "INSERT INTO " + words + " AS w (" + key + ", " + target + ") ";
    const std::string replace = " ON CONFLICT (" + key + ") DO UPDATE SET " + target + " = excluded." + target +
                                " WHERE w." + target + " IS DISTINCT FROM excluded." + target;
    const std::string of_key = " FROM " + records + " r WHERE " + record_key + equals;

    write_ = into + "VALUES ($1, $2)" + replace;
    write_again_ = into + "SELECT " + record_key + ", " + words_of(model, "r") + of_key + "$1" + replace;
    write_missing_ = into + "SELECT " + record_key + ", " + words_of(model, "r") + of_key +
                     "$1 AND NOT EXISTS (SELECT FROM " + words + " v WHERE v." + key + equals + "$1) ON CONFLICT (" +
                     key + ") DO NOTHING";
    find_ = "SELECT" + of_key + "$1";
    remove_ = "DELETE FROM " + words + " w WHERE w." + key + equals + "$1";
    find_any_ = "SELECT FROM " + records + " LIMIT 1";
    empty_ = "TRUNCATE ONLY " + words;
    sweep_ = "DELETE FROM " + words + " w WHERE NOT EXISTS (SELECT" + of_key + "w." + key + ")";
}

bool Aside::is_found(const std::string &statement, std::optional<Datum> key) const {
    return run(statement, key ? Parameters{{key_type_}, {*key}} : Parameters{}, model_owner_) > 0;
}

void Aside::write(Datum key, Datum words) const {
    run(write_, {{key_type_, TSVECTOROID}, {key, words}}, owner_);
}

void Aside::write_again(Datum key) const {
    run(write_again_, {{key_type_}, {key}}, owner_);
}

void Aside::write_missing(Datum key) const {
    run(write_missing_, {{key_type_}, {key}}, owner_);
}

void Aside::remove(Datum key) const {
    if (!is_found(find_, key)) run(remove_, {{key_type_}, {key}}, owner_);
}

// A trigger may have written new records already.
void Aside::sweep() const {
    run(is_found(find_any_, std::nullopt) ? sweep_ : empty_, {}, owner_);
}

} // namespace model_api::document

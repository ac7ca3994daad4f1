#include "lookup/records.hpp"

#include "filter/rows.hpp"
#include "pg/scratch.hpp"
#include "pg/spi.hpp"
#include "search/plan_text.hpp"
#include "search/tsquery.hpp"
#include "sql/render.hpp"
#include "statement/cache.hpp"
#include "statement/chosen_plan.hpp"
#include "statement/execute.hpp"
#include "statement/parameters.hpp"

namespace model_api::lookup {
namespace {

constexpr const char *root = "t0", *beside = "s0";

void run(const read::Statement &statement, const Records &records, DestReceiver *destination) {
    const auto prepared = statement::prepare(statement, records.snapshot.version);
    const pg::Scratch memory;
    ParamListInfo values = statement::bind(statement.parameters);
    const pg::Spi connection;
    statement::execute(*prepared, values, destination, statement::Access::read);
}

void ignore_startup(DestReceiver *, int, TupleDesc) {}

// ---- rows, counted

struct Counter {
    DestReceiver base;
    std::int64_t count, most;
};

// Inside the executor, which ends where this says that it has enough. Unless many are expected nothing of it stands in
// the statement: with a LIMIT the planner would rather read the table from its beginning, which is long for a rare
// word.
bool count_row(TupleTableSlot *, DestReceiver *self) {
    auto &counter = *reinterpret_cast<Counter *>(self);
    return ++counter.count < counter.most;
}

// ---- words, counted

struct Word {
    const char *bytes;
    int length;
    std::int64_t count;
};

struct WordCounter {
    DestReceiver base;
    Word *words;
    int size, open; // open: those that are not counted enough yet
    std::int64_t enough;
};

// The lexemes of a tsvector are in the order of their bytes.
bool has(TSVector vector, const Word &word) {
    const WordEntry *entries = ARRPTR(vector);
    const char *bytes = STRPTR(vector);
    int from = 0;
    int to = vector->size;
    while (from < to) {
        const int middle = from + (to - from) / 2;
        const WordEntry &entry = entries[middle];
        const int order = tsCompareString(const_cast<char *>(bytes) + entry.pos, static_cast<int>(entry.len),
                                          const_cast<char *>(word.bytes), word.length, false);
        if (order == 0) return true;
        (order < 0 ? from : to) = order < 0 ? middle + 1 : middle;
    }
    return false;
}

// Inside the executor.
bool count_words_of_row(TupleTableSlot *slot, DestReceiver *self) {
    auto &counter = *reinterpret_cast<WordCounter *>(self);
    bool is_null;
    const Datum stored = slot_getattr(slot, 1, &is_null);
    if (is_null) return true;
    TSVector vector = DatumGetTSVector(stored);
    for (int i = 0; i < counter.size; ++i) {
        Word &word = counter.words[i];
        if (word.count < counter.enough && has(vector, word) && ++word.count == counter.enough) --counter.open;
    }
    if (reinterpret_cast<void *>(vector) != DatumGetPointer(stored)) pfree(vector);
    return counter.open > 0;
}

search::Condition any_of(const std::vector<std::string> &lexemes) {
    search::Any any;
    for (const std::string &lexeme : lexemes) any.conditions.push_back({search::HasLexeme{lexeme}});
    return {std::move(any)};
}

// The words of the records that have any of these.
read::Statement words_of_records(const Records &records, const std::vector<std::string> &lexemes) {
    const model::Model &model = records.model;
    const model::Schema &schema = *records.snapshot.schema;
    const model::Search &search = model.search;
    const bool is_aside = search.storage == model::SearchStorage::side;
    const char *words = is_aside ? beside : root;
    sql::Writer out;
    (out << "SELECT ").column(words, search.column) << " FROM ";
    const sql::Expression visible = filter::write_table(out, schema, model, root);
    if (is_aside) {
        out << " JOIN ";
        out.table(search.table, search.relation) << " " << beside << " ON ";
        const sql::Type &type = model.key().column->type;
        out << sql::compare(sql::Operator::equal, sql::Column{beside, search.key, type},
                            sql::Column{root, model.key().column->name, type}, type);
    }
    sql::Expression met =
        sql::compare(sql::Operator::meets, sql::Column{words, search.column, sql::tsvector_type()},
                     sql::Parameter{.type = sql::tsquery_type(), .value = search::tsquery_text(any_of(lexemes))},
                     sql::tsvector_type());
    out << " WHERE " << sql::conjunction({std::move(met), visible});
    read::Statement statement;
    statement.text = out.take_text();
    statement.parameters = out.take_parameters();
    statement.tables = out.take_tables();
    statement.acts_as = schema.acts_as();
    return statement;
}

// `role`: invalid, the caller.
bool has_row_security(Oid relation, Oid role) {
    return pg::call([&] { return check_enable_rls(relation, role, true); }) == RLS_ENABLED;
}

} // namespace

read::Search search_for(const search::Plan &plan, const Records &records) {
    return read::make_search(plan, {records.fields.begin(), records.fields.end()});
}

bool is_by_index(const Records &records) {
    constexpr double large = 10'000; // rows
    if (records.model.search.storage != model::SearchStorage::column || !records.fields.empty()) return false;
    const Oid relation = records.model.relation;
    return !pg::call([&] { return has_subclass(relation); }) && estimated_rows(records) >= large;
}

void check_may_read(const Records &records) {
    const read::Statement statement = words_of_records(records, {std::string(search::least_word)});
    const auto prepared = statement::prepare(statement, records.snapshot.version);
    const statement::ChosenPlan chosen(*prepared, statement::bind(statement.parameters));
    pg::call([&] { ExecCheckRTPerms(chosen.statement()->rtable, true); });
}

std::int64_t count_found(const search::Plan &plan, const Records &records, std::int64_t most, Expected expected) {
    const read::Search search = search_for(plan, records);
    read::Statement statement = read::matching(records.model, *records.snapshot.schema, std::nullopt, &search);
    if (expected == Expected::many) statement.text += " LIMIT " + std::to_string(most);
    if (expected == Expected::few && is_by_index(records)) statement.planning = read::Planning::generic;
    Counter counter{statement::destination(count_row, ignore_startup), 0, most};
    run(statement, records, &counter.base);
    return counter.count;
}

bool may_be_hidden(const Records &records) {
    const model::Schema &schema = *records.snapshot.schema;
    return !sql::is_true(schema.visible(records.model, root)) ||
           has_row_security(records.model.relation, schema.acts_as()) ||
           has_row_security(records.model.search.relation, schema.acts_as());
}

std::vector<std::int64_t> count_words(const std::vector<std::string> &lexemes, const Records &records,
                                      std::int64_t enough) {
    if (lexemes.empty()) return {};
    std::vector<Word> words;
    for (const std::string &lexeme : lexemes) words.push_back({lexeme.data(), static_cast<int>(lexeme.size()), 0});
    const auto size = static_cast<int>(words.size());
    WordCounter counter{statement::destination(count_words_of_row, ignore_startup), words.data(), size, size, enough};
    run(words_of_records(records, lexemes), records, &counter.base);
    std::vector<std::int64_t> counts;
    for (const Word &word : words) counts.push_back(word.count);
    return counts;
}

double estimated_rows(const Records &records) {
    const Oid relation = records.model.relation;
    return pg::call([&] {
        const Relation table = table_open(relation, AccessShareLock);
        BlockNumber pages;
        double rows;
        double visible;
        estimate_rel_size(table, nullptr, &pages, &rows, &visible);
        table_close(table, NoLock);
        return rows;
    });
}

} // namespace model_api::lookup

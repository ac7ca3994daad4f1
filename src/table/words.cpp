#include "table/words.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "table/work.hpp"

namespace model_api::table {

namespace {

using model::SearchStorage;

const std::string column = model::Search::column_name; // needs no quotes

// The words on their way to where they are wanted.
struct WordsWork {
    const Shape &wanted;
    const Present &present;
    Names &names;
    Plan &plan;

    void run(std::string sql) { plan.statements.push_back({std::move(sql), wanted.words.path}); }
    void alter(const std::string &table, const Clauses &clauses) {
        std::string text;
        for (const std::string &clause : clauses) text += (text.empty() ? " " : ", ") + clause;
        if (!text.empty()) run("ALTER TABLE " + table + text);
    }
};

void create_index(WordsWork &work, const std::string &qualified, const std::string &table) {
    const std::string name = work.names.choose(table, model::Search::column_name, "idx");
    work.run("CREATE INDEX " + quote_identifier(name) + " ON " + qualified + " USING gin (" + column +
             " model.search_ops) WITH (fastupdate = off)");
}

// One that a failed build has left behind, or that serves nothing any more, gives way.
void keep_index(WordsWork &work, const std::string &qualified, const std::string &table) {
    const auto &indexes = work.present.words.indexes;
    if (std::ranges::any_of(indexes, &PresentWords::Index::valid)) return;
    for (const auto &index : indexes) work.run("DROP INDEX " + index.name);
    create_index(work, qualified, table);
}

std::string drop_trigger(const std::string &name, const std::string &table) {
    return "DROP TRIGGER " + quote_identifier(name) + " ON " + table;
}

struct Trigger {
    const char *name;
    const char *event; // what follows the name
    const char *body;
};
constexpr Trigger column_trigger = {words_trigger, " BEFORE INSERT OR UPDATE ON ",
                                    " FOR EACH ROW EXECUTE FUNCTION model.keep_search()"};
constexpr Trigger side_triggers[] = {
    {words_trigger, " AFTER INSERT OR UPDATE OR DELETE ON ",
     " FOR EACH ROW EXECUTE FUNCTION model.keep_search_aside()"},
    {words_emptied_trigger, " AFTER TRUNCATE ON ", " FOR EACH STATEMENT EXECUTE FUNCTION model.keep_search_aside()"}};

constexpr Trigger beside_trigger = {words_trigger, " BEFORE INSERT OR UPDATE ON ",
                                    " FOR EACH ROW EXECUTE FUNCTION model.guard_search_aside()"};

// The clause that makes it fire in replicas and restores too; none where it is there and does.
Clauses keep_trigger(WordsWork &work, const Trigger &trigger) {
    const auto &present = work.present.words.triggers;
    const auto found = std::ranges::find(present, trigger.name, &PresentWords::Trigger::name);
    if (found != present.end() && found->always) return {};
    if (found == present.end())
        work.run("CREATE TRIGGER " + quote_identifier(trigger.name) + trigger.event + work.wanted.qualified() +
                 trigger.body);
    return {"ENABLE ALWAYS TRIGGER " + quote_identifier(trigger.name)};
}

const Clauses column_settings = {"ALTER COLUMN " + column + " SET STATISTICS 200"};

void keep_column(WordsWork &work, SearchStorage known) {
    const std::string table = work.wanted.qualified();
    const bool is_there = work.present.find(model::Search::column_name) != nullptr;
    Clauses settings;
    if (!is_there) {
        settings.push_back("ADD COLUMN " + words_column_clause());
        if (work.wanted.managed) settings.push_back("SET (fillfactor = 85)");
    }
    if (!is_there || known != SearchStorage::column) settings.push_back(column_settings.front());
    work.alter(table, settings);
    const Clauses enable = keep_trigger(work, column_trigger);
    work.alter(table, enable);
    keep_index(work, table, work.wanted.table);
    if (!settings.empty() || !enable.empty()) work.plan.stale = true;
}

void drop_useless(WordsWork &work) {
    const PresentWords &words = work.present.words;
    if (words.useless.empty()) return;
    work.run("DROP TABLE " + words.useless);
    work.names.free(words.beside_name);
}

void create_beside(WordsWork &work) {
    const Column &key = *work.wanted.find(work.wanted.key);
    const PresentColumn *present = work.present.find(work.wanted.key);
    const std::string collation = present && !present->collation.empty() ? " COLLATE " + present->collation : "";
    const std::string name = work.names.choose(work.wanted.table, "", "search");
    work.plan.beside = name;
    work.run("CREATE TABLE " + quote_qualified(work.wanted.schema, name) + " (\n    " + quote_identifier(key.name) +
             " " + (present ? present->type : key.type) + collation + ",\n    " + words_column_clause() +
             ",\n    CONSTRAINT " + quote_identifier(work.names.choose(name, "", "pkey")) + " PRIMARY KEY (" +
             quote_identifier(key.name) + ")\n)" + words_table_options);
}

// Once the table is filled.
void guard_beside(WordsWork &work, const std::string &beside, std::optional<bool> present) {
    const std::string name = quote_identifier(words_trigger);
    if (!present) work.run("CREATE TRIGGER " + name + beside_trigger.event + beside + beside_trigger.body);
    if (!present.value_or(false)) work.alter(beside, {"ENABLE ALWAYS TRIGGER " + name});
}

void fill_beside(WordsWork &work, const std::string &beside) {
    work.run("INSERT INTO " + beside + " SELECT " + quote_identifier(work.wanted.key) + ", " +
             words_expression(work.wanted, "") + " FROM " + work.wanted.qualified());
}

// The triggers are there before the table is read, and lock out writers until the transaction ends, so that no record
// slips between the two.
void keep_side(WordsWork &work, SearchStorage known, bool fill) {
    const bool is_there = known == SearchStorage::side && !work.present.words.beside.empty();
    if (!is_there) {
        drop_useless(work);
        create_beside(work);
    }
    Clauses enable;
    for (const Trigger &trigger : side_triggers)
        std::ranges::move(keep_trigger(work, trigger), std::back_inserter(enable));
    work.alter(work.wanted.qualified(), enable);
    if (!is_there) {
        const std::string beside = quote_qualified(work.wanted.schema, work.plan.beside);
        if (fill) fill_beside(work, beside);
        create_index(work, beside, work.plan.beside);
        work.alter(beside, column_settings);
        guard_beside(work, beside, std::nullopt);
    } else {
        keep_index(work, work.present.words.beside, work.present.words.beside_name);
        guard_beside(work, work.present.words.beside, work.present.words.beside_trigger);
    }
    if (is_there ? !enable.empty() : !fill) work.plan.stale = true;
}

void drop_triggers(WordsWork &work) {
    for (const auto &trigger : work.present.words.triggers)
        work.run(drop_trigger(trigger.name, work.wanted.qualified()));
}

void drop_column(WordsWork &work) {
    const bool fills = work.present.words.fillfactor == "85";
    work.alter(work.wanted.qualified(),
               fills ? Clauses{"DROP COLUMN " + column, "RESET (fillfactor)"} : Clauses{"DROP COLUMN " + column});
}

} // namespace

std::string words_column_clause() {
    return column + " pg_catalog.tsvector";
}

std::string words_expression(const Shape &shape, const std::string &alias) {
    std::string fields, values;
    for (const Searched &one : shape.words.fields) {
        fields += one.form;
        values += ", " + (alias.empty() ? "" : alias + ".") + quote_identifier(one.column);
    }
    return "model.search_vector(" + quote_literal(fields) + values + ")";
}

void create_words(const Shape &wanted, Names &names, Plan &plan) {
    if (wanted.words.storage == SearchStorage::none) return;
    const Present nothing;
    WordsWork work{wanted, nothing, names, plan};
    if (wanted.words.storage == SearchStorage::side) {
        keep_side(work, SearchStorage::none, false);
        plan.stale = false; // there are no records yet
        return;
    }
    create_index(work, wanted.qualified(), wanted.table);
    Clauses settings = column_settings;
    std::ranges::move(keep_trigger(work, column_trigger), std::back_inserter(settings));
    work.alter(wanted.qualified(), settings);
}

void change_words(const WordsChange &change, Names &names, Plan &plan) {
    WordsWork work{change.wanted, change.present, names, plan};
    const SearchStorage wanted = change.wanted.words.storage;
    if (change.known == wanted) {
        if (wanted == SearchStorage::column) keep_column(work, change.known);
        if (wanted == SearchStorage::side) keep_side(work, change.known, change.fill);
        return;
    }
    drop_triggers(work);
    Present present = change.present;
    present.words.triggers.clear();
    present.words.indexes.clear();
    WordsWork rest{change.wanted, present, names, plan};
    if (change.known == SearchStorage::column && present.find(model::Search::column_name)) {
        drop_column(work);
        std::erase_if(present.columns,
                      [](const PresentColumn &each) { return each.name == model::Search::column_name; });
    }
    if (change.known == SearchStorage::side)
        for (const std::string *table : {&present.words.beside, &present.words.useless})
            if (!table->empty()) work.run("DROP TABLE " + *table);
    present.words.useless.clear();
    if (wanted == SearchStorage::column) keep_column(rest, change.known);
    if (wanted == SearchStorage::side) keep_side(rest, change.known, change.fill);
}

// A column that no record has a value in adds no words, whether it is new or was never searched.
bool are_words_changed(const Shape &wanted, const Shape &known, const Present &present) {
    const auto is_in = [](const std::vector<Searched> &all, const Searched &one) {
        return std::ranges::find(all, one) != all.end();
    };
    const auto &before = known.words.fields, &after = wanted.words.fields;
    return std::ranges::any_of(before, [&](const Searched &one) { return !is_in(after, one); }) ||
           std::ranges::any_of(after, [&](const Searched &one) {
               const Column *made = wanted.find(one.column);
               const bool has_values = present.find(one.column) || (made && !made->default_value.empty());
               return has_values && !is_in(before, one);
           });
}

} // namespace model_api::table

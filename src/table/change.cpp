// Changes to a table that exists. Compared is what can be: names and attributes with the table itself, the text of
// rules with the definition that made them, for PostgreSQL keeps expressions in a form of its own.
#include "table/work.hpp"

#include <algorithm>

#include "table/ddl.hpp"
#include "table/words.hpp"

namespace model_api::table {

namespace {

void alter(Work &work, const Clauses &clauses) {
    if (clauses.empty()) return;
    std::string text = "ALTER TABLE " + work.table();
    for (const std::string &clause : clauses) text += (&clause == &clauses.front() ? "\n    " : ",\n    ") + clause;
    work.plan.statements.push_back({std::move(text), ""});
}

void write(Work &work) {
    const auto append = [&](const std::vector<Statement> &statements) {
        work.plan.statements.insert(work.plan.statements.end(), statements.begin(), statements.end());
    };
    append(work.index_drops);
    alter(work, work.drop);
    append(work.narrowings);
    alter(work, work.convert);
    append(work.fixes);
    alter(work, work.add);
    append(work.indexes);
    if (work.change.shape.managed && !work.present.has_trigger)
        work.plan.statements.push_back(trigger(work.change.shape));
    change_words({work.change.shape, work.change.known_shape.words.storage, work.change.present}, work.names,
                 work.plan);
}

// A type that changes rewrites values without a trigger; what a removed option does to them is an UPDATE.
void note_stale(Work &work) {
    const Words &words = work.change.shape.words;
    if (words.storage == model::SearchStorage::none) return;
    const bool converts =
        std::ranges::any_of(words.fields, [&](const Searched &one) { return work.converted.contains(one.column); });
    if (converts || are_words_changed(work.change.shape, work.change.known_shape, work.change.present))
        work.plan.stale = true;
}

// Synonyms are nobody's but those who wrote them.
void note_lost_synonyms(Work &work) {
    const model::Model &model = work.change.known;
    if (work.change.wanted.search.is_on() || !model.search.synonyms) return;
    work.plan.losses.push_back({work.change.shape.words.path, "synonyms of model " + model.name,
                                "SELECT count(synonyms) FROM model.search WHERE model = " + quote_literal(model.name),
                                ""});
}

} // namespace

bool is_on(const std::vector<std::int16_t> &columns, const Present &present, const std::string &column) {
    const PresentColumn *found = present.find(column);
    return found && columns.size() == 1 && columns.front() == found->number;
}

Plan plan_change(const Change &change, Names &names) {
    Work work{change, names};
    drop_columns(work);
    change_columns(work);
    remove_values(work);
    change_rules(work);
    change_uniques(work);
    change_references(work);
    change_key(work);
    note_stale(work);
    note_lost_synonyms(work);
    write(work);
    return std::move(work.plan);
}

} // namespace model_api::table

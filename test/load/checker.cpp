#include "load/checker.hpp"

#include <algorithm>
#include <iterator>

#include "base/json.hpp"
#include "load/call.hpp"

namespace model_api::load {
namespace {

constexpr const char *all_tasks = R"(
    SELECT id, slug, title, note, counter, state,
           (SELECT coalesce(json_agg(text), '[]') FROM load.step WHERE task_id = task.id)
    FROM load.task)";
constexpr const char *orphans = "SELECT text FROM load.step WHERE task_id IS NULL";

Shown shown(const Control::Row &row) {
    Steps steps;
    const Json texts = Json::parse(row[6].value());
    for (const Json &text : texts.items()) steps.insert(text.as_string());
    return {std::stoll(row[0].value()), row[1].value(), row[2].value(), row[3],
            std::stoll(row[4].value()), row[5].value(), steps};
}

struct Corruption {
    const char *what;
    const char *sql; // $1 is a task
};
constexpr Corruption corruptions[] = {
    {"another title", "UPDATE load.task SET title = 'corrupt' WHERE id = $1::bigint"},
    {"another note", "UPDATE load.task SET note = 'corrupt' WHERE id = $1::bigint"},
    {"one increment more", "UPDATE load.task SET counter = counter + 1 WHERE id = $1::bigint"},
    {"another state", "UPDATE load.task SET state = CASE state WHEN 'done' THEN 'open.started' ELSE 'done' END "
                      "WHERE id = $1::bigint"},
    {"a lost record", "DELETE FROM load.task WHERE id = $1::bigint"},
    {"a record that nobody made",
     "INSERT INTO load.task (slug, title) SELECT 'corrupt-1', title FROM load.task WHERE id = $1::bigint"},
    {"another record in its place",
     "WITH gone AS (DELETE FROM load.task WHERE id = $1::bigint RETURNING slug, title, note, counter, state) "
     "INSERT INTO load.task (slug, title, note, counter, state) SELECT * FROM gone"},
    {"a lost child", "DELETE FROM load.step WHERE id = (SELECT min(id) FROM load.step WHERE task_id = $1::bigint)"},
    {"a child twice",
     "INSERT INTO load.step (text, task_id) SELECT text, task_id FROM load.step WHERE task_id = $1::bigint LIMIT 1"},
    {"another child", "UPDATE load.step SET text = 'corrupt' WHERE task_id = $1::bigint"},
    {"a child without its parent", "UPDATE load.step SET task_id = NULL WHERE task_id = $1::bigint"},
    {"an orphan", "INSERT INTO load.step (text) SELECT 'corrupt' FROM load.task WHERE id = $1::bigint"},
};

// A record with children of which nothing is in doubt; 0: none.
Id certain_record(const Ledger &ledger) {
    const auto is_certain = [](const Item &item) {
        return !item.is_broken() && item.ambiguity() == 1 && item.likely() && item.likely()->id != 0 &&
               !item.likely()->steps.empty();
    };
    const auto found = std::find_if(ledger.items().begin(), ledger.items().end(), is_certain);
    return found == ledger.items().end() ? 0 : found->likely()->id;
}

} // namespace

void prepare(Control &control) {
    control.ask("CREATE EXTENSION IF NOT EXISTS model_api CASCADE");
    control.ask("CREATE SCHEMA load");
    control.ask("SELECT model.define($1::jsonb)", {definition});
}

std::vector<std::string> check(Control &control, const Ledger &ledger) {
    std::map<std::string, Shown> records;
    std::vector<std::string> found;
    for (const Control::Row &row : control.ask(all_tasks)) {
        Shown record = shown(row);
        const auto [place, is_new] = records.try_emplace(record.slug, record);
        if (!is_new) found.push_back("two records of one slug: " + record.slug);
    }
    for (const Control::Row &row : control.ask(orphans)) found.push_back("a step without a task: " + row[0].value());
    std::ranges::move(ledger.check(records), std::back_inserter(found));
    return found;
}

std::vector<std::string> self_test(Control &control, const Ledger &ledger) {
    const Id victim = certain_record(ledger);
    if (victim == 0) return {"there is no record to corrupt"};
    std::vector<std::string> unseen;
    for (const Corruption &corruption : corruptions) {
        control.ask("BEGIN");
        control.ask(corruption.sql, {std::to_string(victim)});
        if (check(control, ledger).empty()) unseen.emplace_back(std::string("not found: ") + corruption.what);
        control.ask("ROLLBACK");
    }
    return unseen;
}

} // namespace model_api::load

#include <algorithm>

#include "table/conversion.hpp"
#include "table/ddl.hpp"
#include "table/removal.hpp"
#include "table/work.hpp"

namespace model_api::table {

namespace {

std::string column_text(const Work &work, const std::string &column) {
    return work.table() + "." + quote_identifier(column);
}

void add_column(Work &work, const Column &column) {
    work.plan.adds_columns = true;
    work.add.push_back("ADD COLUMN " + column_clause(column));
    if (column.not_null && column.default_value.empty() && !column.identity)
        work.plan.obstacles.push_back({column.path, "without a value for a required field that has no default",
                                       work.table(), "SELECT count(*) FROM " + work.table()});
}

// A text becomes an encrypted one, and is one again: both take the privilege to call the function.
Conversion conversion_of(const Column &column, const PresentColumn &present, const Column *known) {
    const std::string name = quote_identifier(column.name);
    const bool was_encrypted = known && known->encrypted;
    if (column.encrypted == was_encrypted) return convert(present.type, column.type, name);
    if (column.encrypted) return {false, "model.encrypt(" + name + "::text)"};
    return {false, convert("text", column.type, "model.decrypt(" + name + ")").expression};
}

void change_type(Work &work, const Column &column, const PresentColumn &present, const Column *known) {
    const std::string name = quote_identifier(column.name);
    const Conversion conversion = conversion_of(column, present, known);
    const std::string clause = "ALTER COLUMN " + name + " TYPE " + column.type + " USING " + conversion.expression;
    if (present.has_default) work.drop.push_back("ALTER COLUMN " + name + " DROP DEFAULT");
    work.converted.insert(column.name);
    if (conversion.widens) {
        work.convert.push_back(clause);
        return;
    }
    work.plan.losses.push_back(
        {column.path, "column " + column_text(work, column.name) + " from " + present.type + " to " + column.type,
         "SELECT count(" + name + ") FROM " + work.table(), ""});
    // By itself, so that an error about a value that has no such form says which field it is about.
    work.narrowings.push_back({"ALTER TABLE " + work.table() + " " + clause, column.path});
}

void change_default(Work &work, const Column &column, const PresentColumn &present, const Column *known) {
    if (column.identity) return;
    const std::string alter = "ALTER COLUMN " + quote_identifier(column.name);
    const bool converted = work.converted.contains(column.name);
    const bool changed = converted || !known || known->default_value != column.default_value;
    if (!column.default_value.empty()) {
        if (changed || !present.has_default) work.convert.push_back(alter + " SET DEFAULT " + column.default_value);
    } else if (present.has_default && !converted && known && !known->default_value.empty()) {
        work.drop.push_back(alter + " DROP DEFAULT");
    }
}

void change_not_null(Work &work, const Column &column, const PresentColumn &present, const Column *known) {
    const std::string name = quote_identifier(column.name);
    if (column.not_null && !present.not_null) {
        work.add.push_back("ALTER COLUMN " + name + " SET NOT NULL");
        work.plan.obstacles.push_back({column.path, "without a value for a required field", work.table(),
                                       "SELECT count(*) FROM " + work.table() + " WHERE " + name + " IS NULL"});
    } else if (!column.not_null && present.not_null && known && known->not_null) {
        work.add.push_back("ALTER COLUMN " + name + " DROP NOT NULL");
    }
}

} // namespace

void drop_columns(Work &work) {
    for (const Dropped &dropped : work.change.dropped) {
        const std::int16_t number = work.present.find(dropped.column)->number;
        work.plan.losses.push_back({dropped.path, "column " + column_text(work, dropped.column),
                                    "SELECT count(" + quote_identifier(dropped.column) + ") FROM " + work.table(),
                                    dropped.column});
        work.drop.push_back("DROP COLUMN " + quote_identifier(dropped.column));
        const auto needs = [&](const auto &object) {
            return std::ranges::find(object.columns, number) != object.columns.end();
        };
        std::erase_if(work.present.columns, [&](const PresentColumn &column) { return column.number == number; });
        std::erase_if(work.present.constraints, needs);
        std::erase_if(work.present.indexes, needs);
    }
}

void change_columns(Work &work) {
    for (const Column &column : work.change.shape.columns) {
        const PresentColumn *present = work.present.find(column.name);
        if (!present) {
            add_column(work, column);
            continue;
        }
        const Column *known = work.change.known_shape.find(column.name);
        if (present->type != column.type) change_type(work, column, *present, known);
        change_default(work, column, *present, known);
        change_not_null(work, column, *present, known);
    }
}

void remove_values(Work &work) {
    for (Removal &removal : removals(work.change)) {
        if (!work.present.find(removal.column)) continue;
        work.fixed.insert(removal.column);
        if (removal.loss) work.plan.losses.push_back(std::move(*removal.loss));
        std::ranges::move(removal.obstacles, std::back_inserter(work.plan.obstacles));
        work.fixes.push_back(std::move(removal.fix));
    }
}

} // namespace model_api::table

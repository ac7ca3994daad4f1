#include "change/row.hpp"

#include <algorithm>

#include "action/statement.hpp"
#include "action/transition.hpp"
#include "change/kept.hpp"
#include "change/together.hpp"
#include "filter/value.hpp"
#include "pg/function.hpp"

namespace model_api::change {
namespace {

using action::Change;
using action::Kind;
using statement::Arguments;

// How rows are given to a statement, and how many of them where it has a parameter for each.
struct Form {
    action::Rows rows = action::Rows::one;
    std::size_t count = 1;
};

action::WriteShape shape_of(const RowChange &row, const Form &form) {
    const Change &change = *row.change;
    action::WriteShape shape;
    shape.rows = form.rows;
    shape.count = form.count;
    for (const action::Assignment &value : row.values) shape.assigned.push_back(value.field);
    for (const action::Increment &increment : row.increments) shape.incremented.push_back(increment.field);
    if (change.kind != Kind::create) shape.sources = action::sources(*change.model, *change.action);
    if (row.enters_state) shape.target = action::target(*change.model, *change.action);
    if (!shape.target.empty()) shape.state = action::state_field(*change.model);
    return shape;
}

// What distinguishes the statement of this row from others of its model.
std::string name_of(const RowChange &row, const Form &form, const Shown &shown) {
    std::string name = row.change->action->name;
    name += form.rows == action::Rows::many ? "*" : "=" + std::to_string(form.count) + ":";
    const auto add = [&](const model::Field &field) { name.append(std::to_string(field.column->number)).append(","); };
    for (const action::Assignment &value : row.values) add(*value.field);
    name += '+';
    for (const action::Increment &increment : row.increments) add(*increment.field);
    return name + (row.enters_state ? "/" : "-") + shown.name;
}

Kept statement_of(const Work &work, const RowChange &row, const Form &form, const Shown &shown) {
    const model::Model &model = *row.change->model;
    return keep(work.snapshot, model, name_of(row, form, shown), [&] {
        const action::WriteShape shape = shape_of(row, form);
        switch (row.change->kind) {
        case Kind::create:
            return action::insert(model, work.schema(), shape, *shown.selection);
        case Kind::update:
            return action::update(model, work.schema(), shape, *shown.selection);
        default:
            return action::remove(model, work.schema(), shape);
        }
    });
}

std::vector<Row> run(const Kept &kept, const Arguments &arguments) {
    return statement::run_rows(*kept.statement, *kept.parameters, arguments, kept.marks);
}

// In the order in which a statement has its arguments.
template <class Use>
void each_value(const RowChange &row, Use &&use) {
    if (row.change->kind != Kind::create) use(*row.change->key);
    for (const action::Assignment &value : row.values) use(value.value);
    for (const action::Increment &increment : row.increments) use(sql::Value(increment.amount));
}

Arguments arguments_of(std::span<const RowChange> rows) {
    Arguments arguments;
    arguments.reserve((rows.front().values.size() + rows.front().increments.size() + 1) * rows.size());
    for (const RowChange &row : rows) each_value(row, [&](const sql::Value &value) { arguments.push_back(value); });
    return arguments;
}

Arguments columns_of(std::span<const RowChange> rows) {
    std::vector<sql::Scalars> columns;
    each_value(rows.front(), [&](const sql::Value &) { columns.emplace_back().reserve(rows.size()); });
    for (const RowChange &row : rows) {
        auto column = columns.begin();
        each_value(row, [&](const sql::Value &value) { (column++)->push_back(scalar_of(value)); });
    }
    return {std::make_move_iterator(columns.begin()), std::make_move_iterator(columns.end())};
}

// What a statement of arrays costs beside its rows is about what four rows do.
constexpr std::size_t most_few = 8;

bool are_few(std::span<const RowChange> rows) {
    const RowChange &first = rows.front();
    return rows.size() <= most_few && first.change->kind == Kind::create &&
           !(first.values.empty() && first.increments.empty());
}

// BEFORE triggers that return NULL, and rules that do nothing or something else instead.
action::Failure skipped(const Change &change) {
    return {.code = action::code::unknown,
            .message = "a trigger or a rule has kept the " + change.model->name + " from being written",
            .path = change.path,
            .model = change.model->name};
}

} // namespace

RowChange row_of(const Change &change, const Link *link) {
    RowChange row{&change, change.values, change.increments};
    if (change.kind == Kind::create && change.key) row.values.push_back({&change.model->key(), *change.key});
    if (!link) return row;
    const auto is_linked = [&](const action::Assignment &value) { return value.field == link->field; };
    if (std::ranges::none_of(row.values, is_linked)) row.values.push_back({link->field, link->key});
    return row;
}

std::optional<Row> write_one(const Work &work, const RowChange &row, const Shown &shown) {
    const Kept kept = statement_of(work, row, {}, shown);
    std::vector<Row> rows = run(kept, arguments_of({&row, 1}));
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

bool is_alike(const Change &left, const Change &right) {
    const auto same_fields = [](const auto &one, const auto &other) {
        return std::ranges::equal(one, other, [](const auto &a, const auto &b) { return a.field == b.field; });
    };
    return left.model == right.model && left.action == right.action && left.key.has_value() == right.key.has_value() &&
           same_fields(left.values, right.values) && same_fields(left.increments, right.increments);
}

std::vector<Row> write_many(const Work &work, std::span<const RowChange> rows, const Shown &shown) {
    if (rows.empty()) return {};
    if (are_few(rows)) {
        const Kept kept = statement_of(work, rows.front(), {action::Rows::few, rows.size()}, shown);
        return run(kept, arguments_of(rows));
    }
    const Kept kept = statement_of(work, rows.front(), {action::Rows::many}, shown);
    Arguments arguments = columns_of(rows);
    if (arguments.empty()) arguments.emplace_back(sql::Scalars(rows.size(), sql::Null{}));
    return run(kept, arguments);
}

std::optional<action::Failure> why_not(const Work &work, const Change &change) {
    const model::Model &model = *change.model;
    if (change.kind == Kind::create) return skipped(change);
    if (const auto sources = action::sources(model, *change.action); !sources.empty()) {
        const Kept kept =
            keep(work.snapshot, model, "find_state", [&] { return action::find_state(model, work.schema()); });
        const auto state = statement::run_datum(*kept.statement, *kept.parameters, {*change.key});
        const std::string text = state ? std::string(pg::text_view(*state)) : std::string();
        if (state && std::ranges::find(sources, text) == sources.end()) return action::wrong_state(change, text);
        if (state && !has_user_triggers(model, change.kind)) return std::nullopt;
    }
    const bool is_there =
        has_user_triggers(model, change.kind) && !read_rows(work, model, {*change.key}, nothing()).empty();
    return is_there ? skipped(change) : not_found(change);
}

namespace {

Kept find_each(const catalog::Snapshot &snapshot, const model::Model &model, const Shown &shown) {
    return keep(snapshot, model, "find_each" + shown.name,
                [&] { return action::find_each(model, *snapshot.schema, *shown.selection); });
}

} // namespace

void prepare_shown(const catalog::Snapshot &snapshot, const model::Model &model, const Shown &shown) {
    find_each(snapshot, model, shown);
}

std::vector<Row> read_rows(const Work &work, const model::Model &model, const std::vector<sql::Value> &keys,
                           const Shown &shown) {
    if (keys.empty()) return {};
    const Kept kept = find_each(work.snapshot, model, shown);
    sql::Scalars list;
    for (const sql::Value &key : keys) list.push_back(scalar_of(key));
    return run(kept, {std::move(list)});
}

sql::Scalar scalar_of(const sql::Value &value) {
    return std::visit(
        [](const auto &form) -> sql::Scalar {
            if constexpr (std::is_constructible_v<sql::Scalar, decltype(form)>)
                return form;
            else
                throw std::logic_error("a value of a row is not scalar");
        },
        value);
}

sql::Value key_value(const model::Model &model, const std::string &text) {
    return filter::parse_id(text, model.key(), {"id", action::code::invalid_input});
}

const Shown &nothing() {
    static const auto &selection = *new read::Selection;
    static const auto &shown = *new Shown{&selection, "-"};
    return shown;
}

bool is_shown_at_once(const model::Schema &schema, const model::Model &model, Kind kind, const Shown &shown) {
    return schema.extent(model) == model::Extent::all && action::is_returnable(*shown.selection, model) &&
           !has_user_triggers(model, kind);
}

} // namespace model_api::change

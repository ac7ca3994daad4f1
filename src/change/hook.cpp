#include "change/hook.hpp"

#include "action/given.hpp"
#include "base/text.hpp"
#include "change/kept.hpp"
#include "change/row_type.hpp"
#include "model/define/names.hpp"
#include "read/columns.hpp"
#include "statement/change.hpp"

namespace model_api::change {
namespace {

// SELECT hook(t.*, params) FROM table AS t WHERE key = …: the record as it is now.
read::Statement call_with_stored(const model::Model &model, const std::string &hook) {
    const sql::Type &type = model.key().column->type;
    sql::Writer out;
    out << "SELECT " << hook << "(t0.*, ";
    out.parameter({sql::jsonb_type(), sql::Null{}, false, {}, 1});
    out << ") FROM ";
    out.table(model.qualified_table(), model.relation) << " AS t0 WHERE ";
    out << sql::compare(sql::Operator::equal, read::column(model.key(), "t0"),
                        sql::Parameter{type, sql::Null{}, false, {}, 0}, type);
    return action::finish(out);
}

// SELECT hook(record, params), of a record that is gone.
read::Statement call_with_given(const model::Model &model, const std::string &hook) {
    sql::Writer out;
    out << "SELECT " << hook << "(";
    out.parameter({row_type(model), sql::Null{}, false, {}, 0});
    out << ", ";
    out.parameter({sql::jsonb_type(), sql::Null{}, false, {}, 1});
    out << ")";
    return action::finish(out);
}

void run_one(Work &work, const Waiting &waiting) {
    const action::Change &change = *waiting.change;
    const model::Model &model = *change.model;
    const bool is_gone = waiting.record != 0;
    work.current = &change;
    const InHook hook(work);
    const std::string name = std::string(is_gone ? "gone " : "done ") + change.action->name;
    const Kept kept = keep(work.snapshot, model, name, [&] {
        const std::string function = hook_name(change.action->on_success, model.schema);
        return is_gone ? call_with_given(model, function) : call_with_stored(model, function);
    });
    const sql::Value of = is_gone ? sql::Value(sql::Native{waiting.record}) : waiting.key;
    statement::run_datum(*kept.statement, *kept.parameters, {of, change.params.text()});
}

} // namespace

FunctionName hook_parts(const std::string &name, std::string_view schema) {
    const auto parts = model::define::parse_qualified_name(name);
    if (!parts) throw std::logic_error("the name of a hook was not checked");
    if (parts->size() == 1) return {std::string(schema), parts->front()};
    return {(*parts)[0], (*parts)[1]};
}

std::string hook_name(const std::string &name, std::string_view schema) {
    const FunctionName parts = hook_parts(name, schema);
    return quote_qualified(parts.schema, parts.name);
}

InHook::~InHook() {
    if (std::uncaught_exceptions() == exceptions_) work_.origin = Origin::statement;
}

void run_waiting(Work &work) {
    // A hook may come back here with a unit of its own, which has a list of its own.
    for (const Waiting &waiting : std::exchange(work.waiting, {})) run_one(work, waiting);
}

} // namespace model_api::change

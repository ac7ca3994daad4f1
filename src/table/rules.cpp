#include "table/rules.hpp"

#include "base/text.hpp"
#include "table/literal.hpp"

namespace model_api::table {

namespace {

using model::Bounds;
using model::Field;
using model::Kind;

std::string between(const std::string &operand, const Bounds &bounds, const auto &written) {
    if (bounds.min && bounds.max) return operand + " BETWEEN " + written(*bounds.min) + " AND " + written(*bounds.max);
    if (bounds.min) return operand + " >= " + written(*bounds.min);
    return operand + " <= " + written(*bounds.max);
}

std::string as_number(const std::string &literal) {
    return literal;
}

bool is_bounded(const std::optional<Bounds> &bounds) {
    return bounds && (bounds->min || bounds->max);
}

// CREATE TYPE … AS ENUM holds its values to its options itself, and may be given more of them.
bool has_enum_type(const Field &field) {
    const sql::Type &type = field.column->type;
    return (field.multiple ? type.element : type.family) == sql::Family::enumeration;
}

std::string options_condition(const Field &field, const std::string &column) {
    const char *cast = field.sql_type.empty() ? "" : "::text[]"; // of varchar[], to which <@ of text[] does not apply
    if (field.multiple) return column + cast + " <@ " + text_array(field.options);
    return column + " IN (" + literal_list(field.options) + ")";
}

} // namespace

std::vector<Check> checks_of(const model::Model &model, const Field &field) {
    const std::string column = quote_identifier(field.column->name);
    const std::string path = path_of(model, field);
    std::vector<Check> checks;
    const auto add = [&](std::string_view label, std::string condition, std::string_view key) {
        const bool has_key = !key.empty();
        checks.push_back({field.column->name, std::string(label), std::move(condition),
                          has_key ? model_api::path_of(path, key) : path});
    };
    if (is_bounded(field.length))
        add(length_label, between("char_length(" + column + ")", *field.length, as_number), "length");
    if (is_bounded(field.range)) {
        if (field.kind == Kind::date_time)
            add(range_label, between(column, *field.range, quote_literal), "range");
        else
            add(range_label, between(column, *field.range, as_number), "range");
    }
    if (field.pattern) add(pattern_label, column + " ~ " + quote_literal(*field.pattern), "pattern");
    if (field.kind == Kind::enumeration && !field.options.empty() && !has_enum_type(field))
        add(options_label, options_condition(field, column), "options");
    if (field.kind == Kind::record_state && model.states)
        add(leaf_label, column + " IN (" + literal_list(model.states->leaves()) + ")", "");
    return checks;
}

} // namespace model_api::table

#include "change/broken_domain.hpp"

#include "action/rules.hpp"
#include "change/error_context.hpp"

namespace model_api::change {
namespace {

// Inside pg::call. InvalidOid: there is no such type (any more).
Oid type_named(const char *schema, const char *name) {
    const Oid space = get_namespace_oid(schema, true);
    if (!OidIsValid(space)) return InvalidOid;
    return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(name), ObjectIdGetDatum(space));
}

Oid domain_of(const pg::Error &error) {
    const ErrorData &data = error.data();
    if (!data.schema_name || !data.datatype_name) return InvalidOid;
    return pg::call([&] { return type_named(data.schema_name, data.datatype_name); });
}

const model::Field *only_field_of(const model::Model &model, Oid type) {
    const model::Field *only = nullptr;
    for (const model::Field &field : model.fields) {
        if (!field.column) continue;
        const Oid relation = model.relation;
        const AttrNumber number = field.column->number;
        if (pg::call([&] { return get_atttype(relation, number); }) != type) continue;
        if (only) return nullptr;
        only = &field;
    }
    return only;
}

// A domain of ours has the words of its rule.
std::string message_for(const pg::Error &error, const model::Field &field) {
    if (error.sqlstate() == ERRCODE_NOT_NULL_VIOLATION) return action::message_of(field, action::required_label);
    const std::string name(text_of(error.data().constraint_name));
    const std::string message = action::message_of(field, name);
    return message == action::message_of(field, {}) ? "violates check constraint \"" + name + "\"" : message;
}

} // namespace

std::optional<action::FieldMistake> broken_domain(const pg::Error &error, const model::Model &model) {
    const Oid domain = domain_of(error);
    const model::Field *field = OidIsValid(domain) ? only_field_of(model, domain) : nullptr;
    if (!field) return std::nullopt;
    return action::FieldMistake{field->name, message_for(error, *field)};
}

} // namespace model_api::change

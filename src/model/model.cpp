#include "model/model.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace model_api::model {

namespace {
constexpr std::string_view id_suffix = "Id";
}

const Field *Model::find(std::string_view field) const {
    const auto found = std::ranges::find(fields, field, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

const Field &Model::key() const {
    const Field *field = find(key_field);
    if (!field) throw std::logic_error("model \"" + name + "\" has no key");
    return *field;
}

const Field *Model::find_by_id_key(std::string_view id_key_name) const {
    if (!id_key_name.ends_with(id_suffix)) return nullptr;
    id_key_name.remove_suffix(id_suffix.size());
    const Field *field = find(id_key_name);
    return field && field->kind == Kind::belongs_to ? field : nullptr;
}

std::vector<std::string_view> Model::field_names() const {
    std::vector<std::string_view> names;
    names.reserve(fields.size());
    for (const Field &field : fields) names.push_back(field.name);
    return names;
}

std::string Model::qualified_table() const {
    return schema.empty() ? quote_identifier(table) : quote_qualified(schema, table);
}

std::string id_key(const Field &belongs_to) {
    return belongs_to.name + std::string(id_suffix);
}

} // namespace model_api::model

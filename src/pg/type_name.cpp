#include "pg/type_name.hpp"

namespace model_api::pg {

TypeName parse_type_name(const std::string &text) {
    return call([&] {
        TypeName name;
        parseTypeString(text.c_str(), &name.type, &name.modifier, false);
        return name;
    });
}

std::string type_name(const TypeName &type) {
    return call([&] { return format_type_with_typemod(type.type, type.modifier); });
}

char type_category(Oid type) {
    return call([&] {
        char category = 0;
        bool preferred = false;
        get_type_category_preferred(getBaseType(type), &category, &preferred);
        return category;
    });
}

bool is_enum_type(Oid type) {
    return call([&] {
        const Oid base = getBaseType(type);
        const Oid element = get_element_type(base);
        return type_is_enum(OidIsValid(element) ? getBaseType(element) : base);
    });
}

} // namespace model_api::pg

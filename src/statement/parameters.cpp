#include "statement/parameters.hpp"

#include "statement/cursor_reader.hpp"
#include "statement/session_value.hpp"

namespace model_api::statement {
namespace {

struct Bound {
    Datum value = 0;
    bool is_null = false;
};

[[noreturn]] void refuse(const sql::Type &type, const char *form) {
    throw DomainError(sqlstate::internal_error, "",
                      std::string("a parameter of type ") + type.name + " was given " + form);
}

[[noreturn]] void refuse_range(const sql::Type &type, std::int64_t value) {
    throw DomainError(sqlstate::numeric_value_out_of_range, "GGT_INVALID_FILTER",
                      "value " + std::to_string(value) + " is out of range for type " + sql::plain_name(type));
}

template <class Integer>
Integer narrow(const sql::Type &type, std::int64_t value) {
    const auto result = static_cast<Integer>(value);
    if (result != value) refuse_range(type, value);
    return result;
}

Datum bind_text_form(Oid type, const char *text) {
    if (type == TEXTOID || type == VARCHAROID) return PointerGetDatum(cstring_to_text(text));
    Oid input;
    Oid parameter;
    getTypeInputInfo(type, &input, &parameter);
    return OidInputFunctionCall(input, const_cast<char *>(text), parameter, -1);
}

// An error of the input function says what is wrong with the value; the rest says whose value it is.
void say_whose(const pg::Error &error, const sql::Parameter &parameter) {
    if (!parameter.field.empty()) return error.set_column(parameter.field.c_str(), "GGT_INVALID_RECORD");
    const std::string detail =
        parameter.place.empty() ? "GGT_INVALID_FILTER" : "GGT_INVALID_FILTER at " + parameter.place;
    error.add_detail(detail.c_str());
}

Datum from_text(Oid type, const std::string &text, const sql::Parameter &parameter) {
    const char *form = text.c_str();
    try {
        return pg::call([&] { return bind_text_form(type, form); });
    } catch (const pg::Error &error) {
        say_whose(error, parameter);
        throw;
    }
}

struct ElementType {
    std::int16_t length;
    bool by_value;
    char alignment;
};

Datum array_of(Oid type, Datum *values, bool *nulls, std::size_t count) {
    return pg::call([&] {
        ElementType element;
        get_typlenbyvalalign(type, &element.length, &element.by_value, &element.alignment);
        int size = static_cast<int>(count);
        int lower = 1;
        return PointerGetDatum(construct_md_array(values, nulls, size == 0 ? 0 : 1, &size, &lower, type, element.length,
                                                  element.by_value, element.alignment));
    });
}

// One of each form that a value comes in.
struct Binder {
    const sql::Parameter &parameter;

    Bound operator()(const sql::Null &) const { return {0, true}; }

    Bound operator()(bool value) const {
        if (parameter.type.oid != BOOLOID) refuse(parameter.type, "a boolean");
        return {BoolGetDatum(value)};
    }

    Bound operator()(std::int64_t value) const {
        const sql::Type &type = parameter.type;
        switch (type.oid) {
        case INT8OID:
        case TIMESTAMPTZOID:
        case TIMESTAMPOID:
            return {Int64GetDatum(value)};
        case INT4OID:
        case DATEOID:
            return {Int32GetDatum(narrow<std::int32_t>(type, value))};
        case INT2OID:
            return {Int16GetDatum(narrow<std::int16_t>(type, value))};
        default:
            return (*this)(std::to_string(value));
        }
    }

    Bound operator()(double value) const {
        switch (parameter.type.oid) {
        case FLOAT8OID:
            return {Float8GetDatum(value)};
        case FLOAT4OID:
            return {Float4GetDatum(static_cast<float>(value))};
        default:
            refuse(parameter.type, "a double");
        }
    }

    Bound operator()(const std::string &text) const { return {from_text(type_of(parameter), text, parameter)}; }

    Bound operator()(const sql::Binary &binary) const {
        const Oid type = parameter.type.oid;
        Datum value = read_cursor_value(type, binary.bytes);
        bool is_null = false;
        return {parameter.is_array ? array_of(type, &value, &is_null, 1) : value};
    }

    Bound operator()(const sql::Native &native) const { return {static_cast<Datum>(native.datum)}; }

    Bound operator()(const sql::OfSession &asked) const {
        const std::optional<std::string> text = session_value(asked.name);
        if (!text) return {0, true};
        return {from_text(type_of(parameter), *text, parameter)};
    }

    Bound operator()(const sql::TextArray &elements) const;
    Bound operator()(const sql::Scalars &elements) const;
};

struct Elements {
    Datum *values;
    bool *nulls;
};

Elements make_elements(std::size_t count) {
    return pg::call([&] {
        return Elements{static_cast<Datum *>(palloc(sizeof(Datum) * (count + 1))),
                        static_cast<bool *>(palloc0(count + 1))};
    });
}

Bound Binder::operator()(const sql::TextArray &elements) const {
    const Oid type = parameter.type.oid;
    const std::size_t count = elements.size();
    const auto [values, nulls] = make_elements(count);
    for (std::size_t i = 0; i < count; ++i) {
        nulls[i] = !elements[i];
        if (elements[i]) values[i] = from_text(type, *elements[i], parameter);
    }
    return {array_of(type, values, nulls, count)};
}

Bound Binder::operator()(const sql::Scalars &elements) const {
    const sql::Parameter element{
        .type = parameter.type, .value = {}, .place = parameter.place, .field = parameter.field};
    const Binder binder{element};
    const auto [values, nulls] = make_elements(elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Bound bound = std::visit(binder, elements[i]);
        values[i] = bound.value;
        nulls[i] = bound.is_null;
    }
    return {array_of(parameter.type.oid, values, nulls, elements.size())};
}

const sql::Value &value_of(const sql::Parameter &parameter, const Arguments &arguments) {
    const auto argument = static_cast<std::size_t>(parameter.argument);
    return parameter.argument >= 0 && argument < arguments.size() ? arguments[argument] : parameter.value;
}

} // namespace

Oid type_of(const sql::Parameter &parameter) {
    if (!parameter.is_array) return parameter.type.oid;
    if (!OidIsValid(parameter.type.array_oid))
        throw DomainError(sqlstate::feature_not_supported, "GGT_INVALID_FILTER",
                          "type " + sql::plain_name(parameter.type) + " has no array type");
    return parameter.type.array_oid;
}

ParamListInfo bind(const std::vector<sql::Parameter> &parameters, const Arguments &arguments) {
    if (parameters.empty()) return nullptr;
    const std::size_t count = parameters.size();
    ParamListInfo list = pg::call([&] { return makeParamList(static_cast<int>(count)); });
    for (std::size_t i = 0; i < count; ++i) {
        const Bound bound = std::visit(Binder{parameters[i]}, value_of(parameters[i], arguments));
        ParamExternData &slot = list->params[i];
        slot.value = bound.value;
        slot.isnull = bound.is_null;
        slot.pflags = PARAM_FLAG_CONST;
        slot.ptype = type_of(parameters[i]);
    }
    return list;
}

} // namespace model_api::statement

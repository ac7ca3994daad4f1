#include "pg/function.hpp"

namespace model_api::pg {

std::string_view text_view(Datum datum) {
    const auto *text = call([&] { return reinterpret_cast<struct varlena *>(PG_DETOAST_DATUM_PACKED(datum)); });
    return {VARDATA_ANY(text), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(text))};
}

std::string_view text_argument(FunctionCallInfo fcinfo, int n) {
    return text_view(fcinfo->args[n].value);
}

std::optional<std::string_view> optional_text_argument(FunctionCallInfo fcinfo, int n) {
    if (is_null_argument(fcinfo, n)) return std::nullopt;
    return text_argument(fcinfo, n);
}

std::optional<std::int64_t> optional_integer_argument(FunctionCallInfo fcinfo, int n) {
    if (is_null_argument(fcinfo, n)) return std::nullopt;
    return DatumGetInt32(fcinfo->args[n].value);
}

std::string_view required_text_argument(FunctionCallInfo fcinfo, int n, const char *name) {
    if (is_null_argument(fcinfo, n))
        throw DomainError(sqlstate::null_value_not_allowed, "GGT_INVALID_QUERY_INPUT",
                          std::string("argument \"") + name + "\" must not be null");
    return text_argument(fcinfo, n);
}

std::vector<std::string> texts_argument(FunctionCallInfo fcinfo, int n, const char *name) {
    if (is_null_argument(fcinfo, n))
        throw DomainError(sqlstate::null_value_not_allowed, "GGT_INVALID_QUERY_INPUT",
                          std::string("argument \"") + name + "\" must not be null");
    return texts_of(fcinfo->args[n].value, name);
}

std::vector<std::string> texts_of(Datum array, const char *name) {
    struct Elements {
        Datum *values;
        bool *nulls;
        int count;
    };
    const Elements elements = call([&] {
        Elements all = {};
        deconstruct_array(DatumGetArrayTypeP(array), TEXTOID, -1, false, TYPALIGN_INT, &all.values, &all.nulls,
                          &all.count);
        return all;
    });
    std::vector<std::string> texts;
    for (int i = 0; i < elements.count; ++i) {
        if (elements.nulls[i])
            throw DomainError(sqlstate::null_value_not_allowed, "GGT_INVALID_QUERY_INPUT",
                              std::string("argument \"") + name + "\" must not contain nulls", name);
        texts.emplace_back(text_view(elements.values[i]));
    }
    return texts;
}

Datum make_text(std::string_view text) {
    return call([&] { return PointerGetDatum(cstring_to_text_with_len(text.data(), static_cast<int>(text.size()))); });
}

Datum make_cstring(std::string_view text) {
    return call([&] { return CStringGetDatum(pnstrdup(text.data(), text.size())); });
}

} // namespace model_api::pg

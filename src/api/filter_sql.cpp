// A filter as SQL that can be read, and pasted into a WHERE.
#include "api/request.hpp"
#include "base/quote.hpp"
#include "pg/formats.hpp"
#include "pg/search_path.hpp"
#include "sql/render.hpp"
#include "statement/parameters.hpp"

namespace model_api::api {
namespace {

// Numbers and text mean the same without a cast; every other literal carries its type.
bool needs_cast(const sql::Parameter &parameter) {
    if (parameter.is_array) return true;
    const sql::Type &type = parameter.type;
    return type.family != sql::Family::integer && type.family != sql::Family::numeric &&
           type.oid != sql::text_type().oid;
}

// As SQL reads it under every setting and search_path.
std::string literal(const sql::Parameter &parameter) {
    struct Written {
        const char *value, *type;
    };
    const ParamExternData bound = statement::bind({parameter})->params[0];
    const Written written = pg::call([&] {
        Oid output;
        bool is_varlena;
        getTypeOutputInfo(bound.ptype, &output, &is_varlena);
        return Written{OidOutputFunctionCall(output, bound.value), format_type_with_typemod(bound.ptype, -1)};
    });
    if (bound.ptype == BOOLOID) return DatumGetBool(bound.value) ? "TRUE" : "FALSE";
    if (needs_cast(parameter)) return quote_literal(written.value) + "::" + written.type;
    return bound.ptype == TEXTOID ? quote_literal(written.value) : written.value;
}

std::string condition(FunctionCallInfo fcinfo) {
    const Target target = whole_target_argument(fcinfo, catalog::current());
    const std::optional<filter::Filter> filter = filter_argument(fcinfo, 1, target);
    if (!filter) return "TRUE";
    const pg::PinnedFormats formats;
    const pg::PinnedSearchPath search_path;
    sql::Writer out(sql::Style::readable, literal);
    out << filter::lower(*filter, *target.model, target.schema(), target.model->table);
    return out.take_text();
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_filter_sql) {
    return model_api::pg::make_text(model_api::api::condition(fcinfo));
}

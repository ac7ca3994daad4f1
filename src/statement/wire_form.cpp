#include "statement/wire_form.hpp"

namespace model_api::statement {

WireForm wire_form(Oid type) {
    HeapTuple tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
    if (!HeapTupleIsValid(tuple)) {
        pg::enter([] { throw DomainError(sqlstate::undefined_object, "", "type of a sort key does not exist"); });
    }
    const auto *row = reinterpret_cast<Form_pg_type>(GETSTRUCT(tuple));
    WireForm form;
    form.binary = OidIsValid(row->typsend) && OidIsValid(row->typreceive) && row->typtype != TYPTYPE_ENUM;
    form.write = form.binary ? row->typsend : row->typoutput;
    form.read = form.binary ? row->typreceive : row->typinput;
    form.parameter = getTypeIOParam(tuple);
    ReleaseSysCache(tuple);
    return form;
}

} // namespace model_api::statement

#include "catalog/table/beside.hpp"

#include "pg/spi.hpp"

namespace model_api::catalog {
namespace {

// Whoever made the statement is not the owner where a superuser or a member of the owner did.
void give_to_owner(Oid table, Oid beside) {
    for (const auto &row : pg::execute("SELECT b.oid::regclass::text, quote_ident(pg_get_userbyid(t.relowner)) "
                                       "FROM pg_class t, pg_class b "
                                       "WHERE t.oid = $1::oid AND b.oid = $2::oid AND t.relowner <> b.relowner",
                                       {std::to_string(table), std::to_string(beside)}))
        pg::execute("ALTER TABLE " + row[0].value() + " OWNER TO " + row[1].value());
}

void depend(Oid table, Oid beside) {
    pg::call([&] {
        const ObjectAddress dependent = {RelationRelationId, beside, 0}, referenced = {RelationRelationId, table, 0};
        deleteDependencyRecordsForSpecific(RelationRelationId, beside, DEPENDENCY_AUTO, RelationRelationId, table);
        recordDependencyOn(&dependent, &referenced, DEPENDENCY_AUTO);
    });
}

} // namespace

void attach_beside(std::uint32_t table, std::uint32_t beside) {
    give_to_owner(table, beside);
    depend(table, beside);
}

} // namespace model_api::catalog

// What a document selects of records and of lists of them.
#pragma once

#include <string>
#include <vector>

#include "read/selection.hpp"
#include "schema/request/document.hpp"
#include "schema/request/shape.hpp"

namespace model_api::schema::request {

// A selection that grows with everything that is asked of a record: under several names, in several places.
class Records {
public:
    explicit Records(const Context &context) : context_(context) {}

    // Adds what `field` selects of a record to `selection`. The members of the result have the record's positions in
    // the JSON that the selection gives; so has everything added later.
    std::vector<Member> add(const Collected &field, const graphql::schema::Type &type, const model::Model &model,
                            const std::string &path, read::Selection &selection);

    // What is shown of a list, whose model and path are known: fills in which parts, and adds what is selected of its
    // records to `selection`.
    Shape connection(const Collected &field, const graphql::schema::Type &type, read::List &list,
                     read::Selection &selection);

    // The same of every value of a record, under the names of its fields.
    std::vector<Member> add_all(const model::Model &model, const std::string &path, read::Selection &selection);

    // A selection has to have a member.
    static void fill(read::Selection &selection, const model::Model &model);

private:
    Member member(const Collected &field, const graphql::schema::Field &definition, const model::Model &model,
                  const std::string &path, read::Selection &selection);
    Member value(const Collected &field, const graphql::schema::Field &definition, const Target &target,
                 const std::string &path, read::Selection &selection);
    std::vector<Member> role_members(const Collected &field, const graphql::schema::Type &type) const;
    Member rich_text(const Collected &field, const graphql::schema::Field &definition, const model::Field &text,
                     const std::string &path, read::Selection &selection);
    Member related(const Collected &field, const graphql::schema::Field &definition, const Target &target,
                   const std::string &path, read::Selection &selection);
    Shape list(const Collected &field, const graphql::schema::Field &definition, read::Selected &selected,
               const std::string &path);
    Member edge_member(const Collected &field, const graphql::schema::Type &type, const read::List &list,
                       read::Selection &selection);
    std::size_t append(read::Selected selected, const std::string &path, read::Selection &selection);

    const Context &context_;
    int depth_ = 0;
    int fields_ = 0;
};

// __typename
Member typename_member(const Collected &field, const graphql::schema::Type &type);

} // namespace model_api::schema::request

#include "base/pure.hpp"

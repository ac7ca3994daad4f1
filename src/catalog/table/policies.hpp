// Row-level security policies by which plain SQL reads what permissions show.
//
// Row-level security is switched on once, for a table without any of its own. Whoever has privileges on the table by
// then keeps what they are good for, by a policy for each command that names them; whoever is granted SELECT later
// reads under the permissions' policy. Nothing is ever switched off here: fewer permissions never show more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace model_api::catalog {

struct Renewal {
    bool leaves_out_unfit = false; // a role whose filter does not fit the model any more; else it is refused
    bool is_new_table = false;     // nobody has read it yet, whatever default privileges grant
};

// The policies of a model's table become what the permissions say, and are left alone where neither ever spoke of plain
// SQL. As the caller, who owns the table. Throws 42809 for what has no policies, 55000 where there are others' already,
// or where everybody may read the table anyway, and 2BP01 for a filter that does not fit.
void renew_policies(std::string_view model, const Renewal &how = {});

// As long as a table's columns are changed no policy of ours speaks of them; it shows nothing. false: there is none.
bool suspend_policies(std::uint32_t relation);

// Of a model that is to be one no more: nobody reads by permission any more. The table may be gone already.
void drop_policies(std::uint32_t relation);

// The models of which a role reads by plain SQL.
std::vector<std::string> models_with_plain_sql(std::string_view role);

} // namespace model_api::catalog

// Conditions as PostgreSQL's own expression trees: the third form of sql::Expression beside SQL text. Operators are
// chosen by the functions by which the parser chooses them for that text, so that both mean the same.
#pragma once

#include "pg/wall.hpp"
#include "sql/expression.hpp"

namespace model_api::predicate {

// The number by which the trees name the row's columns (Var.varno), as CHECK constraints do.
inline constexpr int row_number = 1;

// The conjunction of `terms` over the columns of `relation`, found by their names; in the current memory context.
// Operator and function calls are as the parser leaves them. Throws 42703 where the relation lacks a column; a value
// that its type refuses is the type's error.
Node *make_nodes(const sql::Expressions &terms, Oid relation);

// A copy of such a tree in which each column is taken out of the row-valued expression `row`.
Node *over_row(Node *tree, Node *row);

} // namespace model_api::predicate

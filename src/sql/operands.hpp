// What a node of an expression is made of: how to go through a tree without naming the kinds of node.
#pragma once

#include "sql/expression.hpp"

namespace model_api::sql {

// Calls `use` with each list of expressions that the node holds; a leaf has none.
template <class Node, class Use>
void each_operands(Node &node, Use &&use) {
    if constexpr (requires { node.sides; }) use(node.sides);
    if constexpr (requires { node.left; }) use(node.left);
    if constexpr (requires { node.right; }) use(node.right);
    if constexpr (requires { node.terms; }) use(node.terms);
    if constexpr (requires { node.term; }) use(node.term);
    if constexpr (requires { node.operand; }) use(node.operand);
    if constexpr (requires { node.arguments; }) use(node.arguments);
    if constexpr (requires { node.condition; }) use(node.condition);
}

} // namespace model_api::sql

#include "base/pure.hpp"

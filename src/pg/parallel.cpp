#include "pg/parallel.hpp"

namespace model_api::pg {
namespace {

// Both run inside PostgreSQL's walkers; `worst` is a char. True ends the walk.

bool note(char mark, char &worst) {
    if (mark == PROPARALLEL_UNSAFE || worst == PROPARALLEL_SAFE) worst = mark;
    return worst == PROPARALLEL_UNSAFE;
}

bool note_function(Oid function, void *worst) {
    return note(func_parallel(function), *static_cast<char *>(worst));
}

bool note_node(Node *node, void *worst) {
    if (!node) return false;
    if (check_functions_in_node(node, note_function, worst)) return true;
    auto &mark = *static_cast<char *>(worst);
    if (IsA(node, NextValueExpr)) return note(PROPARALLEL_UNSAFE, mark);
    if (IsA(node, CoerceToDomain) && note(PROPARALLEL_RESTRICTED, mark)) return true; // of what its checks call
    const auto walker = reinterpret_cast<bool (*)()>(reinterpret_cast<void (*)()>(note_node));
    if (!IsA(node, Query)) return expression_tree_walker(node, walker, worst);
    auto *query = reinterpret_cast<Query *>(node);
    if (query->rowMarks != NIL) return note(PROPARALLEL_UNSAFE, mark);
    return query_tree_walker(query, walker, worst, 0);
}

} // namespace

char parallel_hazard(Node *tree) {
    char worst = PROPARALLEL_SAFE;
    call([&] { note_node(tree, &worst); });
    return worst;
}

} // namespace model_api::pg

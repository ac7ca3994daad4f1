// The arguments of a reading function as what they mean: a model, a filter, a sort, a page, a selection.
#pragma once

#include <optional>

#include "pg/function.hpp"
#include "request/list.hpp"

namespace model_api::api {

using request::List;
using request::Target;
using request::Typos;

// The model that the first argument names, for who does not read its records by it.
Target whole_target_argument(FunctionCallInfo fcinfo, const catalog::Snapshot &snapshot);
// The same as the caller may read it. Throws 42501 where nothing of it may be read.
Target target_argument(FunctionCallInfo fcinfo, const catalog::Snapshot &snapshot);

// Where the arguments of a list stand; -1: the function has no such argument.
struct ListPositions {
    int filter = -1, sort = -1, search = -1, first = -1, after = -1, last = -1, before = -1, selection = -1;
    int search_fields = -1;
};
inline constexpr ListPositions page_positions{1, 2, 3, 4, 5, 6, 7, 8, 9}; // find_many
inline constexpr ListPositions explain_positions{1, 2, 3, 4, 5, 6, 7, 8, 10};
inline constexpr ListPositions first_positions{1, 2, 3, -1, -1, -1, -1, 4, 5}; // find_first
inline constexpr ListPositions count_positions{1, -1, 2, -1, -1, -1, -1, -1, 3};
inline constexpr ListPositions rows_positions{1, 2, 3, -1, -1, -1, -1, -1, 5};

// The filter alone; nullopt for NULL.
std::optional<filter::Filter> filter_argument(FunctionCallInfo fcinfo, int n, const Target &target);
// A mistake is a DomainError with the path of the argument.
List list_arguments(FunctionCallInfo fcinfo, const ListPositions &at, const Target &target,
                    Typos typos = Typos::looked_for);

read::Selection selection_argument(FunctionCallInfo fcinfo, int n, const Target &target);

} // namespace model_api::api

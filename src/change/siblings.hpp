// Children of one record that are created by one statement, where nobody can tell.
#pragma once

#include <span>

#include "change/work.hpp"

namespace model_api::change {

// How many of the first of `children`, at least one, may be created together: plain creates of one relation that have
// values for the same fields.
std::size_t count_siblings(std::span<const action::Nested> children);

// Creates them below the record with the key `parent`. False: nothing was done, and they are to be performed one by
// one, be it that somebody could tell, or that one of them was refused, so that the error is told of that one.
bool create_siblings(Work &work, std::span<const action::Nested> children, const sql::Value &parent);

} // namespace model_api::change

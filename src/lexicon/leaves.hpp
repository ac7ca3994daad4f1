// The entries of an index, read from its pages: a scan would call the operator class for each of them, under the lock
// of its page.
//
// What a page has is kept by the backend, and is true as long as the page's LSN is the same. So a part of the index is
// looked through, but what nobody has written to is not read again.
#pragma once

#include "lexicon/entries.hpp"

namespace model_api::lexicon {

// Does what read_entries does. False, and nothing is shown, where some entries are pending, or are other columns'.
bool read_leaves(std::uint32_t index, const Part &part, const Visit &visit, const std::optional<search::Sieve> &sieve);

} // namespace model_api::lexicon

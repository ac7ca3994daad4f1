// The tree of entries of a GIN index, page by page.
#pragma once

#include <string_view>

#include "pg/wall.hpp"

namespace model_api::lexicon {

// What stands on a leaf, in order.
struct LeafPage {
    XLogRecPtr lsn;   // which every change of the page moves; invalid: none does
    BlockNumber next; // to the right
    std::uint16_t count;
    std::uint16_t ends[MaxIndexTuplesPerPage]; // of the words, in `bytes`
    char bytes[BLCKSZ];
};

class Tree {
public:
    explicit Tree(Oid index);
    Tree(const Tree &) = delete;
    Tree &operator=(const Tree &) = delete;
    ~Tree();

    // Whether all entries are in leaves, and nothing else: none is pending, and none is another column's.
    bool is_whole() const;
    const RelFileNode &file() const { return index_->rd_node; }

    // The leaf that has the key, or would have it.
    BlockNumber leaf_of(std::string_view key) const;

    enum class State : std::uint8_t { as_known, read, no_leaf };
    // Reads a page, unless its LSN is `known`. `buffer` is where it may be, and is set to where it was. The root may be
    // a leaf and, as soon as it has too many entries, be none.
    State read(BlockNumber block, XLogRecPtr known, Buffer &buffer, LeafPage &page) const;

private:
    Relation index_;
    int exceptions_;
};

} // namespace model_api::lexicon

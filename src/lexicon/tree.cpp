#include "lexicon/tree.hpp"

namespace model_api::lexicon {
namespace {

bool has_pending_entries(Relation index) {
    const Buffer buffer = ReadBuffer(index, GIN_METAPAGE_BLKNO);
    LockBuffer(buffer, GIN_SHARE);
    const bool has = GinPageGetMeta(BufferGetPage(buffer))->head != InvalidBlockNumber;
    UnlockReleaseBuffer(buffer);
    return has;
}

BlockNumber find_leaf(Relation index, Datum key) {
    auto *state = static_cast<GinState *>(palloc(sizeof(GinState)));
    initGinState(state, index);
    GinBtreeData tree;
    ginPrepareEntryScan(&tree, FirstOffsetNumber, key, GIN_CAT_NORM_KEY, state);
    GinBtreeStack *place = ginFindLeafPage(&tree, true, false, nullptr);
    const BlockNumber block = BufferGetBlockNumber(place->buffer);
    LockBuffer(place->buffer, GIN_UNLOCK);
    freeGinBtreeStack(place);
    return block;
}

// In an index of one column a tuple begins with its key.
void add(LeafPage &page, IndexTuple tuple) {
    if (IndexTupleHasNulls(tuple)) return;
    const char *begin = reinterpret_cast<const char *>(tuple) + IndexInfoFindDataOffset(tuple->t_info);
    const auto *key = reinterpret_cast<const struct varlena *>(begin);
    if (VARATT_IS_COMPRESSED(key)) return; // longer than any word of ours
    const Size end = page.count > 0 ? page.ends[page.count - 1] : 0;
    const Size size = VARSIZE_ANY_EXHDR(key);
    std::memcpy(page.bytes + end, VARDATA_ANY(key), size);
    page.ends[page.count++] = static_cast<std::uint16_t>(end + size);
}

void copy(Page stored, LeafPage &page) {
    page.next = GinPageGetOpaque(stored)->rightlink;
    page.count = 0;
    const OffsetNumber last = PageGetMaxOffsetNumber(stored);
    for (OffsetNumber i = FirstOffsetNumber; i <= last && page.count < MaxIndexTuplesPerPage; ++i)
        add(page, reinterpret_cast<IndexTuple>(PageGetItem(stored, PageGetItemId(stored, i))));
}

} // namespace

Tree::Tree(Oid index)
    : index_(pg::call([&] { return index_open(index, AccessShareLock); })), exceptions_(std::uncaught_exceptions()) {}

Tree::~Tree() { // while an exception unwinds, the resource owner does it
    if (std::uncaught_exceptions() == exceptions_) index_close(index_, AccessShareLock);
}

bool Tree::is_whole() const {
    if (IndexRelationGetNumberOfAttributes(index_) != 1) return false;
    return !pg::call([&] { return has_pending_entries(index_); });
}

BlockNumber Tree::leaf_of(std::string_view key) const {
    return pg::call([&] {
        const auto size = static_cast<int>(key.size());
        return find_leaf(index_, PointerGetDatum(cstring_to_text_with_len(key.data(), size)));
    });
}

Tree::State Tree::read(BlockNumber block, XLogRecPtr known, Buffer &buffer, LeafPage &page) const {
    return pg::call([&] {
        CHECK_FOR_INTERRUPTS();
        if (buffer == InvalidBuffer || !ReadRecentBuffer(index_->rd_node, MAIN_FORKNUM, block, buffer))
            buffer = ReadBuffer(index_, block);
        LockBuffer(buffer, GIN_SHARE);
        const auto stored = BufferGetPage(buffer);
        // Where changes are not logged they leave the LSN as it is.
        page.lsn = RelationNeedsWAL(index_) ? PageGetLSN(stored) : InvalidXLogRecPtr;
        State state = State::no_leaf;
        if (GinPageIsLeaf(stored)) {
            const bool is_known = page.lsn != InvalidXLogRecPtr && page.lsn == known;
            if (!is_known) copy(stored, page);
            state = is_known ? State::as_known : State::read;
        }
        UnlockReleaseBuffer(buffer);
        return state;
    });
}

} // namespace model_api::lexicon

#include "lexicon/leaves.hpp"

#include <span>

#include "lexicon/tree.hpp"
#include "pg/scratch.hpp"

namespace model_api::lexicon {
namespace {

// A page as it is kept.
struct Leaf {
    XLogRecPtr lsn = InvalidXLogRecPtr;
    BlockNumber next = InvalidBlockNumber;
    Buffer buffer = InvalidBuffer; // where it was
    std::string bytes;
    std::vector<std::uint16_t> ends;
    std::vector<search::Traits> traits;
};

Leaf leaf_from(const LeafPage &page) {
    Leaf leaf;
    leaf.lsn = page.lsn;
    leaf.next = page.next;
    leaf.ends.assign(page.ends, page.ends + page.count);
    leaf.traits.reserve(page.count);
    std::size_t begin = 0;
    for (const std::uint16_t end : leaf.ends) {
        leaf.traits.push_back(search::traits_of({page.bytes + begin, end - begin}));
        begin = end;
    }
    leaf.bytes.assign(page.bytes, begin);
    return leaf;
}

struct Place {
    RelFileNode file;
    BlockNumber block;
    bool operator==(const Place &other) const { return block == other.block && RelFileNodeEquals(file, other.file); }
};

struct PlaceHash {
    std::size_t operator()(const Place &place) const {
        return (std::size_t{place.file.relNode} << 32 | place.block) * 0x9E3779B97F4A7C15;
    }
};

class Leaves {
public:
    // nullptr: not kept. Valid until the next one is kept.
    Leaf *find(const Place &place) {
        const auto found = leaves_.find(place);
        return found == leaves_.end() ? nullptr : &found->second;
    }

    // Where there is no room for another one all are given up, also those of indexes that are gone.
    Leaf &keep(const Place &place, Leaf leaf) {
        const std::size_t size = size_of(leaf);
        if (size_ + size > most) {
            leaves_.clear();
            size_ = 0;
        }
        Leaf &kept = leaves_[place];
        size_ += size - (kept.lsn == InvalidXLogRecPtr ? 0 : size_of(kept));
        return kept = std::move(leaf);
    }

private:
    static constexpr std::size_t most = 8 << 20; // bytes: a few hundred thousand words

    static std::size_t size_of(const Leaf &leaf) {
        constexpr std::size_t beside = sizeof(Place) + 64; // in the map, about
        return beside + sizeof leaf + leaf.bytes.capacity() + sizeof leaf.ends[0] * leaf.ends.capacity() +
               sizeof leaf.traits[0] * leaf.traits.capacity();
    }

    std::unordered_map<Place, Leaf, PlaceHash> leaves_;
    std::size_t size_ = 0;
};

Leaves &kept() {
    static auto &instance = *new Leaves;
    return instance;
}

// Words one behind the other, in order.
struct Words {
    const char *bytes;
    std::span<const std::uint16_t> ends;
    std::span<const search::Traits> traits; // empty: not known
    BlockNumber next;

    std::string_view at(std::size_t i) const {
        const std::size_t begin = i > 0 ? ends[i - 1] : 0;
        return {bytes + begin, ends[i] - begin};
    }
};

// Walks along the leaves.
class Reader {
public:
    Reader(const Tree &tree, const Part &part, const Visit &visit, const std::optional<search::Sieve> &sieve)
        : tree_(tree), part_(part), visit_(visit), sieve_(sieve) {}

    void read() {
        BlockNumber block = tree_.leaf_of(part_.first);
        while (block != InvalidBlockNumber) {
            const std::optional<Words> words = words_of(block);
            if (!words)
                block = tree_.leaf_of(part_.first);
            else if (show(*words) == Next::stop)
                return;
            else
                block = words->next;
        }
    }

private:
    std::optional<Words> words_of(BlockNumber block) {
        const Place place{tree_.file(), block};
        Leaf *known = kept().find(place);
        Buffer buffer = known ? known->buffer : InvalidBuffer;
        const Tree::State state = tree_.read(block, known ? known->lsn : InvalidXLogRecPtr, buffer, page_);
        if (state == Tree::State::no_leaf) return std::nullopt;
        if (state == Tree::State::read && page_.lsn == InvalidXLogRecPtr)
            return Words{page_.bytes, {page_.ends, page_.count}, {}, page_.next};
        if (state == Tree::State::read) known = &kept().keep(place, leaf_from(page_));
        known->buffer = buffer;
        return Words{known->bytes.data(), known->ends, known->traits, known->next};
    }

    Next show(const Words &words) {
        std::size_t i = 0;
        // The first words of the first leaves may be less than what is asked for.
        while (is_before_ && i < words.ends.size() && words.at(i) < part_.first) ++i;
        if (i == words.ends.size()) return Next::go_on;
        is_before_ = false;
        const bool is_last = !words.at(words.ends.size() - 1).starts_with(part_.prefix);
        for (; i < words.ends.size(); ++i) {
            if (is_last && !words.at(i).starts_with(part_.prefix)) return Next::stop;
            const bool is_shown = !sieve_ || words.traits.empty() || sieve_->lets_through(words.traits[i]);
            if (is_shown && visit_(words.at(i)) == Next::stop) return Next::stop;
        }
        return Next::go_on;
    }

    const Tree &tree_;
    const Part &part_;
    const Visit &visit_;
    const std::optional<search::Sieve> &sieve_;
    bool is_before_ = true;
    LeafPage page_;
};

} // namespace

bool read_leaves(std::uint32_t index, const Part &part, const Visit &visit, const std::optional<search::Sieve> &sieve) {
    const pg::Scratch scratch;
    const Tree tree(index);
    if (!tree.is_whole()) return false;
    Reader(tree, part, visit, sieve).read();
    return true;
}

} // namespace model_api::lexicon

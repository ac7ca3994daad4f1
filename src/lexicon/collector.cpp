#include "lexicon/collector.hpp"

namespace model_api::lexicon {

Next Collector::see(const struct varlena *entry) noexcept {
    // The lock of the page holds interrupts back: the scan must end for them.
    if (interruptible_ && InterruptPending) {
        interrupted_ = true;
        return Next::stop;
    }
    if (VARATT_IS_COMPRESSED(entry)) return Next::go_on; // longer than any word of ours
    const std::string_view word(VARDATA_ANY(entry), VARSIZE_ANY_EXHDR(entry));
    if (!word.starts_with(prefix_)) return Next::stop;
    try {
        return visit_(word);
    } catch (...) {
        failure_ = std::current_exception();
        return Next::stop;
    }
}

} // namespace model_api::lexicon

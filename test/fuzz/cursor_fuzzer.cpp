// Cursors come from clients: whatever they are, decoding gives a cursor or a DomainError.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"
#include "page/cursor.hpp"
#include "read/search.hpp"

namespace {

// What was decided for the search of a cursor, in bytes of its own.
void check_decision(std::string_view bytes) {
    try {
        if (model_api::read::decision_bytes(model_api::read::parse_decision(bytes, "after")) != bytes) std::abort();
    } catch (const model_api::DomainError &) {
    }
}

// What decodes must survive a round trip, or two texts of one place would differ in what they mean.
void check(std::string_view text) {
    model_api::page::Cursor cursor;
    try {
        cursor = model_api::page::decode(text, "after");
    } catch (const model_api::DomainError &) {
        return;
    }
    if (!(model_api::page::decode(model_api::page::encode(cursor), "after") == cursor)) std::abort();
    check_decision(cursor.search);
}

// The same bytes with the checksum they should have, so that what lies behind it is reached.
void check_sealed(std::string_view bytes) {
    std::string sealed(bytes);
    const std::uint32_t sum = model_api::page::checksum(bytes);
    for (int shift = 24; shift >= 0; shift -= 8) sealed.push_back(static_cast<char>(sum >> shift & 0xff));
    check(model_api::base64url_encode(sealed));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    check(input);
    check(model_api::base64url_encode(input));
    check_sealed(input);
    return 0;
}

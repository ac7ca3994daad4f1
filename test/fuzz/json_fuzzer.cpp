// What parses must print, and parse again to an equal value; everything else must be refused with a DomainError.
#include <cstdint>
#include <cstdlib>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using model_api::Json;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Json json;
    try {
        json = Json::parse(text);
    } catch (const model_api::DomainError &) {
        return 0;
    }
    const std::string printed = json.text();
    if (!model_api::is_utf8(printed)) std::abort();
    const Json again = Json::parse(printed);
    if (!(again == json) || again.text() != printed) std::abort();
    return 0;
}

#include "read/search.hpp"

#include <cstdint>
#include <utility>

#include "page/input.hpp"
#include "search/plan.hpp"
#include "search/plan_text.hpp"
#include "search/tsquery.hpp"

namespace model_api::read {

namespace {

constexpr std::size_t length_size = 4;
constexpr std::uint32_t no_length = 0xffffffff;

std::uint32_t length_of(std::string_view bytes) {
    std::uint32_t length = 0;
    for (const char byte : bytes.substr(0, length_size)) length = length << 8 | static_cast<unsigned char>(byte);
    return length;
}

[[noreturn]] void refuse_bytes(std::string_view path) {
    page::refuse(sqlstate::invalid_parameter_value, "cursor is not valid: its search is cut short", path,
                 "Pass a cursor as an earlier page gave it.");
}

} // namespace

Search make_search(const search::Plan &plan, std::vector<SearchField> fields) {
    Search made;
    made.condition = search::tsquery_text(search::condition(plan));
    made.plan = search::plan_text(plan);
    made.fields = std::move(fields);
    if (const auto candidates = search::necessary_condition(plan)) made.candidates = search::tsquery_text(*candidates);
    made.is_ranked = !plan.is_only_negated();
    return made;
}

// The length of ranked_from (4 bytes, big endian; -1: there is none), its text, and the plan.
std::string decision_bytes(const Decision &decision) {
    const std::uint32_t length =
        decision.ranked_from ? static_cast<std::uint32_t>(decision.ranked_from->size()) : no_length;
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(length >> shift & 0xff));
    return bytes + decision.ranked_from.value_or("") + decision.plan;
}

Decision parse_decision(std::string_view bytes, std::string_view path) {
    if (bytes.size() < length_size) refuse_bytes(path);
    const std::uint32_t length = length_of(bytes);
    bytes.remove_prefix(length_size);
    Decision decision;
    if (length != no_length) {
        if (length > bytes.size()) refuse_bytes(path);
        decision.ranked_from = std::string(bytes.substr(0, length));
        bytes.remove_prefix(length);
    }
    decision.plan = std::string(bytes);
    return decision;
}

} // namespace model_api::read

#include "endpoint/document.hpp"

#include <utility>

#include "base/recently_used.hpp"
#include "endpoint/limits.hpp"
#include "graphql/syntax/parse.hpp"
#include "graphql/validation/validate.hpp"
#include "pg/settings.hpp"

namespace model_api::endpoint {
namespace {

using graphql::Errors;
using Found = std::variant<DocumentPointer, Errors>;

struct Documents {
    std::uint64_t ended = 0; // generations by then
    RecentlyUsed<DocumentPointer> kept;
};

Documents &documents() {
    static auto &instance = *new Documents; // never destroyed: nothing of it may run at exit
    return instance;
}

// A document that takes much of the room would push out all others.
bool is_worth_keeping(const graphql::syntax::Document &document) {
    return document.text->size() <= room() / 32;
}

std::string key_of(std::uint64_t generation, std::string_view text) {
    std::string key(reinterpret_cast<const char *>(&generation), sizeof(generation));
    return key += text;
}

// Documents of generations that have ended are useless, and keep what those were of. Other generations are of other
// roles, which may come back with the next request.
void keep(const DocumentPointer &document) {
    Documents &known = documents();
    const std::uint64_t ended = ended_generations();
    if (ended != std::exchange(known.ended, ended))
        known.kept.drop_if([](const DocumentPointer &one) { return !is_served(one->served->generation); });
    if (!document->is_kept) return;
    std::string key = key_of(document->served->generation, *document->syntax.text);
    if (DocumentPointer *before = known.kept.find(key))
        *before = document;
    else
        known.kept.add(std::move(key), document, room(), document->weight());
}

// What is asked of the schema itself, all of it has to answer. In a string it does no harm.
bool introspects(std::string_view text) {
    for (auto at = text.find("__"); at != std::string_view::npos; at = text.find("__", at + 2)) {
        const std::string_view name = text.substr(at);
        if (name.starts_with("__schema") || (name.starts_with("__type") && !name.starts_with("__typename")))
            return true;
    }
    return false;
}

std::variant<graphql::syntax::Document, graphql::Error> parsed(std::string_view text) {
    return graphql::syntax::parse(std::string(text), limits());
}

DocumentPointer made(graphql::syntax::Document document, ServedApi served) {
    const bool is_kept = is_worth_keeping(document);
    auto valid = std::make_shared<const Document>(std::move(served), std::move(document), is_kept);
    keep(valid);
    return valid;
}

Found checked(graphql::syntax::Document document, ServedApi served) {
    Errors errors = graphql::validation::validate(document, served->api.schema());
    if (!errors.empty()) return errors;
    return made(std::move(document), std::move(served));
}

// Limits may have become lower since it was read.
bool exceeds_limits(const Document &document) {
    const graphql::Limits now = limits();
    return document.syntax.text->size() > now.bytes || document.syntax.tokens > now.tokens;
}

} // namespace

Document::Document(ServedApi by, graphql::syntax::Document parsed, bool kept)
    : number([] {
          static std::uint64_t last = 0;
          return ++last;
      }()),
      served(std::move(by)), syntax(std::move(parsed)), fragments(graphql::execution::fragments_of(syntax)),
      is_kept(kept) {}

std::size_t room() {
    return static_cast<std::size_t>(pg::settings.graphql_cache_size) * 512;
}

const schema::request::Uses &Document::uses(const graphql::syntax::Operation &operation) const {
    const auto known = uses_.find(&operation);
    if (known != uses_.end()) return known->second;
    return uses_.emplace(&operation, schema::request::uses_of(operation, fragments, served->api)).first->second;
}

std::size_t Document::weight() const {
    constexpr std::size_t bytes_per_token = 64, bytes_of_document = 512; // measured, and so is what is made of it
    return 2 * syntax.text->size() + bytes_per_token * syntax.tokens + bytes_of_document;
}

Found document_of(std::string_view text, const Json &variables) {
    const DocumentPointer *known = documents().kept.find(key_of(current_generation(), text));
    if (known && !exceeds_limits(**known)) return *known;
    auto document = parsed(text);
    if (auto *error = std::get_if<graphql::Error>(&document)) return Errors{std::move(*error)};
    auto &syntax = std::get<graphql::syntax::Document>(document);
    if (!introspects(text)) {
        ServedApi part = sufficient_for(text, variables.text());
        if (graphql::validation::validate(syntax, part->api.schema()).empty())
            return made(std::move(syntax), std::move(part));
    }
    return checked(std::move(syntax), whole());
}

Found document_by_whole_schema(std::string_view text) {
    auto document = parsed(text);
    if (auto *error = std::get_if<graphql::Error>(&document)) return Errors{std::move(*error)};
    return checked(std::move(std::get<graphql::syntax::Document>(document)), whole());
}

} // namespace model_api::endpoint

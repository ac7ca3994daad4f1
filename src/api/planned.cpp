#include "api/planned.hpp"

#include "base/recently_used.hpp"
#include "pg/settings.hpp"
#include "statement/cache.hpp"

namespace model_api::api {
namespace {

constexpr std::size_t max_key_size = 8 * 1024;

struct Kept {
    Target target;
    std::weak_ptr<const statement::Prepared> statement;
    std::shared_ptr<const std::vector<sql::Parameter>> parameters;
};

struct Requests {
    std::uint64_t version = 0;
    RecentlyUsed<Kept> kept;
};

Requests &requests() {
    static auto &instance = *new Requests; // never destroyed, as the statements it holds
    return instance;
}

std::string_view bytes_of(FunctionCallInfo fcinfo, const Argument &argument) {
    const NullableDatum &datum = fcinfo->args[argument.position];
    if (argument.by_value) return {reinterpret_cast<const char *>(&datum.value), sizeof(datum.value)};
    return pg::text_view(datum.value); // a jsonb's bytes as well
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

Planned plan(const Target &target, read::Statement statement) {
    auto prepared = statement::prepare(statement, target.snapshot.version);
    return {target, std::move(prepared),
            std::make_shared<const std::vector<sql::Parameter>>(std::move(statement.parameters)),
            std::move(statement.marks)};
}

std::string request_key(std::string_view function, FunctionCallInfo fcinfo, std::initializer_list<Argument> arguments) {
    std::string key(function);
    for (const Argument &argument : arguments) {
        if (argument.left_out || pg::is_null_argument(fcinfo, argument.position)) {
            key += '-';
            continue;
        }
        const std::string_view bytes = bytes_of(fcinfo, argument);
        if (argument.is_search && !is_blank(bytes)) return {};
        if (key.size() + bytes.size() > max_key_size) return {};
        const auto size = static_cast<std::uint32_t>(bytes.size());
        key += '+';
        key.append(reinterpret_cast<const char *>(&size), sizeof(size)).append(bytes);
    }
    return key;
}

std::optional<Planned> find_planned(const std::string &key, const catalog::Snapshot &snapshot) {
    Requests &known = requests();
    if (snapshot.version != std::exchange(known.version, snapshot.version)) known.kept.clear();
    const Kept *found = key.empty() ? nullptr : known.kept.find(key);
    if (!found) return std::nullopt;
    auto statement = found->statement.lock();
    if (!statement) return std::nullopt;
    return Planned{found->target, std::move(statement), found->parameters};
}

void keep_planned(std::string key, const Planned &request) {
    // Planning may have run functions that came back here, and have begun another generation.
    Requests &known = requests();
    if (key.empty() || !request.marks.empty() || request.target.snapshot.version != known.version) return;
    Kept kept{request.target, request.statement, request.parameters};
    if (Kept *before = known.kept.find(key))
        *before = std::move(kept);
    else
        known.kept.add(std::move(key), std::move(kept), static_cast<std::size_t>(pg::settings.statement_cache_size));
}

} // namespace model_api::api

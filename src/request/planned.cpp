#include "request/planned.hpp"

#include "base/recently_used.hpp"
#include "pg/settings.hpp"
#include "statement/cache.hpp"

namespace model_api::request {
namespace {

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

// What one may see is part of it. Empty where the request's own is.
std::string key_of(const std::string &request, const catalog::Snapshot &snapshot) {
    const std::string &view = snapshot.schema->view_key();
    return request.empty() || view.empty() ? request : view + '\0' + request;
}

} // namespace

Planned plan(const Target &target, read::Statement statement) {
    auto prepared = statement::prepare(statement, target.snapshot.version);
    return {target, std::move(prepared),
            std::make_shared<const std::vector<sql::Parameter>>(std::move(statement.parameters)),
            std::move(statement.marks)};
}

std::optional<Planned> find_planned(const std::string &request, const catalog::Snapshot &snapshot) {
    const std::string key = key_of(request, snapshot);
    Requests &known = requests();
    if (snapshot.version != std::exchange(known.version, snapshot.version)) known.kept.clear();
    const Kept *found = key.empty() ? nullptr : known.kept.find(key);
    if (!found) return std::nullopt;
    auto statement = found->statement.lock();
    if (!statement) return std::nullopt;
    return Planned{found->target, std::move(statement), found->parameters};
}

void keep_planned(const std::string &of_request, const Planned &request) {
    std::string key = key_of(of_request, request.target.snapshot);
    // Planning may have run functions that came back here, and have begun another generation.
    Requests &known = requests();
    if (key.empty() || !request.marks.empty() || request.target.snapshot.version != known.version) return;
    Kept kept{request.target, request.statement, request.parameters};
    if (Kept *before = known.kept.find(key))
        *before = std::move(kept);
    else
        known.kept.add(std::move(key), std::move(kept), static_cast<std::size_t>(pg::settings.statement_cache_size));
}

} // namespace model_api::request

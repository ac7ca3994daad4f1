#include "load/connection.hpp"

#include <poll.h>

#include <array>
#include <string_view>
#include <utility>

namespace model_api::load {

// Not PQconnectdb: the last words of a server that is going down are no news.
Link open_link(const std::string &target, const std::string &options) {
    const std::array keys = {"dbname", "options", "application_name", static_cast<const char *>(nullptr)};
    const std::array values = {target.c_str(), options.c_str(), "model-load", static_cast<const char *>(nullptr)};
    Link link(PQconnectStartParams(keys.data(), values.data(), 1), PQfinish);
    PQsetNoticeProcessor(
        link.get(), [](void *, const char *) {}, nullptr);
    PostgresPollingStatusType next = PGRES_POLLING_WRITING;
    while (next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING) {
        const int events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        pollfd socket{PQsocket(link.get()), static_cast<short>(events), 0};
        poll(&socket, 1, 1000);
        next = PQconnectPoll(link.get());
    }
    if (next != PGRES_POLLING_OK) throw NoConnection(PQerrorMessage(link.get()));
    return link;
}

Connection::Connection(const std::string &target, const std::string &options)
    : link_(open_link(target, options)), pid_(PQbackendPID(link_.get())) {
    if (PQsetnonblocking(link_.get(), 1) != 0 || PQenterPipelineMode(link_.get()) != 1)
        throw NoConnection(PQerrorMessage(link_.get()));
}

void Connection::send(Operation operation) {
    queue_.push_back(
        {.operation = std::move(operation), .values = {}, .sqlstate = {}, .message = {}, .sent = Clock::now()});
    for (const Call &call : queue_.back().operation.calls) {
        std::vector<const char *> values;
        for (const std::string &parameter : call.parameters) values.push_back(parameter.c_str());
        if (PQsendQueryParams(link_.get(), call.sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                              nullptr, nullptr, 0) != 1)
            is_broken_ = true;
    }
    if (PQpipelineSync(link_.get()) != 1) is_broken_ = true;
    flush();
}

void Connection::flush() {
    const int left = PQflush(link_.get());
    wants_to_write_ = left > 0;
    if (left < 0) is_broken_ = true;
}

// What came before the connection broke still counts.
std::vector<Ended> Connection::receive() {
    if (PQconsumeInput(link_.get()) != 1) is_broken_ = true;
    int nothings = 0; // one stands between the results of two calls
    while (!queue_.empty() && nothings < 2 && PQisBusy(link_.get()) == 0) {
        const Result result(PQgetResult(link_.get()), PQclear);
        nothings = result ? 0 : nothings + 1;
        if (result) take(result.get());
    }
    if (PQstatus(link_.get()) != CONNECTION_OK) is_broken_ = true;
    for (; is_broken_ && !queue_.empty(); queue_.pop_front()) {
        queue_.front().how = How::lost;
        ended_.push_back(std::move(queue_.front()));
    }
    return std::exchange(ended_, {});
}

// A call's result comes before its transaction is committed: only the synchronisation point acknowledges.
void Connection::take(PGresult *result) {
    Ended &front = queue_.front();
    switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
        if (PQgetisnull(result, 0, 0) != 0)
            front.values.emplace_back();
        else
            front.values.emplace_back(PQgetvalue(result, 0, 0));
        break;
    case PGRES_PIPELINE_SYNC:
        ended_.push_back(std::move(front));
        queue_.pop_front();
        break;
    case PGRES_PIPELINE_ABORTED:
        break; // an error came before
    default:
        fail(result);
    }
}

// The server's farewell (class 57P) and libpq's own errors say nothing of whether the transaction was committed.
void Connection::fail(PGresult *result) {
    const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (sqlstate == nullptr || std::string_view(sqlstate).starts_with("57P")) {
        is_broken_ = true;
        return;
    }
    Ended &front = queue_.front();
    if (front.how == How::failed) return;
    front.how = How::failed;
    front.sqlstate = sqlstate;
    front.message = PQresultErrorMessage(result);
}

void Connection::cancel() {
    const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> request(PQgetCancel(link_.get()), PQfreeCancel);
    std::array<char, 256> error{};
    if (request) PQcancel(request.get(), error.data(), error.size());
}

} // namespace model_api::load

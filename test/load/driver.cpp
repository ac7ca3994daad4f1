#include "load/driver.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "load/answer.hpp"

namespace model_api::load {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 60s; // with a server that does not come back, or does not answer
constexpr int most_attempts = 50;
constexpr std::size_t most_discrepancies = 50;

// A quarter each at the higher levels: their failures are retried.
std::string session_options(std::size_t place) {
    constexpr std::array levels = {"read\\ committed", "read\\ committed", "repeatable\\ read", "serializable"};
    return std::string("-c deadlock_timeout=20ms -c default_transaction_isolation=") + levels[place % levels.size()];
}

bool is_for_retry(const std::string &sqlstate) {
    return sqlstate == "40001" || sqlstate == "40P01";
}

constexpr const char *cancelled = "57014";

} // namespace

Driver::Driver(const Options &options, Ledger &ledger, Faults &faults)
    : options_(options), ledger_(ledger), faults_(faults), mix_(ledger, options.seed),
      connections_(options.connections) {}

void Driver::run() {
    started_ = retry_at_ = gone_since_ = Clock::now();
    while (!is_over()) {
        faults_.strike(connections_);
        fill();
        wait();
        receive();
    }
    faults_.wait();
    drain();
    seconds_ = std::chrono::duration<double>(Clock::now() - started_).count();
}

bool Driver::is_over() const {
    if (ledger_.discrepancies().size() >= most_discrepancies) return true;
    if (options_.operations) return begun_ >= *options_.operations;
    return Clock::now() - started_ >= std::chrono::duration<double>(options_.seconds);
}

void Driver::fill() {
    for (std::size_t place = 0; place < connections_.size(); ++place) {
        if (!connections_[place]) connect(place);
        Connection *connection = connections_[place].get();
        if (connection == nullptr) continue;
        while (!connection->is_broken() && connection->under_way() < options_.pipeline) {
            std::optional<Operation> operation = mix_.next();
            if (!operation) break;
            ++begun_;
            begin(*connection, std::move(*operation));
        }
    }
}

void Driver::connect(std::size_t place) {
    if (Clock::now() < retry_at_) return;
    try {
        connections_[place] = std::make_unique<Connection>(options_.target, session_options(place));
    } catch (const NoConnection &) {
        if (Clock::now() - gone_since_ > patience) throw;
        retry_at_ = Clock::now() + 20ms;
    }
}

void Driver::begin(Connection &connection, Operation operation) {
    ledger_.begin(operation.number, operation.kind, operation.elements());
    connection.send(std::move(operation));
}

void Driver::wait() {
    std::vector<pollfd> sockets;
    for (const auto &connection : connections_) {
        if (!connection) continue;
        if (connection->is_broken()) return;
        const int events = POLLIN | (connection->wants_to_write() ? POLLOUT : 0);
        sockets.push_back({connection->socket(), static_cast<short>(events), 0});
    }
    poll(sockets.data(), sockets.size(), 20);
}

void Driver::receive() {
    for (auto &connection : connections_) {
        if (!connection) continue;
        if (connection->wants_to_write()) connection->flush();
        for (Ended &ended : connection->receive()) settle(*connection, ended);
        if (!connection->is_broken() || connection->under_way() > 0) continue;
        if (!faults_.explain(*connection))
            ledger_.complain("a connection broke by itself: " + connection->last_words());
        connection.reset();
        gone_since_ = Clock::now();
    }
}

void Driver::settle(Connection &connection, Ended &ended) {
    switch (ended.how) {
    case How::answered:
        answer(ended);
        break;
    case How::failed:
        fail(connection, ended);
        break;
    case How::lost:
        statistics_.lost(ended.operation.kind);
        ledger_.lose(ended.operation.number);
        break;
    }
}

void Driver::answer(const Ended &ended) {
    const Operation &operation = ended.operation;
    std::vector<Answer> answers;
    try {
        for (std::size_t i = 0; i < operation.calls.size(); ++i)
            for (Answer &answer : read(operation.calls[i], ended.values.at(i))) answers.push_back(std::move(answer));
    } catch (const NoAnswer &error) {
        ledger_.complain("#" + std::to_string(operation.number) + " " + operation.kind + ": " + error.what());
        ledger_.lose(operation.number);
        return;
    }
    const auto refused = std::count_if(answers.begin(), answers.end(),
                                       [](const Answer &answer) { return answer.verdict != Verdict::done; });
    statistics_.answered(operation.kind, Clock::now() - ended.sent, static_cast<std::size_t>(refused));
    ledger_.answer(operation.number, answers);
}

void Driver::fail(Connection &connection, Ended &ended) {
    Operation &operation = ended.operation;
    statistics_.failed(operation.kind, ended.sqlstate);
    ledger_.undo(operation.number);
    if (is_for_retry(ended.sqlstate) && operation.attempt < most_attempts && !connection.is_broken()) {
        operation.number = mix_.next_number();
        ++operation.attempt;
        begin(connection, std::move(operation));
    } else if (!is_for_retry(ended.sqlstate) && ended.sqlstate != cancelled) {
        ledger_.complain("#" + std::to_string(operation.number) + " " + operation.kind + " raised " + ended.sqlstate +
                         ": " + ended.message);
    }
}

// Waits for what is under way. A retry may begin meanwhile, on a connection that is still there.
void Driver::drain() {
    const auto deadline = Clock::now() + patience;
    const auto is_busy = [](const auto &connection) { return connection && connection->under_way() > 0; };
    while (std::any_of(connections_.begin(), connections_.end(), is_busy)) {
        if (Clock::now() > deadline) throw std::runtime_error("operations do not end");
        wait();
        receive();
    }
    // A server that recovers is to be checked when it is back.
    for (connections_[0].reset(); !connections_[0]; std::this_thread::sleep_for(5ms)) connect(0);
}

} // namespace model_api::load

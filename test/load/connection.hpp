// A connection in pipeline mode: several operations are under way on it, each a transaction of its own.
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "load/operation.hpp"

namespace model_api::load {

using Clock = std::chrono::steady_clock;

struct NoConnection : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Link = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

// `options`: as of PGOPTIONS. Throws NoConnection.
Link open_link(const std::string &target, const std::string &options);

enum class How : std::uint8_t {
    answered, // committed
    failed,   // an error: rolled back
    lost,     // the connection broke before the one or the other was told
};

struct Ended {
    Operation operation;
    How how = How::answered;
    std::vector<std::optional<std::string>> values; // of each call
    std::string sqlstate, message;                  // failed
    Clock::time_point sent;
};

class Connection {
public:
    Connection(const std::string &target, const std::string &options);

    int socket() const { return PQsocket(link_.get()); }
    Clock::time_point opened() const { return opened_; }
    int pid() const { return pid_; }
    bool wants_to_write() const { return wants_to_write_; }
    bool is_broken() const { return is_broken_; }
    std::size_t under_way() const { return queue_.size(); }

    void send(Operation operation);
    void flush();
    std::vector<Ended> receive(); // what came; all that is under way, once the connection is broken
    void cancel();
    std::string last_words() const { return PQerrorMessage(link_.get()); }

private:
    void take(PGresult *result);
    void fail(PGresult *result);

    Link link_;
    Clock::time_point opened_ = Clock::now();
    int pid_;                 // libpq forgets it with the connection
    std::deque<Ended> queue_; // in the order of sending
    std::vector<Ended> ended_;
    bool wants_to_write_ = false;
    bool is_broken_ = false;
};

} // namespace model_api::load

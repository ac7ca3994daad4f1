// Keeps all connections busy until the time is over, and tells the ledger how each operation ended.
#pragma once

#include <memory>
#include <vector>

#include "load/connection.hpp"
#include "load/faults.hpp"
#include "load/ledger/ledger.hpp"
#include "load/mix.hpp"
#include "load/options.hpp"
#include "load/statistics.hpp"

namespace model_api::load {

class Driver {
public:
    Driver(const Options &options, Ledger &ledger, Faults &faults);

    // Throws NoConnection where the server does not come back, and what Faults throws.
    void run();

    const Statistics &statistics() const { return statistics_; }
    double seconds() const { return seconds_; }

private:
    bool is_over() const;
    void fill();
    void connect(std::size_t place);
    void begin(Connection &connection, Operation operation);
    void wait();
    void receive();
    void settle(Connection &connection, Ended &ended);
    void answer(const Ended &ended);
    void fail(Connection &connection, Ended &ended);
    void drain();

    const Options &options_;
    Ledger &ledger_;
    Faults &faults_;
    Mix mix_;
    Statistics statistics_;
    std::vector<std::unique_ptr<Connection>> connections_; // nullptr: to be opened again
    Clock::time_point started_, retry_at_, gone_since_;
    std::uint64_t begun_ = 0;
    double seconds_ = 0;
};

} // namespace model_api::load

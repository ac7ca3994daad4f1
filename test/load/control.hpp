// A connection beside the load: prepares, kills and checks by plain SQL.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "load/connection.hpp"

namespace model_api::load {

class Control {
public:
    using Row = std::vector<std::optional<std::string>>;

    explicit Control(std::string target) : target_(std::move(target)) {}

    // Throws NoConnection where the server is not there, std::runtime_error for an error of the statement.
    std::vector<Row> ask(const std::string &sql, const std::vector<std::string> &parameters = {});
    void close() { link_.reset(); }

private:
    std::string target_;
    Link link_{nullptr, PQfinish};
};

} // namespace model_api::load

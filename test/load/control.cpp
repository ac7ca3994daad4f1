#include "load/control.hpp"

namespace model_api::load {

std::vector<Control::Row> Control::ask(const std::string &sql, const std::vector<std::string> &parameters) {
    if (!link_) link_ = open_link(target_, "-c client_min_messages=warning");
    std::vector<const char *> values;
    for (const std::string &parameter : parameters) values.push_back(parameter.c_str());
    const Result result(PQexecParams(link_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                                     nullptr, nullptr, 0),
                        PQclear);
    const std::string error = PQresultErrorMessage(result.get());
    if (PQstatus(link_.get()) != CONNECTION_OK) {
        link_.reset();
        throw NoConnection(error);
    }
    if (!error.empty()) throw std::runtime_error(error);
    std::vector<Row> rows(static_cast<std::size_t>(PQntuples(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row)
        for (int column = 0; column < PQnfields(result.get()); ++column) {
            std::optional<std::string> value;
            if (PQgetisnull(result.get(), row, column) == 0) value = PQgetvalue(result.get(), row, column);
            rows[static_cast<std::size_t>(row)].push_back(std::move(value));
        }
    return rows;
}

} // namespace model_api::load

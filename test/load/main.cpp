// model-load: load and faults, and a check of what is left. `model-load --help`.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include "load/checker.hpp"
#include "load/driver.hpp"

namespace model_api::load {
namespace {

constexpr std::size_t told = 20; // discrepancies; the others are counted

void tell(std::ostream &out, const char *title, const std::vector<std::string> &faults) {
    if (faults.empty()) return;
    out << title << ": " << faults.size() << "\n";
    for (std::size_t i = 0; i < faults.size() && i < told; ++i) out << "  " << faults[i] << "\n";
}

void summarize(std::ostream &out, const Options &options, const Driver &driver, const Faults &faults,
               const Ledger &ledger) {
    out << "seed " << options.seed << ", " << options.connections << " connections, " << driver.seconds() << " s; "
        << faults.kills() << " backends terminated, " << faults.cancels() << " queries cancelled, " << faults.crashes()
        << " crashes; " << ledger.lost() << " operations without an answer\n"
        << driver.statistics().table(driver.seconds());
}

void judge(std::ostream &out, std::size_t discrepancies, std::size_t unseen) {
    out << "verdict: " << (discrepancies == 0 ? "the database is as acknowledged" : "DISCREPANCIES")
        << (unseen == 0 ? "" : "; THE CHECK IS BLIND") << "\n";
}

int run(const Options &options, std::ostream &out) {
    Control control(options.target);
    prepare(control);
    Ledger ledger(options.records);
    Faults faults(options, control);
    Driver driver(options, ledger, faults);
    driver.run();
    control.close(); // whatever became of it meanwhile
    summarize(out, options, driver, faults, ledger);
    const std::vector<std::string> discrepancies = check(control, ledger);
    const std::vector<std::string> unseen =
        options.self_test && discrepancies.empty() ? self_test(control, ledger) : std::vector<std::string>();
    tell(out, "discrepancies", discrepancies);
    tell(out, "corruptions that the check does not see", unseen);
    judge(out, discrepancies.size(), unseen.size());
    return discrepancies.empty() && unseen.empty() ? 0 : 1;
}

int run(const Options &options) {
    std::ostringstream report;
    const int status = run(options, report);
    std::cout << report.str() << std::flush;
    if (!options.report.empty()) std::ofstream(options.report) << report.str();
    return status;
}

} // namespace
} // namespace model_api::load

int main(int argc, char **argv) {
    try {
        return model_api::load::run(model_api::load::read_options(argc, argv));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "model-load: %s\n", error.what());
        return 2;
    }
}

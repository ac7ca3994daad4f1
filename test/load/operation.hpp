// An operation: one transaction of one or more calls of the extension's functions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "load/ledger/element.hpp"

namespace model_api::load {

// How a call's result is to be read.
enum class Form : std::uint8_t {
    found,  // a record, or NULL
    page,   // records that matched; the others of the elements are not there
    count,  // a number
    result, // {"success":…,"errors":…,"task":…}
    bulk,   // {"success":…,"errors":…,"tasks":[…]}
};

struct Call {
    std::string sql; // of one value
    std::vector<std::string> parameters;
    std::vector<Element> elements;
    Form form = Form::result;
};

struct Operation {
    Number number = 0;
    std::string kind; // a row of the report
    std::vector<Call> calls;
    int attempt = 1;

    std::vector<Element> elements() const {
        std::vector<Element> all;
        for (const Call &call : calls) all.insert(all.end(), call.elements.begin(), call.elements.end());
        return all;
    }
};

} // namespace model_api::load

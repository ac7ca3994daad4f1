// A filter as the SQL it becomes: "t0.title = $1 <- 'a'", readable, its parameters behind the arrow.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"
#include "filter/filter.hpp"
#include "filter/mistake.hpp"
#include "filter_models.hpp"

namespace filter_test {

struct ShowValue {
    std::string operator()(const sql::Null &) const { return "NULL"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return "~" + std::to_string(value); }
    std::string operator()(const std::string &value) const { return "'" + value + "'"; }
    std::string operator()(const sql::Binary &) const { return "binary"; }
    std::string operator()(const sql::Native &) const { return "native"; }
    std::string operator()(const sql::OfSession &value) const { return "session " + value.name; }
    std::string operator()(const sql::Scalars &value) const { return std::to_string(value.size()) + " values"; }
    std::string operator()(const sql::TextArray &value) const {
        std::string text;
        for (const auto &element : value) text += (text.empty() ? "" : "|") + element.value_or("NULL");
        return "[" + text + "]";
    }
};

inline std::string shown(const sql::Parameter &parameter) {
    std::string type = parameter.type.name; // as it is written, but for the schema that all share
    if (type.starts_with("pg_catalog.")) type.erase(0, 11);
    std::erase(type, '"');
    if (parameter.is_array) type += "[]";
    return " " + std::visit(ShowValue{}, parameter.value) + "::" + type;
}

inline filter::Filter parsed(const std::string &document, const char *model = "sample",
                             const filter::Limits &limits = {}) {
    return filter::parse(Json::parse(document, 1000), schema().get(model), schema(), "filter", limits);
}

inline sql::Writer written(const std::string &document, const char *model, sql::Style style) {
    sql::Writer writer(style);
    writer << filter::lower(parsed(document, model), schema().get(model), schema(), "t0");
    return writer;
}

inline std::string sql_of(const std::string &document, const char *model = "sample") {
    const sql::Writer writer = written(document, model, sql::Style::readable);
    std::string text = writer.text();
    if (!writer.parameters().empty()) text += " <-";
    for (const sql::Parameter &parameter : writer.parameters()) text += shown(parameter);
    return text;
}

// "22023 filter.title.equals: expected a string, not a number" and, in brackets, the hint.
inline std::string error_of(const std::string &document, const char *model = "sample",
                            const filter::Limits &limits = {}) {
    try {
        parsed(document, model, limits);
    } catch (const DomainError &error) {
        EXPECT_EQ(error.code, "GGT_INVALID_FILTER");
        return error.sqlstate + " " + error.path + ": " + error.message +
               (error.hint.empty() ? "" : " [" + error.hint + "]");
    }
    return "no error";
}

} // namespace filter_test

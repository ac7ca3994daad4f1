// What a find_many runs: its SQL, its parameters, its plan.
#include "pg/explain.hpp"
#include "api/planned.hpp"
#include "statement/chosen_plan.hpp"
#include "statement/parameters.hpp"

namespace model_api::api {
namespace {

constexpr int analyze_position = 9;

constexpr std::string_view clauses[] = {"FROM ", "WHERE ", "ORDER BY ", "LIMIT ", "UNION ALL "};

bool begins_clause(std::string_view text) {
    return std::any_of(std::begin(clauses), std::end(clauses),
                       [&](std::string_view clause) { return text.substr(0, clause.size()) == clause; });
}

// The statement with each clause on a line of its own, as deep as its parentheses. What is quoted stays as it is.
std::string laid_out(std::string_view statement) {
    std::string lines;
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < statement.size(); ++i) {
        const char byte = statement[i];
        if (byte == '"') quoted = !quoted;
        if (!quoted && byte == '(') ++depth;
        if (!quoted && byte == ')') --depth;
        if (!quoted && byte == ' ' && begins_clause(statement.substr(i + 1)))
            lines.append(1, '\n').append(2 * depth + 2, ' ');
        else
            lines += byte;
    }
    return lines;
}

std::string parameter_line(std::size_t number, const sql::Parameter &parameter, const ParamExternData &value) {
    std::string line =
        "$" + std::to_string(number) + " " + parameter.type.name + (parameter.is_array ? "[] = " : " = ");
    if (value.isnull) return line + "NULL";
    const char *output = pg::call([&] {
        Oid function;
        bool is_varlena;
        getTypeOutputInfo(value.ptype, &function, &is_varlena);
        return OidOutputFunctionCall(function, value.value);
    });
    return line + "'" + output + "'";
}

// A plan tells of records that are hidden: how many there may be, by statistics, and how many were filtered out.
void check_may_explain(const Target &target) {
    if (!target.schema().is_restricted()) return;
    throw DomainError(sqlstate::insufficient_privilege, "GGT_PERMISSION_DENIED",
                      "permission denied to explain requests for model \"" + target.model->name + "\"", {},
                      "It takes the privilege SELECT on the table.");
}

std::string explain(FunctionCallInfo fcinfo) {
    read::Statement statement;
    const Planned request = planned(fcinfo, [&](const Target &target) {
        check_may_explain(target);
        const List list = list_arguments(fcinfo, explain_positions, target);
        statement = read::find_many(*target.model, target.schema(), list.filter, list.sort, list.page, list.selection,
                                    list.searched());
        return statement;
    });
    const bool analyze =
        !pg::is_null_argument(fcinfo, analyze_position) && DatumGetBool(fcinfo->args[analyze_position].value);

    std::string lines = laid_out(statement.text) + "\n";
    ParamListInfo values = statement::bind(statement.parameters);
    for (std::size_t i = 0; i < statement.parameters.size(); ++i)
        lines += parameter_line(i + 1, statement.parameters[i], values->params[i]) + "\n";
    lines += statement.planning == read::Planning::generic ? "Generic plan\n" : "Plan for these values\n";
    const statement::ChosenPlan chosen(*request.statement, values);
    return lines + pg::explain(chosen.plan(), statement.text.c_str(), values, analyze);
}

void put_lines(ReturnSetInfo *result, std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const char *line = lines.data();
        pg::call([&] {
            Datum value = PointerGetDatum(cstring_to_text_with_len(line, static_cast<int>(end)));
            bool is_null = false;
            tuplestore_putvalues(result->setResult, result->setDesc, &value, &is_null);
        });
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
}

} // namespace
} // namespace model_api::api

MODEL_API_FUNCTION(model_api_explain) {
    const std::string lines = model_api::api::explain(fcinfo);
    model_api::pg::call([&] { InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC); });
    model_api::api::put_lines(reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo), lines);
    return 0;
}

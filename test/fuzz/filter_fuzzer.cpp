// Any text as a filter: becomes SQL, or fails with the one exception that the API reports.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "../unit/filter_models.hpp"
#include "base/error.hpp"
#include "filter/filter.hpp"

using namespace model_api;

namespace {

void check(bool condition) {
    if (!condition) std::abort();
}

// Every parameter is numbered once, and a filter that restricts nothing says so before and after lowering.
void lower_and_render(const Json &document, const model::Model &model) {
    const filter::Filter parsed = filter::parse(document, model, filter_test::schema(), "filter");
    const sql::Expression condition = filter::lower(parsed, model, filter_test::schema(), "t0");
    if (filter::is_trivial(parsed)) check(sql::is_true(condition));
    sql::Writer writer;
    writer << condition;
    const std::string last = "$" + std::to_string(writer.parameters().size());
    check(writer.parameters().empty() || writer.text().find(last) != std::string::npos);
    check(writer.text().find("$" + std::to_string(writer.parameters().size() + 1)) == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    for (const char *model : {"sample", "question"}) {
        try {
            lower_and_render(Json::parse(text), filter_test::schema().get(model));
        } catch (const DomainError &error) {
            check(error.sqlstate.size() == 5);
        }
    }
    return 0;
}

#include "endpoint/response.hpp"

#include "base/json.hpp"

namespace model_api::endpoint {
namespace {

class Writer {
public:
    Writer(std::string &out, const Answers &answers) : out_(out), answers_(answers) {}

    // false: it is null, and nothing is written.
    bool write(const std::vector<Field> &fields) {
        const std::size_t start = out_.size();
        bool is_whole = true;
        char separator = '{';
        for (const Field &field : fields) {
            out_ += separator;
            append_json_string(out_, field.asked.name);
            out_ += ':';
            is_whole = write(field) && is_whole;
            separator = ',';
        }
        out_ += fields.empty() ? "{}" : "}";
        if (!is_whole) out_.resize(start);
        return is_whole;
    }

private:
    // false: it is null and must not be.
    bool write(const Field &field) {
        if (field.is_namespace ? write(field.fields) : write_next()) return true;
        out_ += "null";
        return !field.definition->type.is_non_null();
    }

    bool write_next() {
        const std::optional<std::string> &answer = answers_[next_++];
        if (answer) out_ += *answer;
        return answer.has_value();
    }

    std::string &out_;
    const Answers &answers_;
    std::size_t next_ = 0;
};

} // namespace

std::string refusal(const graphql::Errors &errors) {
    std::string out = "{\"errors\":";
    graphql::append_json(out, errors);
    return out += '}';
}

std::string response(const Operation &operation, const Answers &answers, const graphql::Errors &errors) {
    std::string out = "{";
    if (!errors.empty()) {
        out += "\"errors\":";
        graphql::append_json(out, errors);
        out += ',';
    }
    out += "\"data\":";
    if (!Writer(out, answers).write(operation.fields)) out += "null";
    return out += '}';
}

} // namespace model_api::endpoint

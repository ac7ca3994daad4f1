#include "endpoint/execute.hpp"

#include <utility>

#include "base/error.hpp"
#include "endpoint/field_error.hpp"
#include "endpoint/limits.hpp"
#include "endpoint/reading.hpp"
#include "endpoint/response.hpp"
#include "endpoint/writing.hpp"
#include "graphql/execution/introspection.hpp"
#include "pg/scratch.hpp"
#include "pg/subtransaction.hpp"

namespace model_api::endpoint {
namespace {

using graphql::Errors;

// ---- one field

// The same text for the same selection: of which document, of which fields in it, and the variables' values there.
std::string selection_name(const Ready &ready, const Field &field) {
    std::string name = "graphql " + std::to_string(ready.document->number);
    for (const graphql::syntax::Field *node : field.asked.nodes) name += ' ' + std::to_string(node->at);
    for (const std::string_view variable : schema::request::variables_below(field.asked, ready.document->fragments)) {
        const Json *value = graphql::input::find(ready.variables, variable);
        name += ' ' + (value ? value->text() : "-");
    }
    return name;
}

std::string answer(const Ready &ready, Field &field, const schema::request::Write &write) {
    const std::string result = perform(*ready.document->served, write, selection_name(ready, field));
    std::string answer;
    schema::request::append_shaped(answer, result, write.shape);
    return answer;
}

std::string answer(const Ready &, Field &, const schema::request::Namespace &) {
    throw DomainError(sqlstate::internal_error, "", "a namespace has no answer of its own");
}

std::string introspection(const Ready &ready, const Field &field, std::size_t bytes) {
    std::string answer;
    graphql::execution::append_introspection(answer, field.asked, ready.request(), limits(), bytes);
    return answer;
}

// To be part of a response that has so many bytes already.
std::string answer(const Ready &ready, Field &field, std::size_t bytes) {
    pg::check_interrupts();
    const std::string_view name = field.asked.nodes.front()->name.text;
    if (name == "__schema" || name == "__type") return introspection(ready, field, bytes);
    if (auto known = answer_as_before(ready, field)) return std::move(*known);
    const auto request = request_of(ready, field);
    return std::visit([&](const auto &one) { return answer(ready, field, one); }, request);
}

// ---- all fields

// What has been answered so far.
struct Progress {
    Answers answers;
    Errors errors;
    std::size_t bytes = 0;
};

constexpr std::size_t max_response = 512 * 1024 * 1024; // a text datum may be twice as large

using Path = std::vector<std::string_view>;

class Run {
public:
    Run(const Ready &ready, Progress &progress)
        : ready_(ready), operation_(*ready.operation), progress_(progress), known_(progress.answers.size()) {}

    // Reading together: in one subtransaction. Throws what PostgreSQL raises.
    void together() {
        each([&](Field &field, const Path &path) {
            try {
                add(answer_of(field));
            } catch (const DomainError &error) {
                fail(error, field, path);
            }
        });
    }

    // Each field in a subtransaction of its own.
    void apart() {
        each([&](Field &field, const Path &path) {
            std::string text;
            bool failed = false;
            pg::attempt([&] { text = answer_of(field); },
                        [&](const std::exception &error) {
                            failed = true;
                            fail(error, field, path);
                        });
            if (!failed) add(std::move(text));
        });
    }

private:
    template <class Do>
    void each(const Do &action) {
        Path path;
        each(operation_.fields, path, action);
    }

    template <class Do>
    void each(std::vector<Field> &fields, Path &path, const Do &action) {
        for (Field &field : fields) {
            path.push_back(field.asked.name);
            if (field.is_namespace)
                each(field.fields, path, action);
            else if (known_ > 0)
                --known_;
            else
                once(field, path, action);
            path.pop_back();
        }
    }

    template <class Do>
    void once(Field &field, const Path &path, const Do &action) {
        if (ready_.is_mutation() && current_generation() != ready_.document->served->generation) throw Stale{};
        action(field, path);
        scratch_.reset();
    }

    std::string answer_of(Field &field) const {
        std::string text = answer(ready_, field, progress_.bytes);
        if (progress_.bytes + text.size() > max_response)
            throw DomainError(sqlstate::program_limit_exceeded, "",
                              "the response is larger than " + std::to_string(max_response) + " bytes");
        return text;
    }

    void add(std::string text) {
        progress_.bytes += text.size();
        progress_.answers.emplace_back(std::move(text));
    }

    void fail(const std::exception &exception, const Field &field, const Path &path) {
        graphql::Error error = error_of(exception);
        place(error, path, field.asked, ready_.document->syntax);
        progress_.errors.push_back(std::move(error));
        progress_.answers.emplace_back();
    }

    const Ready &ready_;
    Operation &operation_;
    Progress &progress_;
    std::size_t known_; // answers of fields that come first, and have run
    pg::Scratch scratch_;
};

std::size_t leaves(const std::vector<Field> &fields) {
    std::size_t count = 0;
    for (const Field &field : fields) count += field.is_namespace ? leaves(field.fields) : 1;
    return count;
}

// Together is faster, but an error of PostgreSQL's does not say whose it is.
void query(const Ready &ready, Progress &progress) {
    progress = {};
    if (leaves(ready.operation->fields) == 1) return Run(ready, progress).apart();
    Run run(ready, progress);
    bool has_failed = false;
    pg::attempt([&] { run.together(); },
                [&](const std::exception &exception) {
                    error_of(exception);
                    has_failed = true;
                });
    if (!has_failed) return;
    progress = {};
    run.apart();
}

// ---- until the catalog stays as it was

// A mutation of which some fields have run, and whose rest is wrong now.
std::string cut_short(const Operation &operation, Progress progress, Errors errors) {
    progress.answers.resize(leaves(operation.fields));
    for (graphql::Error &error : errors) progress.errors.push_back(std::move(error));
    return response(operation, progress.answers, progress.errors);
}

} // namespace

std::string execute(const Asked &asked) {
    Progress progress;
    Ready now;
    for (std::size_t attempt = 0, known = 0; attempt < catalog::max_attempts; ++attempt) {
        auto found = ready(asked);
        if (auto *errors = std::get_if<Errors>(&found))
            return progress.answers.empty() ? refusal(*errors)
                                            : cut_short(*now.operation, progress, std::move(*errors));
        now = std::get<Ready>(std::move(found));
        try {
            if (now.is_mutation())
                Run(now, progress).apart();
            else
                query(now, progress);
            return response(*now.operation, progress.answers, progress.errors);
        } catch (const Stale &) {
            if (!now.is_mutation()) progress = {};
            if (progress.answers.size() > known) attempt = 0;
            known = progress.answers.size();
        }
    }
    // serialization_failure: to be tried again
    throw DomainError("40001", "", "the models change all the time");
}

} // namespace model_api::endpoint

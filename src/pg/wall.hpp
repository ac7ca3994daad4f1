// The wall between C++ and PostgreSQL. `call` is the way down, into C that may raise a PostgreSQL error; `enter` is the
// way in, for everything PostgreSQL calls; `attempt` is a subtransaction. Nothing else sees a longjmp, and no exception
// leaves through any other door.
#pragma once

#include "base/error.hpp"
#include "pg/postgres.hpp"

namespace model_api::pg {

// A PostgreSQL error on its way through C++ frames. It owns the memory context in which its ErrorData lives, so it
// outlives every context and subtransaction that is torn down while the stack unwinds.
class Error final : public std::exception {
public:
    Error(MemoryContext home, ErrorData *data) noexcept : home_(home), data_(data) {}
    Error(const Error &) = delete;
    Error &operator=(const Error &) = delete;
    Error(Error &&other) noexcept : home_(std::exchange(other.home_, nullptr)), data_(other.data_) {}
    Error &operator=(Error &&) = delete;
    ~Error() override {
        if (home_) MemoryContextDelete(home_);
    }

    const char *what() const noexcept override { return data_->message ? data_->message : "unknown error"; }
    const ErrorData &data() const noexcept { return *data_; }
    int sqlstate() const noexcept { return data_->sqlerrcode; }

    // Writes `text` as the error's DETAIL when it has none: how an input function's error gets its place in a request.
    void add_detail(const char *text) const noexcept;
    // Makes it an error about a column, with this DETAIL.
    void set_column(const char *name, const char *detail) const noexcept;

private:
    friend struct Failure;
    char *copy(const char *text) const noexcept; // nullptr: no memory

    mutable MemoryContext home_; // given up by Failure::keep, which sees the exception as const
    ErrorData *data_;
};

// What is left of an exception once its catch block is closed. Trivial on purpose: a longjmp follows.
struct Failure {
    MemoryContext home;
    ErrorData *data;
    bool from_postgres;

    static Failure keep(const Error &error) noexcept;
    static Failure describe(const DomainError &error) noexcept;
    static Failure describe(int sqlstate, const char *message) noexcept;
    [[noreturn]] void raise();
};
static_assert(std::is_trivially_destructible_v<Failure> && std::is_trivially_copyable_v<Failure>);

// Turns the error that PostgreSQL has just raised into a pg::Error, with `resume` as the current memory context.
[[noreturn]] void throw_pending_error(MemoryContext resume);

// Runs C code that may raise. `body` holds no object with a destructor, for a longjmp skips it. Costs about as much as
// a sigsetjmp without signal mask: nothing per statement, something in a loop per value.
template <class Body>
auto call(Body &&body) -> std::invoke_result_t<Body &> {
    using Result = std::invoke_result_t<Body &>;
    static_assert(std::is_void_v<Result> || std::is_trivially_copyable_v<Result>,
                  "a result that needs a destructor would be skipped by a longjmp");
    sigjmp_buf *const outer_handler = PG_exception_stack;
    ErrorContextCallback *const outer_context = error_context_stack;
    const MemoryContext outer_memory = CurrentMemoryContext;
    sigjmp_buf handler;
    if (sigsetjmp(handler, 0) == 0) {
        PG_exception_stack = &handler;
        if constexpr (std::is_void_v<Result>) {
            body();
            PG_exception_stack = outer_handler;
            return;
        } else {
            const Result result = body();
            PG_exception_stack = outer_handler;
            return result;
        }
    }
    PG_exception_stack = outer_handler;
    error_context_stack = outer_context;
    throw_pending_error(outer_memory);
}

// Runs C++ on behalf of PostgreSQL. The exception is turned into a Failure inside its catch block and raised outside of
// it: raised inside, the exception object would never be destroyed and would stay "currently handled" for ever.
template <class Body>
auto enter(Body &&body) -> std::invoke_result_t<Body &> {
    Failure failure;
    try {
        return body();
    } catch (const Error &error) {
        failure = Failure::keep(error);
    } catch (const DomainError &error) {
        failure = Failure::describe(error);
    } catch (const std::bad_alloc &) {
        failure = Failure::describe(ERRCODE_OUT_OF_MEMORY, "out of memory");
    } catch (const std::exception &error) {
        failure = Failure::describe(ERRCODE_INTERNAL_ERROR, error.what());
    } catch (...) {
        failure = Failure::describe(ERRCODE_INTERNAL_ERROR, "unknown C++ exception");
    }
    failure.raise();
}

// The SQLSTATE of five characters as PostgreSQL packs it.
int pack_sqlstate(const std::string &five) noexcept;

// For loops of our own that may run long.
void check_interrupts();

} // namespace model_api::pg

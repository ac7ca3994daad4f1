#include "pg/wall.hpp"

namespace model_api::pg {
namespace {

// Copies into ErrorContext, whose reserve is there for errors about memory. nullptr where there is nothing to copy or
// no memory left: the error is raised all the same, with less text.
char *copy_for_error(const char *text) noexcept {
    if (!text || !*text) return nullptr;
    const std::size_t size = std::strlen(text) + 1;
    void *copy = MemoryContextAllocExtended(ErrorContext, size, MCXT_ALLOC_NO_OOM | MCXT_ALLOC_HUGE);
    return copy ? static_cast<char *>(std::memcpy(copy, text, size)) : nullptr;
}

ErrorData *new_error_data() noexcept {
    static ErrorData spare; // for when not even this can be allocated
    void *data = MemoryContextAllocExtended(ErrorContext, sizeof(ErrorData), MCXT_ALLOC_NO_OOM | MCXT_ALLOC_ZERO);
    return data ? static_cast<ErrorData *>(data) : &spare;
}

// DETAIL of an error of ours. Built here and not with DomainError::detail(), which may throw.
char *detail_of(const DomainError &error) noexcept {
    if (!error.lines.empty()) return copy_for_error(error.lines.c_str());
    const char *code = error.code.c_str();
    const char *path = error.path.c_str();
    if (!*path) return copy_for_error(code);
    const std::size_t size = error.code.size() + error.path.size() + sizeof(" at ");
    auto *text =
        static_cast<char *>(MemoryContextAllocExtended(ErrorContext, size, MCXT_ALLOC_NO_OOM | MCXT_ALLOC_HUGE));
    if (!text) return nullptr;
    std::snprintf(text, size, *code ? "%s at %s" : "%sat %s", code, path);
    return text;
}

} // namespace

char *Error::copy(const char *text) const noexcept {
    const std::size_t size = std::strlen(text) + 1;
    void *memory = home_ ? MemoryContextAllocExtended(home_, size, MCXT_ALLOC_NO_OOM) : nullptr;
    return memory ? static_cast<char *>(std::memcpy(memory, text, size)) : nullptr;
}

void Error::add_detail(const char *text) const noexcept {
    if (!data_->detail) data_->detail = copy(text);
}

void Error::set_column(const char *name, const char *detail) const noexcept {
    data_->column_name = copy(name);
    data_->detail = copy(detail);
}

Failure Failure::keep(const Error &error) noexcept {
    return {std::exchange(error.home_, nullptr), error.data_, true};
}

Failure Failure::describe(int sqlstate, const char *message) noexcept {
    ErrorData *data = new_error_data();
    data->elevel = ERROR;
    data->sqlerrcode = sqlstate;
    data->message = copy_for_error(message);
    return {nullptr, data, false};
}

Failure Failure::describe(const DomainError &error) noexcept {
    Failure failure = describe(pack_sqlstate(error.sqlstate), error.what());
    failure.data->detail = detail_of(error);
    failure.data->hint = copy_for_error(error.hint.c_str());
    failure.data->column_name = copy_for_error(error.column.c_str());
    return failure;
}

void Failure::raise() {
    // A PostgreSQL error has collected its context lines when it was first raised; one of ours collects them now.
    if (from_postgres) {
        if (home) MemoryContextSetParent(home, ErrorContext); // freed with the error, by PostgreSQL itself
        ReThrowError(data);
    }
    ThrowErrorData(data);
    pg_unreachable();
}

void throw_pending_error(MemoryContext resume) {
    // Copying needs memory, and so may raise in its turn: a second handler, and std::bad_alloc when it does.
    MemoryContext volatile home = nullptr;
    ErrorData *volatile data = nullptr;
    sigjmp_buf *const outer_handler = PG_exception_stack;
    ErrorContextCallback *const outer_context = error_context_stack;
    sigjmp_buf handler;
    if (sigsetjmp(handler, 0) == 0) {
        PG_exception_stack = &handler;
        home = AllocSetContextCreate(TopMemoryContext, "model_api error", ALLOCSET_SMALL_SIZES);
        MemoryContextSwitchTo(home);
        data = CopyErrorData();
    } else {
        data = nullptr;
    }
    PG_exception_stack = outer_handler;
    error_context_stack = outer_context;
    FlushErrorState();
    MemoryContextSwitchTo(resume);
    if (!data) {
        if (home) MemoryContextDelete(home);
        throw std::bad_alloc();
    }
    throw Error(home, data);
}

int pack_sqlstate(const std::string &five) noexcept {
    if (five.size() != 5) return ERRCODE_INTERNAL_ERROR;
    return MAKE_SQLSTATE(five[0], five[1], five[2], five[3], five[4]);
}

void check_interrupts() {
    if (INTERRUPTS_PENDING_CONDITION()) call([] { ProcessInterrupts(); });
}

} // namespace model_api::pg

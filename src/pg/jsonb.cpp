#include "pg/jsonb.hpp"

namespace model_api::pg {
namespace {

Json scalar(const JsonbValue &value) {
    switch (value.type) {
    case jbvNull:
        return {};
    case jbvBool:
        return Json::boolean(value.val.boolean);
    case jbvString:
        return Json::string({value.val.string.val, static_cast<std::size_t>(value.val.string.len)});
    case jbvNumeric: {
        const char *literal =
            call([&] { return DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value.val.numeric))); });
        return Json::number(std::string(literal));
    }
    default:
        throw DomainError(sqlstate::internal_error, "", "unexpected kind of jsonb value");
    }
}

// Builds the document from the iterator's tokens. Its own stack: depth costs memory, never the C stack.
class Builder {
public:
    void open_object(int members) {
        open_.push_back({Json::object(), {}});
        open_.back().value.members().reserve(static_cast<std::size_t>(members));
    }
    void open_array(int elements) {
        open_.push_back({Json::array(), {}});
        open_.back().value.items().reserve(static_cast<std::size_t>(elements));
    }
    void key(std::string name) { open_.back().key = std::move(name); }
    void close() {
        Json done = std::move(open_.back().value);
        open_.pop_back();
        add(std::move(done));
    }
    void add(Json value) {
        if (open_.empty())
            root_ = std::move(value);
        else if (open_.back().value.is_object()) // jsonb's keys are distinct, so appending keeps them so
            open_.back().value.members().emplace_back(std::move(open_.back().key), std::move(value));
        else
            open_.back().value.push(std::move(value));
    }
    std::size_t depth() const { return open_.size(); }
    Json take() { return std::move(root_); }

private:
    struct Open {
        Json value;
        std::string key;
    };
    std::vector<Open> open_;
    Json root_;
};

std::string text_of(const JsonbValue &value) {
    return {value.val.string.val, static_cast<std::size_t>(value.val.string.len)};
}

[[noreturn]] void throw_too_large(const char *argument, std::size_t size, std::size_t limit) {
    throw DomainError(sqlstate::program_limit_exceeded, "GGT_INVALID_QUERY_INPUT",
                      std::string("argument \"") + argument + "\" is too large: " + std::to_string(size) +
                          " bytes, at most " + std::to_string(limit) + " are allowed",
                      argument);
}

[[noreturn]] void throw_too_deep(const char *argument, std::size_t limit) {
    throw DomainError(sqlstate::statement_too_complex, "GGT_INVALID_QUERY_INPUT",
                      std::string("argument \"") + argument + "\" is nested too deeply: at most " +
                          std::to_string(limit) + " levels are allowed",
                      argument);
}

} // namespace

Json json_from_jsonb(Datum datum, const char *argument, const JsonbLimits &limits) {
    const std::size_t stored = call([&] { return toast_raw_datum_size(datum); });
    if (stored > limits.bytes) throw_too_large(argument, stored, limits.bytes);
    Jsonb *document = call([&] { return DatumGetJsonbP(datum); });
    if (JB_ROOT_IS_SCALAR(document)) {
        JsonbValue value;
        call([&] { JsonbExtractScalar(&document->root, &value); });
        return scalar(value);
    }
    Builder builder;
    JsonbIterator *iterator = call([&] { return JsonbIteratorInit(&document->root); });
    while (true) {
        JsonbValue value;
        switch (call([&] { return JsonbIteratorNext(&iterator, &value, false); })) {
        case WJB_BEGIN_OBJECT:
            builder.open_object(value.val.object.nPairs);
            break;
        case WJB_BEGIN_ARRAY:
            builder.open_array(value.val.array.nElems);
            break;
        case WJB_KEY:
            builder.key(text_of(value));
            break;
        case WJB_VALUE:
        case WJB_ELEM:
            builder.add(scalar(value));
            break;
        case WJB_END_OBJECT:
        case WJB_END_ARRAY:
            builder.close();
            break;
        case WJB_DONE:
            return builder.take();
        }
        if (builder.depth() > limits.depth) throw_too_deep(argument, limits.depth);
    }
}

Json jsonb_argument(FunctionCallInfo fcinfo, int n, const char *argument, const JsonbLimits &limits) {
    if (n >= fcinfo->nargs || fcinfo->args[n].isnull) return {};
    return json_from_jsonb(fcinfo->args[n].value, argument, limits);
}

} // namespace model_api::pg

// The words of one value: what a datum of any type says, independent of the session's settings.
#pragma once

#include "pg/wall.hpp"
#include "search/field.hpp"

namespace model_api::document {

// Of a longer text this much is read: more than a document has room for, unless it says the same again and again.
inline constexpr std::size_t max_text_bytes = 4 * 1024 * 1024;

class Value {
public:
    Value(search::SearchedField field, Oid type);

    // What the value needs is allocated in the current memory context.
    void add(search::DocumentBuilder &document, Datum value) const;

private:
    struct Elements { // of a list
        std::int16_t length;
        bool by_value;
        char align;
    };
    static constexpr std::size_t buffer_size = 64;
    using Print = std::string_view (*)(Datum value, char *buffer);
    static Print find_print(Oid type);

    void add_one(search::DocumentBuilder &document, Datum value) const;
    void add_elements(search::DocumentBuilder &document, Datum list) const;

    search::SearchedField field_;
    Oid type_;    // without domains; that of the elements of a list
    Print print_; // nullptr: by the type's output function
    Oid output_ = InvalidOid;
    std::optional<Elements> elements_;
};

} // namespace model_api::document

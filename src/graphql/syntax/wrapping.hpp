// The lists and exclamation marks around a type's name: the "[…!]!" of "[Int!]!".
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace model_api::graphql::syntax {

// A bit for each wrapper, the outermost lowest, below a leading one: two uses of a type differ when their bits do.
class Wrapping {
public:
    static constexpr std::size_t max_depth = 60;

    Wrapping() = default;

    bool is_plain() const { return bits_ == 1; }
    bool is_non_null() const { return !is_plain() && (bits_ & 1U) != 0; }
    bool is_list() const { return !is_plain() && (bits_ & 1U) == 0; } // a list that may be null
    std::size_t depth() const { return static_cast<std::size_t>(std::bit_width(bits_)) - 1; }

    Wrapping in_list() const { return Wrapping(bits_ << 1U); }
    Wrapping non_null() const { return Wrapping((bits_ << 1U) | 1U); }
    Wrapping unwrapped() const { return Wrapping(bits_ >> 1U); } // without the outermost wrapper, of which there is one
    Wrapping nullable() const { return is_non_null() ? unwrapped() : *this; }

    // "[" + name + "!]!"
    std::string around(std::string_view name) const {
        if (is_plain()) return std::string(name);
        const std::string inner = unwrapped().around(name);
        return is_non_null() ? inner + "!" : "[" + inner + "]";
    }

    bool operator==(const Wrapping &) const = default;

private:
    explicit Wrapping(std::uint64_t bits) : bits_(bits) {}

    std::uint64_t bits_ = 1;
};

} // namespace model_api::graphql::syntax

#include "base/pure.hpp"

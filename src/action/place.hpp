// A place in the input, which is written out only where something is wrong there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model_api::action {

// Points to the place around it, which has to outlive it.
class Place {
public:
    explicit Place(std::string_view root) : key_(root) {}

    Place member(std::string_view key) const & { return {this, key, no_index}; }
    Place element(std::size_t index) const & { return {this, {}, index}; }
    Place member(std::string_view key) const && = delete;
    Place element(std::size_t index) const && = delete;

    std::string text() const; // "record.answers[1].create"

private:
    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

    void append_to(std::string &path) const;

    Place(const Place *parent, std::string_view key, std::size_t index) : parent_(parent), key_(key), index_(index) {}

    const Place *parent_ = nullptr;
    std::string_view key_;
    std::size_t index_ = no_index;
};

} // namespace model_api::action

#include "base/pure.hpp"

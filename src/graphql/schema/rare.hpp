// A value that few things have: as an optional, but in a pointer's room while it is not there.
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace model_api::graphql::schema {

template <class Value>
class Rare {
public:
    Rare() = default;
    Rare(Value value) : value_(std::make_unique<Value>(std::move(value))) {}
    Rare(std::optional<Value> value) : value_(value ? std::make_unique<Value>(*std::move(value)) : nullptr) {}
    Rare(const Rare &other) : value_(other.value_ ? std::make_unique<Value>(*other.value_) : nullptr) {}
    Rare &operator=(const Rare &other) { return *this = Rare(other); }
    Rare(Rare &&) noexcept = default;
    Rare &operator=(Rare &&) noexcept = default;
    ~Rare() = default;

    explicit operator bool() const { return value_ != nullptr; }
    const Value &operator*() const { return *value_; }
    std::optional<Value> optional() const { return value_ ? std::optional(*value_) : std::nullopt; }

private:
    std::unique_ptr<Value> value_;
};

} // namespace model_api::graphql::schema

#include "base/pure.hpp"

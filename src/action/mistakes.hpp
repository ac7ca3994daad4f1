// What is wrong with an input, collected as failures of the action.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "action/failure.hpp"
#include "action/place.hpp"
#include "base/error.hpp"

namespace model_api::action {

inline constexpr std::size_t max_mistakes = 100; // of one input: what comes after them is not kept

class Mistakes {
public:
    explicit Mistakes(Failures &failures) : failures_(failures), before_(failures.size()) {}

    void add(const Place &place, std::string message, std::string hint = {});
    void add(const Place &place, const DomainError &error); // its own path is one below `place`
    // `expected an object, not a string`
    void add_kind(const Place &place, std::string_view expected, const Json &given, std::string hint = {});
    // `Field "titel" is not defined by CreateQuestionInput. Did you mean "title"?`
    void add_unknown(const Place &place, std::string_view what, std::string_view name, const std::string &definer,
                     const std::vector<std::string_view> &defined);

    bool empty() const { return failures_.size() == before_; }
    bool full() const { return failures_.size() - before_ >= max_mistakes; } // nothing needs to be read any more

private:
    void keep(std::string path, std::string message, std::string hint);

    Failures &failures_;
    std::size_t before_;
};

} // namespace model_api::action

#include "base/pure.hpp"

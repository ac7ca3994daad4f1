// All models of a database at one moment: immutable, shared by whoever still reads it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace model_api::model {

// Models are opened at their first use: a schema of 500 models costs what the request touches. The opener resolves
// columns against the table as it is now (catalog floor); in unit tests it simply returns what was defined.
class Schema {
public:
    using Opener = std::function<std::shared_ptr<const Model>(std::string_view name)>;

    Schema(std::vector<std::string> names, Opener opener);

    // Throws DomainError 42704 with the nearest name: `model "questoin" does not exist` and a hint.
    const Model &get(std::string_view name) const;
    const Model *find(std::string_view name) const; // nullptr: no such model
    const std::vector<std::string> &names() const { return names_; }

private:
    std::vector<std::string> names_; // sorted
    Opener opener_;
    mutable std::map<std::string, std::shared_ptr<const Model>, std::less<>> opened_; // a memo; the meaning is const
};

} // namespace model_api::model

#include "base/pure.hpp"

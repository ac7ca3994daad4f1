// The models that an adoption changes: copies, until all is known and they are saved together.
#pragma once

#include <map>
#include <string>

#include "catalog/catalog.hpp"

namespace model_api::api::adopt {

class Changes {
public:
    Changes() : snapshot_(catalog::current()) {}

    // The model on this table as it will be. nullptr: there is none.
    const model::Model *find_on(std::uint32_t relation) const;
    const model::Model &get(const std::string &name) const;

    model::Model &put(model::Model model);
    // To change it. nullptr, and a NOTICE that says what is left out, when it is not the caller's to change.
    model::Model *edit(const std::string &name, const std::string &left_out);

    void save() const;

private:
    catalog::Snapshot snapshot_;
    std::map<std::string, model::Model> changed_;
};

} // namespace model_api::api::adopt

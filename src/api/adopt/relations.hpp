// Foreign keys between models: a belongsTo on the one side, a hasMany or hasOne on the other.
#pragma once

#include "api/adopt/changes.hpp"
#include "catalog/facts.hpp"

namespace model_api::api::adopt {

// Makes each plain field of `model` that has a foreign key to a model's key a belongsTo. `facts` are those of the
// model's table; `only`: just the foreign keys to this table, 0: all.
void relate(model::Model &model, const catalog::TableFacts &facts, const Changes &changes, std::uint32_t only = 0);

// What other models have as the other side of the belongsTo fields of `before` follows to the fields as they are now.
void follow(const model::Model &before, const model::Model &model, Changes &changes);

// Gives every model that `model` belongs to its hasMany or hasOne, where it has none yet.
void add_inverses(const model::Model &model, Changes &changes);

} // namespace model_api::api::adopt

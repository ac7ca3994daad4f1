// Input of actions: JSON as changes of records. What is wrong with it is collected, not thrown, since it fails this
// action, or this element of a bulk, and nothing else.
#pragma once

#include <string>
#include <string_view>

#include "action/change.hpp"
#include "action/failure.hpp"
#include "value/role_key.hpp"
#include "value/secrets.hpp"

namespace model_api::action {

inline constexpr int max_nesting = 16; // actions below one another

// Where a change came from: names and limits of the request it is part of.
struct Request {
    const model::Schema &schema;
    Failures &failures; // appended to: invalid_input, with the path of each mistake, up to a hundred of an input.
                        // Values of the right type that break their field's form are in Change::mistakes.
    value::Secrets secrets;
    value::KnownRoles roles = nullptr; // which lists of roles may name
};

// Where the id of the record comes from.
enum class Key : std::uint8_t {
    none,            // of the database (create), unless the model's key has no default: then "id" of the object
    argument,        // given apart: `id`
    member,          // "id" of the object (elements of bulk_update)
    optional_member, // upsert: "id" of the object, if it is there
};

// The object of a record: {"title":…,"quiz":{"_link":"1"},"answers":[{"create":{…}}],"_atomics":{…}}. `id` is used with
// Key::argument alone. `path` is the object's; of a deletion, which has none, the id's. Throws what Secrets::encrypt
// throws.
Change parse_record(const model::Model &model, const model::Action &action, const Json &object, Key key, const Json &id,
                    const std::string &path, const Request &request);

// The params of an action as the API has them: {"id":"7","question":{…},"notify":true}; a value that is no object is
// the id alone ("7"). Parameters that the action does not define are mistakes, and so are values of another type.
Change parse_params(const model::Model &model, const model::Action &action, const Json &params, const std::string &path,
                    const Request &request);

// The params of a global action.
void check_params(const model::Action &action, const Json &params, const std::string &path, Failures &failures);

} // namespace model_api::action

#include "base/pure.hpp"

// One action with all that is nested in it, done or not done as a whole.
#pragma once

#include <functional>

#include "change/work.hpp"

namespace model_api::change {

struct Outcome {
    action::Failures failures; // empty: success
    sql::Value key;            // of the record, once it is written
    std::string json;          // the record as the result shows it; empty: none (a delete, a record that is gone)
    const model::Field *clash = nullptr; // the unique field by whose index the record itself was refused

    bool success() const { return failures.empty(); }
};

// The rules of a change and of all that is nested in it; of broken ones every field at once, with the record's values.
action::Failures check(const catalog::Snapshot &snapshot, const action::Change &change);

// In the unit's subtransaction: that the change is permitted, and keeps its rules. Throws Refused otherwise: nothing is
// said of the values that a record is given before the record itself is judged.
void admit(Work &work, const action::Change &change);

// What an exception means for a unit of work. Called where it is being handled: what must be raised goes on as it is.
action::Failures failures_of(const std::exception &exception, const Work &work);

// What else is to be told of a change that has failed: all that is wrong with the record, and its values.
void complete(const Work &work, const action::Change &change, action::Failures &failures);

// Performs a change in a subtransaction of its own. What must be raised is: serialization failures, deadlocks, a
// cancelled query, a missing privilege (see refusal.hpp).
Outcome perform_alone(const catalog::Snapshot &snapshot, const action::Change &change, const Shown &shown);

// The same of a change that is chosen in the subtransaction itself, as by looking for its record: a row that is locked
// in one subtransaction and written in another costs a multixact. `asked` is what errors of the choice are about.
using Choose = std::function<const action::Change &(Work &work)>;
Outcome perform_chosen(const catalog::Snapshot &snapshot, const action::Change &asked, const Choose &choose,
                       const Shown &shown);

// While this lives, one more action runs inside of others. Throws 54001 beyond model_api.max_action_depth: hooks that
// call actions would else go on until the stack ends.
class Depth {
public:
    Depth();
    Depth(const Depth &) = delete;
    Depth &operator=(const Depth &) = delete;
    ~Depth();
};

} // namespace model_api::change

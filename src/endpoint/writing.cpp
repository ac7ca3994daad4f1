#include "endpoint/writing.hpp"

#include <algorithm>

#include "change/row.hpp"
#include "request/perform.hpp"

namespace model_api::endpoint {
namespace {

using request::Act;
using schema::Operation;
using schema::request::Write;

// What a document asks for; its elements point into `write`.
Act act_of(const Served &served, const Write &write, const std::string &selection) {
    Act asked{{served.snapshot, write.target.model}, write.selection, "!" + selection, {}, {}, {}, {}};
    if (write.selection.members.empty()) asked.selection_name = change::nothing().name;
    if (write.target.action) asked.kind = action::kind_of(*write.target.action);
    return asked;
}

void hold(const Act &asked) {
    if (!request::hold_tables(asked)) throw Stale();
}

std::string_view action_name(const Write &write) {
    return write.target.action ? std::string_view(write.target.action->name) : "upsert";
}

std::string act(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    request::add_params(asked, action_name(write), write.params, "");
    hold(asked);
    return request::perform(asked);
}

std::string bulk_act(const Served &served, const Write &write, const std::string &selection) {
    Act asked = act_of(served, write, selection);
    for (std::size_t i = 0; i < write.elements.size(); ++i) {
        pg::check_interrupts();
        const Json &element = write.elements[i];
        request::add_params(asked, action_name(write), element, path_of(element.is_object() ? "inputs" : "ids", i));
    }
    hold(asked);
    return write.target.action ? request::perform_changes(asked) : request::perform_upserts(asked);
}

std::string run(const Served &served, const Write &write, const std::string &) {
    if (!catalog::hold({}, served.snapshot)) throw Stale();
    return request::run(served.snapshot, *write.target.action, write.params, "");
}

using Perform = std::string (*)(const Served &served, const Write &write, const std::string &selection);
struct Performing {
    Operation operation;
    Perform perform;
};
constexpr Performing performing[] = {{Operation::act, act},
                                     {Operation::upsert, act},
                                     {Operation::bulk_act, bulk_act},
                                     {Operation::bulk_upsert, bulk_act},
                                     {Operation::run, run}};

} // namespace

std::string perform(const Served &served, const Write &write, const std::string &selection) {
    const auto *const found = std::ranges::find(performing, write.target.operation, &Performing::operation);
    if (found == std::end(performing))
        throw DomainError(sqlstate::feature_not_supported, {}, "this operation does not write");
    return found->perform(served, write, selection);
}

} // namespace model_api::endpoint

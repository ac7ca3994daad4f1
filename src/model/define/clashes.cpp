#include "model/define/clashes.hpp"

#include <map>
#include <string>

#include "model/define/node.hpp"

namespace model_api::model::define {

namespace {

// The names of one kind that are taken, by whom and as what.
struct Owner {
    const Model *model;
    std::string_view role; // "plural"
};
using Names = std::map<std::string, Owner>;

struct Claims {
    Names fields, types, tables; // fields of the API's root: a model and its plural each are one
};

// Notes the first name of a model that another has; whatever follows from that name is not noted as well.
class Claimant {
public:
    Claimant(Document &document, Claims &claims, const Model &model, bool is_given)
        : document_(document), claims_(claims), model_(model), is_given_(is_given) {}

    void claim() {
        const bool is_free = take(claims_.fields, model_.name, "name", "") &&
                             take(claims_.fields, model_.plural, "plural", "plural") &&
                             take(claims_.types, model_.type_name, "type", "type") &&
                             take(claims_.types, model_.plural_type_name, "type of many", "plural");
        if (is_free) take(claims_.tables, model_.qualified_table(), "table", "table");
    }

private:
    bool take(Names &names, const std::string &name, std::string_view role, std::string_view key) {
        const auto [other, is_new] = names.emplace(name, Owner{&model_, role});
        if (is_new || !is_given_) return true;
        if (other->second.model == &model_) return true;
        const std::string path = key.empty() ? model_.name : path_of(model_.name, key);
        document_.mistakes.push_back({path, "the " + std::string(role) + " " + quoted(name) + " is the " +
                                                std::string(other->second.role) + " of the model " +
                                                quoted(other->second.model->name)});
        return false;
    }

    Document &document_;
    Claims &claims_;
    const Model &model_;
    bool is_given_;
};

} // namespace

void check_clashes(Document &document) {
    Claims claims;
    for (const Model *model : document.known.models) {
        if (!document.find_draft(model->name)) Claimant(document, claims, *model, false).claim();
    }
    for (const Draft &draft : document.drafts) {
        if (draft.readable) Claimant(document, claims, draft.model, true).claim();
    }
}

} // namespace model_api::model::define

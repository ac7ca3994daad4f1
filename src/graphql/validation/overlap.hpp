// Whether fields that share a name in the response can be merged: fields of one name must be the same field, with the
// same arguments, and their subfields must agree in the same way.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graphql/validation/context.hpp"
#include "graphql/validation/selected.hpp"

namespace model_api::graphql::validation {

struct Conflict {
    std::string name;
    std::string reason;
    std::vector<syntax::Offset> left; // the fields of either side
    std::vector<syntax::Offset> right;
};
using Conflicts = std::vector<Conflict>;

// Every pair of selections is compared once, and all comparing shares one budget, so that no document, however its
// fragments spread each other, costs more than that.
class OverlapSearch {
public:
    explicit OverlapSearch(Context &context) : context_(context), selections_(context.schema()) {}

    Conflicts within(const syntax::SelectionSet &set, const schema::Type *parent);

private:
    // Fields of which an object has but one, because their parents are different objects, may be different fields.
    enum class Exclusive : bool { no, yes };
    class Step;

    void compare_groups(Conflicts &conflicts, const Selected &selected);
    void compare(Conflicts &conflicts, Exclusive exclusive, const Selected &left, const Selected &right);
    void compare(Conflicts &conflicts, Exclusive exclusive, Selected &fields, std::string_view fragment);
    void compare(Conflicts &conflicts, Exclusive exclusive, std::string_view left, std::string_view right);
    void compare_fields(Conflicts &conflicts, Exclusive exclusive, std::string_view name, const SelectedField &left,
                        const SelectedField &right);
    void compare_subfields(Conflicts &conflicts, Exclusive exclusive, std::string_view name, const SelectedField &left,
                           const SelectedField &right);
    Conflicts between(Exclusive exclusive, const SelectedField &left, const SelectedField &right);
    std::string difference(const SelectedField &left, const SelectedField &right); // "": none
    bool have_same_arguments(const syntax::Field &left, const syntax::Field &right);
    const std::string &canonical(const syntax::Value &value);
    void spend(std::size_t work);

    // Remembers a comparison; false: it has been made, as strictly as now.
    template <class Key>
    static bool is_new(std::map<Key, Exclusive> &made, const Key &key, Exclusive exclusive);

    Context &context_;
    Selections selections_;
    std::map<std::pair<const Selected *, std::string_view>, Exclusive> made_with_fragment_;
    std::map<std::pair<std::string_view, std::string_view>, Exclusive> made_between_fragments_;
    std::unordered_map<const syntax::Value *, std::string> canonical_;
    std::size_t budget_ = 500'000;
    std::size_t level_ = 0;
};

} // namespace model_api::graphql::validation

#include "base/pure.hpp"

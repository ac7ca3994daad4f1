#include "graphql/schema/schema.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/error.hpp"
#include "graphql/schema/built_in.hpp"
#include "graphql/syntax/parse.hpp"

namespace model_api::graphql::schema {

namespace {

[[noreturn]] void reject(const std::string &message) {
    throw DomainError(sqlstate::invalid_object_definition, "", message);
}

bool contains(const std::vector<const Type *> &types, const Type &type) {
    return std::ranges::find(types, &type) != types.end();
}

} // namespace

Type &Schema::mention(std::string_view name) {
    const auto known = by_name_.find(name);
    if (known != by_name_.end()) return *known->second;
    Type &type = types_.emplace_back();
    type.name = name;
    by_name_.emplace(type.name, &type);
    if (is_built_in_scalar(name)) {
        define(name, Kind::scalar, description_of_scalar(name)).scalar.is_built_in = true;
    }
    return type;
}

Type &Schema::define(std::string_view name, Kind kind, std::string_view description) {
    Type &type = mention(name);
    if (type.kind) reject("type \"" + type.name + "\" is defined more than once");
    type.kind = kind;
    type.description = text(description);
    defined_.push_back(&type);
    return type;
}

TypeUse Schema::use(std::string_view text) {
    TypeUse use;
    if (text.ends_with('!')) {
        use = this->use(text.substr(0, text.size() - 1));
        use.wrapping = use.wrapping.non_null();
    } else if (text.starts_with('[') && text.ends_with(']')) {
        use = this->use(text.substr(1, text.size() - 2));
        use.wrapping = use.wrapping.in_list();
    } else {
        use.type = &mention(text);
    }
    return use;
}

std::string_view Schema::text(std::string_view description) {
    return description.empty() ? std::string_view() : *texts_.emplace(description).first;
}

void Schema::add(Directive directive) {
    if (this->directive(directive.name) != nullptr) {
        reject("directive \"@" + directive.name + "\" is defined more than once");
    }
    listed_directives_.push_back(&directives_.emplace_back(std::move(directive)));
}

void Schema::set_root(syntax::OperationKind operation, const Type &type) {
    roots_[static_cast<std::size_t>(operation)] = &type;
}

void Schema::finish() {
    add_built_in(*this);
    for (const Type &type : types_) {
        if (!type.kind) reject("type \"" + type.name + "\" is not defined");
    }
    add_meta_fields();
    relate_interfaces();
}

void Schema::add_meta_fields() {
    Field schema{"__schema", "What this server can be asked.", use("__Schema!"), {}, {}, 0};
    Field type{"__type", "One type of this server.", use("__Type"), {}, {}, 0};
    type.arguments.add({"name", "", use("String!"), {}, {}});
    Field name{"__typename", "The name of the object's type.", use("String!"), {}, {}, 0};
    meta_fields_ = {std::move(schema), std::move(type), std::move(name)};
}

void Schema::relate_interfaces() {
    for (const Type *type : defined_) {
        for (const Type *interface : type->interfaces) {
            if (!interface->is(Kind::interface)) reject("type \"" + interface->name + "\" is no interface");
            Type &super = mention(interface->name);
            super.subtypes.push_back(type);
            if (type->is(Kind::object)) super.members.push_back(type);
        }
    }
}

const Type *Schema::find(std::string_view name) const {
    const auto known = by_name_.find(name);
    return known == by_name_.end() ? nullptr : known->second;
}

TypeUse Schema::find(const syntax::TypeReference &type) const {
    return {find(type.name.text), type.wrapping};
}

const Directive *Schema::directive(std::string_view name) const {
    const auto found = std::ranges::find(directives_, name, &Directive::name);
    return found == directives_.end() ? nullptr : &*found;
}

const Field *Schema::field(const Type &parent, std::string_view name) const {
    if (name.starts_with("__")) {
        for (const Field &field : meta_fields_) {
            if (field.name != name) continue;
            const bool is_everywhere = &field == &meta_fields_.back();
            if (is_everywhere || &parent == root(syntax::OperationKind::query)) return &field;
        }
    }
    return parent.fields.find(name);
}

bool Schema::is_subtype(const Type &abstract, const Type &type) {
    if (abstract.is(Kind::union_of)) return contains(abstract.members, type);
    return contains(type.interfaces, abstract);
}

bool Schema::is_subtype(const TypeUse &type, const TypeUse &super) {
    if (type == super) return true;
    if (super.is_non_null()) return type.is_non_null() && is_subtype(type.nullable(), super.nullable());
    if (type.is_non_null()) return is_subtype(type.nullable(), super);
    if (super.is_list()) return type.is_list() && is_subtype(type.item(), super.item());
    if (type.is_list()) return false;
    return super.type->is_abstract() && type.type->has_fields() && is_subtype(*super.type, *type.type);
}

bool Schema::overlap(const Type &left, const Type &right) {
    if (&left == &right) return true;
    if (!left.is_abstract()) return right.is_abstract() && is_subtype(right, left);
    if (!right.is_abstract()) return is_subtype(left, right);
    return std::ranges::any_of(left.members, [&](const Type *type) { return is_subtype(right, *type); });
}

} // namespace model_api::graphql::schema

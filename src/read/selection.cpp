#include "read/selection.hpp"

#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "page/input.hpp"
#include "read/list.hpp"

namespace model_api::read {

namespace {

using page::refuse;

bool may_be_shown(const model::Field &field) {
    return field.is_relation() || field.type().selectable;
}

[[noreturn]] void refuse_unknown(std::string_view name, const model::Model &model, const std::string &path) {
    std::vector<std::string> id_keys;
    std::vector<std::string_view> candidates;
    for (const model::Field &field : model.fields) {
        if (may_be_shown(field)) candidates.push_back(field.name);
        if (field.kind == model::Kind::belongs_to) id_keys.push_back(model::id_key(field));
    }
    candidates.insert(candidates.end(), id_keys.begin(), id_keys.end());
    refuse(sqlstate::undefined_column,
           "Field \"" + std::string(name) + "\" is not defined by " + model.type_name + "." +
               did_you_mean(name, candidates),
           path);
}

[[noreturn]] void refuse_kind(const Json &value, const char *expected, const std::string &path) {
    refuse(sqlstate::invalid_parameter_value,
           std::string("selection must be ") + expected + ", not " + value.kind_name(), path);
}

int truncated_length(const Json &value, const std::string &path) {
    const Json *length = value.find("length");
    for (const auto &[name, unused] : value.members())
        if (name != "length")
            refuse(sqlstate::undefined_column,
                   "Field \"" + name + "\" is not defined by truncatedHTML." + did_you_mean(name, {"length"}),
                   path_of(path, name));
    if (!length || length->is_null()) return RichTextParts{}.truncated_length;
    int number = 0;
    if (length->is_number()) {
        const std::string &literal = length->literal();
        const char *const end = literal.data() + literal.size();
        const auto result = std::from_chars(literal.data(), end, number);
        if (result.ec == std::errc() && result.ptr == end && number > 0) return number;
    }
    refuse(sqlstate::invalid_parameter_value, "\"length\" must be a positive integer", path_of(path, "length"));
}

RichTextParts parse_rich_text(const Json &document, const std::string &path) {
    RichTextParts parts{false, false, false, RichTextParts{}.truncated_length};
    for (const auto &[name, value] : document.members()) {
        const std::string here = path_of(path, name);
        bool RichTextParts::*part = name == "markdown"        ? &RichTextParts::markdown
                                    : name == "html"          ? &RichTextParts::html
                                    : name == "truncatedHTML" ? &RichTextParts::truncated_html
                                                              : nullptr;
        if (!part)
            refuse(sqlstate::undefined_column,
                   "Field \"" + name + "\" is not defined by RichText." +
                       did_you_mean(name, {"markdown", "html", "truncatedHTML"}),
                   here);
        const bool has_length = value.is_object() && part == &RichTextParts::truncated_html;
        if (!value.is_boolean() && !has_length) refuse_kind(value, "true or false", here);
        parts.*part = has_length || value.as_boolean();
        if (has_length) parts.truncated_length = truncated_length(value, here);
    }
    if (!parts.markdown && !parts.html && !parts.truncated_html)
        refuse(sqlstate::invalid_parameter_value, "selection names no field", path);
    return parts;
}

// Walks a document, counting what it selects. The depth is bounded by the limits, and with it the recursion.
class Parser {
public:
    Parser(const model::Schema &schema, const SelectionLimits &limits, const DecideSearch &decide)
        : schema_(schema), limits_(limits), decide_(decide) {}

    Selection record(const Json &document, const model::Model &model, const std::string &path, int depth) {
        if (!document.is_object()) refuse_kind(document, "an object", path);
        Selection selection;
        for (const auto &[name, value] : document.members())
            if (!is_left_out(value))
                selection.members.push_back(member(name, value, model, path_of(path, name), depth));
            else
                check_name(name, model, path_of(path, name));
        if (selection.members.empty()) refuse(sqlstate::invalid_parameter_value, "selection names no field", path);
        return selection;
    }

private:
    static bool is_left_out(const Json &value) { return value.is_boolean() && !value.as_boolean(); }

    static void check_name(std::string_view name, const model::Model &model, const std::string &path) {
        const model::Field *field = model.find(name);
        if (field ? !may_be_shown(*field) : !model.find_by_id_key(name)) refuse_unknown(name, model, path);
    }

    Selected member(const std::string &name, const Json &value, const model::Model &model, const std::string &path,
                    int depth) {
        check_name(name, model, path);
        count(1, path);
        Selected selected;
        selected.name = name;
        selected.field = model.find(name);
        if (!selected.field) {
            selected.field = model.find_by_id_key(name);
            selected.form = Selected::Form::id;
        }
        if (selected.form == Selected::Form::value && selected.field->is_relation())
            relation(selected, value, path, depth);
        else
            scalar(selected, value, path);
        return selected;
    }

    static void scalar(Selected &selected, const Json &value, const std::string &path) {
        if (selected.field->kind == model::Kind::rich_text && value.is_object())
            selected.rich_text = parse_rich_text(value, path);
        else if (!value.is_boolean())
            refuse_kind(value, "true or false", path);
    }

    void relation(Selected &selected, const Json &value, const std::string &path, int depth) {
        if (depth >= limits_.depth)
            refuse(sqlstate::statement_too_complex,
                   "selection is nested more than " + std::to_string(limits_.depth) + " relations deep", path);
        if (!value.is_boolean() && !value.is_object()) refuse_kind(value, "true, false or an object", path);
        selected.model = &schema_.get(selected.field->relation->model);
        if (selected.field->is_to_many()) {
            const ParsedList parsed = parse_list(value, *selected.model, schema_, path, decide_);
            selected.form = Selected::Form::list;
            selected.list = parsed.list;
            if (parsed.list->node)
                selected.selection = nested(parsed.node, *selected.model, parsed.node_path, depth + 1);
        } else {
            selected.form = Selected::Form::record;
            selected.selection = nested(value.is_object() ? &value : nullptr, *selected.model, path, depth + 1);
        }
    }

    std::shared_ptr<const Selection> nested(const Json *document, const model::Model &model, const std::string &path,
                                            int depth) {
        if (document) return std::make_shared<Selection>(record(*document, model, path, depth));
        auto selection = std::make_shared<Selection>(default_selection(model));
        count(selection->members.size(), path);
        return selection;
    }

    void count(std::size_t members, const std::string &path) {
        fields_ += members;
        if (fields_ > static_cast<std::size_t>(limits_.fields))
            refuse(sqlstate::statement_too_complex,
                   "selection has more than " + std::to_string(limits_.fields) + " fields", path);
    }

    const model::Schema &schema_;
    const SelectionLimits &limits_;
    const DecideSearch &decide_;
    std::size_t fields_ = 0;
};

} // namespace

Selection default_selection(const model::Model &model) {
    Selection selection;
    for (const model::Field &field : model.fields) {
        Selected selected;
        selected.name = field.name;
        selected.field = &field;
        if (field.kind == model::Kind::belongs_to) {
            selected.name = model::id_key(field);
            selected.form = Selected::Form::id;
        } else if (field.is_relation() || !field.type().selectable) {
            continue;
        }
        selection.members.push_back(std::move(selected));
    }
    return selection;
}

Selection parse_selection(const Json &document, const model::Model &model, const model::Schema &schema,
                          std::string_view path, const SelectionLimits &limits, const DecideSearch &decide) {
    if (document.is_null()) return default_selection(model);
    return Parser(schema, limits, decide).record(document, model, std::string(path), 0);
}

} // namespace model_api::read

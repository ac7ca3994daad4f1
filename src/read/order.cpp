#include "read/order.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "filter/rows.hpp"
#include "read/columns.hpp"
#include "read/found.hpp"
#include "read/relation.hpp"
#include "sql/render.hpp"

namespace model_api::read {

namespace {

using Path = page::Relations;

bool begins_with(const Path &path, const Path &prefix) {
    return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

// Collects the joins of all keys; keys of the same record share one.
class Joins {
public:
    Joins(const page::Sort &sort, const model::Schema &schema, const Row &base)
        : sort_(sort), schema_(schema), base_(base) {}

    // The alias under which the record at the end of the path is joined.
    std::string join(const Path &path) {
        std::string alias(base_.alias);
        const model::Model *model = base_.model;
        for (std::size_t length = 1; length <= path.size(); ++length) {
            const Path prefix(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length));
            const model::Model *other = &schema_.get(prefix.back()->relation->model);
            alias = find_or_add(prefix, {model, alias}, *other);
            model = other;
        }
        return alias;
    }

    std::vector<WriteJoin> take() { return std::move(joins_); }

private:
    std::string find_or_add(const Path &path, const Row &from, const model::Model &other) {
        const auto known = std::find(paths_.begin(), paths_.end(), path);
        const std::string alias = "s" + std::to_string(known - paths_.begin() + 1);
        if (known != paths_.end()) return alias;
        paths_.push_back(path);
        if (path.back()->kind == model::Kind::has_one)
            add_first(path, from, other, alias);
        else
            add_join(*path.back(), from, other, alias);
        return alias;
    }

    void add_join(const model::Field &relation, const Row &from, const model::Model &other, const std::string &alias) {
        sql::Expression link = related(relation, from, {&other, alias}, schema_, "");
        joins_.emplace_back([this_schema = &schema_, &other, alias, link = std::move(link)](sql::Writer &out) {
            out << " LEFT JOIN ";
            const sql::Expression visible = filter::write_table(out, *this_schema, other, alias);
            out << " ON " << sql::conjunction({link, visible});
        });
    }

    // Nothing says that a hasOne has one: the first record alone counts, or rows would multiply.
    void add_first(const Path &path, const Row &from, const model::Model &other, const std::string &alias) {
        sql::Expression link = related(*path.back(), from, {&other, alias}, schema_, "");
        joins_.emplace_back([this_schema = &schema_, &other, alias, link = std::move(link),
                             names = columns_behind(path, other)](sql::Writer &out) {
            out << " LEFT JOIN LATERAL (SELECT ";
            const char *separator = "";
            for (const std::string &name : names) {
                out << separator;
                out.column(alias, name);
                separator = ", ";
            }
            out << " FROM ";
            const sql::Expression visible = filter::write_table(out, *this_schema, other, alias);
            out << " WHERE " << sql::conjunction({link, visible}) << " ORDER BY " << column(other.key(), alias)
                << " LIMIT 1) " << alias << " ON TRUE";
        });
    }

    // What keys and further joins need of the record at the end of the path.
    std::vector<std::string> columns_behind(const Path &path, const model::Model &model) const {
        std::vector<std::string> names;
        for (const page::SortKey &key : sort_.keys) {
            const auto *sorted = std::get_if<page::FieldKey>(&key.value);
            if (!sorted || !begins_with(sorted->path, path)) continue;
            const model::Field *field = sorted->path.size() == path.size() ? sorted->field : sorted->path[path.size()];
            if (field->kind == model::Kind::has_one) field = &model.key();
            const std::string &name = column_of(*field).name;
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        return names;
    }

    const page::Sort &sort_;
    const model::Schema &schema_;
    Row base_;
    std::vector<Path> paths_;
    std::vector<WriteJoin> joins_;
};

} // namespace

Order order_of(const page::Sort &sort, const model::Model &model, const model::Schema &schema, std::string_view alias) {
    Joins joins(sort, schema, {&model, alias});
    Order order;
    for (const page::SortKey &key : sort.keys) {
        const auto *field = std::get_if<page::FieldKey>(&key.value);
        sql::Expression expression = field ? column(*field->field, joins.join(field->path)) : score_of(alias);
        if (page::sorts_as_text(key)) expression = sql::Cast{{std::move(expression)}, page::key_type(key)};
        order.keys.push_back(std::move(expression));
    }
    order.joins = joins.take();
    return order;
}

const model::Field *plain_field(const page::SortKey &key) {
    const auto *field = std::get_if<page::FieldKey>(&key.value);
    return field && field->path.empty() && !page::sorts_as_text(key) ? field->field : nullptr;
}

} // namespace model_api::read
